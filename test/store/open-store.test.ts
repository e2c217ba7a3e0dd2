import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../src/store/schema-version.ts';
import { Sqlite } from '../../src/store/sqlite.ts';
import { fakeClock, openTestStore, startAssessment, temporaryFolder } from './sample.ts';
import { startProcess } from './start-process.ts';

const WHO = { who: 'Li' };
const open = (file: string, busyTimeout = 50) => openStore({ file, now: fakeClock(), busyTimeout });

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(join(folder, name), 'base64')]);

/** A database with one assessment in it, closed. */
async function makeDatabase(): Promise<{ file: string; id: string }> {
  const file = join(temporaryFolder(), 'dcmm.db');
  const store = await openTestStore(file);
  const id = await startAssessment(store);
  const answer = { option: 'full', note: 'x'.repeat(100) };
  await store.saveAnswers(
    id,
    Array.from({ length: 300 }, (_, count) => ({ nodeId: `c.${count}`, answer })),
    WHO,
  );
  store.close();
  return { file, id };
}

describe('opening', () => {
  it('makes folder and files that only the user can read', async () => {
    const file = join(temporaryFolder(), 'new', 'deeper', 'dcmm.db');
    const store = await openTestStore(file);
    await startAssessment(store);
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([file, `${file}-wal`, `${file}-shm`].map(mode)).toEqual(['600', '600', '600']);
    expect([dirname(file), dirname(dirname(file))].map(mode)).toEqual(['700', '700']);
  });

  it('leaves the mode of a folder that was there alone', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    await openTestStore(join(folder, 'dcmm.db'));
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  it('waits for the disk at each commit, checks references and overwrites what is deleted', async () => {
    const sqlite = await openDatabase({ file: join(temporaryFolder(), 'dcmm.db'), now: fakeClock() });
    const read = (pragma: string) => sqlite.pragma(pragma, { simple: true });
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'].map(read)).toEqual([
      'wal',
      2,
      1,
      1,
    ]);
    sqlite.close();
  });

  it('marks its file, and every table of ours is strict', async () => {
    const { file } = await makeDatabase();
    const bytes = readFileSync(file);
    // Bytes 18 and 19 say 2 for a write-ahead log.
    expect([bytes[18], bytes[19]]).toEqual([2, 2]);
    expect(bytes.toString('latin1', 68, 72)).toBe('dcmm');
    expect(bytes.readUInt32BE(60)).toBe(SCHEMA_VERSION);
    const sqlite = new Sqlite(file, { readonly: true });
    const loose = sqlite
      .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and not strict")
      .pluck()
      .all() as string[];
    sqlite.close();
    // Kysely's own two, and SQLite's.
    expect(loose.toSorted()).toEqual(['migration_lock', 'migrations', 'sqlite_schema']);
  });

  it('finds everything again', async () => {
    const { file, id } = await makeDatabase();
    const store = await openTestStore(file);
    expect(Object.keys((await store.loadResponse(id)).answers)).toHaveLength(300);
  });

  it('takes an empty file, and a link to a database', async () => {
    const { file, id } = await makeDatabase();
    const folder = dirname(file);
    writeFileSync(join(folder, 'empty.db'), '', { mode: 0o644 });
    expect(await (await openTestStore(join(folder, 'empty.db'))).listAssessments()).toEqual([]);
    expect(statSync(join(folder, 'empty.db')).mode & 0o777).toBe(0o600);
    symlinkSync(file, join(folder, 'link.db'));
    expect((await (await openTestStore(join(folder, 'link.db'))).findAssessment(id)).id).toBe(id);
  });

  it('by several processes at once makes one database', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    const processes = await Promise.all(
      Array.from({ length: 4 }, async () => await startProcess('open-store', [file])),
    );
    await Promise.all(processes.map((process) => process.ended));
    expect(processes.map((process) => process.lines)).toEqual([['ok'], ['ok'], ['ok'], ['ok']]);
    expect(await (await openTestStore(file)).listEnterprises()).toHaveLength(4);
  });
});

describe('refusing', () => {
  it('leaves a database from a newer version as it is, byte for byte', async () => {
    const { file } = await makeDatabase();
    const sqlite = new Sqlite(file);
    sqlite.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    sqlite.close();
    const before = filesIn(dirname(file));
    await expect(open(file)).rejects.toMatchObject({
      code: 'database-newer',
      params: { file, found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION },
    });
    expect(filesIn(dirname(file))).toEqual(before);
  });

  it('notices a newer version that is still in the write-ahead log', async () => {
    const { file } = await makeDatabase();
    const newer = new Sqlite(file);
    newer.pragma('wal_autocheckpoint = 0');
    newer.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    await expect(open(file)).rejects.toMatchObject({ code: 'database-newer' });
    newer.close();
  });

  it('leaves the database of another program as it is', async () => {
    const file = join(temporaryFolder(), 'other.db');
    for (const applicationId of [0, 0x42]) {
      const sqlite = new Sqlite(file);
      sqlite.exec('create table if not exists notes (text)');
      sqlite.pragma(`application_id = ${applicationId}`);
      sqlite.close();
      const before = filesIn(dirname(file));
      await expect(open(file)).rejects.toMatchObject({ code: 'database-foreign', params: { file } });
      expect(filesIn(dirname(file))).toEqual(before);
    }
  });

  it('says so when the file is no database', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    for (const content of ['{"answers": {}}', 'SQLite format 3\0', randomBytes(8192)]) {
      writeFileSync(file, content);
      await expect(open(file)).rejects.toMatchObject({ code: 'database-damaged', params: { file } });
      expect(readdirSync(dirname(file))).toEqual(['dcmm.db']);
    }
  });

  it('says so when the database is damaged inside', async () => {
    const { file, id } = await makeDatabase();
    const damaged = `${file}.damaged`;
    copyFileSync(file, damaged);
    const descriptor = openSync(damaged, 'r+');
    const { size } = statSync(damaged);
    for (let offset = 4096; offset < size; offset += 4096)
      writeSync(descriptor, randomBytes(200), 0, 200, offset);
    const use = async (path: string) => {
      const store = await openTestStore(path);
      await store.findAssessment(id);
      await store.loadResponse(id);
    };
    await expect(use(damaged)).rejects.toMatchObject({ code: 'database-damaged', params: { file: damaged } });
    copyFileSync(file, damaged);
    truncateSync(damaged, 5000);
    await expect(use(damaged)).rejects.toMatchObject({ code: 'database-damaged', params: { file: damaged } });
  });

  it.each([
    ['lost its version', 'pragma user_version = 0', 'database-damaged'],
    ['lost version and mark', 'pragma user_version = 0; pragma application_id = 0', 'database-foreign'],
    ['lost a table', 'drop table answers', 'database-damaged'],
  ])('says so when the database has %s, and leaves it as it is', async (_, sql, code) => {
    const { file, id } = await makeDatabase();
    const sqlite = new Sqlite(file);
    sqlite.exec(sql);
    sqlite.close();
    const before = filesIn(dirname(file));
    const use = async () => {
      const store = await openTestStore(file);
      await store.loadResponse(id).finally(() => store.close());
    };
    await expect(use()).rejects.toMatchObject({ code, params: { file } });
    expect(filesIn(dirname(file))).toEqual(before);
  });

  it('takes no database for new that has a version and nothing in it', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    for (const [applicationId, code] of [
      [0, 'database-foreign'],
      [APPLICATION_ID, 'database-damaged'],
    ] as const) {
      const sqlite = new Sqlite(file);
      sqlite.pragma(`application_id = ${applicationId}`);
      sqlite.pragma(`user_version = ${SCHEMA_VERSION}`);
      sqlite.close();
      await expect(open(file)).rejects.toMatchObject({ code, params: { file } });
    }
  });

  it('waits for another process for a while, then says that the database is locked', async () => {
    const { file, id } = await makeDatabase();
    const store = await openTestStore(file, { busyTimeout: 50 });
    const holder = new Sqlite(file);
    holder.exec('begin immediate');
    await expect(store.saveAnswer(id, 'c.1', null, WHO)).rejects.toMatchObject({
      code: 'database-locked',
      params: { file },
    });
    expect((await store.loadResponse(id)).answers).toHaveProperty(['c.1']);
    holder.exec('rollback');
    holder.close();
    await store.saveAnswer(id, 'c.1', null, WHO);
  });

  it('names the path where it cannot write', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'folder.db'));
    for (const file of [join(folder, 'file', 'dcmm.db'), join(folder, 'folder.db'), '/proc/none/dcmm.db']) {
      await expect(open(file)).rejects.toMatchObject({ code: 'database-unusable', params: { file } });
    }
  });

  // A superuser may write anywhere, so another user's process has to try.
  it.runIf(process.getuid?.() === 0)('says so in a folder, or for a file, that is read-only', async () => {
    const { file } = await makeDatabase();
    const folder = dirname(file);
    chmodSync(folder, 0o755);
    chmodSync(file, 0o644);
    const codes = { [file]: 'database-read-only', [join(folder, 'new.db')]: 'database-unusable' };
    for (const [path, code] of Object.entries(codes)) {
      const other = await startProcess('open-store', [path], { uid: 65534 });
      await other.ended;
      expect(other.lines).toEqual([code]);
    }
    chmodSync(file, 0o600);
    const other = await startProcess('open-store', [file], { uid: 65534 });
    await other.ended;
    expect(other.lines).toEqual(['database-unusable']);
  });
});
