import { countAnswered } from '../../core/count-answered.ts';
import type { Finding } from '../../core/find-findings.ts';
import type { Gaps } from '../../core/find-gaps.ts';
import type { IndexedNode, RubricIndex } from '../../core/index-rubric.ts';
import type { Review } from '../../core/list-review.ts';
import type { PlannedAction, PlannedPhase } from '../../core/plan-roadmap.ts';
import type { Response } from '../../core/response.ts';
import type { NodeResult, Outcome, Result } from '../../core/result.ts';
import type { Level } from '../../core/rubric.ts';
import type { Phrases } from '../words/phrases.ts';
import type { LevelView, NodeName, NodeRef, ScoreView, TermsView, Words } from './report-view.ts';

/** What the parts of the view model are made from: computed once, read by all. */
export interface ViewContext extends Phrases {
  readonly terms: TermsView;
  readonly index: RubricIndex;
  readonly response: Response;
  readonly result: Result;
  readonly results: ReadonlyMap<string, NodeResult>;
  readonly target: number;
  /** The score at which the target level begins. */
  readonly targetScore: number | null;
  readonly gaps: Gaps;
  /** Ids of the criteria among them, and of those that nobody answered. */
  readonly openCriteria: ReadonlySet<string>;
  readonly phases: readonly PlannedPhase[];
  /** The actions of the phases in their order, by item. */
  readonly actionsByItem: ReadonlyMap<string, readonly PlannedAction[]>;
  readonly findings: readonly Finding[];
  /** Why answers that were carried over still need a second look, by the id of criterion or item. */
  readonly review: ReadonlyMap<string, Review>;
  /** The highest score that a node can have. */
  readonly scaleOf: (id: string) => number;
  readonly number: (value: number) => string;
}

export const NO_VALUE = '—';

/** A number with the decimals of the rubric; half-way cases are the engine's business, not decided again here. */
export const printNumber =
  (decimals: number) =>
  (value: number): string =>
    value.toFixed(decimals);

/** A share in whole percent; 0 and 100 are said of nothing and of all alone. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return String(share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded);
}

/** Whether anything is known of a node: a score that stands for unanswered criteria alone says nothing. */
export const isKnown = ({ outcome, coverage }: NodeResult): boolean =>
  outcome === 'screened' || coverage.answered > 0;

/** How many items of a pure screening nobody judged; null where criteria were answered one by one. */
export function countUnjudged({ index, result }: ViewContext): number | null {
  const { items, screened, criteria } = countAnswered(index, result, index.root);
  return screened > 0 && criteria.answered === 0 ? items - screened : null;
}

/** A score in print. `node` gives the scale; the rubric's own when it is left out. */
export function viewScore(
  context: ViewContext,
  value: number | null,
  outcome: Outcome | null,
  node = context.index.root.id,
): ScoreView {
  if (value !== null) {
    const scale = context.scaleOf(node);
    const part = scale > 0 ? Math.round(Math.min(1, Math.max(0, value / scale)) * 1000) / 10 : null;
    return { value, text: context.number(value), part, reason: null };
  }
  const reason =
    outcome === 'unanswered' || outcome === 'not-applicable' || outcome === 'inconclusive'
      ? context.phrase(`no-score.${outcome}`)
      : context.phrase('no-score.inconclusive');
  return { value: null, text: NO_VALUE, part: null, reason };
}

/** A level with its name; a dash where there is none. */
export function viewLevel(context: ViewContext, value: Level | null): LevelView {
  if (value === null) return { value: null, text: NO_VALUE, name: null };
  const definition = context.index.rubric.levels.find(({ level }) => level === value);
  return { value, text: String(value), name: definition ? context.pick(definition.name) : null };
}

/** The node of an id that is known to exist; RangeError otherwise. */
export function nodeOf(context: ViewContext, id: string): IndexedNode {
  const node = context.index.nodesById.get(id);
  if (node === undefined) throw new RangeError(`unknown node ${id}`);
  return node;
}

/** Its result; RangeError for an id that has none. */
export function resultOf(context: ViewContext, id: string): NodeResult {
  const result = context.results.get(id);
  if (result === undefined) throw new RangeError(`no result for ${id}`);
  return result;
}

/** A node by name and clause number. */
export function viewName(context: ViewContext, id: string): NodeName {
  const { node } = nodeOf(context, id);
  const { title } = context.index.rubric;
  return { id, clause: node?.clause ?? null, name: context.pick(node?.name ?? title) };
}

/** A node with its score and level. */
export function viewRef(context: ViewContext, id: string): NodeRef {
  const { score, level, outcome } = resultOf(context, id);
  return {
    ...viewName(context, id),
    score: viewScore(context, score, outcome, id),
    level: viewLevel(context, level),
  };
}

/** Beyond this many a list of names ends with how many there are. */
const MOST_NAMES = 5;

/** Names within a sentence: “a”, “b” and “c”. */
export function listNames(context: ViewContext, names: readonly Words[]): Words {
  const quoted = names.slice(0, MOST_NAMES).map((name) => context.phrase('list.quoted', { name }));
  const list = context.list(quoted);
  return names.length <= MOST_NAMES
    ? list
    : context.phrase('list.more', { list: context.join(quoted), count: names.length });
}

/** Whether a level is the lowest: it is described by what is missing there, which is no praise. */
export const isLowest = ({ index }: ViewContext, level: Level | null): boolean =>
  level === index.rubric.bands[0]?.level;

/** How many levels lie between a level and the target; null when that cannot be told. */
export function levelsBelow(context: ViewContext, level: Level | null): number | null {
  const order = context.index.rubric.bands.map((band) => band.level);
  const [at, aim] = [level === null ? -1 : order.indexOf(level), order.indexOf(context.target)];
  return at < 0 || aim < 0 ? null : Math.max(0, aim - at);
}
