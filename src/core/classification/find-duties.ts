import type { Impact } from './asset.ts';
import type { Grades } from './grade.ts';
import type { ClassificationIndex } from './index-classification.ts';
import { measureLine } from './measure-line.ts';
import type { Duty } from './rubric.ts';

function reaches(index: ClassificationIndex, duty: Duty, impact: Impact | null): boolean {
  const line = index.lines.get(duty.line ?? '');
  if (line === undefined || impact === null) return false;
  const grade = line.grades[measureLine(line, impact).reached]?.id;
  return grade !== undefined && (duty.grades ?? []).includes(grade);
}

/**
 * The handling duties that an asset's levels, and the numbers answered for it, bring; in the order of the rubric.
 * Ungraded schemes bring none.
 */
export const findDuties = (
  index: ClassificationIndex,
  grades: Grades,
  impact: Impact | null,
): readonly Duty[] =>
  index.rubric.duties.filter((duty) => {
    if (duty.table === undefined) return reaches(index, duty, impact);
    const level = grades[duty.table]?.level;
    return level !== undefined && level !== null && (duty.levels ?? []).includes(level);
  });
