import { confirm } from '@inquirer/prompts';
import type { Context } from '../context.ts';

/** Asks yes or no on stderr; no is what Enter means. Call only when canPrompt says so. */
export const askConfirm = (context: Context, message: string): Promise<boolean> =>
  confirm(
    { message, default: false },
    { input: context.stdin, output: context.stderr, signal: context.signal },
  );
