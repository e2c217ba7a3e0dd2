import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_FILE } from '../../report/sample-report.ts';
import { type CliHost, createCliHost } from '../run-cli.ts';

let host: CliHost;
const at = (...names: string[]): string => join(host.folder, ...names);
const named = (name: string): object => {
  const sample = JSON.parse(readFileSync(SAMPLE_FILE, 'utf8'));
  const { uscc, ...enterprise } = sample.enterprise;
  return { ...sample, enterprise: { ...enterprise, name } };
};

beforeAll(() => {
  host = createCliHost();
  mkdirSync(at('in'));
  writeFileSync(at('in', 'a.json'), JSON.stringify(named('甲（虚构）')));
  writeFileSync(at('in', 'b.json'), '{"schemaVersion": 1,');
  writeFileSync(
    at('in', 'c.ndjson'),
    ['乙（虚构）', '丙（虚构）'].map((name) => `${JSON.stringify(named(name))}\n`).join(''),
  );
});
afterAll(() => host[Symbol.dispose]());

const score = (...args: string[]) => host.run(['score', '--jobs', '1', ...args]);

describe('dcmm score --report', () => {
  it('writes a report on each answer file that can be scored, lines of a file too', async () => {
    const { code, stdout, stderr } = await score('in', '--report', 'out', '--report-format', 'md', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ results: { length: 3 }, failures: { length: 1 } });
    expect(stderr).toContain('Reports written: 3');
    expect(
      readdirSync(at('out'))
        .map((name) => name.slice(0, 1))
        .sort(),
    ).toEqual(['丙', '乙', '甲']);
  });

  it('keeps reports that are there unless told to replace them, and writes the others', async () => {
    const [first = ''] = readdirSync(at('out'));
    writeFileSync(at('out', first), 'mine');
    const kept = await score('in/a.json', 'in/c.ndjson', '--report', 'out', '--report-format', 'md');
    expect(kept.code).toBe(2);
    expect(kept.stderr).toContain('not written: 3');
    expect(readFileSync(at('out', first), 'utf8')).toBe('mine');
    const forced = await score(
      'in/a.json',
      'in/c.ndjson',
      '--report',
      'out',
      '--report-format',
      'md',
      '--force',
    );
    expect(forced.code).toBe(0);
    expect(readFileSync(at('out', first), 'utf8')).toContain('虚构');
  });

  it('says before scoring what cannot be', async () => {
    const input = JSON.stringify(named('甲（虚构）'));
    const stdin = await host.run(['score', '-', '--report', 'stdin'], { input });
    expect(stdin).toMatchObject({ code: 2, stdout: '' });
    const format = await score('in/a.json', '--report', 'out', '--report-format', 'odt');
    expect(format).toMatchObject({ code: 2, stdout: '' });
    expect(format.stderr).toContain('odt');
  });

  it('leaves with what is most serious: below a level, or not written', async () => {
    const below = await score('in/a.json', '--min-level', '5', '--report', 'low', '--report-format', 'md');
    expect(below.code).toBe(1);
    expect(
      (await score('in/a.json', '--min-level', '5', '--report', 'low', '--report-format', 'md')).code,
    ).toBe(2);
  });
});
