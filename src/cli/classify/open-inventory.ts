import type { Asset, AssetGroup, Inventory } from '../../core/classification/asset.ts';
import {
  type ExportTotals,
  findExportRoute,
  totalExports,
} from '../../core/classification/find-export-route.ts';
import { type GradedAsset, gradeInventory } from '../../core/classification/grade-inventory.ts';
import {
  type ClassificationIndex,
  indexClassification,
} from '../../core/classification/index-classification.ts';
import type { ListEntry } from '../../core/classification/list-fields.ts';
import { AppError } from '../../errors.ts';
import type { StoredAsset, StoredInventory } from '../../store/inventory-store.ts';
import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';

/** A stored inventory with its rubric, graded. */
export interface OpenInventory {
  readonly stored: StoredInventory;
  readonly index: ClassificationIndex;
  readonly groups: readonly AssetGroup[];
  readonly assets: readonly StoredAsset[];
  readonly inventory: Inventory;
  readonly graded: readonly GradedAsset[];
  readonly totals: ExportTotals;
}

/** Loads an inventory by the beginning of its id and grades it with the rubric it was stored with. */
export async function openInventory(store: Store, idOrPrefix: string): Promise<OpenInventory> {
  const stored = await store.inventories.find(idOrPrefix);
  const { rubric, overlay } = await store.inventories.loadClassification(stored.classification.digest);
  const index = indexClassification(rubric, overlay);
  const { groups, assets } = await store.inventories.load(stored.id);
  const inventory: Inventory = { ...stored.facts, groups, assets: assets.map(({ asset }) => asset) };
  return {
    stored,
    index,
    groups,
    assets,
    inventory,
    graded: gradeInventory(index, inventory, stored.variants),
    totals: totalExports(inventory),
  };
}

/** The assets as lists and reports show them, with review state and route. */
export function toListEntries(
  { index, graded, assets, inventory, totals }: OpenInventory,
  { t }: Context,
): ListEntry[] {
  return graded.map((one, at) => ({
    graded: one,
    route: findExportRoute(index, one.asset, one.grades, inventory, totals),
    state: t(`classify.states.${assets[at]?.state ?? 'proposed'}`),
    number: at + 1,
  }));
}

/** One asset by its code. AppError unknown-asset. */
export function findAssetIn<T extends { readonly asset: Asset }>(list: readonly T[], code: string): T {
  const found = list.find(({ asset }) => asset.code === code);
  if (found === undefined) throw new AppError('unknown-asset', { asset: code });
  return found;
}

/** Who does this: --by, else the user of this machine. */
export const whoIs = (by: string | undefined, { env }: Context): string =>
  by?.trim() || (env.USER ?? env.USERNAME ?? '-');
