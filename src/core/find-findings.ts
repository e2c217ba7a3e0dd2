import type { Gaps } from './find-gaps.ts';
import type { IndexedNode, RubricIndex } from './index-rubric.ts';
import type { PlannedPhase } from './plan-roadmap.ts';
import { isNotApplicable, isRated, type Response } from './response.ts';
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

function countByLevel(index: RubricIndex, response: Response): LevelShare[] {
  const shares = new Map<number, LevelShare>();
  for (const { criterion, options } of index.criteria) {
    const answer = response.answers[criterion.id];
    if (criterion.level === undefined || isNotApplicable(answer)) continue;
    const share = shares.get(criterion.level) ?? { level: criterion.level, met: 0, total: 0 };
    shares.set(criterion.level, share);
    share.total += 1;
    if (!isRated(answer)) continue;
    const chosen = typeof answer.option === 'string' ? [answer.option] : answer.option;
    const value = Math.max(
      ...chosen.map((id) => Number(options.values.get(id)?.n ?? 0) / Number(options.values.get(id)?.d ?? 1)),
    );
    if (value >= NEARLY_MET * (Number(options.highest.n) / Number(options.highest.d))) share.met += 1;
  }
  return [...shares.values()].sort((a, b) => a.level - b.level);
}

/** The first level at which the share of met criteria falls below one half. */
function findBrokenStep(shares: readonly LevelShare[]): Finding | null {
  for (const [position, share] of shares.entries()) {
    if (share.met * 2 >= share.total) continue;
    const before = shares[position - 1];
    if (before === undefined) return null;
    return {
      kind: 'broken-step',
      level: share.level,
      met: share.met,
      total: share.total,
      below: before.met / before.total,
    };
  }
  return null;
}

function findEvidenceGap(index: RubricIndex, response: Response): Finding | null {
  let [met, without] = [0, 0];
  const byItem = new Map<string, number>();
  for (const { criterion, item, options } of index.criteria) {
    const answer = response.answers[criterion.id];
    if (!isRated(answer)) continue;
    const chosen = typeof answer.option === 'string' ? [answer.option] : answer.option;
    if (!chosen.some((id) => (options.values.get(id)?.n ?? 0) > 0)) continue;
    met += 1;
    if ((answer.evidence ?? []).length > 0) continue;
    without += 1;
    byItem.set(item.id, (byItem.get(item.id) ?? 0) + 1);
  }
  if (met === 0 || without / met < 0.2) return null;
  const worst = [...byItem].reduce<[string, number] | null>(
    (top, one) => (top === null || one[1] > top[1] ? one : top),
    null,
  );
  return { kind: 'without-evidence', met, without, item: worst?.[0] ?? null };
}

/** Says what stands out in a result: at most one finding of a kind. */
export function findFindings(
  index: RubricIndex,
  response: Response,
  result: Result,
  targetLevel: number,
  gaps: Gaps,
  phases: readonly PlannedPhase[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const itemIds = new Set(index.items.map((item) => item.id));
  const screened = new Set(result.nodes.filter(({ outcome }) => outcome === 'screened').map(({ id }) => id));
  const holdsScreened = (node: IndexedNode | undefined): boolean =>
    node !== undefined && (screened.has(node.id) || node.children.some(holdsScreened));
  const isTold = ({ id, coverage }: NodeResult): boolean =>
    coverage.answered >= coverage.applicable * TOLD_FROM || holdsScreened(index.nodesById.get(id));
  const domains = scored(result.nodes.filter((node) => node.parent === index.root.id && isTold(node)));
  const items = scored(result.nodes.filter((node) => itemIds.has(node.id) && isTold(node)));
  const under = (domain: string) => {
    const belongs = (id: string | null): boolean =>
      id !== null && (id === domain || belongs(index.nodesById.get(id)?.parent?.id ?? null));
    return items.filter((item) => item.id !== domain && belongs(item.id));
  };

  const band = index.rubric.bands.find(({ level }) => level === targetLevel);
  if (result.score !== null && band !== undefined)
    findings.push(
      result.score >= band.atLeast
        ? { kind: 'target-reached', target: targetLevel }
        : { kind: 'target-missed', target: targetLevel, missing: band.atLeast - result.score },
    );

  for (const gate of result.gates)
    if (!gate.holds)
      findings.push({ kind: 'gate', gate: gate.id, nodes: gate.blocking.map(({ node }) => node) });

  const [weak, strong] = [lowest(domains), highest(domains)];
  if (result.score !== null && weak && strong && weak !== strong && weak.score < strong.score) {
    const { score } = result;
    findings.push({
      kind: 'weakest',
      domain: weak.id,
      behind: score - weak.score,
      item: lowest(under(weak.id))?.id ?? null,
    });
    findings.push({
      kind: 'strongest',
      domain: strong.id,
      ahead: strong.score - score,
      item: highest(under(strong.id))?.id ?? null,
    });
    const scale = index.rubric.bands.at(-1)?.atLeast ?? 0;
    const spread = strong.score - weak.score;
    findings.push(
      spread > scale * UNEVEN_SHARE
        ? { kind: 'uneven', highest: strong.id, lowest: weak.id, spread }
        : { kind: 'even', spread },
    );
  }

  if (result.coverage.answered > 0 && gaps.items.length === 0) {
    const broken = findBrokenStep(countByLevel(index, response));
    if (broken !== null) findings.push(broken);
  }

  const quick = phases.find(({ phase }) => phase === 1);
  if (
    quick &&
    quick.actions.length > 0 &&
    result.score !== null &&
    quick.reaches.score !== null &&
    quick.reaches.score > result.score
  )
    findings.push({
      kind: 'quick-wins',
      count: quick.actions.length,
      from: result.score,
      to: quick.reaches.score,
    });

  const evidence = findEvidenceGap(index, response);
  if (evidence !== null) findings.push(evidence);

  const missing = result.coverage.applicable - result.coverage.answered;
  const { lowest: low, highest: high } = result.possible;
  if (missing > 0 && low.score !== null && high.score !== null)
    findings.push({ kind: 'unanswered', count: missing, lowest: low.score, highest: high.score });

  return findings;
}
