import type { Words } from './report-view.ts';
import type { ViewContext } from './view-context.ts';

/** Why the answer to a criterion or item needs a second look; null when it needs none. */
export function viewReview(context: ViewContext, id: string): Words | null {
  const review = context.review.get(id);
  return review === undefined ? null : context.phrase(`review.${review.reason}`);
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
