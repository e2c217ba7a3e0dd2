/**
 * Inventories of data assets through the whole program: graded, imported and exported, as CSV and as xlsx, beside
 * a process that only reads the same file with the same parser (bare). Rows per second and peak memory of whole
 * processes, small and large in turns: linear means that rows per second and memory per row stay.
 *
 *     node scripts/build.mjs && node bench/classify.mjs [small] [large] [rounds]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { median } from './median.mjs';

const [SMALL = 5000, LARGE = 50_000, ROUNDS = 3] = process.argv.slice(2).map(Number);
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(process.env.DCMM_BENCH_DIR ?? tmpdir(), 'dcmm-bench-'));

const HEAD = [
  'code',
  'name',
  'stateSecret',
  'class',
  'system',
  'fields',
  'records',
  'sizeGb',
  'deaths',
  'directLossCny',
  'nationalSecurity',
  'L2-2a',
];
const CLASSES = [
  'prod.control',
  'prod.condition',
  'prod.process',
  'mgmt.customer',
  'mgmt.hrfin',
  'rd.design',
];
const SYSTEMS = ['DCS', 'SCADA', 'MES', 'CRM', 'HR', 'PLM'];
const DEGREES = ['none', 'ordinary', 'serious'];

/** Every tenth asset without a class; answers that seldom repeat, so that grading cannot be shared. */
const row = (at) => [
  `D-${at}`,
  `${at} 号转炉控制数据`,
  'no',
  at % 10 === 0 ? '' : CLASSES[at % 6],
  SYSTEMS[at % 6],
  '温度、压力、流量',
  at * 7,
  at % 100,
  at % 40,
  (at * 7919) % 150_000_000,
  DEGREES[at % 3],
  at % 2 === 0 ? 'no' : 'yes',
];

async function makeFiles(count) {
  const rows = [HEAD, ...Array.from({ length: count }, (_, at) => row(at))];
  const [csv, xlsx] = [join(folder, `${count}.csv`), join(folder, `${count}.xlsx`)];
  writeFileSync(csv, rows.map((cells) => cells.join(',')).join('\n'));
  writeFileSync(xlsx, await writeXlsx({ sheets: [{ name: 'assets', rows }] }));
  return { csv, xlsx };
}

const BARE = `
import { readFileSync } from 'node:fs';
const file = process.argv[1];
const bytes = readFileSync(file);
const { parseCsv } = await import('hucre/csv');
const { readXlsx } = await import('hucre/xlsx');
const rows = file.endsWith('.csv') ? parseCsv(bytes.toString('utf8')) : (await readXlsx(bytes)).sheets[0].rows;
if (rows.length < 2) process.exitCode = 1;
`;

/** Runs a process to its end: seconds, its peak memory in MB (sampled), and what it printed if asked for. */
function run(args, keep = false) {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, XDG_DATA_HOME: join(folder, 'data'), LANG: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      const [, size] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      peak = Math.max(peak, Number(size ?? 0) / 1024);
    } catch {
      // It has ended, or this is not Linux: no memory figure.
    }
  }, 25);
  let text = '';
  child.stdout.on('data', (part) => {
    if (keep) text += part;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0) reject(new Error(`${args.join(' ')} left with ${code}`));
      else resolve({ seconds: (performance.now() - started) / 1000, peak, text });
    });
  });
}

const dcmm = (...args) => run([join(root, 'bin/dcmm.js'), 'classify', ...args], args[0] === 'import');
const bare = (file) => run(['--input-type=module', '-e', BARE, file]);

async function measure(count, { csv, xlsx }) {
  const runs = {};
  const note = async (name, running) => {
    const { seconds, peak, text } = await running;
    runs[name] ??= { seconds: [], peak: [] };
    runs[name].seconds.push(seconds);
    runs[name].peak.push(peak);
    return text;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    await note('bare csv', bare(csv));
    await note('grade csv', dcmm('grade', csv, '--json'));
    const id = (await note('import csv', dcmm('import', csv))).trim();
    await note('export csv', dcmm('export', id, '--format', 'csv'));
    await note('export xlsx', dcmm('export', id, '--output', join(folder, 'out.xlsx'), '--force'));
    await note('bare xlsx', bare(xlsx));
    await note('grade xlsx', dcmm('grade', xlsx, '--json'));
    await dcmm('delete', id, '--force');
  }
  return Object.fromEntries(
    Object.entries(runs).map(([name, { seconds, peak }]) => [
      name,
      { rate: count / median(seconds), peak: median(peak) },
    ]),
  );
}

try {
  const [small, large] = [
    await measure(SMALL, await makeFiles(SMALL)),
    await measure(LARGE, await makeFiles(LARGE)),
  ];
  const whole = (number) => String(Math.round(number)).padStart(8);
  console.log(
    `rows/s and peak MB of whole processes, median of ${ROUNDS}; × = times a bare read of the same file`,
  );
  console.log(
    `${''.padEnd(12)}${String(SMALL).padStart(8)}${''.padStart(8)}${String(LARGE).padStart(16)}${''.padStart(8)}      ×`,
  );
  for (const name of Object.keys(large)) {
    const base = large[name.endsWith('xlsx') ? 'bare xlsx' : 'bare csv'];
    const times = name.startsWith('bare') ? '' : (base.rate / large[name].rate).toFixed(1).padStart(7);
    console.log(
      `${name.padEnd(12)}${whole(small[name].rate)}${whole(small[name].peak)}${whole(large[name].rate).padStart(16)}${whole(large[name].peak)}${times}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
