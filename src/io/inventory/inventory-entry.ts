import type { Asset } from '../../core/classification/asset.ts';
import type { Problem } from '../../errors.ts';
import type { InventoryFile } from '../../schema/parse-inventory.ts';

/** One asset of a file: as read, or what is wrong with it. */
export interface InventoryEntry {
  readonly asset: Asset | null;
  /** Its code where it could be read; null for a state secret too. */
  readonly code: string | null;
  /** The place of one of its fields in the file: a JSON path, or a cell. */
  readonly locate: (field: string) => string;
  readonly problems: readonly Problem[];
}

/** What an inventory file holds. */
export interface ReadInventory {
  readonly head: Omit<InventoryFile, 'assets'>;
  readonly entries: readonly InventoryEntry[];
  /** Every asset was asked whether it is a state secret. */
  readonly asksStateSecret: boolean;
}
