import { groupBy } from '../group-by.ts';
import type { Asset, AssetGroup, Impact, Inventory } from './asset.ts';
import {
  compareLevels,
  type Grade,
  type Grades,
  gradeImpact,
  highestGrade,
  schemesOf,
  ungraded,
  type Variants,
} from './grade.ts';
import type { ClassificationIndex } from './index-classification.ts';

export type AssetWarning =
  /** Derived data is graded otherwise than its sources and gives no reason: the sources' level was taken. */
  | { readonly code: 'derived-without-reason'; readonly table: string }
  /** A row was answered with no, yet other answers fire it. */
  | { readonly code: 'contradicted'; readonly table: string; readonly rows: readonly string[] }
  /** A group is named that does not exist. */
  | { readonly code: 'unknown-group'; readonly group: string };

export interface GradedAsset {
  readonly asset: Asset;
  /** The answers it was graded by: its own laid over its group's; null = none. */
  readonly impact: Impact | null;
  readonly grades: Grades;
  /** Codes of its members, for a data set. */
  readonly members: readonly string[];
  readonly warnings: readonly AssetWarning[];
}

/** Own answers in place of the group's, question by question. Equal pairs give the same object, so that grading can be shared. */
function createMerger(): (group: Impact | undefined, own: Impact | undefined) => Impact | null {
  const merged = new Map<Impact, Map<Impact, Impact>>();
  return (group, own) => {
    if (group === undefined || own === undefined) return own ?? group ?? null;
    let byOwn = merged.get(group);
    if (byOwn === undefined) {
      byOwn = new Map();
      merged.set(group, byOwn);
    }
    let both = byOwn.get(own);
    if (both === undefined) {
      both = { ...group, ...own };
      byOwn.set(own, both);
    }
    return both;
  };
}

/** Assets ordered so that each stands after its members and sources. Throws a RangeError on a cycle. */
export function orderByOrigin(
  assets: readonly Asset[],
  membersOf: ReadonlyMap<string, readonly string[]>,
): readonly Asset[] {
  const byCode = new Map(assets.map((asset) => [asset.code, asset]));
  const waiting = new Map<string, number>();
  const users = new Map<string, string[]>();
  for (const asset of assets) {
    const needs = new Set([...(membersOf.get(asset.code) ?? []), ...(asset.derivedFrom ?? [])]);
    let open = 0;
    for (const code of needs) {
      if (!byCode.has(code)) continue;
      open += 1;
      const list = users.get(code);
      if (list === undefined) users.set(code, [asset.code]);
      else list.push(asset.code);
    }
    waiting.set(asset.code, open);
  }
  const ordered: Asset[] = assets.filter(({ code }) => waiting.get(code) === 0);
  for (let at = 0; at < ordered.length; at += 1) {
    for (const user of users.get((ordered[at] as Asset).code) ?? []) {
      const left = (waiting.get(user) as number) - 1;
      waiting.set(user, left);
      if (left === 0) ordered.push(byCode.get(user) as Asset);
    }
  }
  if (ordered.length < assets.length) throw new RangeError('assets contain each other in a circle');
  return ordered;
}

/** Codes of the members of each data set, by the set's code. */
export function findMembers(assets: readonly Asset[]): ReadonlyMap<string, readonly string[]> {
  const parts = assets.filter(({ partOf }) => partOf !== undefined);
  const members = groupBy(parts, ({ partOf }) => partOf as string);
  return new Map([...members].map(([set, own]) => [set, own.map(({ code }) => code)]));
}

interface Context {
  readonly index: ClassificationIndex;
  readonly variants: Variants;
  readonly groups: ReadonlyMap<string, AssetGroup>;
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly done: Map<string, GradedAsset>;
  readonly merge: ReturnType<typeof createMerger>;
  readonly gradeOnce: (impact: Impact) => Grades;
  readonly blank: Grades;
}

function gradeDerived(
  asset: Asset,
  own: Grades | null,
  context: Context,
  warnings: AssetWarning[],
): Record<string, Grade> {
  const sources = (asset.derivedFrom ?? []).flatMap((code) => context.done.get(code) ?? []);
  const grades: Record<string, Grade> = {};
  for (const table of schemesOf(context.index)) {
    const parts = sources.map(({ asset: source, grades: all }) => ({
      code: source.code,
      grade: all[table.id] as Grade,
    }));
    const inherited = highestGrade(table, parts, null, 'sources');
    const mine = own?.[table.id];
    if (mine === undefined || compareLevels(table, mine.level, inherited.level) === 0)
      grades[table.id] = inherited;
    else if (asset.derivedReason !== undefined) grades[table.id] = mine;
    else {
      grades[table.id] = inherited;
      warnings.push({ code: 'derived-without-reason', table: table.id });
    }
  }
  return grades;
}

function gradeOne(asset: Asset, context: Context): GradedAsset {
  const warnings: AssetWarning[] = [];
  const group = asset.group === undefined ? undefined : context.groups.get(asset.group);
  const impact = context.merge(group?.impact, asset.impact);
  const own = impact === null ? null : context.gradeOnce(impact);
  let grades: Grades = own ?? context.blank;
  const sources = (asset.derivedFrom ?? []).filter((code) => context.done.has(code));
  if (sources.length > 0) grades = gradeDerived(asset, own, context, warnings);
  const members = context.members.get(asset.code) ?? [];
  if (members.length > 0) {
    const graded: Record<string, Grade> = {};
    for (const table of schemesOf(context.index)) {
      const parts = members.flatMap((code) => {
        const member = context.done.get(code);
        return member === undefined ? [] : [{ code, grade: member.grades[table.id] as Grade }];
      });
      const base = own === null && sources.length === 0 ? null : (grades[table.id] as Grade);
      graded[table.id] = highestGrade(table, parts, base, 'members');
    }
    grades = graded;
  }
  for (const [table, grade] of Object.entries(grades))
    if (grade.contradicted.length > 0)
      warnings.push({ code: 'contradicted', table, rows: grade.contradicted });
  return { asset, impact, grades, members, warnings };
}

/**
 * Grades every asset of an inventory by every scheme, in the inventory's order. Answers of a group are inherited,
 * a data set takes the highest of its members and its own answers, derived data that of its sources unless it
 * gives a reason. Cost: linear in the assets; like answers are evaluated once.
 * Expects what check-inventory found nothing wrong with.
 */
export function gradeInventory(
  index: ClassificationIndex,
  inventory: Inventory,
  variants: Variants = {},
): readonly GradedAsset[] {
  const cache = new Map<Impact, Grades>();
  const context: Context = {
    index,
    variants,
    groups: new Map((inventory.groups ?? []).map((group) => [group.id, group])),
    members: findMembers(inventory.assets),
    done: new Map(),
    merge: createMerger(),
    gradeOnce: (impact) => {
      let grades = cache.get(impact);
      if (grades === undefined) {
        grades = gradeImpact(index, impact, variants);
        cache.set(impact, grades);
      }
      return grades;
    },
    blank: Object.fromEntries(
      schemesOf(index).map((table) => [
        table.id,
        ungraded(table, variants[table.id] ?? table.variants?.[0]?.id ?? null),
      ]),
    ),
  };
  for (const asset of orderByOrigin(inventory.assets, context.members))
    context.done.set(asset.code, gradeOne(asset, context));
  return inventory.assets.map(({ code }) => context.done.get(code) as GradedAsset);
}
