import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CohortReport } from '../../../src/report/cohort/cohort-report.ts';
import { answerFile, listCohortFiles, RUBRIC, toLines } from '../cohort-files.ts';
import { type CliHost, createCliHost } from '../run-cli.ts';

let host: CliHost;

const at = (...names: string[]): string => join(host.folder, ...names);
const cohort = (...args: string[]) => host.run(['cohort', ...args]);
async function read(...args: string[]): Promise<CohortReport> {
  const { code, stdout, stderr } = await cohort('--json', ...args);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as CohortReport;
}

beforeAll(async () => {
  host = createCliHost();
  writeFileSync(at('answers.ndjson'), toLines(listCohortFiles()));
  const { code, stderr } = await host.run(['score', 'answers.ndjson', '--save', '--jobs', '1']);
  expect(code, stderr).toBe(0);
}, 60_000);
afterAll(() => host[Symbol.dispose]());

describe('dcmm cohort', () => {
  it('counts the latest assessment of each stored enterprise', async () => {
    const { assessments, enterprises, all, by, groups, rubric } = await read();
    expect({ assessments, enterprises, by, groups }).toEqual({
      assessments: 21,
      enterprises: 19,
      by: null,
      groups: [],
    });
    expect(rubric.id).toBe(RUBRIC);
    // Levels: six of 1, two of 2, six of 3, one of 4, four of 5.
    expect(all?.levels.map(({ count, atLeast }) => [count, atLeast])).toEqual([
      [6, 19],
      [2, 13],
      [6, 11],
      [1, 5],
      [4, 4],
    ]);
    expect(all?.score).toEqual({
      count: 19,
      mean: 2.7368,
      lowest: 1,
      lowerQuartile: 1,
      median: 3,
      upperQuartile: 3.5,
      highest: 5,
    });
  });

  it('shows groups, but none below the minimum nor what would give one away', async () => {
    const { groups, hidden } = await read('--by', 'city');
    expect(
      groups.map(({ key, name, enterprises, score }) => [key, name, enterprises, score?.median]),
    ).toEqual([
      ['360100', 'Nanchang', 6, 3],
      ['360600', 'Yingtan', 5, 2],
    ]);
    expect(hidden).toEqual({ groups: 2, enterprises: 8 });
    expect((await read('--by', 'city', '--min-group', '3')).groups).toHaveLength(4);
  });

  it.each([
    { args: ['--region', '3606'], enterprises: 5 },
    { args: ['--region', '360600'], enterprises: 5 },
    { args: ['--region', '360000'], enterprises: 19 },
    { args: ['--industry', 'C'], enterprises: 10 },
    { args: ['--kind', 'third-party'], enterprises: 1 },
    { args: ['--until', '2025-12-31'], enterprises: 2 },
  ])('looks only at what $args asks for', async ({ args, enterprises }) => {
    expect((await read(...args)).enterprises).toBe(enterprises);
  });

  it('says in words what it is limited to, and shows nothing of fewer than the minimum', async () => {
    const { code, stdout } = await cohort('--region', '3606', '--kind', 'third-party');
    expect(code).toBe(0);
    expect(stdout).toContain('Scope: Yingtan, Jiangxi, third party');
    expect(stdout).toContain('Enterprises that fit: 1. Statistics are shown from 5.');
    expect(stdout).not.toContain('虚构企业');
  });

  it('tells who has moved since their assessment before, and who is worth asking', async () => {
    const { movement, exemplary } = await read();
    expect(movement).toMatchObject({ compared: 2, risen: 1, fallen: 1, meanChange: 0.5 });
    expect(movement?.up.map(({ enterprise, change }) => [enterprise, change])).toEqual([['虚构企业 18', 2]]);
    expect(movement?.down.map(({ enterprise, change }) => [enterprise, change])).toEqual([
      ['虚构企业 14', -1],
    ]);
    expect(exemplary).toHaveLength(28);
    expect(exemplary[0]).toMatchObject({ id: 'data-strategy-planning', count: 5 });
    expect(exemplary[0]?.best.map(({ score }) => score)).toEqual([5, 5, 5]);
  });

  it.each(['table', 'csv', 'json', 'html'])('names nobody with --no-names in %s', async (format) => {
    const named = await cohort('--by', 'city', '--format', format);
    const unnamed = await cohort('--by', 'city', '--format', format, '--no-names');
    expect(unnamed.code).toBe(0);
    expect(unnamed.stdout).not.toContain('虚构企业');
    // The CSV file has groups alone.
    expect(named.stdout.includes('虚构企业')).toBe(format !== 'csv');
  });

  it('writes CSV for spreadsheets: a row for all and one a group', async () => {
    const { stdout } = await cohort('--by', 'city', '--format', 'csv');
    expect(stdout.startsWith('\u{feff}City,Code,Enterprises,1 Initial,')).toBe(true);
    const rows = stdout.trimEnd().split(/\r?\n/);
    expect(rows).toHaveLength(4);
    expect(rows[2]).toMatch(/^Nanchang,360100,6,0,0,5,0,1,3\.3333,3,3,3,3,5,3,/);
  });

  it('writes a page that stands alone', async () => {
    const { code, stdout } = await cohort('--by', 'city', '--format', 'html', '-o', 'page.html');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'page.html\n' });
    const page = readFileSync(at('page.html'), 'utf8');
    expect(page).toContain('<dt>Enterprises</dt><dd>19</dd>');
    expect(page).toContain('Groups not shown: 2, with 8 enterprises together (fewer than 5 in one of them).');
    expect(page).not.toMatch(/<script|https?:\/\//);
    const again = await cohort('--format', 'html', '-o', 'page.html');
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect((await cohort('--format', 'html', '-o', 'page.html', '--force')).code).toBe(0);
  });

  it('prints tabs and whole texts for other programs, in Chinese when asked', async () => {
    const { stdout } = await cohort('--by', 'city', '--lang', 'zh-CN');
    expect(stdout).toContain('19 家企业，21 次评估');
    expect(stdout).toContain('1\t南昌市\t6\t3.00\t3.00\t3.00\t0\t0\t5\t0\t1\n');
    expect(stdout).toContain('另有 2 组共 8 家企业未显示');
  });
});

describe('dcmm cohort FILE…', () => {
  const essence = ({ enterprises, assessments, groups, all, hidden }: CohortReport) => ({
    enterprises,
    assessments,
    groups,
    all,
    hidden,
  });

  it('counts given answers and given results as it counts stored ones', async () => {
    const stored = essence(await read('--by', 'city'));
    expect(essence(await read('answers.ndjson', '--by', 'city'))).toEqual(stored);
    for (const format of ['json', 'ndjson']) {
      const { stdout } = await host.run(['score', 'answers.ndjson', '--format', format]);
      writeFileSync(at(`results.${format}`), stdout);
      const given = await read(`results.${format}`, '--by', 'city');
      expect(essence(given)).toEqual(stored);
      expect(given.unmet).toBeNull();
    }
  });

  it('reads results that are far more than one answer file may be', async () => {
    const stored = essence(await read());
    // Blanks where they mean nothing: as large as thousands of results.
    const blanks = ' '.repeat(21 << 20);
    for (const format of ['json', 'ndjson']) {
      const { stdout } = await host.run(['score', 'answers.ndjson', '--format', format]);
      writeFileSync(
        at('large.json'),
        stdout.replace(format === 'json' ? '"results":[' : '\n', `$&${blanks}`),
      );
      expect(essence(await read('large.json'))).toEqual(stored);
    }
    writeFileSync(at('large-none.json'), blanks);
    const { code, stderr } = await cohort('large-none.json');
    expect(code).toBe(3);
    expect(stderr).toContain('larger than 20 MB');
  });

  it('counts what can be counted, and lists the rest', async () => {
    writeFileSync(at('broken.json'), '{"schemaVersion": 1,');
    const { code, stdout, stderr } = await cohort('answers.ndjson', 'broken.json');
    expect(code).toBe(3);
    expect(stdout).toContain('Enterprises: 19.');
    expect(stderr).toMatch(/broken\.json[\s\S]*line 1[\s\S]*could not be read and are not counted: 1/);
    expect((await cohort('answers.ndjson', 'gone.json')).code).toBe(4);
  });

  it('says so when nothing can be counted', async () => {
    writeFileSync(at('broken.json'), '{"schemaVersion": 1,');
    const { code, stdout, stderr } = await cohort('broken.json');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('Nothing in broken.json can be counted.');
  });

  it('counts the rubric that is asked for, and says how many have others', async () => {
    const other = answerFile({ n: 40, level: 3, rubric: 'dcmm-2025' });
    writeFileSync(at('other.json'), JSON.stringify(other));
    const counted = await read('other.json', 'answers.ndjson', '--rubric', RUBRIC);
    expect(counted.enterprises).toBe(19);
    expect(counted.others).toEqual([{ rubric: 'dcmm-2025', count: 1 }]);
    const first = await read('other.json', 'answers.ndjson');
    expect(first).toMatchObject({ enterprises: 1, all: null, others: [{ rubric: RUBRIC, count: 21 }] });
  });
});

describe('dcmm cohort --programme', () => {
  const own = {
    schemaVersion: 1,
    kind: 'programme',
    id: 'test',
    name: { 'zh-CN': '测试（虚构）', en: 'Test (made up)' },
    issuedBy: { 'zh-CN': '无', en: 'Nobody' },
    regions: ['3606'],
    targets: [
      {
        id: 'level-2',
        text: { 'zh-CN': '四家达到 2 级', en: 'Four at level 2' },
        by: '2026-06-30',
        value: 4,
        measure: { type: 'enterprises-at-level', level: 2 },
      },
      { id: 'other', text: { 'zh-CN': '其他', en: 'Something else' }, by: '2027-12-31' },
    ],
  };

  it('counts who has reached a target in the regions of the programme', async () => {
    writeFileSync(at('own.json'), JSON.stringify(own));
    const { programme } = await read('--programme', 'own.json');
    // Four are at 2 or above now, and number 14 was.
    expect(programme?.targets.map(({ id, reached, reachedByDate }) => [id, reached, reachedByDate])).toEqual([
      ['level-2', 5, 5],
      ['other', null, null],
    ]);
    const { stdout } = await cohort('--programme', 'own.json');
    expect(stdout).toContain('Four at level 2\t5\t4\t2026-06-30\treached\n');
    expect(stdout).toContain('not counted from assessments');
  });

  it('shows the shipped ones with the paper that they are from, and the editions that count', async () => {
    const { stdout } = await cohort('--programme', 'jiangsu-2021');
    expect(stdout).toContain('苏工信数据〔2021〕632号');
    expect(stdout).toContain(
      '100 enterprises through DCMM by 2023\t0\t100\t2023-12-31\tnot reached: 0 by the date',
    );
    expect(stdout).toContain('Counted: results of dcmm-2018, dcmm-2025.');
  });

  describe('with several editions', () => {
    const editions = { ...own, rubrics: ['dcmm-2018', 'dcmm-2025'] };
    const newer = [
      // Numbers 14 to 18 are at 1, 2, 2, 3 and 4 under the older, and 14 was at 2 before.
      answerFile({ n: 14, level: 1, on: '2026-05-01', region: '360681', rubric: 'dcmm-2025' }),
      answerFile({ n: 15, level: 3, on: '2026-05-01', region: '360681', rubric: 'dcmm-2025' }),
      answerFile({ n: 60, level: 2, on: '2026-07-01', region: '360602', rubric: 'dcmm-2025' }),
      answerFile({ n: 61, level: 5, on: '2026-05-01', region: '360102', rubric: 'dcmm-2025' }),
    ];
    const expected = [
      // 14 to 18 and 60; all but 60 in time.
      { assessed: 6, reached: 6, reachedByDate: 5, byRubric: { 'dcmm-2018': 4, 'dcmm-2025': 2 } },
      { assessed: null, reached: null, reachedByDate: null, byRubric: {} },
    ];
    const essenceOf = ({ programme }: CohortReport) =>
      programme?.targets.map(({ assessed, reached, reachedByDate, byRubric }) => ({
        assessed,
        reached,
        reachedByDate,
        byRubric: Object.fromEntries(byRubric.map(({ rubric, count }) => [rubric, count])),
      }));

    beforeAll(() => {
      writeFileSync(at('editions.json'), JSON.stringify(editions));
      writeFileSync(at('newer.ndjson'), toLines(newer));
    });

    it('counts each enterprise once, whichever edition is looked at', async () => {
      const files = ['answers.ndjson', 'newer.ndjson', '--programme', 'editions.json'];
      for (const rubric of ['dcmm-2018', 'dcmm-2025']) {
        const report = await read(...files, '--rubric', rubric);
        expect(report.rubric.id).toBe(rubric);
        expect(report.programme?.rubrics).toEqual(['dcmm-2018', 'dcmm-2025']);
        expect(essenceOf(report)).toEqual(expected);
      }
    });

    it('counts stored ones alike, and says how many each edition has', async () => {
      const db = ['--db', at('editions.sqlite')];
      for (const file of ['answers.ndjson', 'newer.ndjson'])
        expect((await host.run(['score', file, '--save', '--jobs', '1', ...db])).code).toBe(0);
      for (const rubric of ['dcmm-2018', 'dcmm-2025'])
        expect(essenceOf(await read('--programme', 'editions.json', '--rubric', rubric, ...db))).toEqual(
          expected,
        );
      const { stdout } = await cohort('--programme', 'editions.json', ...db);
      expect(stdout).toContain('Four at level 2: 4 with dcmm-2018, 2 with dcmm-2025.');
      const page = await cohort('--programme', 'editions.json', '--format', 'html', ...db);
      expect(page.stdout).toContain('4 with dcmm-2018, 2 with dcmm-2025');
    });

    it('tells nothing of fewer enterprises than the minimum', async () => {
      const small = { ...editions, regions: ['360602'] };
      writeFileSync(at('small.json'), JSON.stringify(small));
      const files = ['answers.ndjson', 'newer.ndjson', '--programme', 'small.json'];
      const [target] = (await read(...files)).programme?.targets ?? [];
      expect(target).toMatchObject({ assessed: 1, reached: null, reachedByDate: null });
      const { stdout } = await cohort(...files);
      expect(stdout).toContain('Four at level 2\t—\t4\t2026-06-30\tfewer than 5 assessed: not shown');
    });
  });

  it('says when a programme counts a rubric that there is not, and that CSV files have no targets', async () => {
    writeFileSync(at('misspelt.json'), JSON.stringify({ ...own, rubrics: [RUBRIC, 'dcmm-2052'] }));
    const { code, stderr } = await cohort('--programme', 'misspelt.json', '--format', 'csv');
    expect(code).toBe(0);
    expect(stderr).toContain('“dcmm-2052”');
    expect(stderr).not.toContain(`“${RUBRIC}”`);
    expect(stderr).toContain('The CSV file has no targets in it');
    const uncounted = await cohort('--programme', 'jiangxi-big-data-2023');
    expect(uncounted.stdout).not.toContain('Counted: results of');
  });

  it('lists everything that is wrong with a file, before anything is read', async () => {
    writeFileSync(at('bad.json'), JSON.stringify({ ...own, regions: [], issuedOn: '2026-13-01', id: 'A B' }));
    const { code, stdout, stderr } = await cohort('--programme', 'bad.json');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/\$\.id[\s\S]*\$\.regions/);
    const unknown = await cohort('--programme', 'nowhere');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('jiangsu-2021');
  });
});

describe('dcmm cohort --benchmark', () => {
  it('writes scores that name nobody, and a report says where its enterprise stands among them', async () => {
    expect((await cohort('--quiet', '--benchmark', 'peers.json')).code).toBe(0);
    const text = readFileSync(at('peers.json'), 'utf8');
    expect(text).not.toContain('虚构企业');
    expect(JSON.parse(text)).toMatchObject({
      count: 19,
      label: { en: 'all enterprises assessed' },
      scores: { [RUBRIC]: 2.7368 },
      quartiles: { [RUBRIC]: [1, 3, 3.5] },
    });
    writeFileSync(at('mine.json'), JSON.stringify(answerFile({ n: 50, level: 3 })));
    const { code } = await host.run(
      'report mine.json --benchmark peers.json --format md,html,docx -o mine'.split(' '),
    );
    expect(code).toBe(0);
    const [html = '', page = ''] = ['html', 'md'].map((format) =>
      readFileSync(at('mine', `虚构企业 50-${RUBRIC}-2026-03-01.${format}`), 'utf8'),
    );
    expect(html).toContain('<td>upper middle</td>');
    expect(html).not.toMatch(/虚构企业 (?!50)/);
    expect(page).toContain('all enterprises assessed, 19 enterprises');
    expect(page).toContain('It lies in the upper middle quarter of the group.');
    expect(page).toMatch(/\| 3\.00 \| 2\.74 \| \+0\.26 \| 3\.00 \| 1\.00–3\.50 \| upper middle \|/);
  });

  it('writes none for fewer than the minimum, and says so', async () => {
    const { code, stderr } = await cohort('--region', '3602', '--benchmark', 'few.json');
    expect(code).toBe(3);
    expect(stderr).toContain('fewer than 5 enterprises');
    expect(existsSync(at('few.json'))).toBe(false);
  });
});

describe('what dcmm cohort refuses', () => {
  it.each([
    { args: ['--region', '99'], says: '--region 99' },
    { args: ['--region', '360'], says: '--region 360' },
    { args: ['--industry', 'Z'], says: '--industry Z' },
    { args: ['--since', '2026-02-30'], says: '--since takes a day' },
    { args: ['--since', '2026-02-01', '--until', '2026-01-31'], says: 'later than' },
    { args: ['--min-group', '1'], says: '--min-group' },
    { args: ['--min-group', 'some'], says: '--min-group' },
    { args: ['--format', 'pdf'], says: '--output' },
    { args: ['--json', '--format', 'csv'], says: '--format csv' },
    { args: ['--by', 'town'], says: 'city' },
    { args: ['--rubric', 'nowhere'], says: RUBRIC },
  ])('is $args, as a mistake in use', async ({ args, says }) => {
    const { code, stdout, stderr } = await cohort(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });

  it('is a database without results', async () => {
    const { code, stderr } = await cohort('--db', at('new.sqlite'));
    expect(code).toBe(2);
    expect(stderr).toContain(`No results are stored in ${at('new.sqlite')}`);
    expect(existsSync(at('new.sqlite'))).toBe(false);
  });
});
