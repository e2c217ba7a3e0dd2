import type { Grades } from './grade.ts';
import type { ClassificationIndex } from './index-classification.ts';
import type { Duty } from './rubric.ts';

/** The handling duties that an asset's levels bring, in the order of the rubric. Ungraded schemes bring none. */
export const findDuties = (index: ClassificationIndex, grades: Grades): readonly Duty[] =>
  index.rubric.duties.filter((duty) => {
    const level = grades[duty.table]?.level;
    return level !== undefined && level !== null && duty.levels.includes(level);
  });
