import { indexRubric, type RubricIndex } from '../../core/index-rubric.ts';
import { outlineRubric, type RubricOutline } from '../../store/rubric-outline.ts';
import type { ActiveRubric } from '../active-rubric.ts';

/** A rubric with what scoring and storing look up in it. */
export interface ScoringRubric extends ActiveRubric {
  readonly index: RubricIndex;
  readonly outline: RubricOutline;
}

export const prepareRubric = (
  active: ActiveRubric,
  index: RubricIndex = indexRubric(active.rubric),
): ScoringRubric => ({ ...active, index, outline: outlineRubric(active.base) });

/** The part to send to a worker; the rest follows from it. */
export const packRubric = ({ rubric, base, digest, profile }: ScoringRubric): ActiveRubric => ({
  rubric,
  base,
  digest,
  profile,
});
