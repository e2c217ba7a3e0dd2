import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliHost, createCliHost } from '../run-cli.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SHIPPED = join(ROOT, 'rubrics/eligibility/dcmm-entry-2023.json');

let host: CliHost;
beforeAll(() => {
  host = createCliHost();
});
afterAll(() => host[Symbol.dispose]());

/** A company that meets every condition of level 2 and falls short of level 3 by revenue and by tools. */
const SOLID = [
  ...['--founded', '2019-05-01', '--revenue', '8000000', '--staff', '260', '--data-volume', '3TB'],
  ...['--volume-statement', 'yes', '--data-staff', '6', '--policy-domains', '7', '--tools', '2'],
];

const write = (name: string, value: unknown): void =>
  writeFileSync(join(host.folder, name), JSON.stringify(value));
const eligibility = (...args: string[]) => host.run(['eligibility', ...args]);
const parse = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout);

describe('dcmm eligibility', () => {
  it('says which level is open, what is missing for the next, and who says so since when', async () => {
    const { code, stdout } = await eligibility(...SOLID);
    expect(code).toBe(0);
    expect(stdout).toContain('may apply for level 2');
    expect(stdout).toContain('For level 3:');
    expect(stdout).toMatch(
      /^Revenue in the last financial year\t[\d,]+ CNY\t8,000,000 CNY\t[\d,]+ CNY short$/m,
    );
    expect(stdout).toMatch(/^Years since the company was founded\t\d years?\t7 years\tmet$/m);
    expect(stdout).toContain('As of 2023');
    expect(stdout).toContain('https://');
    expect(stdout).toContain(SHIPPED);
  });

  it('promises nothing while something is not known', async () => {
    const { stdout } = await eligibility('--revenue', '32000000');
    expect(stdout).toContain('no level is certain yet');
    expect(stdout).toMatch(/\?\tnot known$/m);
  });

  it('gives the same with --json', async () => {
    const found = parse(await eligibility(...SOLID, '--json'));
    expect(found).toMatchObject({ covered: true, level: 2, next: { level: 3 }, on: '2026-11-21' });
    expect(found.conditions).toMatchObject({ id: 'dcmm-entry-2023', asOf: '2023' });
    const missing = found.next.conditions.filter(({ state }: { state: string }) => state !== 'met');
    expect(missing.map(({ measure }: { measure: string }) => measure)).toContain('revenue-last-year-cny');
  });

  it('reads the same from a file; a flag wins over it', async () => {
    write('company.json', {
      schemaVersion: 1,
      name: '宜春示例锂电材料有限公司（虚构）',
      founded: '2019-05-01',
      values: {
        'revenue-last-year-cny': 8_000_000,
        staff: 260,
        'structured-data-gb': 3000,
        'data-volume-statement': true,
        'full-time-data-staff': 6,
        'policy-domains': 7,
        'data-management-tools': 2,
      },
    });
    const [file, flags] = [
      parse(await eligibility('--profile', 'company.json', '--json')),
      parse(await eligibility(...SOLID, '--json')),
    ];
    expect(file).toEqual({ ...flags, enterprise: '宜春示例锂电材料有限公司（虚构）' });
    const lower = parse(await eligibility('--profile', 'company.json', '--staff', '3', '--json'));
    expect(lower.level).toBeNull();
  });

  it('judges the age on the day it is asked for', async () => {
    const on = async (day: string) =>
      parse(await eligibility(...SOLID, '--founded', '2025-12-01', '--on', day, '--json')).level;
    expect([await on('2026-11-30'), await on('2026-12-01')]).toEqual([null, 2]);
  });

  it('takes the name of a stored enterprise', async () => {
    await host.run(['score', join(ROOT, 'seeds/answers/sample-lithium.dcmm-2018.json'), '--save']);
    const found = parse(await eligibility('--enterprise', '宜春示例锂电材料有限公司（虚构）', '--json'));
    expect(found.enterprise).toBe('宜春示例锂电材料有限公司（虚构）');
    const none = await eligibility('--enterprise', '没有这家公司');
    expect([none.code === 0, none.stderr.includes('没有这家公司')]).toEqual([false, true]);
  });

  it('uses other conditions when it is given some', async () => {
    const conditions = JSON.parse(readFileSync(SHIPPED, 'utf8'));
    conditions.id = 'dcmm-entry-2027';
    conditions.asOf = '2027';
    for (const { requires } of conditions.levels) requires['revenue-last-year-cny'] = 1;
    write('conditions.json', conditions);
    const found = parse(await eligibility(...SOLID, '--conditions', 'conditions.json', '--json'));
    expect(found.conditions).toMatchObject({ id: 'dcmm-entry-2027', asOf: '2027' });
    const missing = found.next.conditions.filter(({ state }: { state: string }) => state === 'unmet');
    expect(missing.map(({ measure }: { measure: string }) => measure)).not.toContain('revenue-last-year-cny');
  });

  it('says that service providers are judged by other rules', async () => {
    const { code, stdout } = await eligibility(...SOLID, '--role', 'service-provider');
    expect(code).toBe(0);
    expect(stdout).not.toContain('may apply');
    expect(parse(await eligibility('--role', 'service-provider', '--json'))).toMatchObject({
      covered: false,
      level: null,
    });
  });

  it.each([
    ['--revenue', 'a lot'],
    ['--revenue', '-5'],
    ['--staff', 'Infinity'],
    ['--data-volume', '3'],
    ['--data-volume', '3 XB'],
    ['--founded', '2019-02-30'],
    ['--on', 'tomorrow'],
    ['--value', 'staff'],
  ])('refuses %s %j by name', async (flag, value) => {
    const { code, stderr } = await eligibility(flag, value);
    expect(code).toBe(2);
    expect(stderr).toContain(flag);
  });

  it('names measures that the conditions do not have and values of the wrong kind', async () => {
    const { code, stderr } = await eligibility('--value', 'shoe-size=43', '--value', 'staff=yes');
    expect(code).toBe(3);
    expect(stderr).toContain('shoe-size');
    expect(stderr).toContain('staff');
  });

  it.each([
    ['profile', { schemaVersion: 1, values: { staff: 'many' } }, /values/],
    ['conditions', { schemaVersion: 1, kind: 'entry-conditions', id: 'x' }, /levels/],
  ])('names what is wrong with a %s file', async (option, content, words) => {
    write('bad.json', content);
    const { code, stderr } = await eligibility(`--${option}`, 'bad.json');
    expect(code).toBe(3);
    expect(stderr).toMatch(words);
    expect((await eligibility(`--${option}`, 'none.json')).code).not.toBe(0);
  });
});
