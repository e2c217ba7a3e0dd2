import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findAnswerFiles } from '../../src/io/find-answer-files.ts';

async function find(folder: string, ...paths: string[]) {
  const files: string[] = [];
  const empty: string[] = [];
  let listed = 0;
  const listener = {
    onEmpty: (path: string) => empty.push(path),
    onListed: (count: number) => {
      listed += count;
    },
  };
  for await (const file of findAnswerFiles(paths, folder, listener)) files.push(file);
  return { files, empty, listed };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dcmm-find-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('finds answer files in folders of any name, by name, and follows no link to a folder', async () => {
  const folder = temporaryFolder();
  for (const name of ['in', 'in/b.json', 'in/没有']) mkdirSync(join(folder, name));
  for (const name of [
    'in/c.JSON',
    'in/a b😀.json',
    'in/b.json/deep.ndjson',
    'in/notes.txt',
    'in/.hidden.json',
  ])
    writeFileSync(join(folder, name), '');
  symlinkSync('c.JSON', join(folder, 'in/link.json'));
  symlinkSync('nothing.json', join(folder, 'in/broken.json'));
  symlinkSync('.', join(folder, 'in/round'));
  const files = ['a b😀.json', 'b.json/deep.ndjson', 'broken.json', 'c.JSON', 'link.json'];
  expect(await find(folder, 'in', 'in/没有')).toEqual({
    files: files.map((name) => join('in', name)),
    empty: ['in/没有'],
    listed: 4,
  });
});

it.skipIf(process.platform === 'win32')(
  'passes over a pipe in a folder, and takes one that is named',
  async () => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    writeFileSync(join(folder, 'a.json'), '');
    expect((await find(folder, '.')).files).toEqual(['a.json']);
    expect((await find(folder, 'pipe.json')).files).toEqual(['pipe.json']);
  },
);
