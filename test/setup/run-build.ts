import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** When a folder's files last changed, in ms; what the build makes itself does not count. */
function lastChange(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      if (entry.name === 'generated') return 0;
      const path = join(folder, entry.name);
      return entry.isDirectory() ? lastChange(path) : statSync(path).mtimeMs;
    }),
  );
}

/** Runs scripts/build.mjs unless its output is younger than everything it is made from. */
export function runBuild(output: string, sources: readonly string[], args: readonly string[] = []): void {
  const made = statSync(join(root, output), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const changed = Math.max(...sources.map((folder) => lastChange(join(root, folder))));
  if (made > changed) return;
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), ...args], { stdio: 'inherit' });
}
