import type { Text } from './text.ts';

/**
 * same: nothing changed. renamed: another id or wording, the same demand. split: one became several.
 * merged: several became one. new: nothing before. dropped: nothing after.
 */
const RELATIONS = ['same', 'renamed', 'split', 'merged', 'new', 'dropped'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface CrosswalkEntry {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly relation: Relation;
  /** The answer carries over, but a person has to look at it; `note` says at what. */
  readonly review?: boolean;
  readonly note?: Text;
}

/** How the items and criteria of one rubric correspond to those of another. */
export interface Crosswalk {
  readonly schemaVersion: 1;
  readonly kind: 'crosswalk';
  readonly id: string;
  readonly version: string;
  readonly title?: Text;
  /** Whose judgement it is. */
  readonly notice?: Text;
  readonly from: { readonly id: string; readonly version: string };
  readonly to: { readonly id: string; readonly version: string };
  readonly items: readonly CrosswalkEntry[];
  readonly criteria: readonly CrosswalkEntry[];
}
