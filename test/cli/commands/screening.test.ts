import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Response } from '../../../src/core/response.ts';
import { createCliHost } from '../run-cli.ts';

const SAMPLE = join(import.meta.dirname, '../../../seeds/answers/sample-copper.dcmm-2025.json');
const sample: Response = JSON.parse(readFileSync(SAMPLE, 'utf8'));
const items = [...new Set(Object.keys(sample.answers).map((id) => id.replace(/\.\d+\.\d+$/, '')))];

const host = createCliHost();
afterAll(() => host[Symbol.dispose]());

function writeAnswers(file: string, answers: Readonly<Record<string, Answer>>): void {
  writeFileSync(join(host.folder, file), JSON.stringify({ ...sample, answers }));
}

/** All items but the last judged as a whole; and the same with the criteria of one item answered one by one. */
beforeAll(() => {
  const judged = items.slice(0, -1).map((id) => [id, { level: 2 }] as const);
  writeAnswers('screened.json', Object.fromEntries(judged));
  const [first = ''] = items;
  const own = Object.entries(sample.answers).filter(([id]) => id.startsWith(`${first}.`));
  writeAnswers('mixed.json', Object.fromEntries([...judged.slice(1), ...own]));
});

const stored = async (...args: string[]): Promise<string> => {
  const file = args.at(-1) ?? '';
  const { stdout } = await host.run([...args, '--json', '--db', `${file}.db`]);
  const value = JSON.parse(stdout);
  return value.id ?? value.results[0].id;
};

describe('a screening says that items were judged, and no criteria answered', () => {
  const words = `${items.length - 1} of ${items.length} items judged as a whole`;

  it.each([
    ['score', ['score', 'screened.json'], `\t${items.length - 1}/${items.length}\t`],
    ['the result of an assessment', ['assess', '--answers', 'screened.json', '--db', 'once.db']],
    ['explain', ['explain', 'screened.json']],
    ['explain of a domain', ['explain', 'screened.json', 'data-strategy'], '3 of 3 items judged as a whole'],
  ])('in %s', async (_, args, expected = words) => {
    const { stdout } = await host.run(args);
    expect(stdout).toContain(expected);
    expect(stdout).not.toContain('criteria answered');
  });

  it('in reports', async () => {
    const args = ['report', 'screened.json', '--format', 'md', '--output', 'screened.md', '--lang', 'en'];
    expect((await host.run(args)).code).toBe(0);
    const text = readFileSync(join(host.folder, 'screened.md'), 'utf8');
    expect(text).toContain(words);
    expect(text).not.toMatch(/criteria answered/);
  });

  it.each([
    ['scored as a file', ['score', '--save', 'screened.json']],
    ['taken in as an assessment', ['assess', '--answers', 'screened.json']],
  ])('in the list and in show, %s', async (_, args) => {
    const id = await stored(...args);
    const counts = `${items.length - 1}/${items.length}`;
    for (const command of [['list'], ['show', id]])
      expect((await host.run([...command, '--db', 'screened.json.db'])).stdout).toContain(counts);
  });
});

it('counts the criteria of the other items where only some were judged as a whole', async () => {
  const { stdout } = await host.run(['explain', 'mixed.json']);
  expect(stdout).toMatch(
    new RegExp(
      `${items.length - 2} of ${items.length} items judged as a whole; in the others \\d+ of \\d+ applicable`,
    ),
  );
});
