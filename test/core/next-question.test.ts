import { describe, expect, it } from 'vitest';
import {
  type CriterionQuestion,
  countAnswered,
  findLowestOption,
  findUnanswered,
  findUnmetLevel,
  isAnswered,
  listProgress,
  listQuestions,
  type Question,
} from '../../src/core/next-question.ts';
import type { Answer } from '../../src/core/response.ts';
import { loadWorkshop } from '../cli/interview/workshop.ts';

const { rubric } = (await loadWorkshop()).index;
const FULL = listQuestions(rubric, 'full');
const SCREENING = listQuestions(rubric, 'screening');
const answersOf = (answers: Record<string, Answer>) => new Map(Object.entries(answers));
const questionOf = (id: string) => FULL.find((question) => question.id === id) as CriterionQuestion;

describe('listQuestions', () => {
  it('asks every criterion in the order of the rubric', () => {
    const items = rubric.children.flatMap(({ children = [] }) => children);
    expect(FULL.map(({ id }) => id)).toEqual(
      items.flatMap(({ criteria = [] }) => criteria.map(({ id }) => id)),
    );
    expect(FULL.map(({ position }) => position)).toEqual(FULL.map((_, at) => at));
  });

  it('asks one question an item in a screening, and criteria where a level would mean nothing', () => {
    expect(SCREENING.map(({ id }) => id)).toEqual(['tool-list', 'budget', 'notices.1', 'notices.2']);
    expect(SCREENING[0]).toMatchObject({ kind: 'item', levels: [1, 2, 3] });
    expect(SCREENING[2]?.kind).toBe('criterion');
  });
});

describe('isAnswered', () => {
  it('does not take a note for an answer', () => {
    const question = questionOf('budget.1.1');
    expect(isAnswered(question, answersOf({ 'budget.1.1': { note: 'ask Li' } }))).toBe(false);
    expect(isAnswered(question, answersOf({ 'budget.1.1': { option: 'none' } }))).toBe(true);
    expect(isAnswered(question, answersOf({ 'budget.1.1': { notApplicable: true, reason: 'x' } }))).toBe(
      true,
    );
  });

  it('takes an item for answered by its level or by any rated criterion below it', () => {
    const question = SCREENING[1] as Question;
    expect(isAnswered(question, answersOf({ budget: { level: 2 } }))).toBe(true);
    expect(isAnswered(question, answersOf({ 'budget.2.1': { option: 'full' } }))).toBe(true);
    expect(isAnswered(question, answersOf({ 'tool-list.1.1': { option: 'full' } }))).toBe(false);
  });
});

describe('findUnanswered', () => {
  const answers = answersOf({ 'tool-list.1.1': { option: 'full' }, 'tool-list.2.1': { option: 'none' } });

  it('finds the first open question at or after a place', () => {
    expect(findUnanswered(FULL, answers)?.id).toBe('tool-list.1.2');
    expect(findUnanswered(FULL, answers, 2)?.id).toBe('tool-list.2.2');
  });

  it('comes back to what was left open', () => {
    const all = answersOf(Object.fromEntries(FULL.slice(1).map(({ id }) => [id, { option: 'full' }])));
    expect(findUnanswered(FULL, all, 5)?.id).toBe('tool-list.1.1');
  });

  it('finds nothing when all are answered', () => {
    const all = answersOf(Object.fromEntries(FULL.map(({ id }) => [id, { option: 'full' }])));
    expect(findUnanswered(FULL, all, 3)).toBeNull();
    expect(countAnswered(FULL, all)).toBe(FULL.length);
  });
});

describe('listProgress', () => {
  it('counts by item', () => {
    const answers = answersOf({ 'tool-list.1.1': { option: 'full' }, 'budget.1.1': { option: 'none' } });
    expect(
      listProgress(FULL, answers).map(({ item, answered, total }) => [item.node.id, answered, total]),
    ).toEqual([
      ['tool-list', 1, 5],
      ['budget', 1, 3],
      ['notices', 0, 2],
    ]);
  });
});

describe('findUnmetLevel', () => {
  const last = questionOf('tool-list.1.2');
  const unmetAfter = (first: Answer, second: Answer, rest: Record<string, Answer> = {}) =>
    findUnmetLevel(last, answersOf({ 'tool-list.1.1': first, 'tool-list.1.2': second, ...rest }));
  const none = { option: 'none' };

  it('names the open criteria above a level that is mostly unmet', () => {
    const unmet = unmetAfter(none, { option: 'partly' });
    expect(unmet).toMatchObject({ level: 1, share: 0.25 });
    expect(unmet?.higher.map(({ criterion }) => criterion.id)).toEqual([
      'tool-list.2.1',
      'tool-list.2.2',
      'tool-list.3.1',
    ]);
  });

  it('says nothing while the level is half met or better', () => {
    expect(unmetAfter({ option: 'partly' }, { option: 'partly' })).toBeNull();
    expect(unmetAfter(none, { option: 'full' })).toBeNull();
  });

  it('says nothing before the level is answered completely', () => {
    expect(findUnmetLevel(last, answersOf({ 'tool-list.1.2': none }))).toBeNull();
  });

  it('leaves what does not apply out of the mean', () => {
    const waived: Answer = { notApplicable: true, reason: 'outsourced' };
    expect(unmetAfter(none, waived)).toMatchObject({ share: 0 });
    expect(unmetAfter(waived, waived)).toBeNull();
  });

  it('leaves out what is answered already, and says nothing when nothing is left', () => {
    const rest = { 'tool-list.2.1': none, 'tool-list.2.2': none };
    expect(unmetAfter(none, none, rest)?.higher.map(({ criterion }) => criterion.id)).toEqual([
      'tool-list.3.1',
    ]);
    expect(unmetAfter(none, none, { ...rest, 'tool-list.3.1': none })).toBeNull();
  });

  it('says nothing where criteria have no levels', () => {
    const notices = answersOf({ 'notices.1': { option: ['none'] }, 'notices.2': none });
    expect(findUnmetLevel(questionOf('notices.2'), notices)).toBeNull();
  });
});

describe('findLowestOption', () => {
  it('goes by value, not by place', () => {
    expect(findLowestOption(questionOf('tool-list.1.1').entry)).toBe('none');
  });
});
