import type { Level } from '../rubric.ts';
import type { Impact } from './asset.ts';
import { type Decision, decide, type FiredRow, rankOf } from './decide.ts';
import type { ClassificationIndex } from './index-classification.ts';
import type { DecisionTable } from './rubric.ts';

/** A finer step inside one level, such as 4…1 inside general data. */
interface SubGrade {
  readonly table: string;
  readonly level: Level;
  readonly rows: readonly string[];
  readonly exact: boolean;
}

/** Where a grade comes from when not from the asset's own answers. */
interface GradeOrigin {
  /** `members`: the highest member of a data set; `sources`: the highest source of derived data. */
  readonly kind: 'members' | 'sources';
  readonly assets: readonly string[];
}

/** One asset's level in one scheme: suggested, with every row that led to it. */
export interface Grade {
  /** null: nothing has been answered yet. */
  readonly level: Level | null;
  readonly variant: string | null;
  /** Ids of the rows that fired, highest level first. */
  readonly rows: readonly string[];
  readonly reasons: readonly FiredRow[];
  /** No open question could raise the level. */
  readonly exact: boolean;
  readonly atMost: Level | null;
  readonly open: readonly string[];
  readonly contradicted: readonly string[];
  readonly subLevel: SubGrade | null;
  readonly from: GradeOrigin | null;
}

/** Grades by table id: `guide`, `measures`, `gbt43697`. */
export type Grades = Readonly<Record<string, Grade>>;

/** Which variant of a table to use, by table id; the first of each where none is named. */
export type Variants = Readonly<Record<string, string>>;

/** The schemes that assets are graded by: tables that do not refine another. */
export const schemesOf = (index: ClassificationIndex): readonly DecisionTable[] =>
  index.tables.filter(({ refines }) => refines === undefined);

const rowsOf = (decision: Decision): string[] => decision.fired.map(({ row }) => row);

function refine(
  index: ClassificationIndex,
  parent: DecisionTable,
  level: Level,
  impact: Impact,
): SubGrade | null {
  const table = index.tables.find(({ refines }) => refines?.table === parent.id && refines.level === level);
  if (table === undefined) return null;
  const decision = decide(table, index, impact);
  return { table: table.id, level: decision.level, rows: rowsOf(decision), exact: decision.exact };
}

/** The grade of something about which nothing has been answered. */
export const ungraded = (table: DecisionTable, variant: string | null): Grade => ({
  level: null,
  variant,
  rows: [],
  reasons: [],
  exact: false,
  atMost: table.levels[0]?.level ?? null,
  open: [],
  contradicted: [],
  subLevel: null,
  from: null,
});

/** Grades one set of answers by every scheme, each by its own conditions alone. */
export function gradeImpact(index: ClassificationIndex, impact: Impact, variants: Variants = {}): Grades {
  const grades: Record<string, Grade> = {};
  for (const table of schemesOf(index)) {
    const decision = decide(table, index, impact, variants[table.id]);
    grades[table.id] = {
      level: decision.level,
      variant: decision.variant,
      rows: rowsOf(decision),
      reasons: decision.fired,
      exact: decision.exact,
      atMost: decision.atMost,
      open: decision.open,
      contradicted: decision.contradicted,
      subLevel: refine(index, table, decision.level, impact),
      from: null,
    };
  }
  return grades;
}

/** Compares two levels of a table; an ungraded one is below every level. */
export const compareLevels = (table: DecisionTable, a: Level | null, b: Level | null): number =>
  (a === null ? -1 : rankOf(table, a)) - (b === null ? -1 : rankOf(table, b));

function highestSub(parts: readonly Grade[]): SubGrade | null {
  const subs = parts.flatMap(({ subLevel }) => (subLevel === null ? [] : [subLevel]));
  return subs.reduce<SubGrade | null>(
    (best, sub) => (best === null || Number(sub.level) > Number(best.level) ? sub : best),
    null,
  );
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/**
 * The highest of several grades in one scheme (就高): its rows are those of the parts that reach it.
 * Exact only when every part is graded and none could go higher.
 */
export function highestGrade(
  table: DecisionTable,
  parts: readonly { readonly code: string; readonly grade: Grade }[],
  own: Grade | null,
  kind: GradeOrigin['kind'],
): Grade {
  const all = [...(own === null ? [] : [own]), ...parts.map(({ grade }) => grade)];
  const top = all.reduce((best, grade) => (compareLevels(table, grade.level, best.level) > 0 ? grade : best));
  const deciding = all.filter(({ level }) => level === top.level);
  const atMost = all.reduce(
    (best, grade) => (compareLevels(table, grade.atMost, best) > 0 ? grade.atMost : best),
    top.level,
  );
  const reasons = new Map(deciding.flatMap((grade) => grade.reasons).map((reason) => [reason.row, reason]));
  return {
    level: top.level,
    variant: top.variant,
    rows: [...reasons.keys()],
    reasons: [...reasons.values()],
    exact: all.every(({ level }) => level !== null) && compareLevels(table, atMost, top.level) <= 0,
    atMost,
    open: union(all.map(({ open }) => open)),
    contradicted: union(all.map(({ contradicted }) => contradicted)),
    subLevel: highestSub(deciding),
    from:
      top === own
        ? null
        : { kind, assets: parts.filter(({ grade }) => grade.level === top.level).map(({ code }) => code) },
  };
}
