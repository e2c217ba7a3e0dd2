import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** A checkout with nothing to install in it, and an `npm` that only leaves a mark. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcmm-scripts-'));
  cpSync('scripts/ensure-installed.mjs', join(folder, 'scripts/ensure-installed.mjs'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module","engines":{"node":">=20.19"}}');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'shared'));
  writeFileSync(join(folder, 'bin/npm'), '#!/bin/sh\nmkdir -p node_modules && echo "$@" > npm-was-here\n', {
    mode: 0o755,
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ensureInstalled = (...node: string[]) =>
  run(process.execPath, [...node, join(folder, 'scripts/ensure-installed.mjs')], {
    cwd: folder,
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
  });

describe('installing what is missing', () => {
  it('happens once: the second time nothing is to do', async () => {
    expect((await ensureInstalled()).stderr).toContain('Installing');
    expect(readdirSync(folder)).toContain('npm-was-here');
    rmSync(join(folder, 'npm-was-here'));
    expect((await ensureInstalled()).stderr).toBe('');
    expect(readdirSync(folder)).not.toContain('npm-was-here');
  });

  it('never goes through a link, which npm would empty', async () => {
    symlinkSync(join(folder, 'shared'), join(folder, 'node_modules'));
    expect((await ensureInstalled()).stderr).toContain('node_modules is a link');
    expect(readdirSync(folder)).not.toContain('npm-was-here');
  });

  it('is refused on a Node that is too old, with the version that is needed', async () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.8' })`;
    const preload = `--import=data:text/javascript,${encodeURIComponent(old)}`;
    await expect(ensureInstalled(preload)).rejects.toMatchObject({
      code: 4,
      stderr: expect.stringContaining('needs Node.js 20.19 or later'),
    });
    expect(readdirSync(folder)).not.toContain('npm-was-here');
  });
});

describe('npm run demo', () => {
  it('starts the program where the user is, not in the folder of the package', async () => {
    cpSync('scripts/demo.mjs', join(folder, 'scripts/demo.mjs'));
    writeFileSync(join(folder, 'scripts/build.mjs'), '');
    writeFileSync(
      join(folder, 'bin/dcmm.js'),
      'console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]))',
    );
    const { stdout } = await run(process.execPath, [join(folder, 'scripts/demo.mjs'), '-o', 'x.pdf'], {
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
        INIT_CWD: join(folder, 'shared'),
      },
    });
    expect(JSON.parse(stdout)).toEqual([realpathSync(join(folder, 'shared')), 'demo', '-o', 'x.pdf']);
  });
});
