import {
  isNotApplicable,
  isRated,
  isScreening,
  type Response,
  type ReviewReason,
} from '../../core/response.ts';
import type { Words } from './report-view.ts';
import type { ViewContext } from './view-context.ts';

/**
 * The carried-over answers that nobody has settled since, by id. One that could not be carried whole is settled
 * when it has been given; of the others a response does not tell whether somebody has looked.
 */
export function listReview({ migration, answers }: Response): ReadonlyMap<string, ReviewReason> {
  const entries = Object.entries(migration?.review ?? {});
  const isOpen = (id: string, reason: ReviewReason): boolean => {
    const answer = answers[id];
    const given = isRated(answer) || isNotApplicable(answer) || isScreening(answer);
    return reason !== 'merged-incomplete' || !given;
  };
  return new Map(entries.flatMap(([id, { reason }]) => (isOpen(id, reason) ? [[id, reason]] : [])));
}

/** Why the answer to a criterion or item needs a second look; null when it needs none. */
export function viewReview(context: ViewContext, id: string): Words | null {
  const reason = context.review.get(id);
  return reason === undefined ? null : context.phrase(`review.${reason}`);
}

/** Where the answers came from and how many need a second look; null when none does. */
export function viewMigration(context: ViewContext): Words | null {
  const { migration } = context.response;
  const count = context.review.size;
  if (migration === undefined || count === 0) return null;
  const { id: rubric, version } = migration.from.rubric;
  const orphaned = Object.keys(migration.orphaned).length;
  return context.sentences([
    context.phrase('migration.statement', { rubric, version, date: migration.migratedOn, count }),
    orphaned === 0 ? null : context.phrase('migration.orphaned', { count: orphaned }),
  ]);
}
