import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '../errors.ts';
import { checkIdentity } from './database-identity.ts';

const HEADER_LENGTH = 100;
const MAGIC = 'SQLite format 3\0';

/**
 * Refuses a file that is not ours or is from a newer version before SQLite touches it: even opening a
 * database may write to it. Not everything shows here (a header may still be in the write-ahead log), so
 * `checkIdentity` asks again once it is open.
 *
 * @returns whether there is a file with something in it.
 */
export function checkHeader(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return false;
  // A device would be changed by making a database of it, and a pipe waited for.
  const reason = found.isDirectory() ? 'EISDIR' : 'not a regular file';
  if (!found.isFile()) throw new AppError('database-unusable', { file, reason });
  const descriptor = openSync(file, 'r');
  const header = Buffer.alloc(HEADER_LENGTH);
  let length: number;
  try {
    length = readSync(descriptor, header, 0, HEADER_LENGTH, 0);
  } finally {
    closeSync(descriptor);
  }
  if (length === 0) return false;
  if (length < HEADER_LENGTH || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new AppError('database-damaged', { file, reason: 'no SQLite header' });
  }
  checkIdentity(file, { applicationId: header.readUInt32BE(68), schemaVersion: header.readUInt32BE(60) });
  return true;
}
