import type { Asset, AssetGroup, InventoryFacts } from '../core/classification/asset.ts';
import type { FiledClass } from '../core/classification/find-due.ts';
import type { Variants } from '../core/classification/grade.ts';
import type { ReviewState } from '../core/classification/review.ts';
import type { ClassificationRubric } from '../core/classification/rubric.ts';
import type { Enterprise } from '../core/response.ts';
import type { AssessmentLock } from './assessment-lock.ts';

/** A classification rubric as an inventory was graded with it: the overlay is laid over it already. */
export interface StoredClassification {
  readonly digest: string;
  readonly rubric: ClassificationRubric;
  readonly overlay: { readonly id: string; readonly version: string } | null;
}

export interface NewInventory {
  /** What the user calls it; the enterprise's name as a rule. */
  readonly name: string;
  readonly enterprise: Enterprise | null;
  readonly classification: StoredClassification;
  readonly facts: InventoryFacts;
  readonly variants: Variants;
  readonly sourceFile?: string;
}

/** One line of `classify list`. */
export interface StoredInventory {
  readonly id: string;
  readonly name: string;
  readonly enterprise: Enterprise | null;
  readonly classification: {
    readonly digest: string;
    readonly id: string;
    readonly version: string;
    readonly overlay: { readonly id: string; readonly version: string } | null;
  };
  readonly facts: InventoryFacts;
  readonly variants: Variants;
  readonly sourceFile: string | null;
  readonly assets: number;
  /** Assets by review state. */
  readonly states: Readonly<Record<ReviewState, number>>;
  /** ISO times, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An asset with where it stands in the review. */
export interface StoredAsset {
  readonly asset: Asset;
  readonly state: ReviewState;
  readonly authors: readonly string[];
  /** ISO date of the last approval or re-check; null = never. */
  readonly checkedOn: string | null;
}

export interface InventoryContent {
  readonly groups: readonly AssetGroup[];
  /** In the order in which they came in. */
  readonly assets: readonly StoredAsset[];
}

export interface ChangeNote {
  readonly who: string;
  readonly why?: string | undefined;
}

export interface ReviewedAsset {
  readonly code: string;
  readonly state: ReviewState;
  readonly checkedOn?: string;
}

export interface InventoryChange {
  /** Null: a group, or the inventory as a whole. */
  readonly code: string | null;
  readonly group: string | null;
  readonly kind:
    | 'added'
    | 'changed'
    | 'removed'
    | 'answered'
    | 'review'
    | 'approve'
    | 'return'
    | 'recheck'
    | 'filed';
  readonly who: string;
  /** ISO time, UTC. */
  readonly at: string;
  readonly why: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Filing {
  /** ISO date. */
  readonly filedOn: string;
  readonly receipt: string | null;
  readonly classes: readonly FiledClass[];
}

/** The stored inventories. Ids are whole except for `find`; what is not there is inventory-not-found. */
export interface Inventories {
  /** With its first assets, in one transaction: all of them or nothing. */
  create(
    inventory: NewInventory,
    content: { assets: readonly Asset[]; groups: readonly AssetGroup[] },
    note: ChangeNote,
  ): Promise<StoredInventory>;
  find(idOrPrefix: string): Promise<StoredInventory>;
  /** The last changed first. */
  list(): Promise<readonly StoredInventory[]>;
  delete(id: string): Promise<void>;
  /** No other process can edit it until released. */
  lock(id: string): Promise<AssessmentLock>;
  loadClassification(digest: string): Promise<StoredClassification>;
  load(id: string): Promise<InventoryContent>;
  /** New codes are added, known ones replaced; what is equal already is left alone. Changed assets start their review anew. */
  saveAssets(
    id: string,
    assets: readonly Asset[],
    note: ChangeNote,
  ): Promise<{ readonly added: number; readonly changed: number }>;
  removeAssets(id: string, codes: readonly string[], note: ChangeNote): Promise<void>;
  /** The answers of a group; its members start their review anew when they change. */
  saveGroup(id: string, group: AssetGroup, members: readonly string[], note: ChangeNote): Promise<void>;
  review(
    id: string,
    assets: readonly ReviewedAsset[],
    kind: 'review' | 'approve' | 'return' | 'recheck',
    note: ChangeNote,
  ): Promise<void>;
  saveFiling(id: string, filing: Filing, note: ChangeNote): Promise<void>;
  /** Newest first. */
  listFilings(id: string): Promise<readonly Filing[]>;
  /** Newest first. */
  listChanges(
    id: string,
    filter?: { readonly code?: string; readonly limit?: number },
  ): Promise<readonly InventoryChange[]>;
}
