import type { Readable, Writable } from 'node:stream';
import type { Language } from '../core/text.ts';
import type { ExitCode } from '../errors.ts';
import type { AppPaths } from '../io/app-paths.ts';
import type { Translate } from '../locales/translate.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly lang?: string;
  readonly db?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly input: boolean;
  readonly debug: boolean;
}

export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

export interface InputStream extends Readable {
  readonly isTTY?: boolean;
}

/** The world as commands see it. Nothing below src/cli reads the clock or the environment. */
export interface Context {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  readonly paths: AppPaths;
  readonly language: Language;
  readonly t: Translate;
  /** Whether text on these streams may carry colour. */
  readonly color: { readonly stdout: boolean; readonly stderr: boolean };
  readonly options: GlobalOptions;
  /** Aborted by the first Ctrl-C; commands finish what they are at and leave with 130. */
  readonly signal: AbortSignal;
  /** What Ctrl-C does where it is a key and no signal. */
  readonly interrupt: () => void;
  /** Leaves work for when the command has ended, however it ended. */
  readonly atEnd: (work: () => void) => void;
  /** What the process leaves with unless an error decides otherwise. */
  exitCode: ExitCode;
}

/** Today where the user is, as YYYY-MM-DD. */
export function today(context: Context): string {
  const date = context.now();
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/**
 * Whether questions may be asked: both ends are terminals that can draw, `CI` is unset and `--no-input` was not given.
 * Asked before the prompt library is touched: on a closed stdin it would leave with exit code 0.
 */
export const canPrompt = (context: Context): boolean =>
  context.stdin.isTTY === true &&
  context.stderr.isTTY === true &&
  !context.env.CI &&
  context.env.TERM !== 'dumb' &&
  context.options.input &&
  !context.options.json;

/** Width to lay text out for: the terminal's, or 80. */
export const columnsOf = (context: Context): number => {
  const fromEnv = Number(context.env.COLUMNS);
  return context.stdout.columns ?? (fromEnv >= 20 ? fromEnv : 80);
};
