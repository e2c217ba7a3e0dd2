import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliHost, createCliHost } from '../run-cli.ts';

const SEEDS = join(import.meta.dirname, '../../../seeds');
const ANSWERS = join(SEEDS, 'answers/sample-lithium.dcmm-2018.json');

let host: CliHost;
let database: string;
let inventory: string;
beforeAll(async () => {
  host = createCliHost();
  database = (await host.run(['db', 'path'])).stdout.trim();
  await host.run(['score', ANSWERS, '--save', '--quiet']);
  const imported = await host.run([
    'classify',
    'import',
    join(SEEDS, 'inventories/pohu-copper.json'),
    '--json',
  ]);
  inventory = JSON.parse(imported.stdout).id;
  writeFileSync(join(host.folder, 'answers.json'), readFileSync(ANSWERS));
  symlinkSync(database, join(host.folder, 'link.json'));
});
afterAll(() => host[Symbol.dispose]());

describe('an output that the user names', () => {
  it.each([
    ['classify export', () => ['classify', 'export', inventory, '-o', database]],
    [
      'classify export over the log beside it',
      () => ['classify', 'export', inventory, '-o', `${database}-wal`],
    ],
    ['classify export through a link', () => ['classify', 'export', inventory, '-o', 'link.json']],
    ['classify report', () => ['classify', 'report', inventory, '--format', 'html', '-o', database]],
    ['classify import', () => ['classify', 'import', '--template', database]],
    ['cohort', () => ['cohort', '--min-group', '2', '-o', database]],
    ['cohort with a benchmark', () => ['cohort', '--min-group', '2', '--benchmark', database]],
    ['questionnaire', () => ['questionnaire', 'dcmm-2025', '--format', 'json', '-o', database]],
    ['import', () => ['import', 'answers.json', '-o', database]],
    ['migrate', () => ['migrate', 'answers.json', '--to', 'dcmm-2025', '-o', database]],
    ['rubric overlay', () => ['rubric', 'overlay', 'template', 'dcmm-2025', '-o', database]],
    ['report', () => ['report', 'answers.json', '--format', 'json', '-o', 'link.json']],
    ['demo', () => ['demo', '-o', 'link.json']],
  ])('never replaces the database, even when forced: %s', async (_, args) => {
    const stored = (await host.run(['list', '--json'])).stdout;
    const { code, stdout, stderr } = await host.run([...args(), '--force']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('is the database that holds everything stored');
    expect((await host.run(['list', '--json'])).stdout).toBe(stored);
    expect((await host.run(['db', 'check'])).code).toBe(0);
  });

  it('is left as it is by the demo unless it is forced, and nothing is scored for it', async () => {
    const mine = join(host.folder, 'mine.json');
    writeFileSync(mine, 'mine');
    const own = ['--db', join(host.folder, 'other.sqlite')];
    const { code, stderr } = await host.run(['demo', '-o', 'mine.json', ...own]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/mine\.json exists already[\s\S]*--force/);
    expect(readFileSync(mine, 'utf8')).toBe('mine');
    expect(existsSync(join(host.folder, 'other.sqlite'))).toBe(false);
  });
});
