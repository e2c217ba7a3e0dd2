import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { AppError, ExitCode } from '../errors.ts';
import { findAppPaths } from '../io/app-paths.ts';
import { createTranslate } from '../locales/translate.ts';
import { chooseColor } from './choose-color.ts';
import { chooseLanguage } from './choose-language.ts';
import type { Context, GlobalOptions, InputStream, OutputStream } from './context.ts';
import { describeUsage } from './describe-usage.ts';
import { printError } from './output/print-error.ts';
import { createProgram, findCommandPath, findUnknownTopic } from './program.ts';
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
  const { db = host.env.DCMM_DB } = options;
  const cwd = host.cwd();
  const language = chooseLanguage(options.lang, host.env, host.platform);
  return {
    get stdin() {
      return input.open();
    },
    stdout: host.stdout,
    stderr: host.stderr,
    env: host.env,
    cwd,
    now: host.now ?? (() => new Date()),
    // From where the user is, as every other path.
    paths: findAppPaths({ ...host.env, DCMM_DB: db && resolve(cwd, db) }),
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
function exitCodeOf(context: Context, error: unknown, command = ''): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return ExitCode.ok;
    // The help page is the answer to people.
    if (error.code === 'commander.help' && !context.options.json) return ExitCode.usage;
    printError(context, new AppError('usage', { detail: describeUsage(context.t, error) }), command);
    return ExitCode.usage;
  }
  printError(context, error, command);
  return error instanceof AppError ? error.exitCode : ExitCode.bug;
}

/** How long what is at hand may take after the first Ctrl-C: a read from a pipe that nobody fills never ends. */
const GRACE_MS = 5000;

/** First Ctrl-C: finish what is at hand; second, or when that takes too long: leave at once. */
function createInterrupt(
  host: ProcessLike,
  controller: AbortController,
  atEnd: Context['atEnd'],
): () => void {
  const leave = (): void => host.exit?.(ExitCode.interrupted);
  return () => {
    if (controller.signal.aborted) return leave();
    const timer = setTimeout(leave, GRACE_MS).unref();
    atEnd(() => clearTimeout(timer));
    controller.abort();
  };
}

/**
 * Keeps a stream's error from ending the process. A reader that has seen enough (`| head`), or a terminal that was
 * closed, is no failure; anything else, such as a full disk, is what this resolves with.
 */
function watchOutput(stream: OutputStream): () => Promise<AppError | null> {
  let failure: AppError | null = null;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const { code = 'UNKNOWN' } = error;
    if (code === 'EPIPE' || (code === 'EIO' && stream.isTTY === true)) return;
    failure ??= new AppError('output-unwritable', { reason: code }, { cause: error });
  });
  return async () => {
    // Files are written at once; that it failed is said one turn later.
    await new Promise((resume) => setImmediate(resume));
    return failure;
  };
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

async function runProgram(context: Context, args: readonly string[]): Promise<ExitCode> {
  let command = '';
  try {
    const program = await createProgram(context, args);
    command = findCommandPath(program, args);
    // As a command, commander says that there is none, and which one may be meant.
    const topic = findUnknownTopic(args);
    if (topic !== null) await program.parseAsync([topic], { from: 'user' });
    const { operands, unknown } = program.parseOptions([...args]);
    // Without a command commander prints help as an error.
    if (operands.length === 0 && unknown.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return exitCodeOf(context, error, command);
  }
}

/** Runs the command line once and resolves with the exit code; the one place that catches. */
export async function main(host: ProcessLike): Promise<ExitCode> {
  const args = host.argv.slice(2);
  const controller = new AbortController();
  const endings: (() => void)[] = [];
  const atEnd: Context['atEnd'] = (work) => endings.push(work);
  const interrupt = createInterrupt(host, controller, atEnd);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    host.on?.(signal, interrupt);
    endings.push(() => host.off?.(signal, interrupt));
  }
  const findOutputFailure = watchOutput(host.stdout);
  watchOutput(host.stderr);
  const input = createInput(host);
  const context = await createContext(host, input, readGlobalOptions(args), {
    signal: controller.signal,
    interrupt,
    atEnd,
  });
  try {
    const code = await runProgram(context, args);
    const failure = await findOutputFailure();
    if (failure === null || code === ExitCode.bug) return code;
    return exitCodeOf(context, failure);
  } finally {
    for (const end of endings) end();
    // Node sets the terminal back when it exits, and crashes when there is none to set back.
    if (input.isGone() && host.pid !== undefined) host.kill?.(host.pid, 'SIGHUP');
  }
}
