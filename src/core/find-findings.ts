import type { Gaps } from './find-gaps.ts';
import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import type { PlannedPhase } from './plan-roadmap.ts';
import { rateCriterion } from './rate-criterion.ts';
import { toNumber } from './rational.ts';
import { isNotApplicable, type Response } from './response.ts';
import type { NodeResult, Result } from './result.ts';

/** What stands out in a result, as facts; the words are the report's. Most telling first. */
export type Finding =
  | { readonly kind: 'target-reached'; readonly target: number }
  | { readonly kind: 'target-missed'; readonly target: number; readonly missing: number }
  | { readonly kind: 'gate'; readonly gate: string; readonly nodes: readonly string[] }
  | {
      readonly kind: 'weakest';
      readonly domain: string;
      readonly behind: number;
      readonly item: string | null;
    }
  | {
      readonly kind: 'strongest';
      readonly domain: string;
      readonly ahead: number;
      readonly item: string | null;
    }
  | { readonly kind: 'uneven'; readonly highest: string; readonly lowest: string; readonly spread: number }
  | { readonly kind: 'even'; readonly spread: number }
  | {
      readonly kind: 'broken-step';
      readonly level: number;
      readonly met: number;
      readonly total: number;
      readonly below: number;
    }
  | {
      readonly kind: 'without-evidence';
      readonly met: number;
      readonly without: number;
      readonly item: string | null;
    }
  | { readonly kind: 'quick-wins'; readonly count: number; readonly from: number; readonly to: number }
  | {
      readonly kind: 'unanswered';
      readonly count: number;
      readonly lowest: number;
      readonly highest: number;
    };

/** Shares of the criteria of a level that are met in full or nearly so. */
interface LevelShare {
  readonly level: number;
  met: number;
  total: number;
}

/** From this share of its best value on, an answer counts as met when levels are counted. */
const NEARLY_MET = 0.75;
/** Domains further apart than this share of the scale are worth a sentence. */
const UNEVEN_SHARE = 0.2;
/** From this share of answered criteria on, the score of a domain or item is compared with others. */
const TOLD_FROM = 0.5;
/** From this share of met criteria on, that they have no evidence is worth a sentence. */
const TOLD_WITHOUT_EVIDENCE = 0.2;

const scored = (nodes: readonly NodeResult[]) =>
  nodes.filter((node): node is NodeResult & { score: number } => node.score !== null && node.weight !== 0);

const lowest = <T extends { score: number }>(nodes: readonly T[]): T | undefined =>
  nodes.reduce<T | undefined>(
    (low, node) => (low === undefined || node.score < low.score ? node : low),
    undefined,
  );
const highest = <T extends { score: number }>(nodes: readonly T[]): T | undefined =>
  nodes.reduce<T | undefined>(
    (top, node) => (top === undefined || node.score > top.score ? node : top),
    undefined,
  );

/** What the answer to a criterion is worth, and could be worth at best; null where nothing is rated. */
function findWorth(index: RubricIndex, entry: IndexedCriterion, { answers }: Response) {
  const { value, outcome } = rateCriterion(
    entry,
    answers[entry.criterion.id],
    index.rubric.policies,
    'policy',
  );
  return value === null || outcome !== 'scored'
    ? null
    : { worth: toNumber(value), best: toNumber(entry.options.highest) };
}

function countByLevel(index: RubricIndex, response: Response): LevelShare[] {
  const shares = new Map<number, LevelShare>();
  for (const entry of index.criteria) {
    const { id, level } = entry.criterion;
    if (level === undefined || isNotApplicable(response.answers[id])) continue;
    const share = shares.get(level) ?? { level, met: 0, total: 0 };
    shares.set(level, share);
    const found = findWorth(index, entry, response);
    if (found === null) continue;
    share.total += 1;
    if (found.worth >= NEARLY_MET * found.best) share.met += 1;
  }
  return [...shares.values()].sort((a, b) => a.level - b.level);
}

/** The first level at which the share of met criteria falls below one half. */
function findBrokenStep(shares: readonly LevelShare[]): Finding[] {
  const position = shares.findIndex(({ met, total }) => met * 2 < total);
  const [share, before] = [shares[position], shares[position - 1]];
  if (share === undefined || before === undefined) return [];
  const { level, met, total } = share;
  return [{ kind: 'broken-step', level, met, total, below: before.met / before.total }];
}

function findEvidenceGap(index: RubricIndex, response: Response): Finding[] {
  let [met, without] = [0, 0];
  const byItem = new Map<string, number>();
  for (const entry of index.criteria) {
    const found = findWorth(index, entry, response);
    if (found === null || found.worth <= 0) continue;
    met += 1;
    if ((response.answers[entry.criterion.id]?.evidence ?? []).length > 0) continue;
    without += 1;
    byItem.set(entry.item.id, (byItem.get(entry.item.id) ?? 0) + 1);
  }
  if (met === 0 || without / met < TOLD_WITHOUT_EVIDENCE) return [];
  const worst = [...byItem].reduce<[string, number] | null>(
    (top, one) => (top === null || one[1] > top[1] ? one : top),
    null,
  );
  return [{ kind: 'without-evidence', met, without, item: worst?.[0] ?? null }];
}

function findTarget({ rubric }: RubricIndex, { score }: Result, target: number): Finding[] {
  const band = rubric.bands.find(({ level }) => level === target);
  if (score === null || band === undefined) return [];
  return score >= band.atLeast
    ? [{ kind: 'target-reached', target }]
    : [{ kind: 'target-missed', target, missing: band.atLeast - score }];
}

/** The nodes with a score that enough answers stand behind: domains, and the items below each. */
function findTold(index: RubricIndex, { nodes }: Result) {
  const screened = new Set(nodes.filter(({ outcome }) => outcome === 'screened').map(({ id }) => id));
  const holdsScreened = (node: IndexedNode | undefined): boolean =>
    node !== undefined && (screened.has(node.id) || node.children.some(holdsScreened));
  const told = scored(nodes).filter(
    ({ id, coverage }) =>
      coverage.answered >= coverage.applicable * TOLD_FROM || holdsScreened(index.nodesById.get(id)),
  );
  const isUnder = (id: string | null, domain: string): boolean =>
    id !== null && (id === domain || isUnder(index.nodesById.get(id)?.parent?.id ?? null, domain));
  const itemIds = new Set(index.items.map(({ id }) => id));
  return {
    domains: told.filter(({ parent }) => parent === index.root.id),
    itemsOf: (domain: string) =>
      told.filter(({ id }) => id !== domain && itemIds.has(id) && isUnder(id, domain)),
  };
}

/** The weakest and the strongest domain, and how far apart they lie. */
function findExtremes(index: RubricIndex, result: Result): Finding[] {
  const { domains, itemsOf } = findTold(index, result);
  const [weak, strong] = [lowest(domains), highest(domains)];
  if (result.score === null || !weak || !strong || weak.score >= strong.score) return [];
  const spread = strong.score - weak.score;
  const scale = index.rubric.bands.at(-1)?.atLeast ?? 0;
  return [
    {
      kind: 'weakest',
      domain: weak.id,
      behind: result.score - weak.score,
      item: lowest(itemsOf(weak.id))?.id ?? null,
    },
    {
      kind: 'strongest',
      domain: strong.id,
      ahead: strong.score - result.score,
      item: highest(itemsOf(strong.id))?.id ?? null,
    },
    spread > scale * UNEVEN_SHARE
      ? { kind: 'uneven', highest: strong.id, lowest: weak.id, spread }
      : { kind: 'even', spread },
  ];
}

function findQuickWins({ score }: Result, phases: readonly PlannedPhase[]): Finding[] {
  const quick = phases.find(({ phase }) => phase === 1);
  const to = quick?.reaches.score ?? null;
  if (quick === undefined || quick.actions.length === 0 || score === null || to === null || to <= score)
    return [];
  return [{ kind: 'quick-wins', count: quick.actions.length, from: score, to }];
}

function findBlanks({ coverage, possible }: Result): Finding[] {
  const count = coverage.applicable - coverage.answered;
  const [low, high] = [possible.lowest.score, possible.highest.score];
  return count > 0 && low !== null && high !== null
    ? [{ kind: 'unanswered', count, lowest: low, highest: high }]
    : [];
}

/** A result with what it was made of and what was planned from it. */
interface Assessed {
  readonly index: RubricIndex;
  readonly response: Response;
  readonly result: Result;
  readonly targetLevel: number;
  readonly gaps: Gaps;
  readonly phases: readonly PlannedPhase[];
}

/** Says what stands out in a result: at most one finding of a kind, and one a gate. */
export function findFindings({
  index,
  response,
  result,
  targetLevel,
  gaps,
  phases,
}: Assessed): readonly Finding[] {
  // Without a single answer there is nothing to find but that.
  if (result.coverage.answered === 0 && result.coverage.applicable > 0) return findBlanks(result);
  const countsLevels = result.coverage.answered > 0 && gaps.items.length === 0;
  return [
    ...findTarget(index, result, targetLevel),
    ...result.gates
      .filter(({ holds }) => !holds)
      .map(
        ({ id, blocking }): Finding => ({ kind: 'gate', gate: id, nodes: blocking.map(({ node }) => node) }),
      ),
    ...findExtremes(index, result),
    ...(countsLevels ? findBrokenStep(countByLevel(index, response)) : []),
    ...findQuickWins(result, phases),
    ...findEvidenceGap(index, response),
    ...findBlanks(result),
  ];
}
