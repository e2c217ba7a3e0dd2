import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CACHE } from '../../report/pdf/printing.ts';
import { SAMPLE_FILE } from '../../report/sample-report.ts';
import { type CliHost, createCliHost } from '../run-cli.ts';

let host: CliHost;
const at = (...names: string[]): string => join(host.folder, ...names);
beforeAll(() => {
  host = createCliHost();
  writeFileSync(at('answers.json'), readFileSync(SAMPLE_FILE));
  writeFileSync(at('broken.json'), '{"schemaVersion": 1,');
});
afterAll(() => host[Symbol.dispose]());

const report = (...args: string[]) => host.run(['report', ...args]);

describe('dcmm report', () => {
  it('names each file it writes after the enterprise, the rubric and the date', async () => {
    const { code, stdout, stderr } = await report('answers.json', '--format', 'md,json', '-o', 'out');
    expect(code).toBe(0);
    const name = '鹰潭示例铜业股份有限公司（虚构）-dcmm-2025-2026-10-16';
    expect(stdout).toBe(`${at('out', `${name}.md`)}\n${at('out', `${name}.json`)}\n`);
    expect(stderr).toContain('Reports written: 2');
  });

  it('writes to files only', async () => {
    const { code, stderr } = await report('answers.json', '--format', 'md', '-o', '-');
    expect(code).toBe(2);
    expect(stderr).toContain('Reports go to files');
  });

  it('keeps a file that is there, unless it is told to replace it', async () => {
    writeFileSync(at('mine.md'), 'mine');
    const kept = await report('answers.json', '--format', 'md', '-o', 'mine.md');
    expect(kept.code).toBe(2);
    expect(kept.stderr).toContain('mine.md exists already');
    expect(readFileSync(at('mine.md'), 'utf8')).toBe('mine');
    expect((await report('answers.json', '--format', 'md', '-o', 'mine.md', '--force')).code).toBe(0);
    expect(readFileSync(at('mine.md'), 'utf8')).toContain('Data Management Maturity');
  });

  it('writes the reports that can be made when others cannot, and says which', async () => {
    const { code, stdout, stderr } = await report(
      'broken.json',
      'answers.json',
      'gone.json',
      '--format',
      'md',
      '-o',
      'some',
    );
    expect(code).toBe(4);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/broken\.json[\s\S]*line 1/);
    expect(stderr).toContain('gone.json');
    expect(stderr).toContain('not written: 2');
  });

  it('prints one JSON value with what was written and what failed', async () => {
    const { stdout } = await host.run([
      'report',
      'answers.json',
      'broken.json',
      '--format',
      'json',
      '-o',
      'json',
      '--json',
    ]);
    const { reports, failures } = JSON.parse(stdout);
    expect(reports).toMatchObject([{ target: 'answers.json', format: 'json' }]);
    expect(failures).toMatchObject([{ target: 'broken.json', error: { code: 'invalid-answers' } }]);
    expect(JSON.parse(readFileSync(reports[0].file, 'utf8')).digests.result).toBe(reports[0].digest);
  });

  it.each([
    ['a format that there is not', ['--format', 'odt'], 2, 'odt'],
    ['a limit that is none', ['--browser-timeout', 'soon'], 2, '1 to 3600'],
    ['a missing theme', ['--theme', 'nowhere.json'], 4, 'nowhere.json'],
    ['a missing template folder', ['--template', 'nowhere', '--format', 'html'], 4, 'nowhere'],
  ])('refuses %s', async (_, options, code, place) => {
    const result = await report('answers.json', ...options, '-o', 'refused.html');
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(place);
    expect(existsSync(at('refused.html'))).toBe(false);
  });

  it('says which field of a theme is wrong, and when its logo is missing', async () => {
    const theme = (content: object) =>
      writeFileSync(at('theme.json'), JSON.stringify({ schemaVersion: 1, ...content }));
    const run = () =>
      report('answers.json', '--theme', 'theme.json', '--format', 'html', '-o', 'themed.html');
    theme({ colors: { primary: '#ffee00' } });
    expect(await run()).toMatchObject({ code: 3, stderr: expect.stringContaining('$.colors.primary') });
    theme({ logo: 'logo.png' });
    expect(await run()).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('logo.png does not exist'),
    });
    theme({ logo: '../logo.png' });
    expect(await run()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(`../logo.png lies outside the folder ${host.folder}`),
    });
    writeFileSync(at('logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    theme({ logo: 'logo.svg', firm: 'A & B', colors: { primary: '#3d1740' } });
    expect((await run()).code).toBe(0);
    const html = readFileSync(at('themed.html'), 'utf8');
    expect(html).toContain('A &amp; B');
    expect(html).toContain('data:image/svg+xml;base64,');
    expect(html).toContain('--ink: #3d1740');
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder cannot be written', async () => {
    mkdirSync(at('locked'));
    chmodSync(at('locked'), 0o500);
    expect((await report('answers.json', '--format', 'md', '-o', 'locked/a.md')).code).toBe(4);
  });

  it('leaves no half file when the browser cannot be started', async () => {
    const { code, stderr } = await host.run(['report', 'answers.json', '-o', 'none.pdf'], {
      env: { DCMM_BROWSER: at('no-browser') },
    });
    expect(code).toBe(4);
    expect(stderr).toContain('no-browser');
    expect(readdirSync(host.folder).filter((name) => name.includes('none.pdf'))).toEqual([]);
  });

  it('compares with another assessment and with a group', async () => {
    const scores = { 'dcmm-2025': 3.1 };
    writeFileSync(
      at('peers.json'),
      JSON.stringify({
        schemaVersion: 1,
        label: { 'zh-CN': '同行', en: 'Peers' },
        count: 7,
        date: '2026-09-30',
        scores,
      }),
    );
    const { code } = await report(
      'answers.json',
      '--previous',
      'answers.json',
      '--benchmark',
      'peers.json',
      '--format',
      'md',
      '-o',
      'compared.md',
    );
    expect(code).toBe(0);
    const text = readFileSync(at('compared.md'), 'utf8');
    expect(text).toContain('Change since the last assessment');
    expect(text).toContain('The group: Peers, 7 enterprises');
  });

  it('does not compare with an assessment of another edition, and says how its answers are carried over', async () => {
    const older = join(import.meta.dirname, '../../../seeds/answers/sample-lithium.dcmm-2018.json');
    const { code, stderr } = await report(
      'answers.json',
      '--previous',
      older,
      '--format',
      'md',
      '-o',
      'not.md',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('was made with dcmm-2018');
    expect(stderr).toContain(`dcmm migrate ${older} --to dcmm-2025`);
    expect(existsSync(at('not.md'))).toBe(false);
  });
});

describe('dcmm verify', () => {
  it('knows a stored result again in every format, and a changed file', async () => {
    await host.run(['score', 'answers.json', '--save', '--quiet']);
    await report('answers.json', '--format', 'html,docx,xlsx,md,json', '-o', 'verify');
    for (const name of readdirSync(at('verify'))) {
      const { code, stdout } = await host.run(['verify', join('verify', name), '--json']);
      expect({ name, code, ...JSON.parse(stdout) }).toMatchObject({
        code: 0,
        matches: true,
        content: 'same',
      });
    }
    const [name = ''] = readdirSync(at('verify')).filter((one) => one.endsWith('.md'));
    writeFileSync(at('forged.md'), readFileSync(at('verify', name), 'utf8').replaceAll('2.08', '3.08'));
    expect(JSON.parse((await host.run(['verify', 'forged.md', '--json'])).stdout)).toMatchObject({
      matches: false,
      content: 'different',
      difference: {
        kind: 'line',
        found: expect.stringContaining('3.08'),
        expected: expect.stringContaining('2.08'),
      },
    });
    const { stdout } = await host.run(['verify', 'forged.md']);
    expect(stdout).toMatch(
      /First difference in line \d+:\n {2}in the file: .*3\.08.*\n {2}should be: .*2\.08/,
    );
  });

  it('knows the results that score and show printed', async () => {
    const { stdout } = await host.run(['score', 'answers.json', '--save', '--json']);
    writeFileSync(at('scored.json'), stdout);
    expect((await host.run(['verify', 'scored.json'])).code).toBe(0);
    const [{ id }] = JSON.parse(stdout).results;
    writeFileSync(at('shown.json'), `\n${(await host.run(['show', id, '--json'])).stdout}`);
    expect((await host.run(['verify', 'shown.json'])).code).toBe(0);
    writeFileSync(at('raised.json'), stdout.replace('"score":2.08', '"score":3.08'));
    expect((await host.run(['verify', 'raised.json'])).code).toBe(1);
  });

  it('names the parts of an office file that were changed', async () => {
    const [name = ''] = readdirSync(at('verify')).filter((one) => one.endsWith('.docx'));
    const parts = unzipSync(readFileSync(at('verify', name)));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replaceAll('2.08', '3.08');
    writeFileSync(at('forged.docx'), zipSync({ ...parts, 'word/document.xml': strToU8(text) }));
    expect(JSON.parse((await host.run(['verify', 'forged.docx', '--json'])).stdout)).toMatchObject({
      matches: false,
      difference: { kind: 'parts', parts: ['word/document.xml'] },
    });
  });

  it('tells a PDF that was changed after it was written', async () => {
    const env = { XDG_CACHE_HOME: join(CACHE, '../..') };
    const args = ['answers.json', '--format', 'pdf', '--size', 'brief', '-o', 'board.pdf'];
    const made = await host.run(['report', ...args], { env });
    expect(made.code).toBe(0);
    const sound = JSON.parse((await host.run(['verify', 'board.pdf', '--json'])).stdout);
    expect(sound).toMatchObject({ matches: true, content: 'unchanged' });
    const bytes = readFileSync(at('board.pdf'));
    const at8 = bytes.indexOf('CreationDate') + 20;
    bytes[at8] = (bytes[at8] ?? 0) ^ 1;
    writeFileSync(at('doctored.pdf'), bytes);
    const { code, stdout } = await host.run(['verify', 'doctored.pdf']);
    expect(code).toBe(1);
    expect(stdout).toContain('The PDF was changed after it was written');
    // A program that saves a PDF anew drops the seal and keeps the words by which the report is known.
    writeFileSync(
      at('resaved.pdf'),
      readFileSync(at('board.pdf'), 'latin1').replace(/%dcmm-seal:.*\n/, ''),
      'latin1',
    );
    expect((await host.run(['verify', 'resaved.pdf'])).code).toBe(1);
  });

  it('says when nothing stored has the result, and when a file is no report', async () => {
    const other = createCliHost();
    await report('answers.json', '--format', 'md', '-o', 'stranger.md');
    const { code, stdout } = await other.run(['verify', at('stranger.md')]);
    expect(code).toBe(1);
    expect(stdout).toContain('Nothing stored has this result');
    expect((await other.run(['verify', at('broken.json')])).code).toBe(3);
    expect((await other.run(['verify', at('gone.pdf')])).code).toBe(4);
    other[Symbol.dispose]();
  });
});
