import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createCliHost } from './run-cli.ts';

const SAMPLE = join(import.meta.dirname, '../../seeds/answers/sample-lithium.dcmm-2018.json');
const host = createCliHost();
afterAll(() => host[Symbol.dispose]());

// In this order: what one stores the next one finds.
it.each([
  ['list'],
  ['classify list'],
  ['classify due'],
  ['rubric overlay list'],
  ['assess --answers answers.json'],
  ['assess --answers answers.json'],
  ['list --enterprise nobody'],
  ['db check'],
  ['db backup copy.sqlite'],
  ['migrate answers.json --to dcmm-2025 --dry-run'],
  ['cohort'],
])('says nothing but its results with --quiet: %s', async (command) => {
  copyFileSync(SAMPLE, join(host.folder, 'answers.json'));
  const args = command.split(' ');
  expect(await host.run([...args, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
});
