import type { Level } from '../rubric.ts';
import type { Asset, Impact, Inventory, InventoryFacts } from './asset.ts';
import { decide, rankOf } from './decide.ts';
import type { Grades } from './grade.ts';
import type { ClassificationIndex } from './index-classification.ts';

export interface ExportRoute {
  /** Whether the asset leaves the country at all; otherwise the route is what it would need. */
  readonly exported: boolean;
  readonly route: Level;
  readonly rows: readonly string[];
  /** The route rests on a suggested level that the regulator has not confirmed. */
  readonly candidate: boolean;
}

/** Persons whose information the enterprise sends abroad this year, counted once for all assets. */
export interface ExportTotals {
  readonly piPersons: number;
  readonly sensitivePiPersons: number;
}

/** The totals given, or the sum over the assets (an upper bound: one person may stand in several). Exempt ones do not count. */
export function totalExports(inventory: Inventory): ExportTotals {
  let piPersons = 0;
  let sensitivePiPersons = 0;
  for (const { export: out } of inventory.assets) {
    if (out === undefined || out.exemption !== undefined) continue;
    piPersons += out.piPersons ?? 0;
    sensitivePiPersons += out.sensitivePiPersons ?? 0;
  }
  return {
    piPersons: inventory.exportTotals?.piPersons ?? piPersons,
    sensitivePiPersons: inventory.exportTotals?.sensitivePiPersons ?? sensitivePiPersons,
  };
}

/** Whether any scheme that knows the level `important` puts the asset there or higher. */
export const isImportant = (index: ClassificationIndex, grades: Grades): boolean =>
  index.tables.some((table) => {
    const line = rankOf(table, 'important');
    const level = grades[table.id]?.level;
    return line >= 0 && level !== null && level !== undefined && rankOf(table, level) >= line;
  });

/**
 * The route by which an asset may leave the country. Persons are counted over the whole enterprise, as the rule
 * counts them; an exemption covers personal information, never important data.
 */
export function findExportRoute(
  index: ClassificationIndex,
  asset: Asset,
  grades: Grades,
  facts: InventoryFacts,
  totals: ExportTotals,
): ExportRoute {
  const important = isImportant(index, grades);
  const exported = asset.export !== undefined;
  const own = (asset.export?.piPersons ?? 0) + (asset.export?.sensitivePiPersons ?? 0) > 0;
  const counts = own && asset.export?.exemption === undefined;
  const impact: Impact = {
    ciio: facts.ciio ?? false,
    importantData: important,
    exportPiPersons: counts ? totals.piPersons : 0,
    exportSensitivePiPersons: counts ? totals.sensitivePiPersons : 0,
  };
  const decision = decide(index.rubric.exportRoutes, index, impact);
  return {
    exported,
    route: decision.level,
    rows: decision.fired.map(({ row }) => row),
    candidate: important,
  };
}
