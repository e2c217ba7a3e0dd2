import { AppError, type ErrorCode } from '../errors.ts';

/** By the first part of SQLite's extended code: SQLITE_IOERR_READ is looked up as SQLITE_IOERR. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  SQLITE_BUSY: 'database-locked',
  SQLITE_LOCKED: 'database-locked',
  SQLITE_PROTOCOL: 'database-locked',
  SQLITE_CORRUPT: 'database-damaged',
  SQLITE_NOTADB: 'database-damaged',
  SQLITE_FORMAT: 'database-damaged',
  SQLITE_FULL: 'disk-full',
  SQLITE_READONLY: 'file-unwritable',
  SQLITE_CANTOPEN: 'file-unwritable',
  SQLITE_PERM: 'file-unwritable',
  SQLITE_AUTH: 'file-unwritable',
  SQLITE_IOERR: 'database-unusable',
  SQLITE_NOLFS: 'database-unusable',
  SQLITE_TOOBIG: 'file-too-large',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'file-unwritable',
  EPERM: 'file-unwritable',
  EROFS: 'file-unwritable',
  ENOTDIR: 'file-unwritable',
  EISDIR: 'file-unwritable',
  EEXIST: 'file-unwritable',
  ENOENT: 'file-unwritable',
  ENAMETOOLONG: 'file-unwritable',
  EIO: 'database-unusable',
  EMFILE: 'database-unusable',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What SQLite or the file system says about a database, as a failure that the user can act on. */
export function toAppError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const known = CODES[code] ?? CODES[code.split('_').slice(0, 2).join('_')];
  if (known === undefined) return error;
  return new AppError(known, { file, reason: (error as Error).message }, { cause: error });
}

/** Runs `act`, turning what SQLite throws about `file` into AppErrors. */
export function translatingErrors<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw toAppError(error, file);
  }
}
