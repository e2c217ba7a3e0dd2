import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CliHost, type CliResult, createCliHost } from '../run-cli.ts';

let host: CliHost;
beforeAll(() => {
  host = createCliHost();
});
afterAll(() => host[Symbol.dispose]());

const seed = join(import.meta.dirname, '../../../seeds/inventories/pohu-copper.json');
const file = (name: string, content: string): string => {
  const path = join(host.folder, name);
  writeFileSync(path, content);
  return path;
};
const classify = (...args: string[]): Promise<CliResult> => host.run(['classify', ...args]);
const json = async (...args: string[]) => JSON.parse((await classify(...args, '--json')).stdout);
const importSeed = async (): Promise<string> =>
  (await classify('import', seed, '--overlay', 'non-ferrous-metals', '--by', 'Li')).stdout.trim();

/** The sheets of a workbook, read by another library than the one that writes ours. */
const openBook = async (path: string) =>
  new Map((await readWorkbook(path)).map(({ sheet, data }) => [sheet, data]));

const ASSET = { code: 'A-1', name: 'PLC set points', class: 'prod.control' };

describe('dcmm classify grade', () => {
  it('prints the envelope of score: levels and rows for each scheme', async () => {
    const path = file(
      'one.json',
      JSON.stringify({
        ...ASSET,
        impact: { deaths: 3, directLossCny: 2_000_000, nationalSecurity: 'serious', 'L2-2a': true },
      }),
    );
    const { code, stdout, stderr } = await classify('grade', path, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const value = JSON.parse(stdout);
    expect(Object.keys(value)).toEqual(['schemaVersion', 'results', 'failures']);
    expect(value).toMatchObject({
      schemaVersion: 1,
      failures: [],
      results: [
        {
          asset: 'A-1',
          class: 'prod.control',
          classFrom: 'given',
          grades: {
            guide: { level: 3, rows: ['L3-2e', 'L2-1a', 'L2-2a', 'L1-2b'], exact: true },
            measures: { level: 'core', rows: ['C-1'] },
            gbt43697: { level: 'core', rows: ['nationalSecurity/serious'], variant: 'A' },
          },
        },
      ],
    });
  });

  it('stores nothing', async () => {
    const fresh = createCliHost();
    try {
      await fresh.run(['classify', 'grade', seed, '--json']);
      expect(readdirSync(fresh.folder)).toEqual([]);
    } finally {
      fresh[Symbol.dispose]();
    }
  });

  it('grades the sound assets, names the others, and leaves with 3', async () => {
    const path = file(
      'mixed.json',
      JSON.stringify([
        { ...ASSET, impact: {} },
        { code: 'A-1', name: 'again' },
        { code: 'B', name: 'x', class: 'prod.magic' },
        { code: 'SET', name: 'set' },
        { code: 'M', name: 'member', partOf: 'SET', impact: { luck: 1 } },
        { code: 'K', name: 'Key 密钥清单', stateSecret: true },
        { code: 'C', name: 'fine', class: 'mgmt.stats', impact: { deaths: 0 } },
      ]),
    );
    const { code, stdout } = await classify('grade', path, '--json');
    const { results, failures } = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(results.map((result: { asset: string }) => result.asset)).toEqual(['A-1', 'C']);
    expect(
      failures.map(({ asset, problems }: { asset?: string; problems: { code: string }[] }) => [
        asset ?? null,
        problems[0]?.code,
      ]),
    ).toEqual([
      [null, 'state-secret'],
      ['A-1', 'duplicate-asset'],
      ['B', 'unknown-class'],
      ['M', 'unknown-impact'],
      ['SET', 'rests-on-failed'],
    ]);
    expect(stdout).not.toContain('密钥');
  });

  it('reads standard input, and suggests a class where none is given', async () => {
    const { stdout } = await host.run(['classify', 'grade', '-', '--json'], {
      input: JSON.stringify([{ code: 'W', name: '员工工资', system: 'HR' }]),
    });
    expect(JSON.parse(stdout).results[0]).toMatchObject({
      class: 'mgmt.hrfin',
      classFrom: 'suggested',
      suggestion: { reasons: expect.arrayContaining([{ where: 'name', keyword: '工资' }]) },
      grades: { guide: { level: null, exact: false } },
    });
  });

  it('uses the matrix asked for and says so', async () => {
    const path = file('matrix.json', JSON.stringify({ ...ASSET, impact: { economicOperation: 'serious' } }));
    const level = async (...more: string[]) =>
      (await json('grade', path, ...more)).results[0].grades.gbt43697;
    expect(await level()).toMatchObject({ level: 'important', variant: 'A' });
    expect(await level('--matrix', 'b')).toMatchObject({ level: 'core', variant: 'B' });
    expect((await classify('grade', path, '--matrix', 'B')).stderr).toContain('Matrix B');
    expect((await classify('grade', path, '--matrix', 'Z')).code).toBe(2);
  });

  it('gives the same bytes again', async () => {
    const [first, second] = [
      await classify('grade', seed, '--json'),
      await classify('grade', seed, '--json'),
    ];
    expect(first.stdout).toBe(second.stdout);
  });

  it('an overlay moves a proposal’s line, never an official one', async () => {
    const text = { 'zh-CN': '本厂', en: 'own' };
    const overlay = (line: string, atLeast: object) =>
      file(
        `overlay-${line}.json`,
        JSON.stringify({
          schemaVersion: 1,
          kind: 'classification-overlay',
          id: 'own',
          version: '1.0.0',
          extends: 'industrial-data-2020',
          name: text,
          notice: text,
          basis: { document: text, certainty: 'own' },
          indicators: [{ line, grade: line === 'loss' ? 'fairly-large' : 'major', atLeast, why: text }],
        }),
      );
    const path = file('loss.json', JSON.stringify({ ...ASSET, impact: { directLossCny: 600_000 } }));
    expect((await json('grade', path)).results[0].grades.guide.level).toBe(1);
    expect(
      (await json('grade', path, '--overlay', overlay('loss', { directLossCny: 600_000 }))).results[0].grades
        .guide.level,
    ).toBe(2);
    const refused = await classify(
      'grade',
      path,
      '--overlay',
      overlay('productionSafetyAccident', { deaths: 4 }),
    );
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('$.indicators[0].line');
    expect((await classify('grade', path, '--overlay', 'shipbuilding')).stderr).toContain('steel');
  });

  it('neutralises formulas in CSV', async () => {
    const path = file(
      'evil.json',
      JSON.stringify([
        { code: '+1', name: '=HYPERLINK("http://x")', class: 'rd.test', impact: {} },
        { code: '2', name: '＝1+1', class: 'rd.test', impact: {} },
      ]),
    );
    const { stdout } = await classify('grade', path, '--format', 'csv');
    expect(stdout).toContain(`'+1,"'=HYPERLINK(""http://x"")"`);
    expect(stdout).toContain("2,'＝1+1,");
  });

  it.each([
    ['a file that is not there', ['grade', 'missing.json'], 4],
    ['an unknown rubric', ['grade', seed, '--rubric', 'nothing'], 2],
    ['a maturity rubric', ['grade', seed, '--rubric', 'dcmm-2018'], 2],
    ['two formats', ['grade', seed, '--json', '--format', 'csv'], 2],
    ['an unknown subcommand', ['gradee', seed], 2],
    ['no subcommand without a terminal', [], 2],
  ] as const)('%s leaves with %s', async (_, args, code) => {
    expect((await classify(...args)).code).toBe(code);
  });
});

describe('an inventory that is too much', () => {
  const endless = () =>
    Readable.from(
      (function* () {
        const part = Buffer.alloc(2 ** 24, 'x');
        while (true) yield part;
      })(),
    );

  it.each([
    ['a device', () => host.run(['classify', 'grade', '/dev/zero', '--json'])],
    ['a pipe', () => host.run(['classify', 'grade', '-', '--json'], { stdin: endless() })],
  ])('is refused without being read to its end, from %s', async (_, run) => {
    const { code, stdout } = await run();
    expect(code).toBe(3);
    expect(JSON.parse(stdout).failures).toMatchObject([
      { problems: [{ code: 'too-large', message: 'The file is larger than 256 MB.' }] },
    ]);
  });

  it('is refused by the number of its rows, with what to do', async () => {
    writeFileSync(join(host.folder, 'rows.csv'), `code,name\n${'a,b\n'.repeat(500_001)}`);
    const { code, stderr } = await host.run(['classify', 'import', 'rows.csv']);
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('500001 rows; the limit is 500000. Split the file.'),
    ]);
  });
});

describe('from a file to the catalogue', () => {
  let id: string;
  beforeEach(async () => {
    id = await importSeed();
  });

  it('takes the template that it wrote, filled in', async () => {
    const path = join(host.folder, 'form.xlsx');
    expect((await classify('import', '--template', path, '--force', '--lang', 'zh-CN')).code).toBe(0);
    const form = await openBook(path);
    expect([...form.keys()]).toEqual(['资产清单', '数据类别', '填写说明', '可增列']);
    const [header] = form.get('资产清单')!;
    const fill: Record<string, string | number> = {
      '资产编号*': 'T-1',
      '数据名称*': '轧制规程',
      '是否涉及国家秘密*': '否',
      数据类别: 'prod.process 工艺参数',
      死亡人数: 3,
      国家安全: '无危害',
    };
    const rows = [header!, header!.map((cell) => fill[String(cell)] ?? '')];
    const csv = file('form.csv', rows.map((row) => row.join(',')).join('\n'));
    const result = await json('grade', csv);
    expect(result.failures).toEqual([]);
    expect(result.results[0]).toMatchObject({
      asset: 'T-1',
      class: 'prod.process',
      grades: { guide: { level: 2, rows: ['L2-1a'] } },
    });
    expect((await classify('import', '--template', path)).code).toBe(2);
  });

  it('checks without storing in a dry run', async () => {
    const before = await json('list');
    const good = await json('import', seed, '--dry-run');
    expect(good).toMatchObject({ dryRun: true, assets: 32, classified: 30, problems: [] });
    const bad = file('bad.csv', '资产编号,数据名称,是否涉及国家秘密,死亡人数\nA,x,否,多\nA,,否,1\n');
    const { code, stderr } = await classify('import', bad, '--dry-run');
    expect(code).toBe(3);
    expect(stderr).toMatch(/D2[\s\S]*B3/);
    expect(await json('list')).toEqual(before);
  });

  it('takes nothing in when one row is wrong', async () => {
    const before = await json('list');
    const bad = file('half.csv', 'code,name,stateSecret\nA,x,no\nB,y,no\nC,,no\n');
    expect(await classify('import', bad)).toMatchObject({ code: 3, stdout: '' });
    expect(await json('list')).toEqual(before);
  });

  it('stops at a state secret and stores nothing of it', async () => {
    const before = await json('list');
    const secret = file('secret.csv', 'code,name,stateSecret\nA,x,no\nB,绝密图纸,yes\n');
    const { code, stderr } = await classify('import', secret);
    expect(code).toBe(3);
    expect(stderr).toContain('C3');
    expect(stderr).not.toContain('绝密图纸');
    expect(await json('list')).toEqual(before);
  });

  it('asks the first question before it takes in a file that does not answer it', async () => {
    const plain = file('plain.csv', 'code,name\nA,x\n');
    const refused = await classify('import', plain);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--no-state-secrets');
    expect((await classify('import', plain, '--no-state-secrets')).code).toBe(0);
  });

  it('shows levels and what to act on first', async () => {
    const shown = await json('show', id);
    expect(shown.summary).toMatchObject({ assets: 32, dataSets: 1, derived: 2, exported: 2 });
    expect(shown.attention[0].reasons[0]).toBe('file-candidate');
    expect((await classify('show', id)).stdout).toContain('GB/T 43697');
  });

  it('explains a level down to the answer, the line and its source', async () => {
    const { stdout } = await classify('explain', id, 'P-001');
    expect(stdout).toContain('L2-1a → Level 2');
    expect(stdout).toMatch(
      /Deaths: 12 → Production-safety accident “Major” \(from 10; official line, 国务院令第493号\)/,
    );
    expect(stdout).toContain('Matrix A');
    expect((await classify('explain', id, 'S-01')).stdout).toContain('taken from members: P-001');
    expect((await classify('explain', seed, 'M-005')).stdout).toContain('M-005');
    expect((await classify('explain', id, 'nobody')).code).toBe(2);
  });

  it('is reviewed by others, and a change starts the review anew', async () => {
    const state = async (code: string) =>
      (await json('show', id)).assets.find((entry: { asset: string }) => entry.asset === code).state;
    const own = await classify('review', id, '--asset', 'P-001', '--by', 'li');
    expect([own.code, await state('P-001')]).toEqual([3, 'proposed']);
    expect(own.stderr).toContain('P-001');
    expect((await classify('review', id, '--asset', 'P-001', '--step', 'approve', '--by', 'Zhao')).code).toBe(
      3,
    );
    expect((await classify('review', id, '--by', 'Wang')).stderr).toContain('passed over');
    expect(await state('P-001')).toBe('reviewed');
    expect((await classify('review', id, '--class', 'prod', '--step', 'approve', '--by', 'Zhao')).code).toBe(
      0,
    );
    expect([await state('P-001'), await state('M-001')]).toEqual(['approved', 'reviewed']);
    await classify('set', id, 'P-001', '--impact', 'deaths=30', '--by', 'Wang', '--why', 'second furnace');
    expect(await state('P-001')).toBe('proposed');
    const changes = (await json('history', id, 'P-001')).changes;
    expect(changes[0]).toMatchObject({ kind: 'changed', who: 'Wang', why: 'second furnace' });
    expect(changes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'changed',
      'approve',
      'review',
      'added',
    ]);
    expect((await json('explain', id, 'P-001')).grades.guide.level).toBe(3);
  });

  it('refuses answers and classes that do not exist, and changes nothing', async () => {
    for (const args of [
      ['--class', 'prod.magic'],
      ['--impact', 'luck=1'],
      ['--impact', 'deaths=x'],
      ['--impact', '='],
    ])
      expect((await classify('set', id, 'P-001', ...args)).code).toBeGreaterThan(0);
    expect((await classify('set', id, 'S-01', '--remove')).stderr).toContain('P-001');
    expect((await json('history', id, 'P-001')).changes).toHaveLength(1);
  });

  it('reminds after a year, and of a scale that changed by 30 %', async () => {
    expect((await json('due', id)).due).toEqual([]);
    await classify('review', id, '--asset', 'P-007', '--by', 'Wang');
    await classify('review', id, '--asset', 'P-007', '--step', 'approve', '--by', 'Zhao');
    expect((await json('due', id)).due).toEqual([
      expect.objectContaining({ kind: 'never-filed', what: 'prod.process' }),
    ]);
    expect((await json('due', id, '--on', '2027-11-20')).due).not.toContainEqual(
      expect.objectContaining({ kind: 'recheck' }),
    );
    expect((await json('due', id, '--on', '2027-11-21')).due).toContainEqual(
      expect.objectContaining({ kind: 'recheck', what: 'P-007', daysLate: 0 }),
    );
    await classify('review', id, '--asset', 'P-007', '--step', 'recheck', '--by', 'Zhao');
    await classify('filed', id, '--on', '2026-11-21', '--receipt', 'JX-12');
    expect((await json('due', id)).due).toEqual([]);
    const grown = {
      code: 'P-007',
      name: '闪速熔炼工艺参数',
      class: 'prod.process',
      system: 'MES',
      group: 'process-key',
      records: 52_000 * 3.2,
      sizeGb: 6.5,
      stateSecret: false,
    };
    await classify('import', file('grown.json', JSON.stringify([grown])), '--into', id, '--by', 'Li');
    expect((await json('due', id)).due).toEqual([
      expect.objectContaining({ kind: 'scale', what: 'prod.process', dueOn: expect.any(String) }),
    ]);
    expect((await classify('due', id, '--on', '2026-02-30')).code).toBe(2);
  });

  it('writes a workbook that another library opens, with nothing in it that would run', async () => {
    await classify(
      'import',
      file('evil.csv', "code,name,stateSecret,备注\nE-1,'=cmd|calc,no,'@SUM(A1)\n"),
      '--into',
      id,
    );
    const list = join(host.folder, `${id}.xlsx`);
    expect((await classify('export', id, '--output', list)).code).toBe(0);
    const rows = (await openBook(list)).get('Classification list')!;
    expect(rows).toHaveLength(34);
    expect(rows[0]).toContain('Rows that fired');
    const evil = rows.find((row) => row[1] === 'E-1')!;
    expect(evil[2]).toBe("'=cmd|calc");
    const first = rows.find((row) => row[1] === 'P-001')!;
    expect(first.slice(0, 7)).toEqual([
      1,
      'P-001',
      '闪速炉控制程序与设定值',
      'Production data',
      'Control information',
      'DCS',
      1800,
    ]);
    expect(first).toContain('Level 2 or higher');
  });

  it('exports the candidates for filing, with the columns that the province wants', async () => {
    const catalogue = join(host.folder, `${id}-catalogue.xlsx`);
    await classify('export', id, '--what', 'catalogue', '--output', catalogue, '--lang', 'zh-CN');
    const [header, ...rows] = (await openBook(catalogue)).get('重要数据和核心数据目录（候选）')!;
    expect(header).toHaveLength(26);
    expect(header!.slice(0, 6)).toEqual([
      '序号',
      '数据名称',
      '一级类别',
      '二级类别',
      '级别（重要/核心）',
      '识别依据（条款）',
    ]);
    expect(rows.every((row) => /核心|重要/.test(String(row[4])))).toBe(true);
    const columns = file('columns.json', JSON.stringify(['code', { field: 'level', header: '数据级别' }]));
    const { stdout } = await classify(
      'export',
      id,
      '--what',
      'catalogue',
      '--columns',
      columns,
      '--format',
      'json',
    );
    const value = JSON.parse(stdout);
    expect(value.columns).toEqual([
      { field: 'code', header: 'Code' },
      { field: 'level', header: '数据级别' },
    ]);
    expect(value.rows).toHaveLength(rows.length);
    expect((await classify('export', id, '--columns', file('wrong.json', '["luck"]'))).stderr).toContain(
      'luck',
    );
    expect((await classify('export', id, '--output', catalogue)).code).toBe(2);
  });

  it('writes the report as one page that names every row', async () => {
    const path = join(host.folder, `${id}.html`);
    expect((await classify('report', id, '--format', 'html', '--output', path)).code).toBe(0);
    const html = readFileSync(path, 'utf8');
    expect(html).toContain('candidates until the regulator confirms');
    expect(html).toContain('Matrix A');
    for (const text of ['L2-1a', 'I-2', 'G-f', 'P-001', '鄱湖铜业有限公司', 'non-ferrous-metals'])
      expect(html).toContain(text);
    expect(html).not.toMatch(/<script|https?:\/\//);
  });

  it('says why an asset is to be acted on once for all with the same reasons, and shows no id of a matrix cell', async () => {
    const path = join(host.folder, `${id}.zh.html`);
    expect((await classify('report', id, '--lang', 'zh-CN', '--format', 'html', '--output', path)).code).toBe(
      0,
    );
    const html = readFileSync(path, 'utf8');
    const reasons = [...html.matchAll(/<tr class="band"><th scope="rowgroup" colspan="5">([^<]+)</g)].map(
      ([, text]) => text,
    );
    expect(reasons).toContain('重要或核心数据候选，认定后须备案 · 有问题未答，级别可能更高');
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(html).toContain('组织权益：严重危害');
    expect(html).not.toMatch(/organizationRights|economicOperation/);
    expect(html).not.toMatch(/[\u4e00-\u9fff]\s?[;(]|[;)]\s?[\u4e00-\u9fff]/);
  });

  it('is deleted only when asked twice', async () => {
    expect((await classify('delete', id)).code).toBe(2);
    expect((await classify('delete', id, '--force')).code).toBe(0);
    expect((await classify('show', id)).code).toBe(2);
  });
});

describe('reference', () => {
  it('lists every class and every question with its id', async () => {
    const { classes } = await json('classes', '--overlay', 'steel');
    expect(classes.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['prod.control', 'prod.process.rolling', 'plat.iot']),
    );
    const { questions } = await json('questions');
    expect(questions.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['deaths', 'nationalSecurity', 'L2-2a', 'C-1', 'G-a']),
    );
    expect((await classify('questions', '--lang', 'zh-CN')).stdout).toContain('死亡');
  });
});
