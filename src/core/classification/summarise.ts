import type { Level } from '../rubric.ts';
import { schemesOf } from './grade.ts';
import type { GradedAsset } from './grade-inventory.ts';
import type { ClassificationIndex } from './index-classification.ts';

interface LevelCount {
  /** null: not graded yet. */
  readonly level: Level | null;
  readonly assets: number;
  readonly records: number;
  readonly sizeGb: number;
}

interface SchemeSummary {
  readonly table: string;
  readonly variant: string | null;
  /** Every level of the scheme, highest first, then the ungraded; levels without assets too. */
  readonly levels: readonly LevelCount[];
  /** Assets whose level an unanswered question could still raise. */
  readonly uncertain: number;
}

interface ClassCount {
  readonly class: string | null;
  readonly assets: number;
  /** Assets by scheme and level: `levels.guide["3"]`. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface InventorySummary {
  readonly assets: number;
  readonly dataSets: number;
  readonly derived: number;
  readonly exported: number;
  readonly schemes: readonly SchemeSummary[];
  /** In the order of the class tree; unclassified assets last. */
  readonly classes: readonly ClassCount[];
}

const levelKey = (level: Level | null): string => (level === null ? 'null' : String(level));

function summariseScheme(
  table: ReturnType<typeof schemesOf>[number],
  assets: readonly GradedAsset[],
): SchemeSummary {
  const counts = new Map<Level | null, { assets: number; records: number; sizeGb: number }>(
    [...table.levels.map(({ level }) => level), null].map((level) => [
      level,
      { assets: 0, records: 0, sizeGb: 0 },
    ]),
  );
  let uncertain = 0;
  let variant: string | null = null;
  for (const { asset, grades } of assets) {
    const grade = grades[table.id];
    const count = counts.get(grade?.level ?? null);
    if (grade === undefined || count === undefined) continue;
    variant = grade.variant;
    count.assets += 1;
    count.records += asset.records ?? 0;
    count.sizeGb += asset.sizeGb ?? 0;
    if (grade.level !== null && !grade.exact) uncertain += 1;
  }
  return {
    table: table.id,
    variant,
    levels: [...counts].map(([level, count]) => ({ level, ...count })),
    uncertain,
  };
}

/** Counts an inventory by scheme, level and class. */
export function summariseInventory(
  index: ClassificationIndex,
  assets: readonly GradedAsset[],
): InventorySummary {
  const schemes = schemesOf(index);
  const byClass = new Map<
    string | null,
    { assets: number; levels: Record<string, Record<string, number>> }
  >();
  for (const { asset, grades } of assets) {
    const id = asset.class ?? null;
    let count = byClass.get(id);
    if (count === undefined) {
      count = { assets: 0, levels: Object.fromEntries(schemes.map((table) => [table.id, {}])) };
      byClass.set(id, count);
    }
    count.assets += 1;
    for (const table of schemes) {
      const levels = count.levels[table.id] as Record<string, number>;
      const key = levelKey(grades[table.id]?.level ?? null);
      levels[key] = (levels[key] ?? 0) + 1;
    }
  }
  const position = (id: string | null): number =>
    id === null ? Number.POSITIVE_INFINITY : (index.classes.get(id)?.position ?? Number.MAX_SAFE_INTEGER);
  return {
    assets: assets.length,
    dataSets: assets.filter(({ members }) => members.length > 0).length,
    derived: assets.filter(({ asset }) => (asset.derivedFrom ?? []).length > 0).length,
    exported: assets.filter(({ asset }) => asset.export !== undefined).length,
    schemes: schemes.map((table) => summariseScheme(table, assets)),
    classes: [...byClass]
      .sort(([a], [b]) => position(a) - position(b))
      .map(([id, count]) => ({ class: id, ...count })),
  };
}
