import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Result } from '../../src/core/result.ts';
import { createCliHost } from '../cli/run-cli.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'scores');
const seeds = readdirSync(join(root, 'seeds/answers')).filter((file) => file.endsWith('.json'));

/** What users see of a result; digests of rubrics change with every mended sentence and are left out. */
const summarise = (result: Result): string =>
  `${JSON.stringify(
    {
      scoringVersion: result.scoringVersion,
      score: result.score,
      levels: result.levels,
      possible: result.possible,
      coverage: result.coverage,
      warnings: result.warnings,
      nodes: Object.fromEntries(
        result.nodes.map(({ id, score, level, outcome }) => [id, { score, level, outcome }]),
      ),
    },
    null,
    2,
  )}\n`;

it.each(seeds)('the score of %s is the committed one', async (file) => {
  using host = createCliHost();
  const { stdout } = await host.run(['score', join(root, 'seeds/answers', file), '--json']);
  const scored = summarise(JSON.parse(stdout).results[0]);
  const golden = join(folder, file);
  if (process.env.DCMM_UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(golden, scored);
  }
  expect(existsSync(golden), `no golden result for ${file}; \`npm run golden\` makes it`).toBe(true);
  expect(
    scored,
    'the score has changed; if that is meant, run `npm run golden` and say so in CHANGELOG.md',
  ).toBe(readFileSync(golden, 'utf8'));
});
