/**
 * Storing one answer durably, beside the same row written by bare better-sqlite3 with the same pragmas.
 * Ours also reads the answer before, keeps the change in the history and marks the assessment as changed.
 * Both write to the same folder in turns, so that a slow moment of the disk meets both.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { build } from 'rolldown';
import { median } from './median.mjs';

const ROUNDS = Number(process.argv[2] ?? 2000);
const WARM_UP = 100;

const folder = mkdtempSync(join(process.env.DCMM_BENCH_DIR ?? tmpdir(), 'dcmm-bench-'));
const root = join(import.meta.dirname, '..');
const bundle = join(root, 'node_modules', '.cache', 'dcmm-bench', 'open-store.mjs');
await build({
  input: join(root, 'src/store/open-store.ts'),
  platform: 'node',
  external: ['better-sqlite3'],
  output: { file: bundle, codeSplitting: false },
});
const { openStore } = await import(pathToFileURL(bundle).href);

function rubricOf(criteria) {
  const name = { 'zh-CN': '样本', en: 'sample' };
  const items = Math.ceil(criteria / 15);
  return {
    schemaVersion: 1,
    kind: 'maturity',
    id: 'bench',
    version: '1.0.0',
    title: name,
    notice: name,
    levels: [],
    answerSets: [
      {
        id: 'four',
        options: ['none', 'partly', 'largely', 'full'].map((id) => ({ id, value: 0, label: name })),
      },
    ],
    policies: {},
    method: { type: 'mean' },
    layers: [],
    bands: [],
    children: Array.from({ length: items }, (_, item) => ({
      id: `data-bench-item-${item}`,
      name,
      criteria: Array.from({ length: 15 }, (_, n) => ({
        id: `data-bench-item-${item}.${1 + (n % 5)}.${n}`,
        text: name,
      })),
    })),
  };
}

function bareWriter(file) {
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = wal');
  sqlite.pragma('synchronous = full');
  sqlite.pragma('foreign_keys = on');
  sqlite.pragma('secure_delete = on');
  sqlite.exec(`create table assessments (key integer primary key) strict;
    insert into assessments values (1);
    create table answers (assessment_key integer not null references assessments (key), node_id text not null,
      rated integer not null, answer text not null, primary key (assessment_key, node_id)) strict, without rowid`);
  const insert = sqlite.prepare(`insert into answers values (1, ?, 1, ?)
    on conflict do update set rated = excluded.rated, answer = excluded.answer`);
  return { write: (node, answer) => insert.run(node, JSON.stringify(answer)), close: () => sqlite.close() };
}

try {
  const store = await openStore({ file: join(folder, 'ours.db'), now: () => new Date() });
  const bare = bareWriter(join(folder, 'bare.db'));
  const rubric = rubricOf(409);
  await store.saveRubric('0'.repeat(64), rubric);
  const enterprise = await store.createEnterprise({ name: 'Bench' });
  const { id } = await store.createAssessment({
    enterpriseId: enterprise.id,
    rubricDigest: '0'.repeat(64),
    depth: 'full',
    language: 'en',
    info: {},
  });
  await store.lockAssessment(id);
  const nodes = rubric.children.flatMap((item) => item.criteria.map((criterion) => criterion.id));
  const options = ['none', 'partly', 'largely', 'full'];
  const ours = [];
  const theirs = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const place = round + WARM_UP;
    const node = nodes[place % nodes.length];
    const answer = { option: options[(place + Math.floor(place / nodes.length)) % 4], note: `note ${place}` };
    const start = performance.now();
    await store.saveAnswer(id, node, answer, { who: 'bench', bookmark: { node } });
    const between = performance.now();
    bare.write(node, answer);
    const end = performance.now();
    if (round < 0) continue;
    ours.push(between - start);
    theirs.push(end - between);
  }
  store.close();
  bare.close();
  const [a, b] = [median(ours), median(theirs)];
  console.log(
    JSON.stringify({
      name: 'store-answer',
      rounds: ROUNDS,
      storeMicroseconds: Math.round(a * 1000),
      bareMicroseconds: Math.round(b * 1000),
      ratio: Number((a / b).toFixed(2)),
      limit: 2,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
