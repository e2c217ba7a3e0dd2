import { groupBy } from './group-by.ts';
import type { Children, LevelGroup } from './methods/children.ts';
import { measure } from './methods/measure.ts';
import {
  add,
  fromDecimal,
  isZero,
  maximum,
  minimum,
  ONE,
  overCommonDenominator,
  type Rational,
  ZERO,
} from './rational.ts';
import { roundAs } from './round-as.ts';
import type { AnswerSet, Band, Criterion, Gate, Method, Node, Rubric } from './rubric.ts';

/** The lowest and highest value that answers can give. */
interface Scale {
  readonly lowest: Rational;
  readonly highest: Rational;
}

export interface IndexedOptions extends Scale {
  readonly set: AnswerSet;
  readonly values: ReadonlyMap<string, Rational>;
  /** Number of each option, from 1, by its id. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Values by that number; nothing at 0. */
  readonly byNumber: readonly (Rational | undefined)[];
}

export interface IndexedCriterion {
  readonly criterion: Criterion;
  /** The node that holds it. */
  readonly item: IndexedNode;
  readonly weight: Rational;
  readonly options: IndexedOptions;
  /** Position among all criteria of the rubric, from 0. */
  readonly position: number;
}

export interface IndexedNode extends Children {
  /** null for the rubric itself. */
  readonly node: Node | null;
  readonly id: string;
  readonly layer: string;
  readonly depth: number;
  /** Position in `RubricIndex.nodes`. */
  readonly position: number;
  readonly parent: IndexedNode | null;
  readonly weight: Rational;
  /** Whether it bears on the overall score: neither it nor a group that it is in has weight 0. */
  readonly counts: boolean;
  readonly method: Method;
  readonly bands: readonly Band[];
  readonly children: readonly IndexedNode[];
  readonly criteria: readonly IndexedCriterion[];
  /** Its score with everything applicable and answered worst, and best; rounded where the rubric rounds at each node. */
  readonly scale: Scale;
  /** Positions of the criteria below it: from `start` up to, not including, `end`. */
  readonly span: { readonly start: number; readonly end: number };
}

/** A gate with the nodes it looks at, in the order of the rubric. */
export interface IndexedGate {
  readonly gate: Gate;
  readonly nodes: readonly IndexedNode[];
}

/** A rubric made quick to walk and look up: computed once, shared by scoring, interview and reports. */
export interface RubricIndex {
  readonly rubric: Rubric;
  readonly root: IndexedNode;
  /** The rubric node and all below it, parents before children, in the rubric's order. */
  readonly nodes: readonly IndexedNode[];
  readonly nodesById: ReadonlyMap<string, IndexedNode>;
  readonly criteria: readonly IndexedCriterion[];
  readonly criteriaById: ReadonlyMap<string, IndexedCriterion>;
  /** The nodes that hold criteria, in order. */
  readonly items: readonly IndexedNode[];
  readonly gates: readonly IndexedGate[];
  /** Whether the worst answer to any criterion is worth 0: then what counts as 0 cannot do worse. */
  readonly worstIsZero: boolean;
}

function indexOptions(set: AnswerSet): IndexedOptions {
  const all = overCommonDenominator(set.options.map((option) => fromDecimal(option.value)));
  const first = all[0] ?? ZERO;
  const low = all.reduce(minimum, first);
  const high = all.reduce(maximum, first);
  const indexed = {
    set,
    values: new Map(set.options.map((option, at) => [option.id, all[at] as Rational])),
    numbers: new Map(set.options.map((option, at) => [option.id, at + 1])),
    byNumber: [undefined, ...all],
  };
  if (set.multiple !== 'add') return { ...indexed, lowest: low, highest: high };
  // At least one option is chosen: adding up all that help (or hurt) goes beyond the single best (or worst).
  const sumOf = (keep: (value: Rational) => boolean) => all.filter(keep).reduce(add, ZERO);
  return {
    ...indexed,
    lowest: low.n < 0 ? sumOf((value) => value.n < 0) : low,
    highest: high.n > 0 ? sumOf((value) => value.n > 0) : high,
  };
}

/** The layer of the rubric node itself, in results. */
const ROOT_LAYER: { readonly id: string; readonly method?: Method; readonly bands?: readonly Band[] } = {
  id: 'rubric',
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const weightOf = ({ weight }: { readonly weight?: number }): Rational => fromDecimal(weight ?? 1);

function groupByLevel(criteria: readonly Criterion[], counted: readonly number[]): LevelGroup[] {
  const groups = groupBy(counted, (at) => criteria[at]?.level ?? 0);
  return [...groups].sort(([a], [b]) => a - b).map(([level, members]) => ({ level, members }));
}

/** What a node's scores range over: measured with every child at its worst, and at its best. */
function findScale(rubric: Rubric, method: Method, children: Children, scales: readonly Scale[]): Scale {
  const notApplicable = scales.map(() => false);
  const scoreAt = (end: keyof Scale): Rational => {
    const value = measure(method, children, {
      values: scales.map((scale) => scale[end]),
      notApplicable,
    })?.value;
    if (value === undefined) return ZERO;
    return rubric.policies.rounding.at === 'each-node' ? roundAs(rubric.policies, value) : value;
  };
  return { lowest: scoreAt('lowest'), highest: scoreAt('highest') };
}

/** Indexes a rubric that check-rubric has found nothing wrong with. Cost: linear in nodes and criteria. */
export function indexRubric(rubric: Rubric): RubricIndex {
  const optionSets = new Map(rubric.answerSets.map((set) => [set.id, indexOptions(set)]));
  const firstSet = rubric.answerSets[0]?.id ?? '';
  const nodes: IndexedNode[] = [];
  const criteria: IndexedCriterion[] = [];

  function indexCriterion(criterion: Criterion, item: IndexedNode, weight: Rational): IndexedCriterion {
    const options = optionSets.get(criterion.answerSet ?? firstSet);
    if (options === undefined) throw new RangeError(`unknown answer set of ${criterion.id}`);
    const entry = { criterion, item, weight, options, position: criteria.length };
    criteria.push(entry);
    return entry;
  }

  function indexNode(node: Node | Rubric, parent: IndexedNode | null, weight: Rational): IndexedNode {
    const layer = parent === null ? ROOT_LAYER : rubric.layers[parent.depth];
    if (layer === undefined) throw new RangeError(`no layer declared for ${node.id}`);
    const groups = node.children ?? [];
    const own = 'criteria' in node ? (node.criteria ?? []) : [];
    const weights = overCommonDenominator([...groups, ...own].map(weightOf));
    const counted = [...weights.keys()].filter((at) => !isZero(weights[at] as Rational));
    const indexed: Writable<IndexedNode> = {
      node: parent === null ? null : (node as Node),
      id: node.id,
      layer: layer.id,
      depth: parent === null ? 0 : parent.depth + 1,
      position: nodes.length,
      parent,
      weight,
      counts: !isZero(weight) && (parent === null || parent.counts),
      method: node.method ?? layer.method ?? rubric.method,
      bands: layer.bands ?? rubric.bands,
      children: [],
      criteria: [],
      weights,
      counted,
      levels: groupByLevel(own, counted),
      highest: [],
      scale: { lowest: ZERO, highest: ZERO },
      span: { start: criteria.length, end: criteria.length },
    };
    nodes.push(indexed);
    indexed.children = groups.map((child, at) => indexNode(child, indexed, weights[at] as Rational));
    indexed.criteria = own.map((criterion, at) =>
      indexCriterion(criterion, indexed, weights[at] as Rational),
    );
    indexed.highest = indexed.criteria.map(({ options }) => options.highest);
    const scales = [
      ...indexed.children.map(({ scale }) => scale),
      ...indexed.criteria.map(({ options }) => options),
    ];
    indexed.scale = findScale(rubric, indexed.method, indexed, scales);
    indexed.span = { start: indexed.span.start, end: criteria.length };
    return indexed;
  }

  const root = indexNode(rubric, null, ONE);
  return {
    rubric,
    root,
    nodes,
    nodesById: new Map(nodes.map((node) => [node.id, node])),
    criteria,
    criteriaById: new Map(criteria.map((entry) => [entry.criterion.id, entry])),
    items: nodes.filter((node) => node.criteria.length > 0),
    worstIsZero: criteria.every(({ options }) => isZero(options.lowest)),
    gates: (rubric.gates ?? []).map((gate) => ({
      gate,
      nodes: nodes.filter(
        (node) => gate.nodes?.includes(node.id) || (node.counts && node.layer === gate.layer),
      ),
    })),
  };
}
