import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'rolldown';
import { onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** A second process at work on a database: what it printed, and how to end it. */
export interface Process {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  /** Waits until it has printed so many lines, or ended. */
  waitForLines(count: number): Promise<void>;
  /** Signal or exit code, once it has ended and all it printed has been read. */
  readonly ended: Promise<string | number | null>;
}

/** Compiles test/store/process/<name>.ts (Node 20 runs no TypeScript) and starts it with `args`. */
export async function startProcess(
  name: string,
  args: readonly string[],
  options: { readonly uid?: number } = {},
): Promise<Process> {
  // Inside the project, so that it finds better-sqlite3; a file for each start: tests and processes run side by side.
  const folder = join(ROOT, 'node_modules/.dcmm-test');
  mkdirSync(folder, { recursive: true });
  // For processes of another user.
  chmodSync(folder, 0o755);
  const script = join(folder, `${name}-${randomUUID()}.mjs`);
  await build({
    input: join(ROOT, 'test/store/process', `${name}.ts`),
    platform: 'node',
    external: ['better-sqlite3'],
    output: { file: script, codeSplitting: false },
  });
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(script, { force: true });
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  let wake = () => {};
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });
  const read = once(reader, 'close');
  const ended = once(child, 'exit').then(async ([code, signal]) => {
    await read;
    wake();
    return signal ?? code;
  });
  let over = false;
  void ended.then(() => {
    over = true;
    wake();
  });
  const waitForLines = async (count: number): Promise<void> => {
    while (lines.length < count && !over) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { child, lines, waitForLines, ended };
}
