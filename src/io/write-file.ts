import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../errors.ts';

export interface WriteFileOptions {
  /** Replace a file that is there; otherwise that is an error. */
  readonly overwrite?: boolean;
}

function writeError(path: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  if (code === 'EEXIST') return new AppError('output-exists', { file: path });
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk-full', { file: path }, { cause: error });
  return new AppError('file-unwritable', { file: path, reason: code }, { cause: error });
}

/**
 * Writes a whole file or nothing: to a temporary file beside it, synced, then renamed.
 * Creates missing folders. Errors: output-exists, disk-full, file-unwritable.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  { overwrite = false }: WriteFileOptions = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'wx', 0o644);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (overwrite) await rename(temporary, path);
    else {
      // link() fails when the name is taken, in one step: no gap in which another process could write it.
      await link(temporary, path).catch(async (error: unknown) => {
        const code = error instanceof Error && 'code' in error ? error.code : '';
        if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') await rename(temporary, path);
        else throw error;
      });
    }
  } catch (error) {
    throw writeError(path, error);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
