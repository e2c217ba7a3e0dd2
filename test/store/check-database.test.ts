import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/store/check-database.ts';
import { SCHEMA_VERSION } from '../../src/store/schema-version.ts';
import { Sqlite } from '../../src/store/sqlite.ts';
import { openTestStore, sampleResult, startAssessment, temporaryFolder } from './sample.ts';

async function makeDatabase(): Promise<string> {
  const file = join(temporaryFolder(), 'dcmm.db');
  const store = await openTestStore(file);
  const id = await startAssessment(store);
  const answer = { option: 'full', note: 'x'.repeat(200) };
  await store.saveAnswers(
    id,
    Array.from({ length: 100 }, (_, place) => ({ nodeId: `c.${place}`, answer })),
    { who: 'Li' },
  );
  await store.finishAssessment(id, sampleResult());
  store.close();
  return file;
}

describe('checking a database', () => {
  it('counts what is in a sound one', async () => {
    const file = await makeDatabase();
    expect(checkDatabase(file)).toEqual({
      file,
      ok: true,
      schemaVersion: SCHEMA_VERSION,
      currentVersion: SCHEMA_VERSION,
      bytes: statSync(file).size,
      mode: 0o600,
      damage: [],
      danglingReferences: [],
      counts: { rubrics: 1, enterprises: 1, assessments: 1, answers: 100, answer_changes: 100, results: 1 },
    });
  });

  it('reports damage inside, in SQLite’s words', async () => {
    const file = await makeDatabase();
    const descriptor = openSync(file, 'r+');
    // From the second page on: the first holds the schema.
    for (let offset = 4096; offset < statSync(file).size; offset += 4096) {
      writeSync(descriptor, Buffer.alloc(100, 0x5a), 0, 100, offset);
    }
    closeSync(descriptor);
    const check = checkDatabase(file);
    expect(check.ok).toBe(false);
    expect(check.damage.length).toBeGreaterThan(0);
  });

  it('reports references to what is not there', async () => {
    const file = await makeDatabase();
    const sqlite = new Sqlite(file);
    sqlite.pragma('foreign_keys = off');
    sqlite.exec('delete from enterprises');
    sqlite.close();
    expect(checkDatabase(file)).toMatchObject({
      ok: false,
      damage: [],
      danglingReferences: [{ table: 'assessments', parent: 'enterprises' }],
    });
  });

  it.each(['answers', 'enterprises', 'results'])('reports that the table %s is gone', async (table) => {
    const file = await makeDatabase();
    const sqlite = new Sqlite(file);
    sqlite.pragma('foreign_keys = off');
    sqlite.exec(`drop table ${table}`);
    sqlite.close();
    const { ok, damage } = checkDatabase(file);
    expect([ok, damage.join()]).toEqual([false, expect.stringContaining(`no such table: ${table}`)]);
  });

  it('refuses what is not there, not a database, another program’s or newer', async () => {
    const file = await makeDatabase();
    const failing = (path: string, code: string) =>
      expect(() => checkDatabase(path)).toThrow(expect.objectContaining({ code }));
    failing(`${file}.none`, 'file-not-found');
    writeFileSync(`${file}.text`, 'x'.repeat(500));
    failing(`${file}.text`, 'database-damaged');
    const other = new Sqlite(`${file}.other`);
    other.exec('create table t (x)');
    other.close();
    failing(`${file}.other`, 'database-foreign');
    const unversioned = new Sqlite(file);
    unversioned.pragma('user_version = 0');
    unversioned.close();
    failing(file, 'database-damaged');
    const newer = new Sqlite(file);
    newer.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    failing(file, 'database-newer');
  });
});
