import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUPINGS } from '../../../src/core/cohort/grouping.ts';
import type { CohortReport } from '../../../src/report/cohort/cohort-report.ts';
import { answerFile, listCohortFiles, toLines } from '../../cli/cohort-files.ts';
import { type CliHost, createCliHost } from '../../cli/run-cli.ts';

const FILE = 'templates/cohort/cohort.schema.json';
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../..', FILE), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const SAMPLE_FILE = join(import.meta.dirname, '../../../seeds/answers/sample-lithium.dcmm-2018.json');

let host: CliHost;

beforeAll(async () => {
  host = createCliHost();
  const sample = JSON.parse(readFileSync(SAMPLE_FILE, 'utf8'));
  const files = [
    ...listCohortFiles(),
    // Two with answers to single criteria, so that something is unmet; of them one that states nothing of itself.
    sample,
    { ...sample, assessment: {}, enterprise: { name: '无名（虚构）' } },
    answerFile({ n: 31, level: 2, rubric: 'dcmm-2025' }),
  ];
  writeFileSync(join(host.folder, 'answers.ndjson'), toLines(files));
  const { stdout } = await host.run(['score', 'answers.ndjson', '--format', 'ndjson', '--jobs', '1']);
  writeFileSync(join(host.folder, 'results.ndjson'), stdout);
}, 60_000);
afterAll(() => host[Symbol.dispose]());

async function read(...args: string[]): Promise<CohortReport> {
  const { stdout, stderr } = await host.run(['cohort', '--json', ...args]);
  expect(stderr).not.toContain('Error');
  return JSON.parse(stdout) as CohortReport;
}

function expectToFit(report: CohortReport): void {
  validate(report);
  expect(validate.errors ?? []).toEqual([]);
}

describe('the schema of what dcmm cohort --json writes', () => {
  it('is made from the type as it is now (else: node scripts/make-schemas.mjs)', async () => {
    const path = '../../../scripts/make-schemas.mjs';
    const { makeSchema } = (await import(path)) as { makeSchema: (file: string) => unknown };
    expect(makeSchema(FILE)).toEqual(schema);
  });

  it.each(GROUPINGS)('fits by %s, with groups shown and held back', async (by) => {
    for (const minimum of ['2', '5', '30']) {
      const report = await read('answers.ndjson', '--by', by, '--min-group', minimum);
      expect(report.by).toBe(by);
      expectToFit(report);
    }
  });

  it('fits with targets, movers, unmet criteria and names, and without', async () => {
    const report = await read('answers.ndjson', '--programme', 'jiangsu-2021', '--min-group', '2');
    expectToFit(report);
    // Nothing of it is empty: what is checked is there.
    expect(report.programme?.targets.length).toBeGreaterThan(0);
    expect(report.movement?.up.length).toBeGreaterThan(0);
    expect(report.movement?.down.length).toBeGreaterThan(0);
    expect(report.unmet?.length).toBeGreaterThan(0);
    expect(report.exemplary.length).toBeGreaterThan(0);
    expect(report.others.length).toBeGreaterThan(0);
    expectToFit(await read('answers.ndjson', '--no-names', '--region', '36', '--since', '2026-01-01'));
    expectToFit(await read('answers.ndjson', '--programme', 'jiangxi-data-elements-2024'));
  });

  it('fits results alone, and fewer enterprises than the minimum', async () => {
    const results = await read('results.ndjson', '--by', 'city');
    expect(results.unmet).toBeNull();
    expectToFit(results);
    const few = await read('answers.ndjson', '--region', '3602', '--by', 'city');
    expect(few.all).toBeNull();
    expectToFit(few);
  });

  it('finds what is not so', async () => {
    const { rubric, ...report } = await read('answers.ndjson');
    expect(validate({ ...report, more: 1 })).toBe(false);
    expect(validate.errors?.map(({ keyword }) => keyword).sort()).toEqual([
      'additionalProperties',
      'required',
    ]);
  });
});
