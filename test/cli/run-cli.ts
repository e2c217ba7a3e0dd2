import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { main, type ProcessLike } from '../../src/cli/main.ts';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

class Capture extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }
  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

export interface CliHost extends Disposable {
  /** A folder of its own: working directory, database and home of every run. */
  readonly folder: string;
  /** Runs the program in this process, as a pipe sees it: no terminal on any stream. */
  run(
    args: readonly string[],
    options?: {
      readonly input?: string;
      readonly env?: Record<string, string>;
    } & Partial<Pick<ProcessLike, 'stdin' | 'stdout' | 'on' | 'exit'>>,
  ): Promise<CliResult>;
}

/** The day of every run: answer files dated later are in the future. */
export const TODAY = new Date('2026-11-21T09:30:00Z');

/** A machine of its own for a test file: what one run stores, the next one finds. */
export function createCliHost(): CliHost {
  const folder = mkdtempSync(join(tmpdir(), 'dcmm-cli-'));
  return {
    folder,
    async run(args, { input = '', env = {}, ...parts } = {}) {
      const [stdout, stderr] = [new Capture(), new Capture()];
      const code = await main({
        argv: ['node', 'dcmm', ...args],
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          LANG: 'en_US.UTF-8',
          NO_COLOR: '1',
          XDG_DATA_HOME: join(folder, 'data'),
          XDG_CONFIG_HOME: join(folder, 'config'),
          XDG_CACHE_HOME: join(folder, 'cache'),
          ...env,
        },
        stdin: Readable.from([Buffer.from(input)]),
        stdout,
        stderr,
        cwd: () => folder,
        platform: 'linux',
        now: () => TODAY,
        ...parts,
      });
      return { code, stdout: stdout.text, stderr: stderr.text };
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
