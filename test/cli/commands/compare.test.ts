import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/cli/output/text-width.ts';
import type { Answer, Response } from '../../../src/core/response.ts';
import { type CliHost, createCliHost } from '../run-cli.ts';

const SEEDS = join(import.meta.dirname, '../../../seeds/answers');
const OLDER = join(SEEDS, 'sample-lithium.dcmm-2018.json');
const SAMPLE = JSON.parse(readFileSync(join(SEEDS, 'sample-copper.dcmm-2025.json'), 'utf8')) as Response;

/** The sample a year later, when these criteria were answered otherwise; null = no longer. */
const LATER: Readonly<Record<string, Answer | null>> = {
  'data-quality-requirements.3.8': { option: 'full' },
  'data-quality-check.3.1': { option: 'mostly' },
  'data-security-audit.2.1': { option: 'none' },
  'data-culture.2.1': { notApplicable: true, reason: 'none here' },
  'data-model.4.5': null,
};

let host: CliHost;
/** Ids of before, after, and after with the profile. */
const stored: string[] = [];
const write = (name: string, response: unknown): void =>
  writeFileSync(join(host.folder, name), JSON.stringify(response));
const compare = (...args: string[]) => host.run(['compare', ...args]);

beforeAll(async () => {
  host = createCliHost();
  const assessment = { ...SAMPLE.assessment, assessedOn: '2025-10-16' };
  const kept = Object.entries({ ...SAMPLE.answers, ...LATER }).filter(([, answer]) => answer !== null);
  write('before.json', { ...SAMPLE, assessment });
  write('after.json', { ...SAMPLE, answers: Object.fromEntries(kept) });
  write('neighbour.json', { ...SAMPLE, assessment, enterprise: { name: '抚州示例线缆有限公司（虚构）' } });
  write('profile.json', {
    schemaVersion: 1,
    kind: 'profile',
    id: 'quality-first',
    rubric: { id: 'dcmm-2025' },
    name: { 'zh-CN': '质量优先', en: 'Quality first' },
    weights: { 'data-quality': 5 },
  });
  for (const args of [['before.json'], ['after.json'], ['after.json', '--profile', 'profile.json']]) {
    const { stdout } = await host.run(['score', ...args, '--save', '--json']);
    stored.push(JSON.parse(stdout).results[0].id);
  }
});
afterAll(() => host[Symbol.dispose]());

describe('dcmm compare', () => {
  it('shows what is compared, the scores, the items that moved and what became of the answers', async () => {
    const { code, stdout, stderr } = await compare(stored[0] as string, stored[1] as string);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^鹰潭示例铜业股份有限公司（虚构）: two assessments compared$/m);
    expect(stdout).toContain(`\nAssessment\t${stored[0]}\t${stored[1]}\n`);
    expect(stdout).toContain('\nAssessed on\t2025-10-16\t2026-10-16\n');
    expect(stdout).toContain('\nRubric\tdcmm-2025 1.0.0\tdcmm-2025 1.0.0\n');
    expect(stdout).toMatch(/^Answered\t529\/529\t527\/528$/m);
    expect(stdout).toMatch(/^Overall\t\d\.\d\d\t\d\.\d\d\t.*\t\d$/m);
    expect(stdout).toMatch(/^Data quality\t\d\.\d\d\t\d\.\d\d\t▲ \+0\.\d\d\t\d$/m);
    expect(stdout).toMatch(/Items that rose most \(3 of 3\)\n.*\n.*Data quality requirements\t/);
    expect(stdout).toMatch(/Items that fell most[\s\S]*Data security audit\t\d\.\d\d\t\d\.\d\d\t▼ -0\.\d\d/);
    expect(stdout).toMatch(/▲ +2 +rated higher in B\n/);
    expect(stdout).toMatch(/▼ +1 +rated lower in B\n/);
    expect(stdout).toMatch(/ 1 +answered in A only\n/);
    expect(stdout).toMatch(/ 1 +not applicable in B only\n/);
    expect(stdout).toContain('Not everything is answered (B: 527 of 528)');
    expect(stderr).toContain(`dcmm compare ${stored[0]} ${stored[1]} --criteria`);
  });

  it('goes down to both answers of each criterion, in the words of their options', async () => {
    const { stdout, stderr } = await compare('before.json', 'after.json', '--criteria');
    expect(stdout).toMatch(/▲ data-quality-requirements\.3\.8 {2}Not met → Fully met\n {4}\S/);
    expect(stdout).toMatch(/▼ data-security-audit\.2\.1 {2}\S.* → Not met\n/);
    expect(stdout).toMatch(/· data-culture\.2\.1 {2}\S.* → not applicable\n/);
    expect(stdout).toMatch(/· data-model\.4\.5 {2}\S.* → no answer\n/);
    expect(stderr).toBe('');
    const chinese = await compare('before.json', 'after.json', '--criteria', '--lang', 'zh-CN');
    expect(chinese.stdout).toMatch(/▲ data-quality-requirements\.3\.8 {2}不满足 → 完全满足\n/);
  });

  it('keeps to one domain or item, and names the nearest ones where there is none', async () => {
    const { stdout } = await compare('before.json', 'after.json', '--item', 'data-quality');
    expect(stdout).toContain('Only: Data quality (data-quality)');
    expect(stdout).toContain('data-quality-check.3.1');
    expect(stdout).not.toContain('data-security-audit');
    const item = await compare('before.json', 'after.json', '--item', 'data-quality-check', '--json');
    const report = JSON.parse(item.stdout);
    expect(report.nodes.map(({ id }: { id: string }) => id)).toEqual(['data-quality-check']);
    expect(report.criteria.map(({ id }: { id: string }) => id)).toEqual(['data-quality-check.3.1']);
    const { code, stderr } = await compare('before.json', 'after.json', '--item', 'data-qality');
    expect(code).toBe(2);
    expect(stderr).toContain('Nearest: data-quality,');
  });

  it('lists every item below its domain with --all', async () => {
    const { stdout } = await compare('before.json', 'after.json', '--all');
    expect(stdout).toMatch(/^Data strategy\t.*\n {2}Data strategy planning\t/m);
    expect(stdout.match(/^ {2}\S.*\t\d\.\d\d\t\d\.\d\d\t/gm)).toHaveLength(33);
    expect(stdout).not.toContain('rose most');
  });

  it('says that nothing differs where nothing does', async () => {
    const { code, stdout, stderr } = await compare('before.json', 'before.json');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Nothing differs: neither answers nor scores.');
    expect(stdout).not.toMatch(/[▲▼]/);
  });

  it('says plainly that two enterprises are two, and that one is read backwards', async () => {
    const { stdout } = await compare('neighbour.json', 'after.json');
    expect(stdout).toMatch(/^Two enterprises compared: A is 抚州示例线缆/);
    expect(stdout).toContain('Items where B is furthest ahead');
    expect(stdout).not.toContain('backwards');
    const backwards = await compare('after.json', 'before.json');
    expect(backwards.stdout).toContain('A is the later assessment');
  });

  it('says how much of the difference comes from the answers and how much from the weights', async () => {
    const { stdout } = await compare(stored[0] as string, stored[2] as string);
    expect(stdout).toContain('\nProfile\t—\tquality-first\n');
    expect(stdout).toContain('Different profiles (A: none, B: quality-first)');
    const { causes, score } = JSON.parse(
      (await compare(stored[0] as string, stored[2] as string, '--json')).stdout,
    );
    expect(causes.rules).not.toBe(0);
    expect(causes.answers + causes.rules).toBeCloseTo(score.change, 9);
    // As scoring the answers before with that profile gives it.
    const { stdout: rescored } = await host.run([
      'score',
      'before.json',
      '--profile',
      'profile.json',
      '--json',
    ]);
    expect(causes.rescored.score).toBe(JSON.parse(rescored).results[0].score);
    expect(stdout).toContain(`would score ${causes.rescored.score.toFixed(2)}`);
    const weightsAlone = JSON.parse(
      (await compare(stored[1] as string, stored[2] as string, '--json')).stdout,
    );
    expect(weightsAlone.causes).toMatchObject({ answers: 0, rules: weightsAlone.score.change });
  });

  it('names gates, warnings and bonuses that one side alone has, and items judged as a whole', async () => {
    write('strict.json', {
      schemaVersion: 1,
      kind: 'profile',
      id: 'strict',
      rubric: { id: 'dcmm-2025' },
      name: { 'zh-CN': '从严', en: 'Strict' },
      gates: [
        { id: 'audit', level: 3, nodes: ['data-security-audit'], atLeast: 2.4 },
        { id: 'quality', level: 2, nodes: ['data-quality-check'], atLeast: 2.1 },
      ],
      bonuses: [
        { id: 'award', text: { 'zh-CN': '省级奖项', en: 'Provincial award' }, points: 0.1, cap: 0.3 },
      ],
      warnings: { minimumCoverage: 0.999 },
    });
    const after = JSON.parse(readFileSync(join(host.folder, 'after.json'), 'utf8'));
    const answers = Object.entries(after.answers).filter(([id]) => !id.startsWith('data-service.'));
    write('screened.json', {
      ...after,
      answers: { ...Object.fromEntries(answers), 'data-service': { level: 3 } },
      bonuses: { award: 2 },
    });
    const { stdout } = await compare(
      'before.json',
      'screened.json',
      '--profile',
      'strict.json',
      '--criteria',
    );
    expect(stdout).toContain('▼ Holds in A, not in B: gate for level 3 (not met: Data security audit)');
    expect(stdout).toContain('▲ Holds in B, not in A: gate for level 2 (not met: Data quality check)');
    expect(stdout).toMatch(/· Only in B: only \d+ % answered/);
    expect(stdout).toContain('· Bonus “Provincial award”: 0 → 2 times');
    expect(stdout).toContain('· Data service (data-service): by its criteria → level 3');
    expect(stdout).not.toContain('data-service.');
  });

  it.each([
    ['the older first', [OLDER, 'after.json']],
    ['the older last', ['after.json', OLDER]],
  ])('refuses two editions, and says how the older answers are carried over: %s', async (_, targets) => {
    const { code, stdout, stderr } = await compare(...targets);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`dcmm migrate ${OLDER} --to dcmm-2025`);
  });

  it('compares with the answers that migrating makes', async () => {
    await host.run(['migrate', OLDER, '--to', 'dcmm-2025', '-o', 'migrated.json']);
    const { code, stdout } = await compare('migrated.json', 'after.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/ \d+ +answered in B only\n/);
  });

  it('writes rows for spreadsheets: of nodes, or of criteria', async () => {
    const nodes = (await compare('before.json', 'after.json', '--format', 'csv')).stdout.split('\r\n');
    expect(nodes[0]).toBe('\u{feff}Id,Layer,Domain / item,A,B,Change,Level A,Level B');
    expect(nodes[1]).toMatch(/^dcmm-2025,rubric,[^,]+,\d\.\d+,\d\.\d+,/);
    // The rubric, 9 domains and 33 items, between the heads and the end.
    expect(nodes).toHaveLength(1 + 1 + 9 + 33 + 1);
    const { stdout } = await compare('before.json', 'after.json', '--format', 'csv', '--criteria');
    const criteria = stdout.trimEnd().split('\r\n');
    expect(criteria).toHaveLength(1 + Object.keys(LATER).length);
    expect(criteria.find((row) => row.includes('data-model.4.5'))).toMatch(
      /,answered in A only,.*,no answer$/,
    );
    expect((await compare('before.json', 'after.json', '--format', 'csv', '--json')).code).toBe(2);
  });

  it('prints one JSON value, and nothing of its hints', async () => {
    const { stdout, stderr } = await compare('before.json', 'after.json', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, sameEnterprise: true, node: null });
    expect([stderr, stdout.trimEnd().includes('\n')]).toEqual(['', false]);
  });

  it.each([
    ['an assessment that is not stored', 'zzzz', 2],
    ['a file that is not there', 'gone.json', 4],
    ['a file that holds no answers', 'profile.json', 3],
  ])('fails as every command does for %s', async (_, target, expected) => {
    expect((await compare('before.json', target)).code).toBe(expected);
    expect((await compare(target, 'after.json')).code).toBe(expected);
  });

  it.each(['en', 'zh-CN'])(
    'fits a terminal of 80 columns in %s, with colour beside the signs',
    async (lang) => {
      const parts: string[] = [];
      const screen = new Writable({
        write(chunk, _, done) {
          parts.push(String(chunk));
          done();
        },
      });
      await host.run(['compare', 'before.json', 'after.json', '--criteria', '--lang', lang], {
        stdout: Object.assign(screen, { isTTY: true, columns: 80 }),
        env: { NO_COLOR: '', FORCE_COLOR: '1' },
      });
      const shown = parts.join('');
      expect(shown).toContain('\u001b[32m▲');
      expect(shown).toContain('\u001b[31m▼');
      const lines = shown.replaceAll(/\u001b\[\d+m/g, '').split('\n');
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(80);
    },
  );
});
