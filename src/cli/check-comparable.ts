import { isComparable } from '../core/comparison/compare-assessments.ts';
import { AppError } from '../errors.ts';
import type { ScoredTarget } from './load-scored.ts';

/** A target of the command line with what it turned out to be. */
interface NamedTarget extends Pick<ScoredTarget, 'index' | 'result'> {
  /** As the user wrote it. */
  readonly name: string;
}

/** AppError rubrics-differ, which says how to carry the answers of the older one over, unless the two can be compared. */
export function checkComparable(before: NamedTarget, after: NamedTarget): void {
  if (isComparable(before.result.rubric, after.result.rubric)) return;
  const isReplaced = ({ index }: NamedTarget): boolean => index.rubric.edition?.replacedOn !== undefined;
  const [from, to] = isReplaced(after) && !isReplaced(before) ? [after, before] : [before, after];
  const describe = ({ rubric }: NamedTarget['result']): string => `${rubric.id} ${rubric.version}`;
  throw new AppError('rubrics-differ', {
    a: before.name,
    b: after.name,
    rubricOfA: describe(before.result),
    rubricOfB: describe(after.result),
    source: from.name,
    target: to.result.rubric.id,
  });
}
