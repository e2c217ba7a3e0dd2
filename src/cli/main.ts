import { CommanderError } from 'commander';
import { AppError, ExitCode } from '../errors.ts';
import { findAppPaths } from '../io/app-paths.ts';
import { createTranslate } from '../locales/translate.ts';
import { chooseColor } from './choose-color.ts';
import { chooseLanguage } from './choose-language.ts';
import type { Context, GlobalOptions, InputStream, OutputStream } from './context.ts';
import { describeUsage } from './describe-usage.ts';
import { printError } from './output/print-error.ts';
import { createProgram } from './program.ts';
import { readGlobalOptions } from './read-global-options.ts';

/** The part of Node's `process` that the program uses; tests give their own. */
export interface ProcessLike {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly cwd: () => string;
  readonly platform?: string;
  readonly now?: () => Date;
  readonly on?: (event: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
  readonly off?: (event: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
  readonly exit?: (code: number) => void;
  readonly pid?: number;
  readonly kill?: (pid: number, signal: 'SIGHUP') => unknown;
}

async function createContext(
  host: ProcessLike,
  input: Input,
  options: GlobalOptions,
  course: Pick<Context, 'signal' | 'interrupt' | 'atEnd'>,
): Promise<Context> {
  const env = options.db === undefined ? host.env : { ...host.env, DCMM_DB: options.db };
  const language = chooseLanguage(options.lang, host.env, host.platform);
  return {
    get stdin() {
      return input.open();
    },
    stdout: host.stdout,
    stderr: host.stderr,
    env: host.env,
    cwd: host.cwd(),
    now: host.now ?? (() => new Date()),
    paths: findAppPaths(env),
    language,
    t: await createTranslate(language),
    color: {
      stdout: chooseColor(options.color, host.env, host.stdout),
      stderr: chooseColor(options.color, host.env, host.stderr),
    },
    options,
    ...course,
    exitCode: ExitCode.ok,
  };
}

/** Commander's failures are usage errors; help and version are not failures. */
function exitCodeOf(context: Context, error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === 'commander.help')
      return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
    printError(context, new AppError('usage', { detail: describeUsage(context.t, error) }));
    return ExitCode.usage;
  }
  printError(context, error);
  return error instanceof AppError ? error.exitCode : ExitCode.bug;
}

/** First Ctrl-C: finish what is at hand; second: leave at once. */
const createInterrupt = (host: ProcessLike, controller: AbortController) => (): void => {
  if (controller.signal.aborted) host.exit?.(ExitCode.interrupted);
  controller.abort();
};

/** A reader that has seen enough (`| head`), or a terminal that was closed, is no failure of ours. */
function ignoreClosedPipe(stream: OutputStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

interface Input {
  /** The stream, opened when first asked for: help, say, reads nothing. */
  open(): InputStream;
  /** Whether the terminal was closed under us, which is no error of its own. */
  isGone(): boolean;
}

function createInput(host: ProcessLike): Input {
  let stream: InputStream | null = null;
  let isGone = false;
  const leave = (): void => {
    isGone = true;
  };
  return {
    open() {
      if (stream === null) {
        stream = host.stdin;
        if (stream.isTTY === true) stream.on('end', leave).on('close', leave).on('error', leave);
      }
      return stream;
    },
    isGone: () => isGone,
  };
}

/** Runs the command line once and resolves with the exit code; the one place that catches. */
export async function main(host: ProcessLike): Promise<ExitCode> {
  const args = host.argv.slice(2);
  const controller = new AbortController();
  const interrupt = createInterrupt(host, controller);
  const endings: (() => void)[] = [];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    host.on?.(signal, interrupt);
    endings.push(() => host.off?.(signal, interrupt));
  }
  for (const stream of [host.stdout, host.stderr]) ignoreClosedPipe(stream);
  const input = createInput(host);
  const context = await createContext(host, input, readGlobalOptions(args), {
    signal: controller.signal,
    interrupt,
    atEnd: (work) => endings.push(work),
  });
  try {
    const program = await createProgram(context, args);
    if (
      args.some((arg) => !arg.startsWith('-')) ||
      args.some((arg) => /^(-h|--help|-V|--version)$/.test(arg))
    )
      await program.parseAsync(args, { from: 'user' });
    else program.outputHelp();
    return context.exitCode;
  } catch (error) {
    return exitCodeOf(context, error);
  } finally {
    for (const end of endings) end();
    // Node sets the terminal back when it exits, and crashes when there is none to set back.
    if (input.isGone() && host.pid !== undefined) host.kill?.(host.pid, 'SIGHUP');
  }
}
