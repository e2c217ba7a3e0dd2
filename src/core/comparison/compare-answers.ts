import type { IndexedCriterion, RubricIndex } from '../index-rubric.ts';
import { findValue } from '../rate-criterion.ts';
import { readChoice, readRatings } from '../ratings.ts';
import { compare, type Rational } from '../rational.ts';
import {
  type Answer,
  chosenOptions,
  isNotApplicable,
  isRated,
  type RatedAnswer,
  type Response,
} from '../response.ts';
import { findScreeningLevel } from '../score-nodes.ts';
import { type Direction, directionOf } from './compare-scores.ts';

/**
 * What became of the answer to a criterion. changed: another option. answered, cleared: it had no answer before, it has
 * none now. not-applicable, applicable: it does not apply any more, it applies now. added, removed: only the rubric
 * after, or before, asks about it.
 */
export type CriterionChangeKind =
  | 'changed'
  | 'answered'
  | 'cleared'
  | 'not-applicable'
  | 'applicable'
  | 'added'
  | 'removed';

/** How a criterion stood: rated with these options, or why it was not. `absent`: the rubric does not ask about it. */
export interface CriterionState {
  readonly outcome: 'rated' | 'not-applicable' | 'unanswered' | 'absent';
  /** Ids of the options chosen; empty unless rated. */
  readonly options: readonly string[];
}

export interface CriterionChange {
  readonly id: string;
  /** Id of the item that holds it. */
  readonly item: string;
  readonly kind: CriterionChangeKind;
  /** Whether the other option is worth more, as the rubric after has it; unknown for all but `changed`. */
  readonly direction: Direction;
  readonly before: CriterionState;
  readonly after: CriterionState;
}

/** An item that was judged as a whole on one side and otherwise on the other; null = by its criteria. */
export interface JudgementChange {
  readonly item: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface AnsweredRubric {
  readonly index: RubricIndex;
  readonly response: Response;
}

const ABSENT: CriterionState = { outcome: 'absent', options: [] };
const UNANSWERED: CriterionState = { outcome: 'unanswered', options: [] };
const NOT_APPLICABLE: CriterionState = { outcome: 'not-applicable', options: [] };

function stateOf(answer: Answer | undefined): CriterionState {
  if (isRated(answer)) return { outcome: 'rated', options: chosenOptions(answer).toSorted() };
  return isNotApplicable(answer) ? NOT_APPLICABLE : UNANSWERED;
}

const isSame = (a: CriterionState, b: CriterionState): boolean =>
  a.outcome === b.outcome && a.options.join(' ') === b.options.join(' ');

function kindOf(
  { outcome: before }: CriterionState,
  { outcome: after }: CriterionState,
): CriterionChangeKind {
  if (before === 'absent') return 'added';
  if (after === 'absent') return 'removed';
  if (after === 'not-applicable') return 'not-applicable';
  if (before === 'not-applicable') return 'applicable';
  if (before === 'unanswered') return 'answered';
  return after === 'unanswered' ? 'cleared' : 'changed';
}

/** Which of two ratings of a criterion is worth more; unknown where an option is none of its own. */
function compareRatings(
  { rubric }: RubricIndex,
  entry: IndexedCriterion,
  before: RatedAnswer,
  after: RatedAnswer,
): Direction {
  const { values } = entry.options;
  if (![before, after].flatMap(chosenOptions).every((option) => values.has(option))) return 'unknown';
  const worth = (answer: RatedAnswer): Rational | null =>
    findValue(entry, readChoice(entry, answer), rubric.policies, 'policy');
  const [was, now] = [worth(before), worth(after)];
  return was === null || now === null ? 'unknown' : directionOf(compare(now, was));
}

function screeningLevels({ index, response }: AnsweredRubric): ReadonlyMap<string, number> {
  const ratings = readRatings(index, response);
  const levels = index.items.map((item) => [item.id, findScreeningLevel(item, ratings)] as const);
  return new Map(levels.filter((entry): entry is [string, number] => entry[1] !== null));
}

/** What this side asks, in its order, and then what only the other one asked. */
const joinIds = (
  after: ReadonlyMap<string, unknown>,
  before: ReadonlyMap<string, unknown>,
): readonly string[] => [...new Set([...after.keys(), ...before.keys()])];

/**
 * Every criterion that is answered otherwise on the two sides, in the order of the rubric after. Of an item that was
 * judged as a whole on either side nobody was asked the criteria: it stands among the judgements.
 */
export function compareAnswers(
  before: AnsweredRubric,
  after: AnsweredRubric,
): { readonly criteria: readonly CriterionChange[]; readonly judgements: readonly JudgementChange[] } {
  const [was, now] = [screeningLevels(before), screeningLevels(after)];
  const judgements = joinIds(after.index.nodesById, before.index.nodesById).flatMap((item) => {
    const change = { item, before: was.get(item) ?? null, after: now.get(item) ?? null };
    return change.before === change.after ? [] : [change];
  });
  const [old, fresh] = [before.index.criteriaById, after.index.criteriaById];
  const criteria = joinIds(fresh, old).flatMap((id): CriterionChange[] => {
    const [entry, earlier] = [fresh.get(id), old.get(id)];
    const item = (entry ?? earlier)?.item.id ?? '';
    if (was.has(earlier?.item.id ?? item) || now.has(item)) return [];
    const [first, second] = [before.response.answers[id], after.response.answers[id]];
    const states = {
      before: earlier === undefined ? ABSENT : stateOf(first),
      after: entry === undefined ? ABSENT : stateOf(second),
    };
    if (isSame(states.before, states.after)) return [];
    const direction =
      entry !== undefined && earlier !== undefined && isRated(first) && isRated(second)
        ? compareRatings(after.index, entry, first, second)
        : 'unknown';
    return [{ id, item, kind: kindOf(states.before, states.after), direction, ...states }];
  });
  return { criteria, judgements };
}

/** Whether each answer to one rubric means the same to the other: the same criteria with the same options. */
export function fitsRubric(before: RubricIndex, after: RubricIndex): boolean {
  if (before.criteria.length !== after.criteria.length) return false;
  return before.criteria.every(({ criterion, item, options }) => {
    const other = after.criteriaById.get(criterion.id);
    return (
      other !== undefined &&
      other.item.id === item.id &&
      other.criterion.level === criterion.level &&
      other.options.set.multiple === options.set.multiple &&
      other.options.values.size === options.values.size &&
      [...options.values.keys()].every((option) => other.options.values.has(option))
    );
  });
}
