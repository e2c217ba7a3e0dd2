// `node scripts/make-samples.mjs`: writes docs/samples, the reports of the sample enterprise in every format.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/samples');
const answers = join(root, 'seeds/answers/sample-copper.dcmm-2025.json');
const bin = process.env.DCMM_TEST_BIN ?? join(root, 'bin/dcmm.js');

const SAMPLES = [
  ['full.zh-CN', ['--report-lang', 'zh-CN', '--format', 'pdf,html,docx,xlsx,md']],
  ['full.en', ['--report-lang', 'en', '--format', 'pdf,docx']],
  ['brief.zh-CN', ['--report-lang', 'zh-CN', '--size', 'brief', '--format', 'pdf']],
  ['brief.en', ['--report-lang', 'en', '--size', 'brief', '--format', 'pdf']],
  ['brief.both', ['--report-lang', 'both', '--size', 'brief', '--format', 'pdf,docx']],
];

rmSync(folder, { recursive: true, force: true });
for (const [name, options] of SAMPLES) {
  const made = join(folder, name);
  mkdirSync(made, { recursive: true });
  const { status } = spawnSync(
    process.execPath,
    [bin, 'report', answers, '-o', `${made}/`, '--quiet', ...options],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  for (const file of readdirSync(made))
    renameSync(join(made, file), join(folder, `report.${name}${file.slice(file.lastIndexOf('.'))}`));
  rmSync(made, { recursive: true });
}
