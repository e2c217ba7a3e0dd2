/**
 * npm run bench:data -- --count 20000 [--output bench/data] [--seed 2026] [--rubric dcmm-2018] [--lines]
 * Writes made-up answer files to <output>/files/ (one a file, indented) and with --lines the same answers to
 * <output>/answers.ndjson (one a line).
 */
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnswerMaker } from './make-answers.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    output: { type: 'string', default: join(import.meta.dirname, 'data') },
    seed: { type: 'string', default: '2026' },
    rubric: { type: 'string', default: 'dcmm-2018' },
    lines: { type: 'boolean', default: false },
  },
});

const count = Number(values.count);
if (!Number.isInteger(count) || count < 1) throw new RangeError('--count takes a whole number above 0');
const files = join(values.output, 'files');
mkdirSync(files, { recursive: true });
const make = createAnswerMaker(values.rubric, Number(values.seed));
const lines = values.lines ? createWriteStream(join(values.output, 'answers.ndjson')) : null;
for (let n = 0; n < count; n += 1) {
  const answers = make(n);
  writeFileSync(
    join(files, `enterprise-${String(n + 1).padStart(6, '0')}.json`),
    `${JSON.stringify(answers, null, 2)}\n`,
  );
  if (lines !== null && !lines.write(`${JSON.stringify(answers)}\n`)) await once(lines, 'drain');
}
lines?.end();
process.stdout.write(`${count} answer files in ${files}\n`);
