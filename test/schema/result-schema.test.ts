import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { scoreResponse } from '../../src/core/score-response.ts';
import { anyResponse, anyRubric } from '../core/any-rubric.ts';
import { forAll } from '../core/draw.ts';
import { IDENTITY, item, rubricOf, score } from '../core/small-rubric.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/schema/result.schema.json'), 'utf8'),
);

/** Readers must accept fields that come later; here nothing may be in a result that the schema does not describe. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (part === null || typeof part !== 'object') return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return 'properties' in part && 'type' in part ? { ...inner, additionalProperties: false } : inner;
}

it('every result fits the published schema, which describes all of it', () => {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(closed(schema) as object);
  const seen = new Set<string>();
  forAll((draw) => {
    const rubric = anyRubric(draw);
    const response = {
      ...anyResponse(draw, rubric),
      enterprise: { name: 'Any', uscc: '91350100M000100Y43', size: 'small' },
      assessment: { kind: 'self', assessedOn: '2026-11-22', assessors: [{ name: 'A' }], targetLevel: 2 },
    } as const;
    const identity = draw.flag() ? { ...IDENTITY, profile: { id: 'p', digest: 'd' } } : IDENTITY;
    const warnings = { minimumCoverage: 0.9, maximumNotApplicable: 0.1, straightLineFrom: 2 };
    const result = scoreResponse(indexRubric({ ...rubric, warnings }), response, identity);
    expect(validate(JSON.parse(JSON.stringify(result))), JSON.stringify(validate.errors)).toBe(true);
    for (const { outcome } of result.nodes) seen.add(outcome);
    for (const { code } of result.warnings) seen.add(code);
    if (result.gates.some(({ holds }) => !holds)) seen.add('gate');
  }, 200);
  // What was drawn covers what a result can hold.
  const all = [
    'scored',
    'screened',
    'not-applicable',
    'unanswered',
    'inconclusive',
    'low-coverage',
    'high-not-applicable',
    'straight-lined',
    'gate',
  ];
  expect([...seen].sort()).toEqual(all.sort());
});

it('a result with a field missing or of another kind does not fit', () => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
  const result = JSON.parse(JSON.stringify(score(rubricOf([item('a', 1)]), { 'a.1': 'yes' })));
  expect(validate(result)).toBe(true);
  expect(validate({ ...result, outcome: 'maybe' })).toBe(false);
  expect(validate({ ...result, score: '1.0' })).toBe(false);
  const { nodes: _, ...withoutNodes } = result;
  expect(validate(withoutNodes)).toBe(false);
});
