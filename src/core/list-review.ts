import { type Answer, isGiven, type Migration, type Response } from './response.ts';

/** What a carried-over answer came from, and why somebody should look at it. */
export type Review = Migration['review'][string];

type Answered = Pick<Response, 'migration' | 'answers'>;

/** One step in the history of an answer, as far as this rule needs it. */
interface Change {
  readonly changeSet: number;
  readonly nodeId: string;
  readonly before: Answer | null;
  readonly after: Answer | null;
  /** The change set that it took back. */
  readonly undoes: number | null;
}

/**
 * Whether a carried-over answer is still to be looked at: until it has been answered again, with the same option or
 * another. One that could not be carried whole has had no answer yet: the first settles it.
 */
export const isToReview = ({ reason, answered }: Review, answer: Answer | undefined): boolean =>
  answered !== true && !(reason === 'merged-incomplete' && isGiven(answer));

/** The carried-over answers that are still to be looked at, by id. */
export function listReview({ migration, answers }: Answered): ReadonlyMap<string, Review> {
  const entries = Object.entries(migration?.review ?? {});
  return new Map(entries.filter(([id, review]) => isToReview(review, answers[id])));
}

/**
 * The carried-over answers, by id, that an answer file answers again, with the same option or another. Those on which
 * the file itself has the mark still are not meant.
 */
export function findConfirmed(stored: Answered, file: Answered): string[] {
  const open = listReview(file);
  return [...listReview(stored).keys()].filter((id) => isGiven(file.answers[id]) && !open.has(id));
}

/** What an answer says, apart from note, evidence and confidence. */
function ratingOf(answer: Answer | null): string {
  const { note: _, evidence: __, confidence: ___, ...rating } = answer ?? {};
  return JSON.stringify(rating);
}

/** The whole answer; in what order a file names its parts makes no difference. */
const contentOf = (answer: Answer | null): string => JSON.stringify(Object.entries(answer ?? {}).sort());

/** Answered, and not only given a note: the same answer once more, or another one. */
const isAnswering = ({ before, after }: Change): boolean =>
  isGiven(after ?? undefined) &&
  (ratingOf(before) !== ratingOf(after) || contentOf(before) === contentOf(after));

/** Notes in a migration which of its answers the history says were answered again. The changes in any order. */
export function markAnswered(migration: Migration, changes: readonly Change[]): Migration {
  const undone = new Set(changes.map(({ undoes }) => undoes));
  const answered = new Set<string>();
  const carried = new Set<string>();
  for (const change of changes.toSorted((one, other) => one.changeSet - other.changeSet)) {
    const { nodeId, changeSet, undoes } = change;
    // The first was the carrying over itself.
    if (!carried.has(nodeId)) carried.add(nodeId);
    else if (undoes === null && !undone.has(changeSet) && isAnswering(change)) answered.add(nodeId);
  }
  const mark = (id: string, review: Review): Review =>
    answered.has(id) ? { ...review, answered: true } : review;
  return {
    ...migration,
    review: Object.fromEntries(
      Object.entries(migration.review).map(([id, review]) => [id, mark(id, review)]),
    ),
  };
}
