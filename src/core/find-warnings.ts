import type { IndexedNode, RubricIndex } from './index-rubric.ts';
import { NOT_APPLICABLE, type Ratings, SEVERAL, UNANSWERED } from './ratings.ts';
import type { Coverage, ResultWarning } from './result.ts';

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** How many criteria below a node are rated with one and the same choice; null when there are two choices. */
function countStraightLine(index: RubricIndex, { span }: IndexedNode, ratings: Ratings): number | null {
  let first: string | null = null;
  let count = 0;
  for (let at = span.start; at < span.end; at += 1) {
    const code = ratings.codes[at] as number;
    if (code === UNANSWERED || code === NOT_APPLICABLE) continue;
    const { set } = (index.criteria[at] as (typeof index.criteria)[number]).options;
    const numbers = code === SEVERAL ? (ratings.several.get(at) ?? []) : [code];
    const choice = numbers.map((number) => set.options[number - 1]?.id).join();
    if (first !== null && choice !== first) return null;
    first = choice;
    count += 1;
  }
  return count;
}

/** Signs that a result says less than it seems to: limits are the rubric's; shares are 0–1. */
export function findWarnings(index: RubricIndex, ratings: Ratings, coverage: Coverage): ResultWarning[] {
  const { minimumCoverage, maximumNotApplicable, straightLineFrom } = index.rubric.warnings ?? {};
  const warnings: ResultWarning[] = [];
  const warn = (code: ResultWarning['code'], node: string, value: number, limit: number) =>
    warnings.push({ code, node, value, limit });

  const answered = share(coverage.answered, coverage.applicable);
  if (minimumCoverage !== undefined && coverage.applicable > 0 && answered < minimumCoverage)
    warn('low-coverage', index.root.id, answered, minimumCoverage);
  const notApplicable = share(coverage.total - coverage.applicable, coverage.total);
  if (maximumNotApplicable !== undefined && notApplicable > maximumNotApplicable)
    warn('high-not-applicable', index.root.id, notApplicable, maximumNotApplicable);
  if (straightLineFrom !== undefined) {
    for (const domain of index.root.children) {
      const count = countStraightLine(index, domain, ratings);
      if (count !== null && count >= straightLineFrom)
        warn('straight-lined', domain.id, count, straightLineFrom);
    }
  }
  return warnings;
}
