import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { parseAnswerFile, parseAnswers } from '../../src/schema/parse-answers.ts';
import { item, rubricOf } from '../core/small-rubric.ts';

const file = (more: object = {}) => ({
  schemaVersion: 1,
  rubric: { id: 'small' },
  enterprise: { name: 'Ltd' },
  answers: {},
  ...more,
});
const problemsOf = (data: unknown) => {
  const parsed = parseAnswerFile(data);
  return parsed.ok ? [] : parsed.problems.map(({ code, path, params }) => [code, path, params]);
};

describe('an answer file', () => {
  it('may give an option as a bare text', () => {
    const parsed = parseAnswerFile(file({ answers: { 'a.1': 'yes', 'a.2': { option: 'no' } } }));
    expect(parsed).toMatchObject({
      ok: true,
      value: { answers: { 'a.1': { option: 'yes' }, 'a.2': { option: 'no' } } },
    });
  });

  it.each<[string, unknown, unknown[]]>([
    ['a list', [], ['schema-type', '$', { expected: 'object' }]],
    ['nothing', null, ['schema-type', '$', { expected: 'object' }]],
    [
      'a missing part',
      { ...file(), enterprise: undefined },
      ['schema-required', '$.enterprise', { key: 'enterprise' }],
    ],
    ['a field of its own', file({ scores: {} }), ['schema-unknown-key', '$.scores', { key: 'scores' }]],
    [
      'a later version',
      file({ schemaVersion: 2, more: 1 }),
      ['schema-version', '$.schemaVersion', { found: 2, expected: '1' }],
    ],
    [
      'a version that is no number',
      file({ schemaVersion: '1' }),
      ['schema-enum', '$.schemaVersion', { allowed: '1' }],
    ],
    [
      'an empty name',
      file({ enterprise: { name: '' } }),
      ['schema-length', '$.enterprise.name', { limit: 1, bound: '≥' }],
    ],
    [
      'a name that drives a terminal',
      file({ enterprise: { name: '\u001b[31mred' } }),
      ['control-characters', '$.enterprise.name', expect.anything()],
    ],
    [
      'a role that there is not',
      file({ enterprise: { name: 'x', role: 'both' } }),
      ['schema-enum', '$.enterprise.role', { allowed: 'data-owner, service-provider' }],
    ],
    [
      'an answer that is a number',
      file({ answers: { 'a.1': 5 } }),
      ['schema-type', '$.answers["a.1"]', { expected: 'string / object' }],
    ],
    [
      'a confidence of 6',
      file({ answers: { 'a.1': { option: 'yes', confidence: 6 } } }),
      ['schema-range', '$.answers["a.1"].confidence', { limit: 5, bound: '≤' }],
    ],
    [
      'a level of a half',
      file({ answers: { a: { level: 2.5 } } }),
      ['schema-type', '$.answers.a.level', { expected: 'integer' }],
    ],
    [
      'notApplicable that is not true',
      file({ answers: { 'a.1': { notApplicable: false, reason: 'x' } } }),
      ['schema-enum', '$.answers["a.1"].notApplicable', { allowed: 'true' }],
    ],
    [
      'a count beyond counting',
      file({ bonuses: { award: 1e9 } }),
      ['schema-range', '$.bonuses.award', { limit: 10000, bound: '≤' }],
    ],
  ])('is refused with %s', (_, data, problem) => {
    const given =
      data !== null && typeof data === 'object' && !Array.isArray(data)
        ? JSON.parse(JSON.stringify(data))
        : data;
    expect(problemsOf(given)).toEqual([problem]);
  });

  it('shows every problem at once, each with its path', () => {
    const data = file({
      enterprise: { name: 3, size: 'huge' },
      answers: { 'a.1': { option: [], colour: 1 }, 'a b"c': 7 },
    });
    expect(problemsOf(data).map(([code, path]) => `${code} ${path}`)).toEqual([
      'schema-type $.enterprise.name',
      'schema-enum $.enterprise.size',
      'schema-unknown-key $.answers["a.1"].colour',
      'schema-length $.answers["a.1"].option',
      'schema-type $.answers["a b\\"c"]',
    ]);
  });

  it('cannot reach what every object has', () => {
    const parsed = parseAnswerFile(
      JSON.parse(
        '{"schemaVersion":1,"rubric":{"id":"small"},"enterprise":{"name":"x"},"answers":{"__proto__":"yes"}}',
      ),
    );
    expect(parsed.ok && Object.keys(parsed.value.answers)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).option).toBeUndefined();
  });

  it('is checked against its rubric', () => {
    const index = indexRubric(rubricOf([item('a', 1)]));
    const parsed = parseAnswers(file({ answers: { 'a.1': 'maybe', 'a.2': 'yes' } }), index, {
      today: '2026-11-22',
    });
    expect(!parsed.ok && parsed.problems.map(({ code }) => code)).toEqual([
      'unknown-option',
      'unknown-criterion',
    ]);
  });
});
