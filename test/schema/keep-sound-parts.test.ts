import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { parseAnswers } from '../../src/schema/parse-answers.ts';
import { item, rubricOf } from '../core/small-rubric.ts';

const index = indexRubric(rubricOf([item('a', 3)]));

function problemsOf(changes: object): [string, string][] {
  const file = {
    schemaVersion: 1,
    rubric: { id: 'small' },
    enterprise: { name: 'Ltd' },
    answers: {},
    ...changes,
  };
  const parsed = parseAnswers(file, index, { today: '2026-11-22' });
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => [code, path]);
}

describe('an answer file with mistakes of several kinds', () => {
  it('has all of them named at once: those of the shape and those that only the rubric shows', () => {
    expect(
      problemsOf({
        enterprise: { name: '', uscc: '913606001234567890', colour: 'red' },
        assessment: { kind: 'x', assessedOn: '2026-02-30' },
        answers: { 'a.1': 'maybe', 'a.2': { option: 'yes', confidence: 9 }, 'b.1': 5, 'b.2': 'yes' },
        bonuses: { award: 1 },
      }).toSorted(),
    ).toEqual(
      [
        ['schema-length', '$.enterprise.name'],
        ['schema-unknown-key', '$.enterprise.colour'],
        ['schema-enum', '$.assessment.kind'],
        ['schema-range', '$.answers["a.2"].confidence'],
        ['schema-type', '$.answers["b.1"]'],
        ['uscc-check-digit', '$.enterprise.uscc'],
        ['date-invalid', '$.assessment.assessedOn'],
        ['unknown-option', '$.answers["a.1"].option'],
        ['unknown-criterion', '$.answers["b.1"]'],
        ['unknown-criterion', '$.answers["b.2"]'],
        ['unknown-bonus', '$.bonuses["award"]'],
      ].toSorted(),
    );
  });

  it('has everything named that is wrong with one answer and its remarks', () => {
    const evidence = [{ title: '' }];
    expect(
      problemsOf({
        answers: { 'a.1': { notApplicable: true, evidence }, 'a.2': { option: 'maybe', confidence: 9 } },
      }).toSorted(),
    ).toEqual([
      ['reason-missing', '$.answers["a.1"].reason'],
      ['schema-length', '$.answers["a.1"].evidence[0].title'],
      ['schema-range', '$.answers["a.2"].confidence'],
      ['unknown-option', '$.answers["a.2"].option'],
    ]);
  });

  it.each([
    ['answers that are a list', { answers: [] }, [['schema-type', '$.answers']]],
    ['an enterprise that is a text', { enterprise: 'Ltd' }, [['schema-type', '$.enterprise']]],
    ['a rubric without an id', { rubric: {} }, [['schema-required', '$.rubric.id']]],
    [
      'a reason that is no text',
      { answers: { 'a.1': { notApplicable: true, reason: 1 } } },
      [['schema-type', '$.answers["a.1"].reason']],
    ],
  ])('says nothing that follows from %s', (_, changes, expected) => {
    expect(problemsOf(changes)).toEqual(expected);
  });
});
