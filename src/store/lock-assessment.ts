import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { IN_MEMORY } from './database-identity.ts';
import type { Session } from './session.ts';
import { Sqlite } from './sqlite.ts';
import type { AssessmentLock } from './store.ts';

const lockFolder = (file: string): string => `${file}.locks`;

/**
 * Takes the lock of one assessment: an exclusive SQLite transaction on an empty file of its own. The
 * operating system drops it with the process, however that ends, so there is no stale lock to clear.
 * The file stays: removing it would let a third process lock a new one beside a holder of the old.
 *
 * Throws assessment-in-use when it is held, by another process or by this one.
 */
export function lockAssessment(session: Session, id: string): AssessmentLock {
  if (session.locks.has(id)) throw new AppError('assessment-in-use', { id });
  const { file } = session.connection;
  const unlock = file === IN_MEMORY ? () => {} : lockFile(file, id);
  session.locks.set(id, unlock);
  const release = (): void => {
    if (session.locks.get(id) !== unlock) return;
    session.locks.delete(id);
    unlock();
  };
  return { assessmentId: id, release, [Symbol.dispose]: release };
}

function lockFile(file: string, id: string): () => void {
  mkdirSync(lockFolder(file), { recursive: true, mode: 0o700 });
  const path = join(lockFolder(file), id);
  const holder = new Sqlite(path, { timeout: 0 });
  try {
    chmodSync(path, 0o600);
    holder.exec('begin exclusive');
  } catch (error) {
    holder.close();
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') throw new AppError('assessment-in-use', { id });
    throw error;
  }
  return () => holder.close();
}

/** Runs `act` under the assessment's lock: the one that is held already, or one for this call only. */
export function whileLocked<T>(session: Session, id: string, act: () => T): T {
  if (session.locks.has(id)) return act();
  const lock = lockAssessment(session, id);
  try {
    return act();
  } finally {
    lock.release();
  }
}

/** Only for an assessment that is gone and whose lock is held: nobody will ask for it again. */
export function removeLockFile(file: string, id: string): void {
  if (file !== IN_MEMORY) rmSync(join(lockFolder(file), id), { force: true });
}
