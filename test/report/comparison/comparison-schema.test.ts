import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../../src/core/index-rubric.ts';
import { scoreResponse } from '../../../src/core/score-response.ts';
import {
  buildComparisonReport,
  type ComparedSource,
} from '../../../src/report/comparison/build-comparison-report.ts';
import { anyResponse, anyRubric } from '../../core/any-rubric.ts';
import { forAll } from '../../core/draw.ts';

const FILE = 'docs/commands/compare.schema.json';
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../..', FILE), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe('the schema of what dcmm compare --json writes', () => {
  it('is made from the type as it is now (else: node scripts/make-schemas.mjs)', async () => {
    const path = '../../../scripts/make-schemas.mjs';
    const { makeSchema } = (await import(path)) as { makeSchema: (file: string) => unknown };
    expect(makeSchema(FILE)).toEqual(schema);
  });

  it('fits any two assessments, by one rubric or two, and finds what is too much', () => {
    let told = 0;
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const other = draw.flag() ? rubric : { ...anyRubric(draw), version: '1.1.0' };
      const [before, after] = [rubric, other].map((one): ComparedSource => {
        const [index, response] = [indexRubric(one), anyResponse(draw, one)];
        const identity = { rubricDigest: one.version, answersDigest: 'answers' };
        const assessment = draw.flag() ? { id: 'abcd', status: 'open' as const } : null;
        return {
          index,
          response,
          result: scoreResponse(index, response, identity),
          assessment,
          file: assessment === null ? 'answers.json' : null,
        };
      }) as [ComparedSource, ComparedSource];
      const report = JSON.parse(JSON.stringify(buildComparisonReport(before, after, { language: 'en' })));
      validate(report);
      expect(validate.errors ?? []).toEqual([]);
      told += report.criteria.length + report.judgements.length + report.gates.gone.length;
      expect(validate({ ...report, more: 1 })).toBe(false);
    }, 150);
    expect(told).toBeGreaterThan(100);
  });
});
