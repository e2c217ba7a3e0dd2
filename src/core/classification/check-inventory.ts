import type { Problem, ProblemCode } from '../../errors.ts';
import type { Asset, Impact, ImpactValue, Inventory } from './asset.ts';
import { findMembers, orderByOrigin } from './grade-inventory.ts';
import type { ClassificationIndex, ImpactKind } from './index-classification.ts';

/** Where an asset stands in the user's file: for an asset and one of its fields, the path to print. */
export type Locate = (position: number, field: string) => string;

/** `$.assets[3].class`: the place in a JSON inventory. */
const locateInJson: Locate = (position, field) => `$.assets[${position}]${field === '' ? '' : `.${field}`}`;

/** A problem and the position of the asset that has it; null: the inventory as a whole. */
export interface InventoryProblem extends Problem {
  readonly position: number | null;
}

type Report = (position: number | null, code: ProblemCode, path: string, params?: Problem['params']) => void;

const isWhole = (value: number): boolean => Number.isSafeInteger(value);

/** Whether a value can answer an impact id; what is wrong with it, if not. */
function checkImpactValue(
  kind: ImpactKind,
  value: ImpactValue,
): 'ok' | 'kind' | 'negative' | 'fraction' | 'range' {
  if (kind.kind === 'yes-no') return typeof value === 'boolean' ? 'ok' : 'kind';
  if (kind.kind === 'choice') return typeof value === 'string' && kind.ranks.has(value) ? 'ok' : 'kind';
  if (typeof value === 'string' || typeof value === 'boolean') return 'kind';
  const numbers =
    typeof value === 'number'
      ? [value]
      : [value.atLeast, ...(value.below === undefined ? [] : [value.below])];
  if (numbers.some((number) => !Number.isFinite(number) || number < 0)) return 'negative';
  if ((kind.unit === 'persons' || kind.unit === 'count') && !numbers.every(isWhole)) return 'fraction';
  return typeof value === 'object' && value.below !== undefined && value.below <= value.atLeast
    ? 'range'
    : 'ok';
}

const expected = (kind: ImpactKind): string =>
  kind.kind === 'choice'
    ? [...kind.ranks.keys()].join(', ')
    : kind.kind === 'yes-no'
      ? 'true, false'
      : '0, 1, 2 …';

function checkImpact(
  report: Report,
  index: ClassificationIndex,
  impact: Impact,
  position: number | null,
  locate: (id: string) => string,
): void {
  for (const [id, value] of Object.entries(impact)) {
    const kind = index.impacts.get(id);
    if (kind === undefined) report(position, 'unknown-impact', locate(id), { id });
    else if (checkImpactValue(kind, value) !== 'ok')
      report(position, 'impact-value', locate(id), {
        id,
        value: JSON.stringify(value),
        allowed: expected(kind),
      });
  }
}

/** A code on one of the circles in `partOf` and `derivedFrom`. */
function findCycle(assets: readonly Asset[]): boolean {
  try {
    orderByOrigin(assets, findMembers(assets));
    return false;
  } catch {
    return true;
  }
}

function checkOrigins(report: Report, assets: readonly Asset[], locate: Locate): void {
  const codes = new Set(assets.map(({ code }) => code));
  let dangling = false;
  for (const [at, asset] of assets.entries()) {
    const missing = (code: string, field: string): void => {
      dangling = true;
      report(at, 'unknown-asset', locate(at, field), { code });
    };
    if (asset.partOf !== undefined && !codes.has(asset.partOf)) missing(asset.partOf, 'partOf');
    for (const code of asset.derivedFrom ?? []) if (!codes.has(code)) missing(code, 'derivedFrom');
  }
  if (dangling || codes.size < assets.length || !findCycle(assets)) return;
  // Take away what can be ordered, from both ends; what is left is the circles.
  const members = findMembers(assets);
  const needs = new Map(
    assets.map(({ code, derivedFrom }) => [
      code,
      new Set([...(members.get(code) ?? []), ...(derivedFrom ?? [])]),
    ]),
  );
  const users = new Map<string, string[]>();
  for (const [code, set] of needs)
    for (const need of set) users.set(need, [...(users.get(need) ?? []), code]);
  const free = [...needs].filter(([, set]) => set.size === 0).map(([code]) => code);
  for (let at = 0; at < free.length; at += 1) {
    const code = free[at] as string;
    needs.delete(code);
    for (const user of users.get(code) ?? []) {
      const set = needs.get(user);
      set?.delete(code);
      if (set?.size === 0) free.push(user);
    }
  }
  for (const [at, { code, partOf }] of assets.entries())
    if (needs.has(code))
      report(at, 'asset-cycle', locate(at, partOf === undefined ? 'derivedFrom' : 'partOf'), { code });
}

/**
 * What a schema cannot say of an inventory: codes once only, classes, impact ids and values that the rubric knows,
 * groups and other assets that exist, no data set inside itself. Every problem with its place.
 */
export function checkInventory(
  index: ClassificationIndex,
  inventory: Inventory,
  locate: Locate = locateInJson,
): InventoryProblem[] {
  const problems: InventoryProblem[] = [];
  const report: Report = (position, code, path, params) =>
    problems.push({ position, code, path, ...(params !== undefined && { params }) });
  const first = new Map<string, number>();
  const groups = new Set((inventory.groups ?? []).map(({ id }) => id));
  const exemptions = new Set(index.rubric.exemptions.map(({ id }) => id));
  if (
    inventory.enterpriseType !== undefined &&
    !index.rubric.enterpriseTypes.some(({ id }) => id === inventory.enterpriseType)
  )
    report(null, 'unknown-reference', '$.enterpriseType', { id: inventory.enterpriseType });
  for (const [at, group] of (inventory.groups ?? []).entries())
    checkImpact(report, index, group.impact, null, (id) => `$.groups[${at}].impact["${id}"]`);
  for (const [at, asset] of inventory.assets.entries()) {
    const before = first.get(asset.code);
    if (before === undefined) first.set(asset.code, at);
    else
      report(at, 'duplicate-asset', locate(at, 'code'), { code: asset.code, first: locate(before, 'code') });
    if (asset.class !== undefined && !index.classes.has(asset.class))
      report(at, 'unknown-class', locate(at, 'class'), { id: asset.class });
    if (asset.group !== undefined && groups.size > 0 && !groups.has(asset.group))
      report(at, 'unknown-group', locate(at, 'group'), { id: asset.group });
    if (asset.export?.exemption !== undefined && !exemptions.has(asset.export.exemption))
      report(at, 'unknown-reference', locate(at, 'export.exemption'), { id: asset.export.exemption });
    if (asset.impact !== undefined)
      checkImpact(report, index, asset.impact, at, (id) => locate(at, `impact["${id}"]`));
  }
  checkOrigins(report, inventory.assets, locate);
  return problems;
}

/**
 * The assets that can be graded although others have problems: those without a problem of their own, and without
 * a member or source that has one, for their level would rest on what is not known. The others are named.
 */
export function findUsable(
  assets: readonly Asset[],
  faulty: ReadonlySet<number>,
  locate: Locate,
): { readonly usable: readonly Asset[]; readonly problems: readonly InventoryProblem[] } {
  const out = new Set(faulty);
  const positions = new Map(assets.map(({ code }, at) => [code, at]));
  // What rests on what: a set on its members, derived data on its sources.
  const restsOn = new Map<string, number[]>();
  const rest = (on: string, at: number): void => {
    const list = restsOn.get(on);
    if (list === undefined) restsOn.set(on, [at]);
    else list.push(at);
  };
  for (const [at, { code, partOf, derivedFrom }] of assets.entries()) {
    const set = partOf === undefined ? undefined : positions.get(partOf);
    if (set !== undefined) rest(code, set);
    for (const source of derivedFrom ?? []) rest(source, at);
  }
  const problems: InventoryProblem[] = [];
  const queue = [...faulty];
  for (let next = 0; next < queue.length; next += 1) {
    const { code } = assets[queue[next] as number] as Asset;
    for (const at of restsOn.get(code) ?? []) {
      if (out.has(at)) continue;
      out.add(at);
      queue.push(at);
      problems.push({ position: at, code: 'rests-on-failed', path: locate(at, 'code'), params: { code } });
    }
  }
  return { usable: assets.filter((_, at) => !out.has(at)), problems };
}
