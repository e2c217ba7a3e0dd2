import type { Asset, AssetGroup, Inventory } from '../core/classification/asset.ts';
import type { Enterprise } from '../core/response.ts';
import type { Parsed, Problem } from '../errors.ts';
import { asset as validateAsset } from './generated/asset.js';
import { inventory as validateInventory } from './generated/inventory.js';
import { toProblems } from './to-problems.ts';

/** An inventory as a JSON file holds it: the assets still unchecked. */
export interface InventoryFile extends Omit<Inventory, 'assets' | 'groups'> {
  readonly rubric?: { readonly id: string; readonly version?: string };
  readonly enterprise?: Enterprise;
  readonly overlay?: string;
  readonly matrix?: string;
  readonly groups?: readonly (Omit<AssetGroup, 'label'> & { readonly label?: string })[];
  readonly assets: readonly unknown[];
}

/** The head of an inventory. A bare list of assets, or one asset alone, is an inventory too. */
export function parseInventoryFile(data: unknown): Parsed<InventoryFile> {
  const wrapped = Array.isArray(data) ? { assets: data } : isAssetLike(data) ? { assets: [data] } : data;
  return validateInventory(wrapped)
    ? { ok: true, value: wrapped as InventoryFile }
    : { ok: false, problems: toProblems(validateInventory.errors) };
}

const isAssetLike = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'code' in data && !('assets' in data);

/** `$` of the asset becomes its place in the file. */
const below = (place: string, problem: Problem): Problem => ({
  ...problem,
  path: place + problem.path.slice(1),
});

/**
 * One asset. An asset marked as a state secret is refused before anything else of it is looked at:
 * its problem names the place only.
 */
export function parseAsset(data: unknown, place: string): Parsed<Asset> {
  if (typeof data === 'object' && data !== null && 'stateSecret' in data && data.stateSecret === true)
    return { ok: false, problems: [{ code: 'state-secret', path: place }] };
  if (validateAsset(data)) return { ok: true, value: data as Asset };
  return { ok: false, problems: toProblems(validateAsset.errors).map((problem) => below(place, problem)) };
}
