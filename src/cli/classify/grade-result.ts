import { findDuties } from '../../core/classification/find-duties.ts';
import type { ExportRoute } from '../../core/classification/find-export-route.ts';
import type { Grade } from '../../core/classification/grade.ts';
import type { AssetWarning, GradedAsset } from '../../core/classification/grade-inventory.ts';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import type { Suggestion } from '../../core/classification/suggest-class.ts';
import type { Level } from '../../core/rubric.ts';

/** What made the grades; the same object in every result of one run. */
interface GradedWith {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly overlay: { readonly id: string; readonly version: string } | null;
}

/** One asset as `classify grade --json` gives it. Every level is a suggestion of the enterprise's own. */
export interface GradeResult {
  readonly file: string;
  readonly rubric: GradedWith;
  readonly asset: string;
  readonly name: string;
  readonly class: string | null;
  /** `suggested`: by catalogue rules, for a person to confirm. */
  readonly classFrom: 'given' | 'suggested' | 'none';
  readonly suggestion: Suggestion | null;
  readonly grades: Readonly<Record<string, Grade>>;
  readonly members: readonly string[];
  readonly duties: readonly string[];
  readonly export: ExportRoute;
  readonly warnings: readonly AssetWarning[];
}

export function toGradeResult(
  graded: GradedAsset,
  suggestion: Suggestion | null,
  route: ExportRoute,
  file: string,
  rubric: GradedWith,
  index: ClassificationIndex,
): GradeResult {
  const { asset, grades, members, warnings } = graded;
  return {
    file,
    rubric,
    asset: asset.code,
    name: asset.name,
    class: asset.class ?? suggestion?.class ?? null,
    classFrom: asset.class !== undefined ? 'given' : suggestion === null ? 'none' : 'suggested',
    suggestion,
    grades,
    members,
    duties: findDuties(index, grades, graded.impact).map(({ id }) => id),
    export: route,
    warnings,
  };
}

/** A level as text for people: its name in the scheme. */
export function nameLevel(
  index: ClassificationIndex,
  table: string,
  level: Level | null,
  language: 'zh-CN' | 'en',
): string | null {
  if (level === null) return null;
  const found = index.tables.find(({ id }) => id === table)?.levels.find((entry) => entry.level === level);
  return found?.name[language] ?? String(level);
}
