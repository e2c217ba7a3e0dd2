/**
 * `npm run bench [-- name …]`: runs the benchmarks of this folder one after the other, or those named.
 * Each compares with another thing in the same run and prints its medians and ratios; README.md explains them.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** What the benchmarks use and what makes their data. */
const NOT_BENCHMARKS = /^(run|data|median|make-.*|bare-.*)\.mjs$/;

const folder = import.meta.dirname;
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs') && !NOT_BENCHMARKS.test(file))
  .map((file) => file.replace('.mjs', ''));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0)
  throw new RangeError(`no benchmark ${unknown.join(', ')}; there are ${names.join(', ')}`);

spawnSync(process.execPath, [join(folder, '../scripts/build.mjs')], { stdio: 'inherit' });
for (const name of wanted.length > 0 ? wanted : names) {
  process.stdout.write(`\n${name}\n`);
  const { status } = spawnSync(process.execPath, [join(folder, `${name}.mjs`)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
