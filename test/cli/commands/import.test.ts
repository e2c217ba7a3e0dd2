import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editForm, fillIn } from '../../io/questionnaire/edit-form.ts';
import { type CliHost, createCliHost } from '../run-cli.ts';

const ROOT = join(import.meta.dirname, '../../..');
const COPPER = join(ROOT, 'seeds/answers/sample-copper.dcmm-2025.json');
const FORM = join(ROOT, 'test/fixtures/questionnaire/libreoffice.xlsx');
const PLANNING = 'data-strategy-planning';

let host: CliHost;
beforeEach(() => {
  host = createCliHost();
});
afterEach(() => host[Symbol.dispose]());

const at = (name: string): string => join(host.folder, name);
const readJson = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'));
const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await host.run([...args, '--json']);
  return { code, ...JSON.parse(stdout || stderr) };
};

/** A form of one item, filled in by a department; a name only where it is given. */
async function makeForm(file: string, answers: Readonly<Record<string, string>>, name: string | null) {
  await host.run(['questionnaire', 'dcmm-2025', '--item', PLANNING, '-o', file, '--force']);
  const bytes = await editForm(readFileSync(at(file)), (sheets) => {
    const [guide, questions] = sheets;
    for (const row of guide?.rows ?? []) if (row[0] === 'Name of the enterprise *') row[1] = name;
    for (const [id, answer] of Object.entries(answers))
      if (questions !== undefined) fillIn(questions, `${PLANNING}.${id}`, 'Answer', answer);
    return undefined;
  });
  writeFileSync(at(file), bytes);
}

describe('dcmm import', () => {
  it('stores a form as an assessment that can be gone on with, once however often', async () => {
    copyFileSync(FORM, at('form.xlsx'));
    const { code, stdout, stderr } = await host.run(['import', 'form.xlsx']);
    const id = stdout.trim();
    expect([code, id]).toEqual([0, expect.stringMatching(/^\w{8}$/)]);
    expect(stderr).toContain(`dcmm assess --resume ${id}`);
    expect(await json('show', id)).toMatchObject({
      assessment: { status: 'open', enterprise: { name: '示例制造有限公司（虚构）' } },
    });
    expect(await json('import', 'form.xlsx')).toMatchObject({ id, status: 'open', isNew: false });
    expect((await json('list')).assessments).toHaveLength(1);
    expect((await host.run(['explain', id])).code).toBe(0);
  });

  it('finishes an assessment in which nothing is left to answer', async () => {
    await host.run(['questionnaire', '--from', COPPER, '-o', 'full.xlsx']);
    const imported = await json('import', 'full.xlsx');
    expect(imported).toMatchObject({ code: 0, status: 'done', isNew: true, added: 533, changed: 0 });
    const { results } = await json('score', COPPER);
    expect(results[0]).toMatchObject({ score: imported.score, level: imported.level });
  });

  it('puts the parts of several departments together, whatever their format', async () => {
    await makeForm('it.xlsx', { '1.1': 'Fully met' }, null);
    writeFileSync(
      at('board.json'),
      JSON.stringify({
        schemaVersion: 1,
        rubric: { id: 'dcmm-2025' },
        enterprise: { name: 'Example Ltd' },
        answers: { [`${PLANNING}.2.1`]: 'none' },
      }),
    );
    expect(await json('import', 'it.xlsx', 'board.json', '-o', 'all.json')).toMatchObject({
      code: 0,
      id: null,
      added: 2,
    });
    expect(readJson('all.json')).toMatchObject({
      enterprise: { name: 'Example Ltd' },
      answers: { [`${PLANNING}.1.1`]: { option: 'full' }, [`${PLANNING}.2.1`]: { option: 'none' } },
    });
    expect((await json('list')).assessments).toEqual([]);
  });

  it('stores nothing while two parts differ, names both places, and lets the user decide', async () => {
    await makeForm('a.xlsx', { '1.1': 'Fully met' }, 'Example Ltd');
    await makeForm('b.xlsx', { '1.1': '不满足' }, 'Example Ltd');
    const { code, stdout, stderr } = await host.run(['import', 'a.xlsx', 'b.xlsx']);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/b\.xlsx Data strategy!F2 .*a\.xlsx Data strategy!F2/);
    expect(stderr).toContain('--prefer');
    expect((await json('list')).assessments).toEqual([]);
    expect((await host.run(['import', 'a.xlsx', 'b.xlsx', '--prefer', 'last', '-o', 'all.json'])).code).toBe(
      0,
    );
    expect(readJson('all.json').answers).toEqual({ [`${PLANNING}.1.1`]: { option: 'none' } });
  });

  it('adds to an assessment, over what it has, and passes over what a form only repeats', async () => {
    await makeForm('first.xlsx', { '1.1': 'Fully met', '2.1': 'Mostly met' }, 'Example Ltd');
    const id = (await host.run(['import', 'first.xlsx'])).stdout.trim();
    await makeForm('changed.xlsx', { '1.1': 'Not met', '2.1': 'Mostly met', '2.4': 'Fully met' }, null);
    const added = await json('import', 'changed.xlsx', 'first.xlsx', '--into', id);
    expect(added).toMatchObject({ code: 0, id, status: 'open', added: 1, changed: 1 });
    await host.run(['questionnaire', '--from', id, '--format', 'json', '-o', 'now.json']);
    expect(readJson('now.json').answers).toMatchObject({
      [`${PLANNING}.1.1`]: { option: 'none' },
      [`${PLANNING}.2.1`]: { option: 'mostly' },
      [`${PLANNING}.2.4`]: { option: 'full' },
    });
  });

  it('adds a remark to the answer that is stored', async () => {
    const id = (await host.run(['import', COPPER])).stdout.trim();
    const { rubric, enterprise, answers } = JSON.parse(readFileSync(COPPER, 'utf8'));
    const [first = ''] = Object.keys(answers);
    const remark = { schemaVersion: 1, rubric, enterprise, answers: { [first]: { note: 'Ask again.' } } };
    writeFileSync(at('remark.json'), JSON.stringify(remark));
    expect(await json('import', 'remark.json', '--into', id)).toMatchObject({ added: 0, changed: 1 });
    const { response } = await json('show', id);
    expect(response.answers[first]).toEqual({ ...answers[first], note: 'Ask again.' });
  });

  it('names only the rubric where a form is of another than the assessment', async () => {
    const id = (await host.run(['import', COPPER])).stdout.trim();
    const older = join(ROOT, 'seeds/answers/sample-lithium.dcmm-2018.json');
    const { code, error } = await json('import', older, '--into', id);
    expect(code).toBe(3);
    expect(error.problems).toEqual([expect.objectContaining({ code: 'rubric-id', path: '$.rubric.id' })]);
  });

  it('says what an enterprise that is no object should be', async () => {
    const id = (await host.run(['import', COPPER])).stdout.trim();
    const odd = { ...JSON.parse(readFileSync(COPPER, 'utf8')), enterprise: 'Example Ltd' };
    writeFileSync(at('odd.json'), JSON.stringify(odd));
    const { error } = await json('import', 'odd.json', '--into', id);
    expect(error.problems).toEqual([expect.objectContaining({ code: 'schema-type', path: '$.enterprise' })]);
  });

  it('adds an answer file that does not say whose it is', async () => {
    await makeForm('first.xlsx', { '1.1': 'Fully met' }, 'Example Ltd');
    const id = (await host.run(['import', 'first.xlsx'])).stdout.trim();
    const part = { schemaVersion: 1, rubric: { id: 'dcmm-2025' }, answers: { [`${PLANNING}.2.1`]: 'none' } };
    writeFileSync(at('part.json'), JSON.stringify(part));
    expect(await json('import', 'part.json', '--into', id)).toMatchObject({ code: 0, added: 1, changed: 0 });
    writeFileSync(at('part.json'), JSON.stringify({ ...part, enterprise: null }));
    expect((await json('import', 'part.json', '--into', id)).code).toBe(3);
  });

  it('refuses to add the form of another enterprise', async () => {
    await makeForm('first.xlsx', { '1.1': 'Fully met' }, 'Example Ltd');
    const id = (await host.run(['import', 'first.xlsx'])).stdout.trim();
    await makeForm('other.xlsx', { '2.1': 'Fully met' }, 'Somebody Else');
    const { code, stderr } = await host.run(['import', 'other.xlsx', '--into', id]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/Start here!B\d+ .*Somebody Else.*Example Ltd/);
    // Whom the answers are about is not for --prefer to decide.
    expect(stderr).not.toContain('--prefer');
  });

  it('checks only, on a dry run', async () => {
    copyFileSync(FORM, at('form.xlsx'));
    expect(await json('import', 'form.xlsx', '--dry-run')).toMatchObject({
      code: 0,
      dryRun: true,
      id: null,
      added: 6,
    });
    expect((await json('list')).assessments).toEqual([]);
  });

  it('says everything that is wrong with every file, with sheet and cell', async () => {
    await makeForm('a.xlsx', { '1.1': 'Perhaps' }, null);
    writeFileSync(
      at('b.json'),
      '{"schemaVersion":1,"rubric":{"id":"dcmm-2025"},"enterprise":{},"answers":{"x.1":"full"}}',
    );
    const { code, error } = await json('import', 'a.xlsx', 'b.json');
    expect(code).toBe(3);
    // That helps only where parts differ.
    expect(error.hint).not.toContain('--prefer');
    expect(
      error.problems.map(({ code: one, path }: { code: string; path: string }) => `${path} ${one}`),
    ).toEqual([
      'a.xlsx Data strategy!F2 unknown-option',
      expect.stringMatching(/^a\.xlsx Start here!B\d+ cell-missing$/),
      'b.json $.answers["x.1"] unknown-criterion',
    ]);
  });

  it.each([
    ['a blank form', [], /No question is answered yet/, 3],
    ['a file that is not there', ['missing.xlsx'], /missing\.xlsx/, 4],
    ['forms of two rubrics', ['blank.xlsx', 'older.json'], /dcmm-2018.*dcmm-2025/s, 3],
    [
      'a rubric beside the one of the assessment',
      ['blank.xlsx', '--into', 'abc', '--rubric', 'dcmm-2025'],
      /--rubric/,
      2,
    ],
  ])('refuses %s', async (_, args, words, expected) => {
    await makeForm('blank.xlsx', {}, 'Example Ltd');
    writeFileSync(
      at('older.json'),
      '{"schemaVersion":1,"rubric":{"id":"dcmm-2018"},"enterprise":{"name":"A"},"answers":{}}',
    );
    const { code, stderr } = await host.run(['import', ...(args.length > 0 ? args : ['blank.xlsx'])]);
    expect(code).toBe(expected);
    expect(stderr).toMatch(words);
  });

  it('reads standard input, and writes to standard output', async () => {
    const { code, stdout } = await host.run(['import', '-', '-o', '-'], {
      input: readFileSync(COPPER, 'utf8'),
    });
    expect([code, JSON.parse(stdout).enterprise]).toEqual([
      0,
      JSON.parse(readFileSync(COPPER, 'utf8')).enterprise,
    ]);
  });

  it('leaves a file that is there alone, and never writes over what it read', async () => {
    copyFileSync(FORM, at('form.xlsx'));
    writeFileSync(at('mine.json'), 'mine');
    expect((await host.run(['import', 'form.xlsx', '-o', 'mine.json'])).code).toBe(2);
    expect((await host.run(['import', 'form.xlsx', '-o', 'form.xlsx', '--force'])).code).toBe(2);
    expect(readFileSync(at('mine.json'), 'utf8')).toBe('mine');
  });
});

describe('a workbook in the place of an answer file', () => {
  it('is scored, explained, reported and migrated like one', async () => {
    copyFileSync(FORM, at('form.xlsx'));
    expect((await json('score', 'form.xlsx')).results[0]).toMatchObject({ file: 'form.xlsx', level: 1 });
    expect((await host.run(['explain', 'form.xlsx', PLANNING])).code).toBe(0);
    expect((await host.run(['report', 'form.xlsx', '--format', 'md', '-o', 'report.md'])).code).toBe(0);
    expect(existsSync(at('report.md'))).toBe(true);
    expect((await host.run(['migrate', 'form.xlsx', '--to', 'dcmm-2018'])).code).toBe(0);
    expect(readJson('form.dcmm-2018.json').migration.from).toMatchObject({ file: 'form.xlsx' });
  });

  it('is stored under the digest of its bytes: the same file is the same record', async () => {
    copyFileSync(FORM, at('form.xlsx'));
    mkdirSync(at('again'));
    copyFileSync(FORM, at('again/copy.xlsx'));
    const [first, second] = [
      await json('score', 'form.xlsx', '--save'),
      await json('score', 'again/copy.xlsx', '--save'),
    ];
    expect(first.results[0].id).toBe(second.results[0].id);
  });

  it('that cannot be scored says where, and stops none of the others', async () => {
    await makeForm('bad.xlsx', { '1.1': 'Perhaps' }, 'Example Ltd');
    copyFileSync(FORM, at('form.xlsx'));
    const { code, results, failures } = await json('score', 'bad.xlsx', 'form.xlsx');
    expect([code, results.length]).toEqual([3, 1]);
    expect(failures[0]).toMatchObject({ file: 'bad.xlsx', problems: [{ path: 'Data strategy!F2' }] });
  });

  it('is found in a folder, over all cores too; other workbooks there are passed over and named', async () => {
    mkdirSync(at('answers'));
    for (const kind of ['xlsx', 'ods', 'xls'])
      copyFileSync(FORM.replace('xlsx', kind), at(`answers/form.${kind}`));
    copyFileSync(COPPER, at('answers/copper.json'));
    await host.run(['report', 'answers/copper.json', '--format', 'xlsx', '-o', 'answers/report.xlsx']);
    const { code, stdout, stderr } = await host.run(['score', 'answers', '--format', 'ndjson']);
    const scored = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([code, scored.map(({ file }) => file)]).toEqual([
      0,
      ['copper.json', 'form.ods', 'form.xls', 'form.xlsx'].map((name) => join('answers', name)),
    ]);
    expect(stderr).toContain(
      `Passed over 1 workbook that is no answer file: ${join('answers', 'report.xlsx')}`,
    );
    expect((await host.run(['score', 'answers/report.xlsx'])).code).toBe(3);
  });

  it('is sent to dcmm import where only JSON is read', async () => {
    copyFileSync(FORM, at('form.xlsx'));
    const { code, stderr } = await host.run(['assess', '--answers', 'form.xlsx']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('dcmm import form.xlsx')]);
  });
});
