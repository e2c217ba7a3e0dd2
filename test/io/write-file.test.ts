import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFileAtomically } from '../../src/io/write-file.ts';

vi.mock('node:fs/promises', async (original) => ({ ...(await original<typeof fs>()) }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcmm-write-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
const at = (...names: string[]) => join(folder, ...names);
const read = (file: string) => readFileSync(file, 'utf8');
const fault = (code: string) => Object.assign(new Error(code), { code });

/** Lets a step of the file system fail as a machine would. */
const failing = (step: 'link' | 'rename' | 'open', code: string) =>
  vi.spyOn(fs, step).mockRejectedValue(fault(code));

describe('writing a file', () => {
  it('writes text and bytes, makes folders on the way, and leaves nothing else behind', async () => {
    await writeFileAtomically(at('new', 'folder', 'a.txt'), '数据');
    await writeFileAtomically(at('b.bin'), new Uint8Array([0, 255]));
    expect(read(at('new', 'folder', 'a.txt'))).toBe('数据');
    expect([...readFileSync(at('b.bin'))]).toEqual([0, 255]);
    expect(readdirSync(folder).sort()).toEqual(['b.bin', 'new']);
    expect(readdirSync(at('new', 'folder'))).toEqual(['a.txt']);
  });

  it('leaves a file that is there as it is, unless it may replace it', async () => {
    writeFileSync(at('a'), 'old');
    await expect(writeFileAtomically(at('a'), 'new')).rejects.toMatchObject({ code: 'output-exists' });
    expect(read(at('a'))).toBe('old');
    await writeFileAtomically(at('a'), 'new', { overwrite: true });
    expect(read(at('a'))).toBe('new');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('lets one of many writers of the same name win, whole', async () => {
    const contents = Array.from({ length: 8 }, (_, n) => String(n).repeat(100_000));
    const done = await Promise.allSettled(contents.map((content) => writeFileAtomically(at('a'), content)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(contents).toContain(read(at('a')));
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('takes a name of any length that the file system takes', async () => {
    const name = `${'名'.repeat(80)}.md`;
    await writeFileAtomically(at(name), 'x');
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('keeps a private file private when it replaces it', async () => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), 0o600);
    await writeFileAtomically(at('a'), 'new', { overwrite: true });
    expect(statSync(at('a')).mode & 0o777).toBe(0o600);
  });

  it('writes through a link to its target, and leaves the link', async () => {
    mkdirSync(at('real'));
    writeFileSync(at('real', 'a'), 'old');
    symlinkSync(at('real', 'a'), at('link'));
    await expect(writeFileAtomically(at('link'), 'new')).rejects.toMatchObject({ code: 'output-exists' });
    await writeFileAtomically(at('link'), 'new', { overwrite: true });
    expect(readlinkSync(at('link'))).toBe(at('real', 'a'));
    expect(read(at('real', 'a'))).toBe('new');
  });

  it('does not write to where a broken link points', async () => {
    symlinkSync(at('gone'), at('link'));
    await expect(writeFileAtomically(at('link'), 'new')).rejects.toMatchObject({ code: 'output-exists' });
    expect(existsSync(at('gone'))).toBe(false);
  });

  it.runIf(process.platform !== 'win32')('writes to a pipe or a device as it is, never over it', async () => {
    await writeFileAtomically('/dev/null', 'x', { overwrite: true });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    execFileSync('mkfifo', [at('pipe')]);
    const reader = spawn('cat', [at('pipe')], { stdio: ['ignore', 'pipe', 'ignore'] });
    await writeFileAtomically(at('pipe'), 'through');
    expect(String((await reader.stdout.toArray())[0])).toBe('through');
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  });

  it.runIf(existsSync('/dev/full'))('says that a disk is full', async () => {
    await expect(writeFileAtomically('/dev/full', 'x')).rejects.toMatchObject({ code: 'disk-full' });
  });

  it.each(['ENOSPC', 'EDQUOT'])('leaves nothing when the disk fills up half-way (%s)', async (code) => {
    const real = fs.open;
    vi.spyOn(fs, 'open').mockImplementation(async (...args) => {
      const file = await real(...args);
      vi.spyOn(file, 'writeFile').mockImplementation(async () => {
        await file.write('half');
        throw fault(code);
      });
      return file;
    });
    writeFileSync(at('a'), 'old');
    const writing = writeFileAtomically(at('a'), 'new', { overwrite: true });
    await expect(writing).rejects.toMatchObject({ code: 'disk-full', params: { file: at('a') } });
    expect(read(at('a'))).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP'])('does without hard links (%s), as safely', async (code) => {
    failing('link', code);
    await writeFileAtomically(at('a'), 'new');
    await expect(writeFileAtomically(at('a'), 'newer')).rejects.toMatchObject({ code: 'output-exists' });
    expect(read(at('a'))).toBe('new');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('leaves no empty file when it cannot do without hard links either', async () => {
    failing('link', 'EPERM');
    failing('rename', 'EIO');
    await expect(writeFileAtomically(at('a'), 'new')).rejects.toMatchObject({
      code: 'file-unwritable',
      params: { reason: 'EIO' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['EROFS', 'EACCES'])('names a folder that may not be written to (%s)', async (code) => {
    failing('open', code);
    await expect(writeFileAtomically(at('a'), 'x')).rejects.toMatchObject({
      code: 'file-unwritable',
      params: { file: at('a'), reason: code },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.getuid?.() !== 0)('names a folder that may not be written to', async () => {
    chmodSync(folder, 0o500);
    await expect(writeFileAtomically(at('a'), 'x')).rejects.toMatchObject({
      code: 'file-unwritable',
      params: { reason: 'EACCES' },
    });
    chmodSync(folder, 0o700);
  });

  it('names what stands where a folder should be, or a file', async () => {
    writeFileSync(at('file'), 'x');
    mkdirSync(at('folder'));
    for (const path of [at('file', 'a'), at('file', 'b', 'a')])
      await expect(writeFileAtomically(path, 'x')).rejects.toMatchObject({
        code: 'file-unwritable',
        params: { reason: 'ENOTDIR' },
      });
    await expect(writeFileAtomically(at('folder'), 'x', { overwrite: true })).rejects.toMatchObject({
      code: 'file-unwritable',
      params: { reason: 'EISDIR' },
    });
  });
});
