import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';

const run = promisify(execFile);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcmm-bin-'));
  cpSync('bin', join(folder, 'bin'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('says what to do where nothing has been built, in both languages', async () => {
  await expect(run(process.execPath, [join(folder, 'bin/dcmm.js'), '--help'])).rejects.toMatchObject({
    code: 4,
    stdout: '',
    stderr: expect.stringMatching(
      /^dcmm 还没有构建.*npm run demo.*\ndcmm has not been built yet.*npm run demo.*\n$/,
    ),
  });
});

it('says which Node it needs to one that is too old', async () => {
  const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.8' })`;
  const preload = `--import=data:text/javascript,${encodeURIComponent(old)}`;
  await expect(run(process.execPath, [preload, 'bin/dcmm.js', '--help'])).rejects.toMatchObject({
    code: 4,
    stderr: expect.stringContaining('needs Node.js 20.19 or later'),
  });
});
