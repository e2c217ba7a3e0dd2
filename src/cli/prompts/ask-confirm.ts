import { confirm } from '@inquirer/prompts';
import type { Context } from '../context.ts';
import { runPrompt } from './run-prompt.ts';

/** Asks yes or no on stderr; no is what Enter means. Call only when canPrompt says so. */
export const askConfirm = (context: Context, message: string): Promise<boolean> =>
  runPrompt(context, confirm, { message, default: false });
