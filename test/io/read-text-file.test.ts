import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../src/io/read-bytes.ts';
import { decodeUtf8, readTextFile } from '../../src/io/read-text-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcmm-read-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (content: string | Uint8Array): string => {
  const file = join(folder, 'file.json');
  writeFileSync(file, content);
  return file;
};
const problemOf = async (file: string) => {
  const read = await readTextFile(file);
  return read.ok ? null : read.problems;
};

describe('reading a text file', () => {
  it('reads UTF-8, with or without a byte-order mark, and an empty file', async () => {
    expect(await readTextFile(write('数据 😀'))).toEqual({ ok: true, value: '数据 😀' });
    expect(await readTextFile(write('\ufeffa'))).toEqual({ ok: true, value: 'a' });
    expect(await readTextFile(write(''))).toEqual({ ok: true, value: '' });
  });

  it('refuses a file of 200 MB by its size', async () => {
    const file = write('{}');
    truncateSync(file, 200 * 1024 * 1024);
    const bytes = 200 * 1024 * 1024;
    expect(await problemOf(file)).toEqual([
      { code: 'too-large', path: '$', params: { bytes, limit: MAX_FILE_BYTES } },
    ]);
  });

  it.runIf(process.platform === 'linux')('stops reading a device that never ends', async () => {
    expect(await problemOf('/dev/zero')).toMatchObject([{ code: 'too-large' }]);
  });

  it.runIf(process.platform !== 'win32')('reads a pipe', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reading = readTextFile(pipe);
    execFileSync('sh', ['-c', `printf '{}' > '${pipe}'`]);
    expect(await reading).toEqual({ ok: true, value: '{}' });
  });

  it.each<[string, Uint8Array, string]>([
    ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), '$'],
    ['UTF-16 the other way round', new Uint8Array([0xfe, 0xff, 0, 0x7b]), '$'],
    ['UTF-16 without a mark', new Uint8Array([0x7b, 0, 0x7d, 0]), '$'],
    ['GBK', new Uint8Array([0x7b, 0x22, 0x0a, 0x61, 0xca, 0xfd, 0xbe, 0xdd, 0x22]), '2:2'],
    ['a cut character', new Uint8Array([0xe6, 0x95, 0xb0, 0xe6, 0x95]), '1:2'],
    [
      'a stray byte behind a replacement character that is really there',
      new Uint8Array([0xef, 0xbf, 0xbd, 0x61, 0x80]),
      '1:3',
    ],
  ])('says where a text is not UTF-8: %s', (_, bytes, path) => {
    expect(decodeUtf8(bytes)).toEqual({ ok: false, problems: [{ code: 'not-utf8', path }] });
  });

  it('names what is not there, what is a folder, and what may not be read', async () => {
    await expect(readTextFile(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(readTextFile(join(write('x'), 'below.json'))).rejects.toMatchObject({
      code: 'file-not-found',
    });
    await expect(readTextFile(folder)).rejects.toMatchObject({
      code: 'file-unreadable',
      params: { file: folder, reason: 'EISDIR' },
    });
  });

  it.runIf(process.getuid?.() !== 0)('names a file that may not be read', async () => {
    const file = write('x');
    chmodSync(file, 0);
    await expect(readTextFile(file)).rejects.toMatchObject({
      code: 'file-unreadable',
      params: { reason: 'EACCES' },
    });
  });
});
