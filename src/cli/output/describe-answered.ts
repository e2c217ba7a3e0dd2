import { type Answered, countAnswered } from '../../core/count-answered.ts';
import type { IndexedNode, RubricIndex } from '../../core/index-rubric.ts';
import type { Coverage, Result } from '../../core/result.ts';
import type { Translate } from '../../locales/translate.ts';

/** What the score of a node rests on: items judged as a whole, criteria answered one by one, or both. */
export function describeAnswered(
  t: Translate,
  index: RubricIndex,
  result: Result,
  node: IndexedNode = index.root,
): string {
  const { items, screened, criteria } = countAnswered(index, result, node);
  if (screened === 0) return t('common.answered.criteria', { ...criteria });
  const { answered, applicable } = criteria;
  return answered === 0
    ? t('common.answered.screening', { items, screened })
    : t('common.answered.mixed', { items, screened, answered, applicable });
}

/** The same for a column: `516/533` criteria, or `32/33` items where nothing but items was judged. */
export const formatAnswered = (
  { items, screened, criteria }: Answered,
  { answered, applicable }: Coverage,
): string => (screened > 0 && criteria.answered === 0 ? `${screened}/${items}` : `${answered}/${applicable}`);

/** What a result rests on, for a column. */
export const printAnswered = (index: RubricIndex, result: Result): string =>
  formatAnswered(countAnswered(index, result, index.root), result.coverage);
