import type { IndexedNode, RubricIndex } from '../index-rubric.ts';
import { NOT_APPLICABLE, type Ratings, UNANSWERED } from '../ratings.ts';
import { isZero } from '../rational.ts';
import { findScreeningLevel } from '../score-nodes.ts';
import type { MatteringPolicy } from './explanation.ts';

/** The policies that decided the value of a criterion below this node, and of how many that counts. */
export function explainPolicies(index: RubricIndex, node: IndexedNode, ratings: Ratings): MatteringPolicy[] {
  const { unanswered, notApplicable } = index.rubric.policies;
  let [blanks, waived] = [0, 0];
  for (let at = node.span.start; at < node.span.end; at += 1) {
    const { item, weight } = index.criteria[at] as (typeof index.criteria)[number];
    if (isZero(weight) || findScreeningLevel(item, ratings) !== null) continue;
    if (ratings.codes[at] === UNANSWERED) blanks += 1;
    if (ratings.codes[at] === NOT_APPLICABLE) waived += 1;
  }
  return [
    ...(blanks > 0 ? [{ policy: 'unanswered', choice: unanswered, criteria: blanks } as const] : []),
    ...(waived > 0 ? [{ policy: 'notApplicable', choice: notApplicable, criteria: waived } as const] : []),
  ];
}
