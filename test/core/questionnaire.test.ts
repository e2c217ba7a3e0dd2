import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { buildQuestionnaire } from '../../src/core/questionnaire.ts';
import type { Response } from '../../src/core/response.ts';
import { toAnswerFile } from '../../src/core/to-answer-file.ts';
import { parseAnswers } from '../../src/schema/parse-answers.ts';
import { SAMPLE } from './sample-rubric.ts';

const index = indexRubric(SAMPLE);
const options = { language: 'en', digest: 'd'.repeat(64) } as const;
const criteriaOf = ({ domains }: ReturnType<typeof buildQuestionnaire>) =>
  domains.flatMap(({ items }) => items.flatMap(({ criteria }) => criteria.map(({ id }) => id)));

const RESPONSE: Response = {
  schemaVersion: 1,
  rubric: { id: SAMPLE.id, version: SAMPLE.version },
  enterprise: { name: 'Example', industry: 'C32', role: 'data-owner' },
  assessment: { assessors: [{ name: 'Li' }, { name: 'Wang', organisation: 'Firm' }], targetLevel: 2 },
  answers: {
    'tools.1.1': { option: index.criteria[0]?.options.set.options[0]?.id ?? '', note: 'seen' },
    training: { level: 2 },
  },
};

describe('a questionnaire', () => {
  it('asks every criterion of the rubric, in its order, and nothing as a whole', () => {
    const questionnaire = buildQuestionnaire(index, options);
    expect(criteriaOf(questionnaire)).toEqual(index.criteria.map(({ criterion }) => criterion.id));
    expect(questionnaire.domains.flatMap(({ items }) => items.flatMap(({ levels }) => levels))).toEqual([]);
  });

  it('asks a part of it when told so, and items as a whole in a screening', () => {
    const part = buildQuestionnaire(index, { ...options, only: new Set(['training']) });
    expect(criteriaOf(part)).toEqual(['training.1.1', 'training.2.1']);
    const screening = buildQuestionnaire(index, { ...options, depth: 'screening' });
    expect(criteriaOf(screening)).toEqual([]);
    expect(screening.domains[0]?.items[0]?.levels.map(({ level }) => level)).toEqual([1, 2]);
  });

  it('shows what is answered already, whatever the depth', () => {
    const full = buildQuestionnaire(index, { ...options, response: RESPONSE });
    expect(full.domains[0]?.items[1]).toMatchObject({
      answer: { level: 2 },
      levels: [{ level: 1 }, { level: 2 }],
    });
    const screening = buildQuestionnaire(index, { ...options, response: RESPONSE, depth: 'screening' });
    expect(criteriaOf(screening)).toEqual(['tools.1.1']);
  });

  it('becomes an answer file that holds the answers it was made with', () => {
    const file = toAnswerFile(buildQuestionnaire(index, { ...options, response: RESPONSE }));
    const parsed = parseAnswers(file, index, { today: '2026-11-21' });
    expect(parsed).toMatchObject({ ok: true, value: RESPONSE });
  });

  it('becomes, for a screening, an answer file with a place for every item', () => {
    const file = toAnswerFile(
      buildQuestionnaire(index, { ...options, depth: 'screening', response: RESPONSE }),
    );
    expect(file).toHaveProperty('answers.tools', {});
    expect(file).toHaveProperty('answers.training', { level: 2 });
    expect(parseAnswers(file, index, { today: '2026-11-21' })).toMatchObject({ ok: true });
  });

  it('becomes, when blank, an answer file that lacks a name and nothing else', () => {
    const parsed = parseAnswers(toAnswerFile(buildQuestionnaire(index, options)), index, {
      today: '2026-11-21',
    });
    expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual(['$.enterprise.name']);
  });
});
