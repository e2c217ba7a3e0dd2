import type { Asset } from './asset.ts';
import { normalise } from './keyword-matcher.ts';

/** What makes assets alike enough to be asked about together. */
export type GroupBy = 'class' | 'class-and-system';

interface ProposedGroup {
  /** Class, or class and system: stable for the same assets. */
  readonly id: string;
  readonly class: string;
  readonly system: string | null;
  readonly codes: readonly string[];
}

/**
 * Puts assets of one class (in one system) into groups, in order of first appearance. Assets without a class
 * cannot be alike and are left out; so are those with a group of their own choice.
 */
export function groupAssets(assets: readonly Asset[], by: GroupBy): readonly ProposedGroup[] {
  const groups = new Map<string, { id: string; class: string; system: string | null; codes: string[] }>();
  for (const asset of assets) {
    if (asset.class === undefined || asset.group !== undefined) continue;
    const system = by === 'class' ? null : (asset.system?.trim() ?? '') || null;
    const id = system === null ? asset.class : `${asset.class} @ ${normalise(system)}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { id, class: asset.class, system, codes: [asset.code] });
    else group.codes.push(asset.code);
  }
  return [...groups.values()];
}
