import { isImportant } from './find-export-route.ts';
import { compareLevels, schemesOf } from './grade.ts';
import type { GradedAsset } from './grade-inventory.ts';
import type { ClassificationIndex } from './index-classification.ts';

export type AttentionReason =
  /** A candidate for important or core data: to be filed once confirmed. */
  | 'file-candidate'
  /** Leaves the country although it may be important data. */
  | 'export-candidate'
  /** At the highest level of a scheme. */
  | 'highest-level'
  | 'not-graded'
  | 'no-class'
  /** Unanswered questions could raise its level. */
  | 'uncertain'
  | 'warning';

interface Attention {
  readonly graded: GradedAsset;
  readonly reasons: readonly AttentionReason[];
}

const ORDER: readonly AttentionReason[] = [
  'export-candidate',
  'file-candidate',
  'highest-level',
  'warning',
  'not-graded',
  'no-class',
  'uncertain',
];

function reasonsFor(index: ClassificationIndex, graded: GradedAsset): AttentionReason[] {
  const { asset, grades, warnings } = graded;
  const schemes = schemesOf(index);
  const levelled = schemes.map((table) => ({ table, grade: grades[table.id] }));
  const found = new Set<AttentionReason>();
  if (isImportant(index, grades))
    found.add(asset.export === undefined ? 'file-candidate' : 'export-candidate');
  if (
    levelled.some(
      ({ table, grade }) => compareLevels(table, grade?.level ?? null, table.levels[0]?.level ?? null) === 0,
    )
  )
    found.add('highest-level');
  if (warnings.length > 0) found.add('warning');
  if (levelled.every(({ grade }) => grade?.level == null)) found.add('not-graded');
  else if (levelled.some(({ grade }) => grade?.exact === false)) found.add('uncertain');
  if (asset.class === undefined) found.add('no-class');
  return ORDER.filter((reason) => found.has(reason));
}

/** The assets that somebody must act on, the most pressing first; inside one urgency in the inventory's order. */
export function findAttention(
  index: ClassificationIndex,
  assets: readonly GradedAsset[],
): readonly Attention[] {
  const urgency = ({ reasons }: Attention): number =>
    reasons.reduce((sum, reason) => sum + 2 ** (ORDER.length - 1 - ORDER.indexOf(reason)), 0);
  return assets
    .map((graded) => ({ graded, reasons: reasonsFor(index, graded) }))
    .filter(({ reasons }) => reasons.length > 0)
    .map((attention, at) => ({ attention, at, urgency: urgency(attention) }))
    .sort((a, b) => b.urgency - a.urgency || a.at - b.at)
    .map(({ attention }) => attention);
}
