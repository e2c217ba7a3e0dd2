/**
 * Scoring many answer files and storing the results (`dcmm score FOLDER --save --format csv > results.csv`),
 * beside bare `readFile + JSON.parse` of the same files over as many threads (bare-parse.mjs), and beside DuckDB,
 * which does the arithmetic alone (bare-sql.mjs). The programs take turns, so that a slow moment of the machine
 * meets all of them; before that, scores and levels of ours and DuckDB's are held against each other.
 *
 * Then, over lines on standard input: memory and time for 2,000 files, a tenth of MOST and MOST; and, over the
 * database that comes of it, `list` and `show` beside `--version`.
 *
 * Environment: COUNT files (20000), ROUNDS (3), JOBS threads (2), MOST (200000; 0 leaves out the second part),
 * DATA a folder made by data.mjs with --lines (bench/data/<COUNT>, made if it is missing).
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';
import { median } from './median.mjs';

const number = (name, fallback) => Number(process.env[name] ?? fallback);
const COUNT = number('COUNT', 20_000);
const ROUNDS = number('ROUNDS', 3);
const JOBS = number('JOBS', 2);
const MOST = number('MOST', 200_000);
const LEAST = 2000;
const LOOKS = 15;
const LIMITS = { parse: 1.4, sql: 1, megabytes: 400, memory: 1.15, time: 1.1, look: 1.5 };

const here = (name) => join(import.meta.dirname, name);
const bin = process.env.DCMM_TEST_BIN ?? here('../bin/dcmm.js');
const data = process.env.DATA ?? here(`data/${COUNT}`);
const folder = join(data, 'files');
const lines = join(data, 'answers.ndjson');
if (!existsSync(lines)) {
  const args = [here('data.mjs'), '--count', String(COUNT), '--output', data, '--lines'];
  spawnSync(process.execPath, args, { stdio: 'inherit' });
}

const home = mkdtempSync(join(process.env.DCMM_BENCH_DIR ?? tmpdir(), 'dcmm-bench-'));
const usage = join(home, 'usage.json');
const database = join(home, 'results.sqlite');
const env = { PATH: process.env.PATH, HOME: home, LANG: 'en_US.UTF-8', DCMM_BENCH_USAGE: usage };

const seconds = () => Number(process.hrtime.bigint()) / 1e9;
const removeDatabase = () => {
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
};
const withUsage = (args) => ['--require', here('print-usage.cjs'), ...args];
const readUsage = () => JSON.parse(readFileSync(usage, 'utf8'));

/** Seconds of a whole run, its peak memory and processor time. */
function measure(args, stdout = 'ignore') {
  const started = seconds();
  const options = { cwd: home, env, stdio: ['ignore', stdout, 'inherit'] };
  const { status } = spawnSync(process.execPath, withUsage(args), options);
  if (status !== 0) throw new Error(`${args.join(' ')} left with ${status}`);
  return { seconds: seconds() - started, ...readUsage() };
}

const saving = (path) => [
  bin,
  'score',
  path,
  ...['--save', '--db', database, '--jobs', String(JOBS), '--format', 'csv', '--quiet'],
];

function score(path) {
  removeDatabase();
  return measure(saving(path), openSync(join(home, 'results.csv'), 'w'));
}

const sql = (path, ...more) => measure([here('bare-sql.mjs'), path, String(JOBS), ...more]);
const pattern = join(folder, '*.json');

/** Ours against DuckDB's, file by file; both have just been run. */
function compareScores(csv) {
  const sqlite = new Sqlite(database, { readonly: true });
  const ours = new Map(
    sqlite
      .prepare(
        'select source_file, r.score, r.level from results r join assessments a on a.key = assessment_key',
      )
      .raw()
      .all()
      .map(([file, ...result]) => [file, result]),
  );
  sqlite.close();
  const [, ...rows] = readFileSync(csv, 'utf8').trimEnd().split('\n');
  const different = rows.filter((row) => {
    const [file, , exact, , level] = row.split(',');
    const [score, ownLevel] = ours.get(file) ?? [];
    // Ours is rounded to 2 decimals.
    return !(Math.abs(Number(exact) - score) <= 0.005 + 1e-9 && Number(level) === ownLevel);
  });
  if (rows.length !== ours.size || different.length > 0)
    throw new Error(
      `DuckDB has other scores in ${different.length} of ${rows.length} files: ${different[0]}`,
    );
  console.log(`the same scores and levels in all ${rows.length} files`);
}

const row = (name, runs, base) => {
  const time = median(runs.map((run) => run.seconds));
  const cpu = median(runs.map((run) => run.cpuSeconds));
  const most = Math.max(...runs.map((run) => run.megabytes));
  const ratio = base === undefined ? '' : `${(time / base).toFixed(2)} ×`;
  console.log(
    `${name.padEnd(30)} ${time.toFixed(2).padStart(7)} s  ${cpu.toFixed(2).padStart(7)} s CPU  ${most.toFixed(0).padStart(5)} MB  ${ratio}`,
  );
  return time;
};

/** What goes into README.md. */
const figures = [];
function verdict(name, value, limit, digits = 2) {
  const shown = value.toFixed(digits);
  console.log(`${name.padEnd(58)} ${shown} (limit ${limit}) ${value <= limit ? 'met' : 'MISSED'}`);
  figures.push(`| ${name} | ${limit} | ${value <= limit ? shown : `**${shown}**`} |`);
}

function compareSpeed() {
  const csv = join(home, 'sql.csv');
  // The first run of each also warms the page cache, and does not count.
  measure([here('bare-parse.mjs'), folder, String(JOBS)]);
  score(folder);
  sql(pattern, '--output', csv);
  compareScores(csv);
  const contestants = {
    parse: () => measure([here('bare-parse.mjs'), folder, String(JOBS)]),
    save: () => score(folder),
    sql: () => sql(pattern),
    saveLines: () => score(lines),
    sqlLines: () => sql(lines),
  };
  const runs = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, run] of Object.entries(contestants)) runs[name].push(run());
  const parse = row('readFile + JSON.parse', runs.parse);
  const save = row('dcmm score FOLDER --save', runs.save, parse);
  const bySql = row('DuckDB, folder, scores only', runs.sql, parse);
  const saveLines = row('dcmm score LINES --save', runs.saveLines, parse);
  const bySqlLines = row('DuckDB, lines, scores only', runs.sqlLines, parse);
  verdict('folder, scored and stored ÷ `readFile` + `JSON.parse`', save / parse, LIMITS.parse);
  verdict('folder, scored and stored ÷ DuckDB, scored only', save / bySql, LIMITS.sql);
  verdict('lines, scored and stored ÷ DuckDB, scored only', saveLines / bySqlLines, LIMITS.sql);
}

/**
 * `count` answer files from the lines over and over; each time round they begin with one more space, which makes
 * them other files to dcmm.
 */
async function* repeatLines(count) {
  let left = count;
  for (let round = 0; left > 0; round += 1) {
    for await (const line of createInterface({
      input: createReadStream(lines, { highWaterMark: 1 << 20 }),
    })) {
      yield `${' '.repeat(round)}${line}\n`;
      left -= 1;
      if (left === 0) return;
    }
  }
}

async function scoreLines(count) {
  removeDatabase();
  const started = seconds();
  const options = { cwd: home, env, stdio: ['pipe', openSync(join(home, 'results.csv'), 'w'), 'inherit'] };
  const child = spawn(process.execPath, withUsage(saving('-')), options);
  const ended = once(child, 'exit');
  for await (const line of repeatLines(count)) if (!child.stdin.write(line)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [status] = await ended;
  if (status !== 0) throw new Error(`scoring ${count} lines left with ${status}`);
  return { count, seconds: seconds() - started, ...readUsage() };
}

async function compareSizes() {
  const runs = [];
  for (const count of [LEAST, MOST / 10, MOST]) {
    const run = await scoreLines(count);
    runs.push(run);
    console.log(
      `${String(count).padStart(7)} lines: ${run.seconds.toFixed(1)} s, ${((run.seconds / count) * 1000).toFixed(3)} ms and ${((run.cpuSeconds / count) * 1000).toFixed(3)} ms CPU a file, ${run.megabytes.toFixed(0)} MB`,
    );
  }
  const [small, middle, large] = runs;
  const timeOf = (run) => run.seconds / run.count;
  const memory = large.megabytes / small.megabytes;
  const growth = timeOf(large) / timeOf(middle);
  verdict('lines: most memory, MB', Math.max(...runs.map((run) => run.megabytes)), LIMITS.megabytes, 0);
  verdict(`lines: memory, ${MOST} ÷ ${LEAST} files`, memory, LIMITS.memory);
  verdict(`lines: time a file, ${MOST} ÷ ${MOST / 10} files`, growth, LIMITS.time);
}

function compareLooks() {
  const sqlite = new Sqlite(database, { readonly: true });
  const { id } = sqlite
    .prepare('select id from assessments order by key limit 1 offset ?')
    .get(Math.floor(MOST / 2));
  sqlite.close();
  const commands = { '--version': ['--version'], list: ['list'], 'show ID': ['show', id] };
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let look = 0; look < LOOKS; look += 1)
    for (const [name, args] of Object.entries(commands))
      runs[name].push(measure([bin, ...args, '--db', database, '--quiet']).seconds);
  const [start, list, show] = Object.values(runs).map(median);
  console.log(`${MOST} stored results: start ${(start * 1000).toFixed(0)} ms`);
  verdict(`\`list\` ÷ \`--version\`, ${MOST} stored`, list / start, LIMITS.look);
  verdict(`\`show\` ÷ \`--version\`, ${MOST} stored`, show / start, LIMITS.look);
}

try {
  console.log(`${COUNT} answer files, ${JOBS} threads, ${ROUNDS} rounds, medians`);
  compareSpeed();
  if (MOST > 0) {
    await compareSizes();
    compareLooks();
  }
  console.log(`\nfor README.md:\n${figures.join('\n')}`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
