import { groupBy } from './group-by.ts';
import { type Answer, isNotApplicable, isRated, isScreening } from './response.ts';
import type { AnswerSet, Criterion, Node, Rubric } from './rubric.ts';

/** `full` asks criterion by criterion, `screening` which level fits each item. */
export type Depth = 'screening' | 'full';

/** Answers by criterion or item id. */
type Answers = ReadonlyMap<string, Answer>;

/** A criterion with the options it is answered by. */
interface AskedCriterion {
  readonly criterion: Criterion;
  readonly set: AnswerSet;
}

/** A node that holds criteria, as an interview sees it. */
export interface AskedItem {
  readonly node: Node;
  /** The groups around it, the outermost first. */
  readonly groups: readonly Node[];
  readonly criteria: readonly AskedCriterion[];
  /** Only scores made level by level can be given as a level. */
  readonly canBeScreened: boolean;
}

interface Place {
  /** Id of the criterion or item that the answer belongs to. */
  readonly id: string;
  readonly item: AskedItem;
  /** Position among all questions, from 0. */
  readonly position: number;
}

/** How far is this criterion met? */
export interface CriterionQuestion extends Place {
  readonly kind: 'criterion';
  readonly entry: AskedCriterion;
}

/** Which level fits this item? */
interface ItemQuestion extends Place {
  readonly kind: 'item';
  /** The levels to choose from, rising. */
  readonly levels: readonly number[];
}

export type Question = CriterionQuestion | ItemQuestion;

/** The rubric's items in order; much less than indexing it, and all that asking needs. */
function listItems(rubric: Rubric): AskedItem[] {
  const sets = new Map(rubric.answerSets.map((set) => [set.id, set]));
  const [first] = rubric.answerSets;
  const items: AskedItem[] = [];
  const visit = (node: Node, groups: readonly Node[]): void => {
    for (const child of node.children ?? []) visit(child, [...groups, node]);
    if (node.criteria === undefined || node.criteria.length === 0) return;
    const method = (node.method ?? rubric.layers[groups.length]?.method)?.type;
    items.push({
      node,
      groups,
      canBeScreened: method === 'level-sum' || method === 'ladder',
      criteria: node.criteria.map((criterion) => {
        const set = criterion.answerSet === undefined ? first : sets.get(criterion.answerSet);
        if (set === undefined) throw new RangeError(`unknown answer set of ${criterion.id}`);
        return { criterion, set };
      }),
    });
  };
  for (const node of rubric.children) visit(node, []);
  return items;
}

const levelsOf = (item: AskedItem): number[] =>
  [...new Set(item.criteria.flatMap(({ criterion }) => criterion.level ?? []))].sort((a, b) => a - b);

/**
 * Every question of an interview, in the rubric's order. An item that cannot be answered as a whole is
 * asked criterion by criterion in a screening too. Expects a rubric that check-rubric found nothing wrong with.
 */
export function listQuestions(rubric: Rubric, depth: Depth): Question[] {
  const questions: Question[] = [];
  for (const item of listItems(rubric)) {
    if (depth === 'screening' && item.canBeScreened) {
      const levels = levelsOf(item);
      questions.push({ kind: 'item', id: item.node.id, item, position: questions.length, levels });
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
  readonly item: AskedItem;
  /** Its first question. */
  readonly first: Question;
  readonly answered: number;
  readonly total: number;
}

/** How far the interview has come, item by item in their order. */
export function listProgress(questions: readonly Question[], answers: Answers): ItemProgress[] {
  return [...groupBy(questions, ({ item }) => item)].map(([item, own]) => ({
    item,
    first: own[0] as Question,
    answered: countAnswered(own, answers),
    total: own.length,
  }));
}

/** The lowest option of a criterion: what "not met" means there. */
export function findLowestOption({ set }: AskedCriterion): string | null {
  const [first, ...others] = set.options;
  return first === undefined
    ? null
    : others.reduce((lowest, option) => (option.value < lowest.value ? option : lowest), first).id;
}

/** How far a rated criterion is met, 0–1; null for an answer that is no single option. */
function findShare({ set }: AskedCriterion, answer: Answer | undefined): number | null {
  if (!isRated(answer) || typeof answer.option !== 'string') return null;
  const values = set.options.map(({ value }) => value);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const value = set.options.find(({ id }) => id === answer.option)?.value;
  return value === undefined || highest === lowest ? null : (value - lowest) / (highest - lowest);
}

/** Below this mean a level is mostly unmet. */
const MOSTLY_UNMET = 0.5;

/** A level of an item that is mostly unmet, and what of the levels above it is not answered yet. */
export interface UnmetLevel {
  readonly item: AskedItem;
  readonly level: number;
  /** Mean of its rated criteria, 0–1. */
  readonly share: number;
  /** Unanswered criteria of the higher levels. */
  readonly higher: readonly AskedCriterion[];
}

/**
 * Whether the level of this criterion is answered completely and mostly unmet while criteria of higher levels
 * are still open: asking those one by one is seldom worth the time.
 */
export function findUnmetLevel({ entry, item }: CriterionQuestion, answers: Answers): UnmetLevel | null {
  const { level } = entry.criterion;
  if (level === undefined || !item.canBeScreened) return null;
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
      each.set.multiple === undefined,
  );
  return higher.length === 0 ? null : { item, level, share, higher };
}
