import { resolve } from 'node:path';
import type { Asset, Inventory } from '../../core/classification/asset.ts';
import {
  checkInventory,
  findUsable,
  type InventoryProblem,
  type Locate,
} from '../../core/classification/check-inventory.ts';
import { findExportRoute, totalExports } from '../../core/classification/find-export-route.ts';
import type { Variants } from '../../core/classification/grade.ts';
import { type GradedAsset, gradeInventory } from '../../core/classification/grade-inventory.ts';
import { createSuggester, type SuggestClass } from '../../core/classification/suggest-class.ts';
import { groupBy } from '../../core/group-by.ts';
import { AppError, type Parsed, type Problem } from '../../errors.ts';
import type { InventoryEntry, ReadInventory } from '../../io/inventory/inventory-entry.ts';
import { MAX_INVENTORY_BYTES, readInventory, readInventoryBytes } from '../../io/inventory/read-inventory.ts';
import type { LoadedClassification } from '../../io/load-classification.ts';
import { readWithinLimit } from '../../io/read-bytes.ts';
import type { Context } from '../context.ts';
import { type GradeResult, toGradeResult } from './grade-result.ts';

/** A file, or one asset of it, that could not be graded. A state secret is named by its place alone. */
interface GradeFailure {
  readonly file: string;
  readonly asset?: string;
  readonly problems: readonly Problem[];
}

export interface GradedFile {
  readonly count: number;
  /** Made anew each time they are gone through: all at once would be twice what an inventory takes. */
  readonly results: Iterable<GradeResult>;
  readonly failures: readonly GradeFailure[];
}

/** Reads an inventory file, or standard input for `-`. */
export async function readInventoryFrom(
  path: string,
  loaded: LoadedClassification,
  context: Context,
): Promise<Parsed<ReadInventory>> {
  if (path === '-' && context.stdin.isTTY === true) throw new AppError('stdin-is-terminal');
  const bytes =
    path === '-'
      ? await readWithinLimit(context.stdin, MAX_INVENTORY_BYTES)
      : await readInventoryBytes(resolve(context.cwd, path));
  return bytes.ok ? readInventory(bytes.value, loaded.index) : bytes;
}

/** The inventory that a file's sound entries make. */
export function toInventory(head: ReadInventory['head'], assets: readonly Asset[]): Inventory {
  const { enterpriseType, ciio, exportTotals, groups } = head;
  return {
    assets,
    ...(enterpriseType !== undefined && { enterpriseType }),
    ...(ciio !== undefined && { ciio }),
    ...(exportTotals !== undefined && { exportTotals }),
    ...(groups !== undefined && {
      groups: groups.map((group) => ({ ...group, label: group.label ?? group.id })),
    }),
  };
}

type Sound = InventoryEntry & { readonly asset: Asset };
const isSound = (entry: InventoryEntry): entry is Sound => entry.asset !== null;

interface Checked {
  readonly usable: readonly Asset[];
  readonly failures: readonly GradeFailure[];
}

function toFailures(
  file: string,
  entries: readonly Sound[],
  problems: readonly InventoryProblem[],
): GradeFailure[] {
  return [...groupBy(problems, ({ position }) => position)].map(([position, found]) => ({
    file,
    ...(position !== null && { asset: (entries[position] as Sound).asset.code }),
    problems: found.map(({ position: _, ...problem }) => problem),
  }));
}

/** Sorts out what can be graded: an asset with a problem, or that rests on one, is a failure; the others go on. */
function check(file: string, { head, entries }: ReadInventory, loaded: LoadedClassification): Checked {
  const failures: GradeFailure[] = entries.flatMap((entry) =>
    isSound(entry)
      ? []
      : [{ file, ...(entry.code !== null && { asset: entry.code }), problems: entry.problems }],
  );
  const sound = entries.filter(isSound);
  const assets = sound.map(({ asset }) => asset);
  const locate: Locate = (position, field) => (sound[position] as Sound).locate(field);
  const problems = checkInventory(loaded.index, toInventory(head, assets), locate);
  if (problems.some(({ position }) => position === null))
    return { usable: [], failures: [...failures, ...toFailures(file, sound, problems)] };
  const faulty = new Set(problems.flatMap(({ position }) => (position === null ? [] : [position])));
  const { usable, problems: resting } = findUsable(assets, faulty, locate);
  return { usable, failures: [...failures, ...toFailures(file, sound, [...problems, ...resting])] };
}

/** Suggests once for like assets: the same name, system and fields get the same answer. */
function suggestOnce(suggest: SuggestClass): SuggestClass {
  const known = new Map<string, ReturnType<SuggestClass>>();
  return (asset) => {
    const key = JSON.stringify([asset.name, asset.system, asset.fields]);
    let found = known.get(key);
    if (found === undefined) {
      found = suggest(asset);
      known.set(key, found);
    }
    return found;
  };
}

const mapLazily = <A, B>(list: readonly A[], change: (value: A) => B): Iterable<B> => ({
  *[Symbol.iterator]() {
    for (const value of list) yield change(value);
  },
});

/** Grades one inventory file in one go; nothing is stored. */
export async function gradeFile(
  file: string,
  loaded: LoadedClassification,
  variants: Variants,
  context: Context,
): Promise<GradedFile> {
  const read = await readInventoryFrom(file, loaded, context);
  if (!read.ok) return { count: 0, results: [], failures: [{ file, problems: read.problems }] };
  const { index, digest } = loaded;
  const { usable, failures } = check(file, read.value, loaded);
  const inventory = toInventory(read.value.head, usable);
  const totals = totalExports(inventory);
  const suggest = suggestOnce(createSuggester(index, inventory.enterpriseType));
  const { id, version } = index.rubric;
  const rubric = { id, version, digest, overlay: index.overlay };
  const all = gradeInventory(index, inventory, variants);
  const toResult = (graded: GradedAsset): GradeResult => {
    const suggestion = graded.asset.class === undefined ? suggest(graded.asset) : null;
    const route = findExportRoute(index, graded.asset, graded.grades, inventory, totals);
    return toGradeResult(graded, suggestion, route, file, rubric, index);
  };
  return { count: all.length, results: mapLazily(all, toResult), failures };
}
