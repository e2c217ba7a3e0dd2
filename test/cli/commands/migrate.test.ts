import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliHost, createCliHost } from '../run-cli.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SAMPLE = join(ROOT, 'seeds/answers/sample-lithium.dcmm-2018.json');
const CROSSWALK = join(ROOT, 'rubrics/crosswalks/dcmm-2018--dcmm-2025.json');

let host: CliHost;
beforeEach(() => {
  host = createCliHost();
  copyFileSync(SAMPLE, join(host.folder, 'company.dcmm-2018.json'));
});
afterEach(() => host[Symbol.dispose]());

const readJson = (name: string) => JSON.parse(readFileSync(join(host.folder, name), 'utf8'));
const parse = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout);

/** A crosswalk of the user's own, changed from the shipped one. */
function writeCrosswalk(change: (crosswalk: { from: { version: string }; criteria: never[] }) => void): void {
  const crosswalk = JSON.parse(readFileSync(CROSSWALK, 'utf8'));
  change(crosswalk);
  writeFileSync(join(host.folder, 'crosswalk.json'), JSON.stringify(crosswalk));
}

describe('dcmm migrate of an answer file', () => {
  const migrate = (...more: string[]) =>
    host.run(['migrate', 'company.dcmm-2018.json', '--to', 'dcmm-2025', ...more]);

  it('shows on a dry run what carries over, needs a look, is new and is orphaned, and writes nothing', async () => {
    const { code, stdout, stderr } = await migrate('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ *394 {2}answers carry over$/m);
    expect(stdout).toMatch(/^ *109 {2}of them need a look$/m);
    expect(stdout).toMatch(/^ *139 {2}criteria are new$/m);
    expect(stdout).toMatch(/^ *37 {2}answers have no place/m);
    expect(stdout).toMatch(
      /^Reference data and master data\t2\.15\tMaster data \+ Reference data\t.*\tsplit$/m,
    );
    expect(stdout).toMatch(/^—\t—\tOwnership management\t.*\tnew$/m);
    expect(stdout).toMatch(/Value assessment \(data-valuation\): 16 to answer, 16 of them new/);
    expect(stderr).toContain('Nothing was written');
    expect(readdirSync(host.folder)).toEqual(['company.dcmm-2018.json']);
  });

  it('goes the other way too', async () => {
    copyFileSync(
      join(ROOT, 'seeds/answers/sample-copper.dcmm-2025.json'),
      join(host.folder, 'copper.dcmm-2025.json'),
    );
    const back = await host.run([
      'migrate',
      'copper.dcmm-2025.json',
      '--to',
      'dcmm-2018',
      '--dry-run',
      '--json',
    ]);
    const { source, target, carried, orphaned, items } = parse(back);
    expect([source.rubric.id, target.rubric.id]).toEqual(['dcmm-2025', 'dcmm-2018']);
    expect(Object.keys(orphaned).some((id) => id.startsWith('data-ownership.'))).toBe(true);
    expect(carried.length).toBeGreaterThan(300);
    expect(items.filter(({ relation }: { relation: string }) => relation === 'dropped')).toHaveLength(3);
  });

  it('writes a file that names its origin, scores, and keeps every answer of the source', async () => {
    const before = readFileSync(SAMPLE, 'utf8');
    const { code, stdout } = await migrate();
    expect(code).toBe(0);
    expect(stdout).toContain('company.dcmm-2025.json');
    expect(readFileSync(join(host.folder, 'company.dcmm-2018.json'), 'utf8')).toBe(before);
    const made = readJson('company.dcmm-2025.json');
    expect(made.migration.from).toMatchObject({
      file: 'company.dcmm-2018.json',
      rubric: { id: 'dcmm-2018' },
    });
    const scored = parse(await host.run(['score', 'company.dcmm-2025.json', '--json']));
    expect(scored.failures).toEqual([]);
    expect(scored.results[0].rubric.id).toBe('dcmm-2025');
  });

  it('carries evidence and remarks along, and orphans with everything that was said', async () => {
    await migrate();
    const source = JSON.parse(readFileSync(SAMPLE, 'utf8'));
    const made = readJson('company.dcmm-2025.json');
    expect(made.answers['data-distribution.3.1']).toEqual(source.answers['data-distribution.3.1']);
    for (const [id, { answer }] of Object.entries<{ answer: unknown }>(made.migration.orphaned))
      expect(answer).toEqual(source.answers[id]);
  });

  it('writes over nothing unless told to, and never over the source', async () => {
    writeFileSync(join(host.folder, 'company.dcmm-2025.json'), 'mine');
    expect((await migrate()).code).not.toBe(0);
    expect(readFileSync(join(host.folder, 'company.dcmm-2025.json'), 'utf8')).toBe('mine');
    expect((await migrate('--force')).code).toBe(0);
    const { code } = await migrate('--output', 'company.dcmm-2018.json', '--force');
    expect(code).toBe(2);
    expect(readFileSync(join(host.folder, 'company.dcmm-2018.json'), 'utf8')).toBe(
      readFileSync(SAMPLE, 'utf8'),
    );
  });

  it.each([
    ['the rubric it has', ['--to', 'dcmm-2018'], /exactly as it is/],
    ['a rubric that is not there', ['--to', 'dcmm-2030'], /dcmm-2030/],
    ['a crosswalk that is not there', ['--to', 'dcmm-2025', '--crosswalk', 'none.json'], /none\.json/],
  ])('refuses %s', async (_, options, words) => {
    const { code, stderr } = await host.run(['migrate', 'company.dcmm-2018.json', ...options]);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(words);
    expect(readdirSync(host.folder)).toEqual(['company.dcmm-2018.json']);
  });

  it('refuses a rubric that no crosswalk leads to', async () => {
    await host.run(['rubric', 'new', 'my-check']);
    const { code, stderr } = await host.run(['migrate', 'company.dcmm-2018.json', '--to', './my-check']);
    expect(code).not.toBe(0);
    expect(stderr).toContain('no crosswalk from dcmm-2018 to my-check');
  });

  it('names every dangling end of a crosswalk and writes nothing', async () => {
    writeCrosswalk((crosswalk) => {
      crosswalk.criteria.push(
        { relation: 'same', from: ['data-model.9.9'], to: ['data-model.9.8'] } as never,
        { relation: 'dropped', from: ['nowhere.1.1'], to: [] } as never,
      );
    });
    const { code, stderr } = await migrate('--crosswalk', 'crosswalk.json');
    expect(code).toBe(3);
    for (const id of ['data-model.9.9', 'data-model.9.8', 'nowhere.1.1']) expect(stderr).toContain(id);
    expect(existsSync(join(host.folder, 'company.dcmm-2025.json'))).toBe(false);
  });

  it('names a crosswalk and an answer file that were made for another version', async () => {
    writeCrosswalk((crosswalk) => {
      crosswalk.from.version = '2.0.0';
    });
    const other = await migrate('--crosswalk', 'crosswalk.json');
    expect([other.code, other.stderr.includes('2.0.0')]).toEqual([3, true]);
    const answers = readJson('company.dcmm-2018.json');
    answers.rubric.version = '7.0.0';
    writeFileSync(join(host.folder, 'company.dcmm-2018.json'), JSON.stringify(answers));
    const file = await migrate();
    expect([file.code, file.stderr.includes('7.0.0')]).toEqual([3, true]);
    expect(existsSync(join(host.folder, 'company.dcmm-2025.json'))).toBe(false);
  });
});

describe('dcmm migrate of a stored assessment', () => {
  let id: string;
  beforeEach(async () => {
    await host.run(['score', 'company.dcmm-2018.json', '--save']);
    id = parse(await host.run(['list', '--json'])).assessments[0].id;
  });
  const count = async () => parse(await host.run(['list', '--json'])).assessments.length;

  it('makes a new one beside it, which deleting undoes; the source stays byte for byte', async () => {
    const before = (await host.run(['show', id, '--json'])).stdout;
    expect((await host.run(['migrate', id, '--to', 'dcmm-2025', '--dry-run'])).code).toBe(0);
    expect(await count()).toBe(1);
    const made = parse(await host.run(['migrate', id, '--to', 'dcmm-2025', '--json']));
    expect(await count()).toBe(2);
    expect((await host.run(['show', id, '--json'])).stdout).toBe(before);
    const shown = parse(await host.run(['show', made.target.assessment, '--json']));
    expect(shown.response.migration.from).toMatchObject({ assessment: id, rubric: { id: 'dcmm-2018' } });
    expect(Object.keys(shown.response.migration.orphaned)).toHaveLength(37);
    expect(shown.result.rubric.id).toBe('dcmm-2025');
    const { stdout } = await host.run(['show', made.target.assessment]);
    expect(stdout).toContain(`Migrated from: ${id}`);
    expect(stdout).toContain('from dcmm-2018 1.0.0; answers to look at: 109, kept without a place: 37');
    // One that is answered again needs no look any more.
    const { response } = shown;
    const [looked = ''] = Object.keys(response.migration.review);
    writeFileSync(
      join(host.folder, 'again.json'),
      JSON.stringify({ ...response, migration: undefined, answers: { [looked]: { option: 'partly' } } }),
    );
    const again = ['assess', '--resume', made.target.assessment, '--answers', 'again.json'];
    expect(await host.run(again)).toMatchObject({ code: 0 });
    expect((await host.run(['show', made.target.assessment])).stdout).toContain('answers to look at: 108');
    expect((await host.run(['delete', made.target.assessment, '--force'])).code).toBe(0);
    expect(await count()).toBe(1);
    expect((await host.run(['show', id, '--json'])).stdout).toBe(before);
  });

  it('lets a file confirm carried answers, but not by giving back those that it marks itself', async () => {
    const made = parse(await host.run(['migrate', id, '--to', 'dcmm-2025', '--json'])).target.assessment;
    const { response } = parse(await host.run(['show', made, '--json']));
    const { answers, migration } = response;
    const lookedAt = Object.keys(migration.review).filter((one) => answers[one]?.option !== undefined);
    const layOver = async (content: object) => {
      writeFileSync(join(host.folder, 'again.json'), JSON.stringify({ ...response, ...content }));
      expect((await host.run(['assess', '--resume', made, '--answers', 'again.json'])).code).toBe(0);
      const { review } = parse(await host.run(['show', made, '--json'])).response.migration;
      return Object.keys(review).filter((one) => review[one].answered);
    };
    expect(await layOver({})).toEqual([]);
    const [same = '', noted = '', only = ''] = lookedAt;
    const given = {
      [same]: answers[same],
      [noted]: { option: answers[noted].option, note: 'Seen on site' },
      [only]: { note: 'Ask again' },
    };
    expect(await layOver({ migration: undefined, answers: given })).toEqual([same, noted]);
  });

  it('gives the same answers and score as the file does', async () => {
    await host.run(['migrate', 'company.dcmm-2018.json', '--to', 'dcmm-2025']);
    const file = parse(await host.run(['score', 'company.dcmm-2025.json', '--json'])).results[0];
    const made = parse(await host.run(['migrate', id, '--to', 'dcmm-2025', '--json']));
    const shown = parse(await host.run(['show', made.target.assessment, '--json']));
    expect(shown.response.answers).toEqual(readJson('company.dcmm-2025.json').answers);
    expect([shown.result.score, shown.result.level]).toEqual([file.score, file.level]);
    expect(made.target).toMatchObject({ score: file.score, level: file.level });
  });

  it('stores nothing when the crosswalk cannot be used', async () => {
    writeCrosswalk((crosswalk) => {
      crosswalk.criteria.push({ relation: 'dropped', from: ['nowhere.1.1'], to: [] } as never);
    });
    const { code } = await host.run(['migrate', id, '--to', 'dcmm-2025', '--crosswalk', 'crosswalk.json']);
    expect([code, await count()]).toEqual([3, 1]);
  });

  it('takes no output file', async () => {
    const { code } = await host.run(['migrate', id, '--to', 'dcmm-2025', '--output', 'x.json']);
    expect([code, await count(), existsSync(join(host.folder, 'x.json'))]).toEqual([2, 1, false]);
  });
});
