import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import { type Answer, isNotApplicable, isRated, isScreening } from './response.ts';

/** `full` asks criterion by criterion, `screening` which level fits each item. */
export type Depth = 'screening' | 'full';

/** Answers by criterion or item id. */
export type Answers = ReadonlyMap<string, Answer>;

interface Place {
  /** Id of the criterion or item that the answer belongs to. */
  readonly id: string;
  readonly item: IndexedNode;
  /** Position among all questions, from 0. */
  readonly position: number;
}

/** How far is this criterion met? */
export interface CriterionQuestion extends Place {
  readonly kind: 'criterion';
  readonly entry: IndexedCriterion;
}

/** Which level fits this item? */
export interface ItemQuestion extends Place {
  readonly kind: 'item';
  /** The levels to choose from, rising. */
  readonly levels: readonly number[];
}

export type Question = CriterionQuestion | ItemQuestion;

const levelsOf = (item: IndexedNode): number[] =>
  [...new Set(item.criteria.flatMap(({ criterion }) => criterion.level ?? []))].sort((a, b) => a - b);

/** Only scores made level by level can be given as a level. */
const canBeScreened = ({ method }: IndexedNode): boolean =>
  method.type === 'level-sum' || method.type === 'ladder';

/**
 * Every question of an interview, in the rubric's order. An item that cannot be answered as a whole is
 * asked criterion by criterion in a screening too.
 */
export function listQuestions(index: RubricIndex, depth: Depth): Question[] {
  const questions: Question[] = [];
  for (const item of index.items) {
    if (depth === 'screening' && canBeScreened(item)) {
      const levels = levelsOf(item);
      questions.push({ kind: 'item', id: item.id, item, position: questions.length, levels });
      continue;
    }
    for (const entry of item.criteria)
      questions.push({
        kind: 'criterion',
        id: entry.criterion.id,
        item,
        position: questions.length,
        entry,
      });
  }
  return questions;
}

const isCriterionAnswered = (answer: Answer | undefined): boolean =>
  isRated(answer) || isNotApplicable(answer);

/** Whether a question needs no asking: a rated criterion stands for its item, as in the scoring. */
export function isAnswered(question: Question, answers: Answers): boolean {
  if (question.kind === 'criterion') return isCriterionAnswered(answers.get(question.id));
  return (
    isScreening(answers.get(question.id)) ||
    question.item.criteria.some(({ criterion }) => isCriterionAnswered(answers.get(criterion.id)))
  );
}

export const countAnswered = (questions: readonly Question[], answers: Answers): number =>
  questions.reduce((count, question) => count + Number(isAnswered(question, answers)), 0);

/** The first question without an answer at or after a position, then from the beginning; null when there is none. */
export function findUnanswered(questions: readonly Question[], answers: Answers, from = 0): Question | null {
  const open = (question: Question) => !isAnswered(question, answers);
  return questions.slice(from).find(open) ?? questions.slice(0, from).find(open) ?? null;
}

/** How far the interview has come in one item. */
export interface ItemProgress {
  readonly item: IndexedNode;
  /** Its first question. */
  readonly first: Question;
  readonly answered: number;
  readonly total: number;
}

export function listProgress(questions: readonly Question[], answers: Answers): ItemProgress[] {
  const byItem = new Map<IndexedNode, Question[]>();
  for (const question of questions) {
    const own = byItem.get(question.item);
    if (own === undefined) byItem.set(question.item, [question]);
    else own.push(question);
  }
  return [...byItem].flatMap(([item, own]) => {
    const [first] = own;
    return first === undefined
      ? []
      : [{ item, first, answered: countAnswered(own, answers), total: own.length }];
  });
}

/** The lowest option of a criterion: what "not met" means there. */
export function findLowestOption({ options }: IndexedCriterion): string | null {
  const [first, ...others] = options.set.options;
  return first === undefined
    ? null
    : others.reduce((lowest, option) => (option.value < lowest.value ? option : lowest), first).id;
}

/** How far a rated criterion is met, 0–1; null for an answer that is no single option. */
function findShare({ options }: IndexedCriterion, answer: Answer | undefined): number | null {
  if (!isRated(answer) || typeof answer.option !== 'string') return null;
  const values = options.set.options.map(({ value }) => value);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const value = options.set.options.find(({ id }) => id === answer.option)?.value;
  return value === undefined || highest === lowest ? null : (value - lowest) / (highest - lowest);
}

/** Below this mean a level is mostly unmet. */
const MOSTLY_UNMET = 0.5;

/** A level of an item that is mostly unmet, and what of the levels above it is not answered yet. */
export interface UnmetLevel {
  readonly item: IndexedNode;
  readonly level: number;
  /** Mean of its rated criteria, 0–1. */
  readonly share: number;
  /** Unanswered criteria of the higher levels. */
  readonly higher: readonly IndexedCriterion[];
}

/**
 * Whether the level of this criterion is answered completely and mostly unmet while criteria of higher levels
 * are still open: asking those one by one is seldom worth the time.
 */
export function findUnmetLevel({ entry, item }: CriterionQuestion, answers: Answers): UnmetLevel | null {
  const { level } = entry.criterion;
  if (level === undefined || !canBeScreened(item)) return null;
  const own = item.criteria.filter(({ criterion }) => criterion.level === level);
  if (!own.every(({ criterion }) => isCriterionAnswered(answers.get(criterion.id)))) return null;
  const shares = own.flatMap((each) => findShare(each, answers.get(each.criterion.id)) ?? []);
  const share = shares.reduce((sum, each) => sum + each, 0) / shares.length;
  // Without a rated criterion there is no mean: NaN is not below anything.
  if (!(share < MOSTLY_UNMET)) return null;
  const higher = item.criteria.filter(
    (each) =>
      (each.criterion.level ?? level) > level &&
      !isCriterionAnswered(answers.get(each.criterion.id)) &&
      each.options.set.multiple === undefined,
  );
  return higher.length === 0 ? null : { item, level, share, higher };
}
