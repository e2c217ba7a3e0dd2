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
  SQLITE_READONLY: 'database-read-only',
  SQLITE_CANTOPEN: 'database-unusable',
  SQLITE_PERM: 'database-unusable',
  SQLITE_AUTH: 'database-unusable',
  SQLITE_IOERR: 'database-unusable',
  SQLITE_NOLFS: 'database-unusable',
  SQLITE_TOOBIG: 'file-too-large',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'database-unusable',
  EPERM: 'database-unusable',
  EROFS: 'database-read-only',
  ENOTDIR: 'database-unusable',
  EISDIR: 'database-unusable',
  EEXIST: 'database-unusable',
  ENOENT: 'database-unusable',
  ENAMETOOLONG: 'database-unusable',
  ELOOP: 'database-unusable',
  EIO: 'database-unusable',
  EMFILE: 'database-unusable',
};

/** SQLite's or the system's code of what was thrown; empty when it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Said of a database that has lost tables: every statement of ours fits the schema of its version. */
const isIncomplete = (code: string, { message }: Error): boolean =>
  code === 'SQLITE_ERROR' && message.startsWith('no such ');

/** What SQLite or the file system says about a database, as a failure that the user can act on. */
export function toAppError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === '') return error;
  // The system's messages repeat the path; SQLite's do not.
  const reason = code.startsWith('SQLITE_') ? (error as Error).message : code;
  const known = isIncomplete(code, error as Error)
    ? 'database-damaged'
    : (CODES[code] ?? CODES[code.split('_').slice(0, 2).join('_')]);
  return known === undefined ? error : new AppError(known, { file, reason }, { cause: error });
}

/** Runs `act`, turning what SQLite throws about `file` into AppErrors. */
export function translatingErrors<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw toAppError(error, file);
  }
}
