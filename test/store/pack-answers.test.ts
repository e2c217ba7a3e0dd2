import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../../src/core/response.ts';
import { compressText } from '../../src/store/compress-text.ts';
import { packAnswers, unpackAnswers } from '../../src/store/pack-answers.ts';
import { outlineRubric } from '../../src/store/rubric-outline.ts';
import { CRITERIA, NODES, SAMPLE_RUBRIC } from './sample.ts';

const OUTLINE = outlineRubric(SAMPLE_RUBRIC);

const remarks = fc.record(
  {
    note: fc.string({ unit: 'grapheme' }),
    confidence: fc.integer({ min: 1, max: 5 }),
    evidence: fc.array(fc.record({ title: fc.string() }, { noNullPrototype: true }), { maxLength: 2 }),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const rating = fc.oneof(
  fc.record({ option: fc.constantFrom('none', 'partly', 'largely', 'full', 'unheard-of') }),
  fc.record({ option: fc.constantFrom(['a'], ['a', 'b']) }),
  fc.record({ notApplicable: fc.constant(true as const), reason: fc.string() }),
  fc.record({ level: fc.integer({ min: 1, max: 5 }) }),
  fc.constant({}),
);
const anyAnswer = fc.tuple(rating, remarks).map(([first, second]) => ({ ...first, ...second }) as Answer);
const anyAnswers = fc.dictionary(fc.constantFrom(...CRITERIA, ...NODES), anyAnswer, {
  noNullPrototype: true,
});

it('gives back any answers to criteria and nodes', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const packed = packAnswers(answers, OUTLINE);
      expect(packed.ratings).toHaveLength(CRITERIA.length);
      expect(unpackAnswers(packed, OUTLINE)).toEqual(answers);
    }),
  );
});

it('needs a byte a criterion for ratings without remarks', () => {
  const packed = packAnswers(
    { 'planning.1.1': { option: 'full' }, 'rules.2.1': { option: 'none' } },
    OUTLINE,
  );
  expect([...packed.ratings]).toEqual([4, 0, 0, 0, 1]);
  expect(packed.rest).toBeNull();
});

it('reads answers as a file has them, an option by its bare id, and those of older databases', () => {
  const remarked = { option: 'none', note: '见制度' };
  const ratings = Uint8Array.from([4, 1, 0, 0, 0]);
  const file = compressText(JSON.stringify({ 'planning.1.1': 'full', 'planning.2.1': remarked }, null, 2));
  const older = JSON.stringify({ 'planning.2.1': remarked });
  for (const rest of [file, older])
    expect(unpackAnswers({ ratings, rest }, OUTLINE)).toEqual({
      'planning.1.1': { option: 'full' },
      'planning.2.1': remarked,
    });
});
