import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { type IPty, spawn } from 'node-pty';

const BIN = join(import.meta.dirname, '../../bin/dcmm.js');
/** For a machine that is busy with other things; nothing waits this long when all is well. */
const PATIENCE = 30_000;

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly lang?: 'zh_CN.UTF-8' | 'en_US.UTF-8';
  readonly env?: Readonly<Record<string, string>>;
}

/** A home of its own for a test: database and configuration of every run in it. */
export interface Home extends Disposable {
  readonly folder: string;
  readonly database: string;
  /** Starts the built program in a pseudo-terminal. */
  start(args: readonly string[], options?: TerminalOptions): Terminal;
  /** The same through a shell, for redirections. */
  startShell(line: string, options?: TerminalOptions): Terminal;
}

/** A program in a pseudo-terminal, with a screen that shows what a user would see. */
export class Terminal {
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly #waiting = new Set<() => void>();
  /** Everything that was written, escape sequences included. */
  output = '';
  readonly exited: Promise<{ readonly exitCode: number; readonly signal: number | undefined }>;
  #ended = false;

  constructor(
    command: string,
    args: readonly string[],
    cwd: string,
    env: Record<string, string>,
    options: TerminalOptions,
  ) {
    const { columns = 80, rows = 24 } = options;
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
    this.#pty = spawn(command, [...args], { cols: columns, rows, cwd, env, name: 'xterm-256color' });
    this.#pty.onData((data) => {
      this.output += data;
      this.#screen.write(data, () => this.#wake());
    });
    this.exited = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.#ended = true;
        this.#screen.write('', () => {
          this.#wake();
          resolve({ exitCode, signal });
        });
      });
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** The lines on the screen, or with what has scrolled off before them. */
  lines(everything = false): string[] {
    const buffer = this.#screen.buffer.active;
    const from = everything ? 0 : buffer.baseY;
    const to = buffer.baseY + this.#screen.rows;
    return Array.from(
      { length: to - from },
      (_, at) => buffer.getLine(from + at)?.translateToString(true) ?? '',
    );
  }

  get text(): string {
    return this.lines().join('\n');
  }

  /** Waits until the screen shows something, and returns the screen; the program's end is the end of waiting. */
  async see(what: string | RegExp): Promise<string> {
    const found = (): boolean => (typeof what === 'string' ? this.text.includes(what) : what.test(this.text));
    const deadline = Date.now() + PATIENCE;
    while (!found()) {
      if (this.#ended || Date.now() > deadline)
        throw new Error(`did not see ${String(what)}${this.#ended ? ' before the end' : ''}:\n${this.text}`);
      await this.#change(deadline - Date.now());
    }
    return this.text;
  }

  /** Resolves when the program writes something more, or ends. */
  #change(limit: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, limit);
      this.#waiting.add(wake);
    });
  }

  nextOutput(): Promise<void> {
    return this.#change(PATIENCE);
  }

  write(keys: string): void {
    this.#pty.write(keys);
  }

  /** Sends keys and waits for what they lead to. */
  async press(keys: string, what: string | RegExp): Promise<string> {
    this.write(keys);
    return this.see(what);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Takes the terminal away, as closing its window does. */
  close(): void {
    (this.#pty as IPty & { destroy(): void }).destroy();
  }

  kill(signal: string): void {
    try {
      process.kill(this.pid, signal);
    } catch {
      // It has ended already.
    }
  }
}

export const ENTER = '\r';
export const ESCAPE = '\u001b';
export const CTRL_C = '\u0003';
export const UP = '\u001b[A';
export const DOWN = '\u001b[B';

export function createHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'dcmm-e2e-'));
  const started: Terminal[] = [];
  const bin = process.env.DCMM_TEST_BIN ?? BIN;
  const open = (command: string, args: readonly string[], options: TerminalOptions): Terminal => {
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      TERM: 'xterm-256color',
      TZ: 'UTC',
      LANG: options.lang ?? 'en_US.UTF-8',
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      ...options.env,
    };
    const terminal = new Terminal(command, args, folder, env, options);
    started.push(terminal);
    return terminal;
  };
  return {
    folder,
    database: join(folder, 'data/dcmm/dcmm.sqlite'),
    start: (args, options = {}) => open(process.execPath, [bin, ...args], options),
    startShell: (line, options = {}) =>
      open('/bin/sh', ['-c', `'${process.execPath}' '${bin}' ${line}`], options),
    [Symbol.dispose]() {
      for (const terminal of started) terminal.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
