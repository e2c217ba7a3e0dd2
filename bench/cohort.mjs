/**
 * `dcmm cohort` over many stored results, every grouping: whole processes by the clock and by CPU time, beside two other
 * processes over the same database with bare better-sqlite3: one that counts levels by city (`count(*) … group by`),
 * and one that fetches the columns that statistics need and looks at none of them. What it costs to start Node is
 * measured too. All take turns, so that a busy moment hits all of them.
 *
 *     node scripts/build.mjs && node bench/cohort.mjs [results] [rounds]
 *
 * The database: SEEDS made-up answer files scored and stored by `dcmm score --save`, then copied by SQL to as many
 * results as asked for, each copy an enterprise of its own. Notes and evidence, which cohort never reads, are not
 * copied. DCMM_BENCH_DIR: where it goes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createAnswerMaker, creditCode } from './make-answers.mjs';
import { median } from './median.mjs';

const [RESULTS = 100_000, ROUNDS = 5] = process.argv.slice(2).map(Number);
const SEEDS = Math.min(2000, RESULTS);
const LIMIT_MS = 1000;
const GROUPINGS = 'province city section industry size role kind level year quarter month'.split(' ');

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(process.env.DCMM_BENCH_DIR ?? tmpdir(), 'dcmm-bench-'));
const file = join(folder, 'cohort.sqlite');
const DCMM = [join(root, 'bin/dcmm.js'), '--db', file];
const usage = join(folder, 'usage.json');
/** Nothing of the user's, and no certificates to read at start-up. */
const env = { PATH: process.env.PATH, HOME: folder, LANG: 'en_US.UTF-8', DCMM_BENCH_USAGE: usage };

/** Runs Node to its end: milliseconds on the clock and of CPU, all threads. */
async function run(args, input = null) {
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', join(root, 'bench/print-usage.cjs'), ...args], {
    cwd: root,
    env,
    stdio: [input === null ? 'ignore' : 'pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  if (input !== null) {
    for (const line of input) if (!child.stdin.write(line)) await once(child.stdin, 'drain');
    child.stdin.end();
  }
  const [code] = await ended;
  const clock = performance.now() - started;
  if (code !== 0) throw new Error(`exit code ${code}: ${args.join(' ')}`);
  return { clock, cpu: JSON.parse(readFileSync(usage, 'utf8')).cpuSeconds * 1000 };
}

function* answerLines() {
  const make = createAnswerMaker('dcmm-2018');
  for (let n = 0; n < SEEDS; n += 1) yield `${JSON.stringify(make(n))}\n`;
}

/** Copies what is stored until there are so many results. */
function copyResults() {
  const db = new Database(file);
  db.pragma('foreign_keys = on');
  db.function('credit_code', { deterministic: true }, (region, number) => creditCode(region, number));
  const columnsOf = (table, but) =>
    db
      .prepare(`select name from pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name)
      .filter((name) => !but.includes(name));
  const copy = (table, fixed, most) => {
    const same = columnsOf(table, Object.keys(fixed));
    db.prepare(
      `insert into ${table} (${[...Object.keys(fixed), ...same]})
       select ${[...Object.values(fixed), ...same]} from ${table} where ${most}`,
    ).run();
  };
  const highest = (table, key) => db.prepare(`select max(${key}) from ${table}`).pluck().get();
  const [assessments, enterprises, results] = [
    highest('assessments', 'key'),
    highest('enterprises', 'id'),
    highest('results', 'key'),
  ];
  db.transaction(() => {
    for (let done = SEEDS, round = 1; done < RESULTS; done += SEEDS, round += 1) {
      const number = `id + ${round * enterprises}`;
      const left = Math.min(SEEDS, RESULTS - done);
      copy(
        'enterprises',
        { id: number, uscc: `credit_code(region, 1000000 + ${number})` },
        `id <= ${enterprises}`,
      );
      copy(
        'assessments',
        {
          key: `key + ${round * assessments}`,
          id: `substr(id, 1, 7) || printf('%05d', ${round})`,
          enterprise_id: `enterprise_id + ${round * enterprises}`,
          uscc: `credit_code(region, 1000000 + enterprise_id + ${round * enterprises})`,
        },
        `key <= ${Math.min(assessments, left)}`,
      );
      copy(
        'results',
        { key: `key + ${round * results}`, assessment_key: `assessment_key + ${round * assessments}` },
        `key <= ${Math.min(results, left)}`,
      );
    }
  })();
  const count = db.prepare('select count(*) from results').pluck().get();
  db.exec('analyze');
  db.close();
  return count;
}

const bare = (work) => [
  '--input-type=module',
  '-e',
  `import Database from 'better-sqlite3';
   const db = new Database(${JSON.stringify(file)}, { readonly: true });
   ${work}`,
];
const BARE_GROUP = bare(`
  const rows = db.prepare(\`select substr(a.region, 1, 4) as city, r.level, count(*), avg(r.score)
    from results r join assessments a on a.key = r.assessment_key where r.is_current = 1 group by 1, 2\`).all();
  if (rows.length === 0) process.exitCode = 1;`);
const BARE_FETCH = bare(`
  let bytes = 0;
  for (const row of db.prepare(\`select a.enterprise_id, a.industry, a.region, a.role, a.size, a.kind, a.assessed_on,
    r.level, r.node_scores, r.ratings from results r join assessments a on a.key = r.assessment_key
    where r.is_current = 1\`).raw().iterate()) bytes += row[8].length + row[9].length;
  if (bytes === 0) process.exitCode = 1;`);

try {
  await run([...DCMM, 'score', '-', '--save', '--quiet', '--format', 'ndjson'], answerLines());
  const count = copyResults();
  const subjects = new Map([
    ['node alone', ['-e', '0']],
    ['bare: levels by city', BARE_GROUP],
    ['bare: fetch the columns', BARE_FETCH],
    ['dcmm cohort', [...DCMM, 'cohort', '--quiet', '--json']],
    ...GROUPINGS.map((by) => [
      `dcmm cohort --by ${by}`,
      [...DCMM, 'cohort', '--quiet', '--json', '--by', by],
    ]),
  ]);
  const times = new Map([...subjects.keys()].map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, args] of subjects) {
      const one = await run(args);
      // The first round warms the disk cache.
      if (round > 0) times.get(name).push(one);
    }
  const medianOf = (name, what) => median(times.get(name).map((one) => one[what]));
  const beside = medianOf('bare: fetch the columns', 'cpu');
  let slowest = 0;
  process.stdout.write(`${count} results, ${ROUNDS} rounds, medians\n`);
  for (const name of times.keys()) {
    const [clock, cpu] = [medianOf(name, 'clock'), medianOf(name, 'cpu')];
    if (name.startsWith('dcmm')) slowest = Math.max(slowest, clock);
    const [shown, used] = [clock, cpu].map((ms) => ms.toFixed(0).padStart(5));
    process.stdout.write(
      `${name.padEnd(28)} ${shown} ms   CPU ${used} ms   ${(cpu / beside).toFixed(2)} × fetching\n`,
    );
  }
  process.stdout.write(`slowest grouping: ${slowest.toFixed(0)} ms (limit ${LIMIT_MS} ms)\n`);
  if (slowest > LIMIT_MS) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
