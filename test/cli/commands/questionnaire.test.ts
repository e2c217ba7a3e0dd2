import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliHost, createCliHost } from '../run-cli.ts';

const ROOT = join(import.meta.dirname, '../../..');
const COPPER = join(ROOT, 'seeds/answers/sample-copper.dcmm-2025.json');

let host: CliHost;
beforeEach(() => {
  host = createCliHost();
});
afterEach(() => host[Symbol.dispose]());

const readJson = (name: string) => JSON.parse(readFileSync(join(host.folder, name), 'utf8'));

describe('dcmm questionnaire', () => {
  it('writes a blank answer file of the part that is asked for, by id or name', async () => {
    const { code, stdout, stderr } = await host.run([
      'questionnaire',
      'dcmm-2025',
      '--item',
      'data-strategy-planning，数据战略评估',
      '--domain',
      '数据质量',
      '-o',
      'part.json',
    ]);
    expect(stderr).toContain('dcmm import');
    expect([code, stdout]).toEqual([0, `${join(host.folder, 'part.json')}\n`]);
    const items = new Set(Object.keys(readJson('part.json').answers).map((id) => id.split('.')[0]));
    expect([...items].some((id) => id?.startsWith('data-quality'))).toBe(true);
    expect(items.has('data-strategy-planning')).toBe(true);
    expect(items.has('data-security-policy')).toBe(false);
  });

  it('begins with the answers of a file when told so', async () => {
    const { code } = await host.run(['questionnaire', '--from', COPPER, '-o', 'again.json']);
    expect(code).toBe(0);
    const before = JSON.parse(readFileSync(COPPER, 'utf8'));
    expect(readJson('again.json').enterprise).toEqual(before.enterprise);
    expect(readJson('again.json').answers).toMatchObject(before.answers);
  });

  it('goes into a folder where the name has no ending of a form', async () => {
    const { code, stdout } = await host.run(['questionnaire', '-o', 'forms.2026']);
    const file = join(host.folder, 'forms.2026', 'dcmm-2025-questionnaire.xlsx');
    expect([code, stdout]).toEqual([0, `${file}\n`]);
  });

  it('leaves a file that is there alone, unless forced', async () => {
    writeFileSync(join(host.folder, 'form.json'), 'mine');
    const refused = await host.run(['questionnaire', '-o', 'form.json']);
    expect([refused.code, readFileSync(join(host.folder, 'form.json'), 'utf8')]).toEqual([2, 'mine']);
    expect((await host.run(['questionnaire', '-o', 'form.json', '--force'])).code).toBe(0);
  });

  it('writes a page that holds only the part that is asked for, in the language of the program', async () => {
    const args = ['questionnaire', '--from', COPPER, '--domain', 'data-quality', '-o', 'quality.html'];
    const { code } = await host.run([...args, '--lang', 'en']);
    const html = readFileSync(join(host.folder, 'quality.html'), 'utf8');
    expect([code, html.slice(0, 32)]).toEqual([0, '<!doctype html>\n<html lang="en">']);
    expect(html).toContain('id="q-data-quality-');
    expect(html).not.toContain('id="q-data-strategy-planning.');
    expect(html).not.toContain('"data-strategy-planning.1.1":');
  });

  it('prints a form on standard output, and nothing else there', async () => {
    const { code, stdout } = await host.run(['questionnaire', '--format', 'json', '-o', '-']);
    expect([code, JSON.parse(stdout).schemaVersion]).toEqual([0, 1]);
  });

  it.each([
    ['a domain that there is not', ['--domain', 'data-qualty'], /data-quality/],
    ['a format that there is not', ['--format', 'docx'], /docx.*json/],
    ['another rubric than that of the answers', ['dcmm-2018', '--from', COPPER], /dcmm migrate/],
  ])('refuses %s, and writes nothing', async (_, args, words) => {
    const { code, stderr } = await host.run(['questionnaire', ...args, '-o', 'form.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
    expect(existsSync(join(host.folder, 'form.json'))).toBe(false);
  });

  it('says with --json which files it wrote', async () => {
    const { stdout } = await host.run(['questionnaire', 'dcmm-2018', '--format', 'json', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      rubric: { id: 'dcmm-2018', version: '1.0.0' },
      forms: [{ format: 'json', file: join(host.folder, 'dcmm-2018-questionnaire.json') }],
    });
  });
});
