import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { expect, it, onTestFinished } from 'vitest';
import { findAnswerFiles } from '../../src/io/find-answer-files.ts';

async function find(folder: string, ...paths: string[]) {
  const files: string[] = [];
  const empty: string[] = [];
  const passedOver: string[] = [];
  let listed = 0;
  const listener = {
    onEmpty: (path: string) => empty.push(path),
    onListed: (count: number) => {
      listed += count;
    },
    onPassedOver: (path: string) => passedOver.push(path),
  };
  for await (const file of findAnswerFiles(paths, folder, listener)) files.push(file);
  return { files, empty, listed, passedOver };
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
    passedOver: [],
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

it('finds the workbooks in a folder that are forms, and passes over the others and the locks beside them', async () => {
  const folder = temporaryFolder();
  const forms = join(import.meta.dirname, '../fixtures/questionnaire');
  for (const kind of ['xlsx', 'ods', 'xls'])
    copyFileSync(join(forms, `libreoffice.${kind}`), join(folder, `form.${kind.toUpperCase()}`));
  for (const name of ['~$form.xlsx', '.~lock.form.xlsx#', 'notes.xlsx', 'empty.ods'])
    writeFileSync(join(folder, name), '');
  writeFileSync(
    join(folder, 'budget.xlsx'),
    await writeXlsx({ sheets: [{ name: 'Budget', rows: [['a', 1]] }] }),
  );
  writeFileSync(join(folder, 'broken.xlsx'), readFileSync(join(forms, 'libreoffice.xlsx')).subarray(0, 5000));
  expect(await find(folder, '.')).toEqual({
    files: ['broken.xlsx', 'form.ODS', 'form.XLS', 'form.XLSX'],
    empty: [],
    listed: 4,
    passedOver: ['budget.xlsx', 'empty.ods', 'notes.xlsx'],
  });
  expect((await find(folder, 'budget.xlsx')).files).toEqual(['budget.xlsx']);
});
