import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import { measure } from './methods/measure.ts';
import type { Measurement } from './methods/measurement.ts';
import { findValue, type Supposition } from './rate-criterion.ts';
import { choiceAt, NOT_APPLICABLE, type Ratings, UNANSWERED } from './ratings.ts';
import { isZero, ONE, type Rational, rational } from './rational.ts';
import type { Coverage, Exclusion, Outcome } from './result.ts';
import { roundAs } from './round-as.ts';
import type { Policies } from './rubric.ts';

/** What is known of one node, exactly. */
export interface NodeScore {
  readonly node: IndexedNode;
  /** How the score came about; null when there is none, and for an item screened as a whole. */
  readonly measurement: Measurement | null;
  /** The value that the parent uses: rounded already where the rubric rounds at each node. */
  readonly exact: Rational | null;
  /** The value as printed. */
  readonly rounded: Rational | null;
  readonly outcome: Outcome;
  /** A criterion below is unanswered and the policy forbids a score until all are answered. */
  readonly blocked: boolean;
  readonly coverage: Coverage;
  /** The same without what has weight 0: whether the outcome is `unanswered` depends on it. */
  readonly counted: Coverage;
  readonly excluded: readonly Exclusion[];
}

/** The level that a screening gave an item as a whole; a single rated criterion below it takes over. */
export function findScreeningLevel(node: IndexedNode, { screened, codes }: Ratings): number | null {
  const level = screened.get(node.position);
  if (level === undefined) return null;
  for (let at = node.span.start; at < node.span.end; at += 1)
    if (codes[at] !== UNANSWERED && codes[at] !== NOT_APPLICABLE) return null;
  return level;
}

function outcomeOf(exact: Rational | null, { applicable, answered }: Coverage): Outcome {
  if (applicable === 0) return 'not-applicable';
  if (answered === 0) return 'unanswered';
  return exact === null ? 'inconclusive' : 'scored';
}

const NOTHING_EXCLUDED: readonly Exclusion[] = [];

type Sum = { -readonly [K in keyof Coverage]: Coverage[K] };

const emptySum = (): Sum => ({ answered: 0, applicable: 0, total: 0 });

function addCoverage(sum: Sum, one: Coverage): void {
  sum.answered += one.answered;
  sum.applicable += one.applicable;
  sum.total += one.total;
}

const subtractCoverage = (all: Coverage, left: Coverage): Coverage => ({
  answered: all.answered - left.answered,
  applicable: all.applicable - left.applicable,
  total: all.total - left.total,
});

/** Why a child that has no value, or no weight, is left out of its parent. */
const reasonOf = (weightless: boolean, notApplicable: boolean, blocked: boolean): Exclusion['reason'] =>
  weightless ? 'weight-zero' : notApplicable ? 'not-applicable' : blocked ? 'blocked' : 'unanswered';

/** One pair of arrays for all nodes: methods look at a node's own positions only and keep neither. */
interface Given {
  readonly values: (Rational | null)[];
  readonly notApplicable: boolean[];
}

/** What is said of a node's children beside what is given. */
type Gathered = Pick<NodeScore, 'blocked' | 'coverage' | 'counted' | 'excluded'>;

/** Puts the values of an item's criteria into `given`. */
function gatherCriteria(
  { criteria, weights, counted }: IndexedNode,
  ratings: Ratings,
  policies: Policies,
  supposition: Supposition,
  { values, notApplicable }: Given,
): Gathered {
  const { codes } = ratings;
  const total = criteria.length;
  const allCount = counted.length === total;
  const all = { answered: total, applicable: total, total };
  const left = emptySum();
  let blocked = false;
  let excluded: Exclusion[] | null = null;
  for (let at = 0; at < total; at += 1) {
    const entry = criteria[at] as IndexedCriterion;
    const code = codes[entry.position] as number;
    if (allCount && code !== UNANSWERED && code < NOT_APPLICABLE) {
      values[at] = entry.options.byNumber[code] as Rational;
      notApplicable[at] = false;
      continue;
    }
    const value = findValue(entry, choiceAt(ratings, entry.position), policies, supposition);
    const [unanswered, waived] = [code === UNANSWERED, code === NOT_APPLICABLE];
    values[at] = value;
    notApplicable[at] = waived;
    if (waived) all.applicable -= 1;
    if (waived || unanswered) all.answered -= 1;
    const weightless = !allCount && isZero(weights[at] as Rational);
    if (weightless) {
      left.total += 1;
      if (!waived) left.applicable += 1;
      if (!waived && !unanswered) left.answered += 1;
    } else if (value !== null) continue;
    const blocks = unanswered && policies.unanswered === 'block';
    if (blocks && !weightless) blocked = true;
    excluded ??= [];
    excluded.push({ id: entry.criterion.id, reason: reasonOf(weightless, waived, blocks) });
  }
  return {
    blocked,
    coverage: all,
    counted: allCount ? all : subtractCoverage(all, left),
    excluded: excluded ?? NOTHING_EXCLUDED,
  };
}

/** Puts the scores of the nodes in a group into `given`. */
function gatherNodes(
  { children }: IndexedNode,
  scores: readonly NodeScore[],
  { values, notApplicable }: Given,
): Gathered {
  const [coverage, counted] = [emptySum(), emptySum()];
  let blocked = false;
  let excluded: Exclusion[] | null = null;
  for (const [at, child] of children.entries()) {
    const score = scores[child.position] as NodeScore;
    const waived = score.outcome === 'not-applicable';
    values[at] = score.exact;
    notApplicable[at] = waived;
    addCoverage(coverage, score.coverage);
    const weightless = isZero(child.weight);
    if (!weightless) {
      addCoverage(counted, score.counted);
      if (score.blocked) blocked = true;
      if (score.exact !== null) continue;
    }
    excluded ??= [];
    excluded.push({ id: child.id, reason: reasonOf(weightless, waived, score.blocked) });
  }
  return { blocked, coverage, counted, excluded: excluded ?? NOTHING_EXCLUDED };
}

function scoreGathered(node: IndexedNode, policies: Policies, gathered: Gathered, given: Given): NodeScore {
  const { blocked, coverage, counted, excluded } = gathered;
  const measurement = blocked ? null : measure(node.method, node, given);
  const value = measurement?.value ?? null;
  const rounded = value === null ? null : roundAs(policies, value);
  const exact = policies.rounding.at === 'each-node' ? rounded : value;
  const outcome = outcomeOf(exact, counted);
  return { node, measurement, exact, rounded, outcome, blocked, coverage, counted, excluded };
}

function scoreScreened(node: IndexedNode, level: number): NodeScore {
  const exact = rational(level);
  const total = node.criteria.length;
  const coverage = { answered: total, applicable: total, total };
  return {
    node,
    measurement: { value: exact, numerator: exact, denominator: ONE },
    exact,
    rounded: exact,
    outcome: 'screened',
    blocked: false,
    coverage,
    counted: coverage,
    excluded: NOTHING_EXCLUDED,
  };
}

/**
 * Scores every node of the rubric, children before parents, under one supposition about unanswered criteria:
 * exact, and by the position of the node. `known` are the scores under another supposition: what nothing
 * unanswered lies below is taken from there.
 */
export function scoreNodes(
  index: RubricIndex,
  ratings: Ratings,
  supposition: Supposition,
  known?: readonly NodeScore[],
): readonly NodeScore[] {
  const { policies } = index.rubric;
  const scores: NodeScore[] = new Array(index.nodes.length);
  const given: Given = { values: [], notApplicable: [] };

  function scoreItem(node: IndexedNode): NodeScore {
    const level = findScreeningLevel(node, ratings);
    if (level !== null) return scoreScreened(node, level);
    const gathered = gatherCriteria(node, ratings, policies, supposition, given);
    return scoreGathered(node, policies, gathered, given);
  }

  const scoreGroup = (node: IndexedNode): NodeScore =>
    scoreGathered(node, policies, gatherNodes(node, scores, given), given);

  const isKnown = (node: IndexedNode, score: NodeScore): boolean =>
    node.criteria.length > 0
      ? score.coverage.answered === score.coverage.applicable
      : node.children.every((child) => scores[child.position] === known?.[child.position]);

  for (let position = index.nodes.length - 1; position >= 0; position -= 1) {
    const node = index.nodes[position] as IndexedNode;
    const before = known?.[position];
    if (before !== undefined && isKnown(node, before)) scores[position] = before;
    else scores[position] = node.criteria.length > 0 ? scoreItem(node) : scoreGroup(node);
  }
  return scores;
}
