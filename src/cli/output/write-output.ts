import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../errors.ts';
import { checkFree, writeFileAtomically } from '../../io/write-file.ts';
import type { Context } from '../context.ts';

interface OutputOptions {
  /** Replace a file that is there. */
  readonly force: boolean;
}

/** What SQLite keeps beside a database that is open. */
const COMPANIONS = ['', '-wal', '-shm', '-journal'];

const realPath = (file: string): string => (existsSync(file) ? realpathSync(file) : file);

/** Even with --force: all that is stored would be lost to one output. */
function checkNotDatabase(file: string, { cwd, paths }: Context): void {
  const database = realPath(resolve(cwd, paths.database));
  if (COMPANIONS.some((companion) => realPath(file) === database + companion))
    throw new AppError('output-is-database', { file });
}

/** Refuses an output before any work is done for it. AppError output-exists, output-is-database. */
export function checkOutput(file: string, { force }: OutputOptions, context: Context): void {
  checkNotDatabase(file, context);
  if (!force) checkFree(file);
}

/**
 * Writes a file that the user named, whole or not at all: over another only with --force, and never over the database.
 * `file` is absolute. Errors: output-exists, output-is-database, disk-full, file-unwritable.
 */
export async function writeOutput(
  file: string,
  content: string | Uint8Array,
  { force }: OutputOptions,
  context: Context,
): Promise<void> {
  checkNotDatabase(file, context);
  await writeFileAtomically(file, content, { overwrite: force });
}
