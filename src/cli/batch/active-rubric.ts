import { indexRubric, type RubricIndex } from '../../core/index-rubric.ts';
import type { Profile } from '../../core/profile.ts';
import type { Rubric } from '../../core/rubric.ts';
import { outlineRubric, type RubricOutline } from '../../store/rubric-outline.ts';

/** A rubric to score with, a profile laid over it or not. */
export interface ActiveRubric {
  readonly index: RubricIndex;
  readonly digest: string;
  /** The rubric that the digest names: without the profile. */
  readonly base: Rubric;
  readonly outline: RubricOutline;
  readonly profile: { readonly id: string; readonly digest: string; readonly content: Profile } | null;
}

/** The part of an active rubric that can be sent to a worker; the rest follows from it. */
export interface RubricParcel extends Pick<ActiveRubric, 'digest' | 'base' | 'profile'> {
  /** The rubric to score with. */
  readonly rubric: Rubric;
}

export const packRubric = ({ index, digest, base, profile }: ActiveRubric): RubricParcel => ({
  rubric: index.rubric,
  digest,
  base,
  profile,
});

export const unpackRubric = ({ rubric, digest, base, profile }: RubricParcel): ActiveRubric => ({
  index: indexRubric(rubric),
  digest,
  base,
  outline: outlineRubric(base),
  profile,
});
