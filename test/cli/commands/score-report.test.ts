import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

describe('what dcmm score --report can be told of its reports', () => {
  const read = (folder: string): string => {
    const [name = ''] = readdirSync(at(folder));
    return readFileSync(at(folder, name), 'utf8');
  };
  const report = (folder: string, ...args: string[]) =>
    score('in/a.json', '--report', folder, '--report-format', 'html', ...args);

  it('is all that a single report can be told: the same options give the same bytes', async () => {
    writeFileSync(at('theme.json'), JSON.stringify({ schemaVersion: 1, firm: '某咨询（虚构）' }));
    mkdirSync(at('own'));
    writeFileSync(at('own', 'report.css'), '/* our own sheet */');
    const sample = JSON.parse(readFileSync(SAMPLE_FILE, 'utf8'));
    const peers = { label: { 'zh-CN': '同行', en: 'Peers' }, count: 9, date: '2026-01-01' };
    const scores = { [sample.rubric.id]: 2 };
    writeFileSync(at('peers.json'), JSON.stringify({ schemaVersion: 1, ...peers, scores }));
    for (const [number, look] of [
      ['--size', 'brief', '--report-lang', 'both'],
      ['--theme', 'theme.json', '--benchmark', 'peers.json'],
      ['--template', 'own', '--report-lang', 'zh-CN'],
    ].entries()) {
      const { code, stderr } = await report(`many-${number}`, ...look);
      expect(code, stderr).toBe(0);
      const args = ['--format', 'html', '--output', `single-${number}/`, ...look];
      mkdirSync(at(`single-${number}`));
      expect((await host.run(['report', 'in/a.json', ...args])).code).toBe(0);
      expect(read(`many-${number}`)).toBe(read(`single-${number}`));
    }
    expect(readdirSync(at('many-0'))[0]).toContain('brief');
    expect(read('many-1')).toContain('某咨询（虚构）');
    expect(read('many-1')).toContain('Peers');
    expect(read('many-2')).toContain('our own sheet');
  }, 60_000);

  it('is compared with the assessment before, when both are stored', async () => {
    const year = (assessedOn: string): object => {
      const file = named('丁（虚构）') as { readonly assessment: object };
      return { ...file, assessment: { ...file.assessment, assessedOn } };
    };
    mkdirSync(at('years'));
    writeFileSync(at('years', '2025.json'), JSON.stringify(year('2025-03-01')));
    writeFileSync(at('years', '2026.json'), JSON.stringify(year('2026-03-01')));
    const compared = async (folder: string, ...args: string[]): Promise<boolean[]> => {
      const { code } = await score('years', '--report', folder, '--report-format', 'json', ...args);
      expect(code).toBe(0);
      return readdirSync(at(folder))
        .sort()
        .map((name) => JSON.parse(readFileSync(at(folder, name), 'utf8')).change !== null);
    };
    expect(await compared('years-kept', '--save')).toEqual([false, true]);
    expect(await compared('years-not-kept')).toEqual([false, false]);
  });

  it('is refused before anything is scored when it is wrong, or when no reports are asked for', async () => {
    writeFileSync(at('bad-theme.json'), '{"schemaVersion": 1, "colors": {"primary": "loud"}}');
    mkdirSync(at('bad-template'));
    writeFileSync(at('bad-template', 'full.hbs'), '{{#each view');
    const theme = await report('never', '--theme', 'bad-theme.json');
    expect(theme).toMatchObject({ code: 3, stdout: '' });
    const template = await report('never', '--template', 'bad-template');
    expect(template).toMatchObject({ code: 3, stdout: '' });
    expect(template.stderr).toContain('full.hbs');
    expect(template.stderr.match(/full\.hbs/g)).toHaveLength(1);
    const timeout = await report('never', '--browser-timeout', '0');
    expect(timeout).toMatchObject({ code: 2, stdout: '' });
    const idle = await score('in/a.json', '--size', 'brief', '--theme', 'theme.json');
    expect(idle).toMatchObject({ code: 2, stdout: '' });
    expect(idle.stderr).toContain('--size, --theme');
    expect(existsSync(at('never'))).toBe(false);
  });
});
