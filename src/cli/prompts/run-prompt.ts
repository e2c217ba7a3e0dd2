import process from 'node:process';
import { AppError } from '../../errors.ts';
import type { Context, InputStream } from '../context.ts';
import { KeyQueue } from './key-queue.ts';
import type { KeyEvent } from './read-key.ts';

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly clearPromptOnDone: boolean;
  readonly signal: AbortSignal;
}

/** How the prompt library says that the user, or a signal, ended a prompt without an answer. */
const ENDED = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);

const queues = new WeakMap<InputStream, KeyQueue>();

/** The one queue of a terminal's keys, given back when the command ends. */
function keysOf({ stdin, stderr, interrupt, atEnd }: Context): KeyQueue {
  const known = queues.get(stdin);
  if (known !== undefined) return known;
  const keys = new KeyQueue(stdin, {
    interrupt,
    write: (text) => stderr.write(text),
    marksPastes: process.platform !== 'win32',
  });
  queues.set(stdin, keys);
  atEnd(() => keys.close());
  return keys;
}

/**
 * Runs a prompt on the user's terminal and takes it off the screen afterwards. Rejects with AppError
 * interrupted after Ctrl-C, Ctrl-D, a signal, or when the terminal goes away: the prompt library would wait
 * for ever for some of these, and the process would then end as if all were well.
 */
export async function runPrompt<Config, Value>(
  context: Context,
  prompt: (config: Config, terminal: Terminal) => Promise<Value>,
  config: Config,
): Promise<Value> {
  const { stdin, stderr } = context;
  const keys = keysOf(context);
  const input = keys.createInput();
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  const watchKeys = (_text: unknown, event: KeyEvent | undefined): void => {
    if (event?.ctrl === true && event.name === 'd') leave();
  };
  stdin.on('end', leave).on('close', leave).on('error', leave);
  input.on('keypress', watchKeys);
  try {
    return await prompt(config, {
      input,
      output: stderr,
      clearPromptOnDone: true,
      signal: AbortSignal.any([context.signal, gone.signal]),
    });
  } catch (error) {
    if (error instanceof Error && ENDED.has(error.name)) throw new AppError('interrupted');
    throw error;
  } finally {
    stdin.off('end', leave).off('close', leave).off('error', leave);
    keys.release(input);
  }
}
