import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Kysely, type Migration as SchemaChange, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Asset } from '../../src/core/classification/asset.ts';
import type { ClassificationRubric } from '../../src/core/classification/rubric.ts';
import type { Migration } from '../../src/core/response.ts';
import { shortenResult } from '../../src/core/result.ts';
import { checkDatabase } from '../../src/store/check-database.ts';
import type { NewInventory } from '../../src/store/inventory-store.ts';
import { migrateDatabase } from '../../src/store/migrations/migrate-database.ts';
import { MIGRATIONS } from '../../src/store/migrations/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { packScore } from '../../src/store/pack-score.ts';
import { outlineRubric } from '../../src/store/rubric-outline.ts';
import { SCHEMA_VERSION } from '../../src/store/schema-version.ts';
import { Sqlite } from '../../src/store/sqlite.ts';
import { dumpDatabase, dumpSchema } from './dump-database.ts';
import {
  ACME,
  fakeClock,
  openTestStore,
  SAMPLE_RUBRIC,
  sampleResult,
  startAssessment,
  temporaryFolder,
} from './sample.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/store');
const VERSIONS = Array.from({ length: SCHEMA_VERSION }, (_, place) => place + 1);
const WHO = { who: '李工' };
const OPEN_ID = 'aaaaaaaa';
const DONE_ID = 'bbbbbbbb';
/** Kept since version 2. */
const MIGRATION: Migration = {
  from: { rubric: { id: 'older', version: '1.0.0' }, assessment: OPEN_ID },
  crosswalk: { id: 'older-to-sample', version: '1.0.0' },
  migratedOn: '2026-11-20',
  review: { planning: { from: ['plan'], reason: 'split' } },
  orphaned: {},
};
/** Kept since version 3. */
const INVENTORY: NewInventory = {
  name: '东湖铜业',
  enterprise: ACME,
  classification: {
    digest: 'c'.repeat(64),
    rubric: { id: 'classes', version: '1.0.0' } as ClassificationRubric,
    overlay: null,
  },
  facts: { enterpriseType: 'industrial', ciio: false },
  variants: { gbt43697: 'B' },
};
const ASSETS: Asset[] = [{ code: 'a', name: '转炉控制', class: 'prod.control', impact: { deaths: 3 } }];
const FILE_SCORE = packScore(
  { file: 'in/1.json', digest: '1'.repeat(64) },
  {
    schemaVersion: 1,
    rubric: { id: 'sample' },
    enterprise: { name: 'From a file' },
    assessment: { kind: 'consulting' },
    answers: { 'planning.1.1': { option: 'full', note: 'kept' }, 'rules.2.1': { option: 'none' } },
  },
  shortenResult(sampleResult()),
  outlineRubric(SAMPLE_RUBRIC),
);

/** Rows in every table, as the program of today writes them. */
async function fill(file: string): Promise<void> {
  const ids = [OPEN_ID, DONE_ID, 'cccccccc'];
  const store = await openStore({ file, now: fakeClock(), newId: () => ids.shift() ?? '' });
  await store.saveProfile({ digest: 'p'.repeat(64), id: 'strict', content: { id: 'strict' } });
  await startAssessment(store);
  await startAssessment(store, {
    profileDigest: 'p'.repeat(64),
    migratedFrom: OPEN_ID,
    migration: MIGRATION,
    depth: 'screening',
  });
  await store.saveAnswer(OPEN_ID, 'planning.1.1', { option: 'none' }, WHO);
  await store.saveAnswer(
    OPEN_ID,
    'planning.1.1',
    { option: 'full', note: '见制度' },
    { ...WHO, bookmark: { at: 2 } },
  );
  await store.saveAnswer(DONE_ID, 'planning', { level: 2 }, WHO);
  await store.finishAssessment(DONE_ID, sampleResult());
  await store.saveScored([FILE_SCORE]);
  await store.inventories.create(INVENTORY, { assets: ASSETS, groups: [] }, WHO);
  store.close();
}

/** The database of that schema version, with rows, as the program of that day left it. */
function restore(version: number): string {
  const file = join(temporaryFolder(), 'dcmm.db');
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = wal');
  sqlite.pragma('foreign_keys = off');
  sqlite.exec(readFileSync(join(FIXTURES, `v${version}.sql`), 'utf8'));
  sqlite.close();
  return file;
}

function inspect<T>(file: string, look: (sqlite: Sqlite) => T): T {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return look(sqlite);
  } finally {
    sqlite.close();
  }
}

describe('a database of every version there ever was', () => {
  it('is kept as a fixture, made by its own program and never again', async () => {
    const fixture = join(FIXTURES, `v${SCHEMA_VERSION}.sql`);
    if (!existsSync(fixture) && process.env.DCMM_UPDATE_FIXTURES === '1') {
      const file = join(temporaryFolder(), 'dcmm.db');
      await fill(file);
      writeFileSync(fixture, inspect(file, dumpDatabase));
    }
    const missing = VERSIONS.filter((version) => !existsSync(join(FIXTURES, `v${version}.sql`)));
    expect(missing, 'make it: DCMM_UPDATE_FIXTURES=1 npx vitest run test/store/migrations').toEqual([]);
    expect(Object.keys(MIGRATIONS)).toHaveLength(SCHEMA_VERSION);
  });

  it.each(VERSIONS)('opens with all its rows, from version %i', async (version) => {
    const file = restore(version);
    const store = await openTestStore(file);
    expect(await store.findAssessment(OPEN_ID)).toMatchObject({
      status: 'open',
      enterprise: ACME,
      bookmark: { at: 2 },
      answered: 1,
      result: null,
    });
    expect((await store.loadResponse(OPEN_ID)).answers).toEqual({
      'planning.1.1': { option: 'full', note: '见制度' },
    });
    expect((await store.listChanges(OPEN_ID)).map(({ who, before }) => [who, before])).toEqual([
      ['李工', { option: 'none' }],
      ['李工', null],
    ]);
    expect(await store.findAssessment(DONE_ID)).toMatchObject({
      status: 'done',
      depth: 'screening',
      migratedFrom: OPEN_ID,
      profile: { id: 'strict' },
      result: { level: 2, score: 0.67 },
    });
    expect((await store.loadResponse(DONE_ID)).migration).toEqual(version < 2 ? undefined : MIGRATION);
    expect((await store.loadResult(DONE_ID))?.content).toEqual(sampleResult());
    expect(await store.findAssessment(FILE_SCORE.id)).toMatchObject({ imported: true, answered: 4 });
    expect((await store.loadResponse(FILE_SCORE.id)).answers).toEqual({
      'planning.1.1': { option: 'full', note: 'kept' },
      'rules.2.1': { option: 'none' },
    });
    expect(await store.loadRubric((await store.findAssessment(OPEN_ID)).rubric.digest)).toEqual(
      SAMPLE_RUBRIC,
    );
    const inventories = await store.inventories.list();
    const contents = await Promise.all(inventories.map(({ id }) => store.inventories.load(id)));
    expect(contents.flatMap(({ assets }) => assets.map(({ asset }) => asset))).toEqual(
      version < 3 ? [] : ASSETS,
    );
    await store.undo(OPEN_ID, WHO);
    store.close();
    expect(checkDatabase(file)).toMatchObject({ ok: true, schemaVersion: SCHEMA_VERSION });
  });

  it.each(VERSIONS)('has the schema of a new one after migrating from version %i', async (version) => {
    const [old, fresh] = [restore(version), join(temporaryFolder(), 'new.db')];
    for (const file of [old, fresh]) (await openTestStore(file)).close();
    expect(inspect(old, dumpSchema)).toEqual(inspect(fresh, dumpSchema));
    const backups = readdirSync(dirname(old)).filter((name) => name.includes('.backup-'));
    expect(backups).toHaveLength(version === SCHEMA_VERSION ? 0 : 1);
  });
});

const NEXT = SCHEMA_VERSION + 1;
const addColumn: SchemaChange = {
  up: async (database: Kysely<unknown>) => {
    await sql`alter table enterprises add column nickname text`.execute(database);
  },
};
const next = (migration: SchemaChange) => ({ ...MIGRATIONS, '9999-next': migration });

describe('migrating', () => {
  /** Migrates the fixture of today's version by a migration of tomorrow. */
  async function migrate(file: string, migration: SchemaChange): Promise<void> {
    const sqlite = new Sqlite(file);
    try {
      await migrateDatabase(sqlite, { file, now: fakeClock(), migrations: next(migration) });
    } finally {
      sqlite.close();
    }
  }
  const backupOf = (file: string) =>
    readdirSync(dirname(file))
      .filter((name) => name.startsWith(`${basename(file)}.backup-`))
      .map((name) => join(dirname(file), name));

  it('copies a database with rows beside itself first', async () => {
    const file = restore(SCHEMA_VERSION);
    const before = inspect(file, dumpDatabase);
    await migrate(file, addColumn);
    expect(inspect(file, (sqlite) => sqlite.pragma('user_version', { simple: true }))).toBe(NEXT);
    expect(
      inspect(file, (sqlite) => sqlite.prepare('select count(nickname) from enterprises').pluck().get()),
    ).toBe(0);
    const [backup = '', ...others] = backupOf(file);
    expect(others).toEqual([]);
    expect(backup).toBe(`${file}.backup-v${SCHEMA_VERSION}-20261121T100000Z`);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(inspect(backup, dumpDatabase)).toBe(before);
    const store = await openTestStore(backup);
    expect(await store.countAssessments()).toBe(3);
  });

  it('needs no copy of a database without rows', async () => {
    const file = join(temporaryFolder(), 'dcmm.db');
    (await openTestStore(file)).close();
    await migrate(file, addColumn);
    expect(backupOf(file)).toEqual([]);
  });

  it('that fails half-way leaves everything as it was, and a second attempt another copy', async () => {
    const file = restore(SCHEMA_VERSION);
    const before = inspect(file, dumpDatabase);
    const failing: SchemaChange = {
      up: async (database: Kysely<unknown>) => {
        await addColumn.up(database);
        await sql`insert into enterprises (name) values (null)`.execute(database);
      },
    };
    await expect(migrate(file, failing)).rejects.toThrow(/NOT NULL/);
    expect(inspect(file, dumpDatabase)).toBe(before);
    await migrate(file, addColumn);
    expect(backupOf(file)).toHaveLength(2);
  });

  it('that leaves dangling references is taken back', async () => {
    const file = restore(SCHEMA_VERSION);
    const before = inspect(file, dumpDatabase);
    const careless: SchemaChange = {
      up: async (database: Kysely<unknown>) => {
        await sql`delete from enterprises`.execute(database);
      },
    };
    await expect(migrate(file, careless)).rejects.toThrow(/dangling references/);
    expect(inspect(file, dumpDatabase)).toBe(before);
  });
});
