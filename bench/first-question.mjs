/**
 * Time until a user can begin: `dcmm --help`, the first question of a new assessment, and the first question
 * after `--resume` (which loads the rubric and what is answered), each beside a whole run of `node -e 0`. The
 * questions are asked in a pseudo-terminal and counted until their text is there. The programs take turns, so
 * that a slow moment of the machine meets all of them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { spawn } from 'node-pty';
import { median } from './median.mjs';

const ROUNDS = Number(process.argv[2] ?? 21);
const LIMITS = { help: 2, 'new assessment': 4, resume: 4 };

const root = join(import.meta.dirname, '..');
const bin = process.env.DCMM_TEST_BIN ?? join(root, 'bin', 'dcmm.js');
const home = mkdtempSync(join(tmpdir(), 'dcmm-bench-'));
const env = {
  PATH: process.env.PATH,
  HOME: home,
  TERM: 'xterm-256color',
  LANG: 'en_US.UTF-8',
  XDG_DATA_HOME: join(home, 'data'),
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_CACHE_HOME: join(home, 'cache'),
};

const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Milliseconds of a whole run. */
function measureRun(args) {
  const started = now();
  const { status } = spawnSync(process.execPath, args, { cwd: home, env, stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} left with ${status}`);
  return now() - started;
}

/** Milliseconds until the program has written `text` on its terminal. */
function measureUntil(args, text) {
  return new Promise((resolve, reject) => {
    const started = now();
    let output = '';
    let time = null;
    const pty = spawn(process.execPath, args, { cols: 80, rows: 24, cwd: home, env });
    pty.onData((data) => {
      output += data;
      if (time !== null || !output.includes(text)) return;
      time = now() - started;
      pty.kill('SIGKILL');
    });
    pty.onExit(() => {
      if (time === null) reject(new Error(`never saw “${text}”:\n${output}`));
      else resolve(time);
    });
  });
}

try {
  // One assessment to go on with; the enterprise question of a new one comes before any of them exists.
  const programs = {
    node: () => measureRun(['-e', '0']),
    help: () => measureRun([bin, '--help']),
    'new assessment': () =>
      measureUntil([bin, '--db', join(home, 'empty.sqlite'), 'assess'], 'Name of the enterprise'),
    resume: () => measureUntil([bin, 'assess', '--resume'], 'save and leave'),
  };
  await measureUntil([bin, 'assess', '--enterprise', 'Bench', '--yes'], 'save and leave');
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = -2; round < ROUNDS; round += 1)
    for (const [name, run] of Object.entries(programs)) {
      const time = await run();
      // The first rounds fill the caches of the machine.
      if (round >= 0) times[name].push(time);
    }
  const base = median(times.node);
  console.log(`node ${process.version}: ${base.toFixed(0)} ms (median of ${ROUNDS})`);
  for (const [name, limit] of Object.entries(LIMITS)) {
    const time = median(times[name]);
    const ratio = time / base;
    console.log(
      `${name.padEnd(15)} ${time.toFixed(0).padStart(5)} ms  ${ratio.toFixed(2)} × node -e 0  (limit ${limit})`,
    );
    if (ratio > limit) process.exitCode = 1;
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
