import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupDatabase } from '../../src/store/backup-database.ts';
import { Sqlite } from '../../src/store/sqlite.ts';
import { openTestStore, startAssessment, temporaryFolder } from './sample.ts';

const WHO = { who: 'Li' };

async function makeDatabase() {
  const file = join(temporaryFolder(), 'dcmm.db');
  const store = await openTestStore(file);
  const id = await startAssessment(store);
  await store.saveAnswer(id, 'planning.1.1', { option: 'full' }, WHO);
  return { file, store, id, target: join(dirname(file), 'copy.db') };
}

describe('a backup', () => {
  it('holds what was committed, while the database stays open, and is the user’s alone', async () => {
    const { file, store, id, target } = await makeDatabase();
    backupDatabase(file, target);
    await store.saveAnswer(id, 'planning.1.1', { option: 'none' }, WHO);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    const copy = await openTestStore(target);
    expect((await copy.loadResponse(id)).answers).toEqual({ 'planning.1.1': { option: 'full' } });
    expect((await copy.findAssessment(id)).rubric.id).toBe('sample');
    copy.close();
    expect(readdirSync(dirname(file)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('replaces a file only when told to, and never the database itself', async () => {
    const { file, store, target } = await makeDatabase();
    writeFileSync(target, 'precious');
    expect(() => backupDatabase(file, target)).toThrow(expect.objectContaining({ code: 'output-exists' }));
    expect(readFileSync(target, 'utf8')).toBe('precious');
    backupDatabase(file, target, { force: true });
    expect(readFileSync(target).toString('latin1', 0, 15)).toBe('SQLite format 3');
    const link = `${target}.link`;
    symlinkSync(file, link);
    for (const same of [file, link]) {
      expect(() => backupDatabase(file, same, { force: true })).toThrow(
        expect.objectContaining({ code: 'output-exists' }),
      );
    }
    expect(await store.countAssessments()).toBe(1);
  });

  it('says which file is at fault and leaves nothing half-written', async () => {
    const { file, target } = await makeDatabase();
    const folder = dirname(file);
    const missing = join(folder, 'missing.db');
    expect(() => backupDatabase(missing, target)).toThrow(
      expect.objectContaining({ code: 'file-not-found', params: { file: missing } }),
    );
    const nowhere = join(file, 'copy.db');
    expect(() => backupDatabase(file, nowhere)).toThrow(
      expect.objectContaining({ code: 'file-unwritable', params: { file: nowhere, reason: 'ENOTDIR' } }),
    );
    const occupied = join(folder, 'folder');
    mkdirSync(occupied);
    expect(() => backupDatabase(file, occupied, { force: true })).toThrow(
      expect.objectContaining({ code: 'file-unwritable' }),
    );
    const rubbish = join(folder, 'rubbish.db');
    writeFileSync(rubbish, 'rubbish'.repeat(1000));
    expect(() => backupDatabase(rubbish, target)).toThrow(
      expect.objectContaining({
        code: 'database-damaged',
        params: expect.objectContaining({ file: rubbish }),
      }),
    );
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('waits for nobody who writes', async () => {
    const { file, target } = await makeDatabase();
    const writer = new Sqlite(file);
    writer.exec('begin immediate');
    backupDatabase(file, target);
    writer.exec('rollback');
    writer.close();
    expect(existsSync(target)).toBe(true);
  });
});
