import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINT_RULES } from '../src/core/lint/finding.ts';
import { type CliHost, type CliResult, createCliHost } from './cli/run-cli.ts';

const PAGE = readFileSync('docs/authoring.md', 'utf8');
/** Where reports unpack the packaged Chromium, once for all tests. */
const CACHE = join(import.meta.dirname, '../node_modules/.cache');

let host: CliHost;
beforeAll(() => {
  host = createCliHost();
});
afterAll(() => host[Symbol.dispose]());

/** What a reader does who pastes the page from top to bottom. */
const STEPS = [...PAGE.matchAll(/^```(sh|json|diff)(?: (\S+))?\n(.*?)^```$/gms)].map(
  ([, kind = '', file, body = '']) => ({ kind, file, body }),
);

const inHost = (name: string | undefined): string => join(host.folder, name ?? '');

async function take({ kind, file, body }: (typeof STEPS)[number]): Promise<CliResult[]> {
  if (kind === 'json') {
    mkdirSync(dirname(inHost(file)), { recursive: true });
    writeFileSync(inHost(file), body);
    return [];
  }
  if (kind === 'diff') {
    const [before = '', after = ''] = body.split('\n').map((line) => line.slice(1));
    const text = readFileSync(inHost(file), 'utf8');
    expect(text.split(before)).toHaveLength(2);
    writeFileSync(inHost(file), text.replace(before, after));
    return [];
  }
  const results: CliResult[] = [];
  for (const line of body.trimEnd().split('\n')) {
    const [program, ...args] = line.split(' ');
    expect(program).toBe('dcmm');
    results.push(await host.run(args, { env: { XDG_CACHE_HOME: CACHE } }));
  }
  return results;
}

describe('docs/authoring.md', () => {
  it('takes a reader who pastes everything to a scored and printed rubric', {
    timeout: 180_000,
  }, async () => {
    const results: CliResult[] = [];
    for (const step of STEPS) results.push(...(await take(step)));
    expect(results.map(({ code, stderr }) => [code, code === 0 ? '' : stderr])).toEqual(
      results.map(() => [0, '']),
    );
    expect(results.length).toBeGreaterThan(6);
    const { stdout } = await host.run(['list', '--json']);
    expect(JSON.parse(stdout).assessments).toMatchObject([{ rubric: { id: 'spare-parts' } }]);
    expect(readFileSync(inHost('spare-parts.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(inHost('spare-parts.pdf')).size).toBeGreaterThan(10_000);
  });

  it('prints it under its own title', async () => {
    const args = [
      '--rubric',
      './spare-parts',
      '--report-lang',
      'zh-CN',
      '--format',
      'md',
      '--output',
      'own.md',
    ];
    await host.run(['report', 'spare-parts/answers.json', ...args]);
    const report = readFileSync(inHost('own.md'), 'utf8');
    expect(report).toMatch(/^# .*备件库管理自查报告/m);
    expect(report).not.toContain('数据管理能力成熟度');
  });

  it('leaves the reader with a rubric in which lint finds nothing', async () => {
    const { code, stdout } = await host.run(['rubric', 'lint', './spare-parts', '--max-warnings', '0']);
    expect([code, stdout]).toEqual([0, './spare-parts: nothing found\n']);
  });

  it('names every rule of lint', () => {
    expect(Object.keys(LINT_RULES).filter((rule) => !PAGE.includes(`\`${rule}\``))).toEqual([]);
  });
});
