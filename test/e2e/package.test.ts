import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** What `npm install` makes of dcmm: the files of its package, and beside them the packages that it depends on. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dcmm-package-'));
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT });
  const [{ files }] = JSON.parse(stdout);
  for (const { path } of files) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  for (const name of Object.keys(dependencies)) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), place);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('runs with no other package than those that it depends on', async () => {
    const dcmm = (...args: string[]) =>
      run(process.execPath, ['bin/dcmm.js', ...args], {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, LANG: 'en_US.UTF-8' },
      });
    const answers = 'seeds/answers/sample-lithium.dcmm-2018.json';
    await dcmm('score', answers, '--save');
    const [{ id }] = JSON.parse((await dcmm('list', '--json')).stdout).assessments;
    const formats = ['html', 'docx', 'xlsx', 'md'];
    const { stdout } = await dcmm('report', id, '--format', formats.join(','), '--output', 'reports');
    expect(stdout.trim().split('\n')).toHaveLength(formats.length);
    expect((await dcmm('classify', 'grade', 'seeds/inventories/pohu-copper.json')).stdout).not.toBe('');
  });

  it('brings along the licences of the packages that are bundled in it', () => {
    const licences = readFileSync(join(folder, 'dist/third-party-licences.txt'), 'utf8');
    for (const name of ['ajv', 'commander', '@inquirer/core', 'echarts', 'puppeteer-core'])
      expect(licences).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'));
    expect(licences).toContain('Apache License');
  });
});
