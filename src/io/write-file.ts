import { randomUUID } from 'node:crypto';
import { existsSync, type Stats } from 'node:fs';
import { link, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, systemCode } from '../errors.ts';

interface WriteFileOptions {
  /** Replace a file that is there; otherwise that is an error. */
  readonly overwrite?: boolean;
}

function writeError(path: string, error: unknown): AppError {
  const code = systemCode(error);
  if (code === 'EEXIST') return new AppError('output-exists', { file: path });
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk-full', { file: path }, { cause: error });
  return new AppError('file-unwritable', { file: path, reason: code }, { cause: error });
}

async function findStats(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    // A file stands where the folder should be: not the file that is to be written, which EEXIST would say.
    if (systemCode(error) !== 'EEXIST') throw error;
    throw new AppError('file-unwritable', { file: path, reason: 'ENOTDIR' }, { cause: error });
  }
}

async function writeWhole(
  path: string,
  flag: string,
  content: string | Uint8Array,
  mode: number,
): Promise<void> {
  const file = await open(path, flag, mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** File systems without hard links (FAT, some network shares) say so in one of these words. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

/** Gives the finished file its name, in one step that fails when the name is taken. */
async function nameNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (!NO_LINKS.has(systemCode(error))) throw error;
    // Take the name first, with an empty file that nobody else can have made.
    await (await open(path, 'wx')).close();
    await rename(temporary, path).catch(async (failure: unknown) => {
      await rm(path, { force: true });
      throw failure;
    });
  }
}

async function replace(
  path: string,
  content: string | Uint8Array,
  before: Stats | null,
  overwrite: boolean,
): Promise<void> {
  // Through a link, its target is what is replaced; a report that was private stays private.
  const target = before === null ? path : await realpath(path);
  const temporary = join(dirname(target), `.dcmm-${randomUUID()}.tmp`);
  try {
    await writeWhole(temporary, 'wx', content, before === null ? 0o644 : before.mode & 0o777);
    await (overwrite ? rename(temporary, target) : nameNew(temporary, target));
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Refuses a file that is there before any work is done for it; writing it without `overwrite` would refuse it too. */
export function checkFree(file: string): void {
  if (existsSync(file)) throw new AppError('output-exists', { file });
}

/**
 * Writes a whole file or nothing: to a temporary file beside it, synced, then renamed.
 * Creates missing folders. What is no file (a pipe, a terminal, /dev/null) is written to as it is.
 * Errors: output-exists, disk-full, file-unwritable.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  { overwrite = false }: WriteFileOptions = {},
): Promise<void> {
  try {
    await makeFolder(dirname(path));
    const before = await findStats(path);
    if (before?.isDirectory()) throw new AppError('file-unwritable', { file: path, reason: 'EISDIR' });
    if (before !== null && !before.isFile()) {
      const file = await open(path, 'w');
      await file.writeFile(content).finally(() => file.close());
    } else if (before !== null && !overwrite) throw new AppError('output-exists', { file: path });
    else await replace(path, content, before, overwrite);
  } catch (error) {
    throw error instanceof AppError ? error : writeError(path, error);
  }
}
