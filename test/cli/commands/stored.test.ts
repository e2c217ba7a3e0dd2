import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/cli/output/text-width.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { Sqlite } from '../../../src/store/sqlite.ts';
import { type CliHost, createCliHost, TODAY } from '../run-cli.ts';

const SAMPLE = join(import.meta.dirname, '../../../seeds/answers/sample-copper.dcmm-2025.json');

/** A database as an older version left it. */
const OLD = join(import.meta.dirname, '../../fixtures/store/v3.sql');

let host: CliHost;
let id: string;
beforeAll(async () => {
  host = createCliHost();
  copyFileSync(SAMPLE, join(host.folder, 'sample.json'));
  const { code, stderr } = await host.run(['score', 'sample.json', '--save']);
  expect([code, stderr.includes('rror')]).toEqual([0, false]);
  id = JSON.parse((await host.run(['list', '--json'])).stdout).assessments[0].id;
});
afterAll(() => host[Symbol.dispose]());

describe('dcmm list', () => {
  it('prints one tab-separated line an assessment when piped', async () => {
    const { code, stdout } = await host.run(['list']);
    const [heads = '', line = '', rest] = stdout.split('\n');
    expect(code).toBe(0);
    expect(heads.split('\t')).toEqual([
      'Id',
      'Enterprise',
      'Rubric',
      'Status',
      'Level',
      'Score',
      'Answered',
      'Changed',
    ]);
    expect(line.split('\t').slice(0, 4)).toEqual([
      id,
      '鹰潭示例铜业股份有限公司（虚构）',
      'dcmm-2025',
      'done',
    ]);
    expect(rest).toBe('');
  });

  it.each(['en', 'zh-CN'])('keeps its table within a terminal of 80 columns in %s', async (lang) => {
    const parts: string[] = [];
    const screen = new Writable({
      write(chunk, _, done) {
        parts.push(String(chunk));
        done();
      },
    });
    await host.run(['list', '--lang', lang], { stdout: Object.assign(screen, { isTTY: true, columns: 80 }) });
    const lines = parts.join('').trimEnd().split('\n');
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(80);
    expect(lines[1]).toMatch(new RegExp(`^${id} .* dcmm-2025 `));
  });

  it('counts "does not apply" among the answers', async () => {
    const { default: file } = await import(SAMPLE, { with: { type: 'json' } });
    const answered = Object.keys(file.answers).length;
    const [{ questions }] = JSON.parse((await host.run(['list', '--json'])).stdout).assessments;
    expect((await host.run(['list'])).stdout).toContain(`\t${answered}/${questions}\t`);
  });

  it('tells a database without assessments from one where none fits', async () => {
    expect((await host.run(['list', '--status', 'open'])).stderr).toContain('No stored assessment fits');
    expect((await host.run(['list', '--db', 'none.sqlite'])).stderr).toContain('Nothing stored yet');
  });

  it.each([
    [['--enterprise', '铜业'], 1],
    [['--enterprise', '银行'], 0],
    [['--level', '2'], 1],
    [['--level', '4'], 0],
    [['--status', 'open'], 0],
    [['--rubric', 'dcmm-2025'], 1],
  ])('%j finds %i', async (filter, count) => {
    const { stdout } = await host.run(['list', '--json', ...filter]);
    expect(JSON.parse(stdout).assessments).toHaveLength(count);
  });
});

describe('dcmm show', () => {
  it('prints who, the level and the score of every domain', async () => {
    const { code, stdout } = await host.run(['show', id.slice(0, 4), '--lang', 'zh-CN']);
    expect(code).toBe(0);
    expect(stdout).toContain('企业：鹰潭示例铜业股份有限公司（虚构）');
    expect(stdout).toMatch(/等级：2 受管理级/);
    expect(stdout).toMatch(/数据资产\t1\.\d\d/);
  });

  it('writes scores as the profile says that they were made with', async () => {
    const rounding = { decimals: 1, mode: 'half-up', at: 'edge' };
    const profile = {
      schemaVersion: 1,
      kind: 'profile',
      id: 'coarse',
      rubric: { id: 'dcmm-2025' },
      name: { 'zh-CN': '粗略', en: 'Coarse' },
      policies: { rounding },
    };
    writeFileSync(join(host.folder, 'coarse.json'), JSON.stringify(profile));
    const database = ['--db', join(host.folder, 'coarse.sqlite')];
    await host.run(['score', 'sample.json', '--save', '--profile', 'coarse.json', ...database]);
    const [stored] = JSON.parse((await host.run(['list', '--json', ...database])).stdout).assessments;
    const { stdout } = await host.run(['show', stored.id, '--lang', 'en', ...database]);
    expect(stdout).toMatch(/^Data assets\t\d\.\d$/m);
    // 2.0, and not 2, as everywhere else.
    expect((await host.run(['list', ...database])).stdout).toMatch(/\tDone\t2\t\d\.\d\t/i);
  });

  it('gives back with --json every answer that the file held', async () => {
    const { stdout } = await host.run(['show', id, '--json']);
    const { default: file } = await import(SAMPLE, { with: { type: 'json' } });
    const { response, result } = JSON.parse(stdout);
    expect(response.answers).toEqual(file.answers);
    expect(response.enterprise).toEqual(file.enterprise);
    expect(result.level).toBe(2);
  });
});

describe('dcmm db', () => {
  it('says where the database is, and it is readable by its owner only', async () => {
    const { stdout } = await host.run(['db', 'path']);
    const file = stdout.trimEnd();
    expect(file.startsWith(host.folder)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is meant from the folder where the user is, like every other path', async () => {
    const inFolder = `${join(host.folder, 'sub/x.db')}\n`;
    expect((await host.run(['db', 'path', '--db', 'sub/x.db'])).stdout).toBe(inFolder);
    expect((await host.run(['db', 'path'], { env: { DCMM_DB: 'sub/x.db' } })).stdout).toBe(inFolder);
    expect((await host.run(['score', 'sample.json', '--save', '--db', 'sub/x.db'])).code).toBe(0);
    expect(existsSync(join(host.folder, 'sub/x.db'))).toBe(true);
  });

  it('is not the default one because a script gave an empty name', async () => {
    const { code, stderr } = await host.run(['delete', id, '--db', '', '--yes']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--db <file> needs a value.')]);
  });

  it.each([
    ['en', 'The database was brought up to this version; a copy of it as it was: '],
    ['zh-CN', '数据库已升级到当前版本；升级前的副本保存在：'],
  ])(
    'says once, in %s, where the copy of a database lies that was made by an older version',
    async (lang, words) => {
      const file = join(host.folder, `old.${lang}.db`);
      const sqlite = new Sqlite(file);
      sqlite.pragma('foreign_keys = off');
      sqlite.exec(readFileSync(OLD, 'utf8'));
      sqlite.close();
      const list = ['list', '--db', file, '--lang', lang, '--json'];
      const { code, stdout, stderr } = await host.run(list);
      expect([code, stderr.startsWith(words), stderr.trimEnd().split('\n').length]).toEqual([0, true, 1]);
      const copy = stderr.trimEnd().slice(words.length);
      expect(copy).toBe(`${file}.backup-v3-20261121T093000Z`);
      // The copy is as old as the database was, and holds the same.
      const again = await host.run(['list', '--db', copy, '--json']);
      expect(JSON.parse(again.stdout)).toEqual(JSON.parse(stdout));
      expect((await host.run(list)).stderr).toBe('');
    },
  );

  it('finds a sound database sound', async () => {
    const { code, stderr } = await host.run(['db', 'check']);
    expect(code).toBe(0);
    expect(stderr).toContain('is sound');
  });

  it('writes a backup that holds the same, and does not replace it unasked', async () => {
    const args = ['db', 'backup', 'copy.sqlite'];
    expect((await host.run(args)).code).toBe(0);
    expect((await host.run(args)).code).toBe(2);
    expect((await host.run([...args, '--force'])).code).toBe(0);
    const copy = join(host.folder, 'copy.sqlite');
    const { stdout } = await host.run(['list', '--json', '--db', copy]);
    expect(JSON.parse(stdout).assessments).toMatchObject([{ id }]);
  });

  it('makes the folder of a backup, and says so where a file stands in its place', async () => {
    expect((await host.run(['db', 'backup', 'kept/2026/copy.sqlite'])).code).toBe(0);
    expect(existsSync(join(host.folder, 'kept/2026/copy.sqlite'))).toBe(true);
    const { code, stderr } = await host.run(['db', 'backup', 'sample.json/copy.sqlite']);
    expect(code).toBe(4);
    expect(stderr).toContain(
      'sample.json/copy.sqlite cannot be written (part of the path is a file, ENOTDIR)',
    );
  });

  it('exports every record as one JSON value a line', async () => {
    const { stdout } = await host.run(['db', 'export']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(stdout).toContain('鹰潭示例铜业');
  });

  it('refuses a damaged database with code 4 and leaves it as it is', async () => {
    const file = join(host.folder, 'damaged.sqlite');
    writeFileSync(file, 'this is not a database at all, however long it may go on');
    const { code, stderr } = await host.run(['list', '--db', file]);
    expect(code).toBe(4);
    expect(stderr).toContain(file);
    expect(statSync(file).size).toBe(56);
  });
});

describe('dcmm delete', () => {
  it('stops with code 2 and names --force where it cannot ask', async () => {
    const { code, stderr } = await host.run(['delete', id]);
    expect(code).toBe(2);
    expect(stderr).toContain('--force');
  });

  it('deletes nothing when one of the ids is wrong', async () => {
    expect((await host.run(['delete', id, 'zzzzzz', '--force'])).code).toBe(2);
    expect((await host.run(['show', id])).code).toBe(0);
  });

  it('deletes nothing when one of them is being edited', async () => {
    const args = ['assess', '--answers', 'sample.json', '--date', '2026-10-02', '--json'];
    const second = JSON.parse((await host.run(args)).stdout).id;
    const store = await openStore({ file: join(host.folder, 'data/dcmm/dcmm.sqlite'), now: () => TODAY });
    const lock = await store.lockAssessment(second);
    expect((await host.run(['delete', id, second, '--force'])).code).toBe(4);
    lock.release();
    store.close();
    expect((await host.run(['show', id])).code).toBe(0);
    expect((await host.run(['delete', second, '--force'])).code).toBe(0);
  });

  it('takes the assessment away for good', async () => {
    const { code, stderr } = await host.run(['delete', id, '--force']);
    expect([code, stderr]).toEqual([0, `Deleted: ${id}\n`]);
    expect((await host.run(['show', id])).code).toBe(2);
    const { stdout } = await host.run(['db', 'export']);
    expect(stdout).not.toContain('鹰潭示例铜业');
  });
});

describe('where there is no database yet', () => {
  it.each([
    [['list'], 0, 'dcmm assess'],
    [['show', 'abcd'], 2, 'abcd'],
    [['delete', 'abcd', '--force'], 2, 'abcd'],
    [['db', 'export'], 0, ''],
  ])('%j leaves with %i and makes none', async (args, expected, words) => {
    using fresh = createCliHost();
    const { code, stdout, stderr } = await fresh.run([...args, '--db', 'typing-error.sqlite']);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toContain(words);
    expect(readdirSync(fresh.folder)).toEqual([]);
  });
});
