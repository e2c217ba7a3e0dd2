import { add, fromDecimal, maximum, minimum, type Rational, ZERO } from './rational.ts';
import type { AnswerSet, Band, Criterion, Method, Node, Rubric } from './rubric.ts';

export interface IndexedOptions {
  readonly set: AnswerSet;
  readonly values: ReadonlyMap<string, Rational>;
  /** The lowest and highest value an answer can have. */
  readonly lowest: Rational;
  readonly highest: Rational;
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

export interface IndexedNode {
  /** null for the rubric itself. */
  readonly node: Node | null;
  readonly id: string;
  readonly layer: string;
  readonly depth: number;
  readonly parent: IndexedNode | null;
  readonly weight: Rational;
  readonly method: Method;
  readonly bands: readonly Band[];
  readonly children: readonly IndexedNode[];
  readonly criteria: readonly IndexedCriterion[];
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
}

function indexOptions(set: AnswerSet): IndexedOptions {
  const values = new Map(set.options.map((option) => [option.id, fromDecimal(option.value)]));
  const all = [...values.values()];
  const first = all[0] ?? ZERO;
  const low = all.reduce(minimum, first);
  const high = all.reduce(maximum, first);
  if (set.multiple !== 'add') return { set, values, lowest: low, highest: high };
  // At least one option is chosen: adding up all that help (or hurt) goes beyond the single best (or worst).
  const sumOf = (keep: (value: Rational) => boolean) => all.filter(keep).reduce(add, ZERO);
  return {
    set,
    values,
    lowest: low.n < 0 ? sumOf((value) => value.n < 0) : low,
    highest: high.n > 0 ? sumOf((value) => value.n > 0) : high,
  };
}

const weightOf = (weight: number | undefined): Rational => fromDecimal(weight ?? 1);

/** Indexes a rubric that check-rubric has found nothing wrong with. Cost: linear in nodes and criteria. */
export function indexRubric(rubric: Rubric): RubricIndex {
  const optionSets = new Map(rubric.answerSets.map((set) => [set.id, indexOptions(set)]));
  const firstSet = rubric.answerSets[0]?.id ?? '';
  const nodes: IndexedNode[] = [];
  const criteria: IndexedCriterion[] = [];

  function indexNode(node: Node, parent: IndexedNode): IndexedNode {
    const layer = rubric.layers[parent.depth];
    if (layer === undefined) throw new RangeError(`no layer declared for ${node.id}`);
    const children: IndexedNode[] = [];
    const own: IndexedCriterion[] = [];
    const indexed: IndexedNode = {
      node,
      id: node.id,
      layer: layer.id,
      depth: parent.depth + 1,
      parent,
      weight: weightOf(node.weight),
      method: node.method ?? layer.method,
      bands: layer.bands ?? rubric.bands,
      children,
      criteria: own,
    };
    nodes.push(indexed);
    for (const child of node.children ?? []) children.push(indexNode(child, indexed));
    for (const criterion of node.criteria ?? []) {
      const options = optionSets.get(criterion.answerSet ?? firstSet);
      if (options === undefined) throw new RangeError(`unknown answer set of ${criterion.id}`);
      const entry = {
        criterion,
        item: indexed,
        weight: weightOf(criterion.weight),
        options,
        position: criteria.length,
      };
      own.push(entry);
      criteria.push(entry);
    }
    return indexed;
  }

  const top: IndexedNode[] = [];
  const root: IndexedNode = {
    node: null,
    id: rubric.id,
    layer: 'rubric',
    depth: 0,
    parent: null,
    weight: weightOf(undefined),
    method: rubric.method,
    bands: rubric.bands,
    children: top,
    criteria: [],
  };
  nodes.push(root);
  for (const child of rubric.children) top.push(indexNode(child, root));

  return {
    rubric,
    root,
    nodes,
    nodesById: new Map(nodes.map((node) => [node.id, node])),
    criteria,
    criteriaById: new Map(criteria.map((entry) => [entry.criterion.id, entry])),
    items: nodes.filter((node) => node.criteria.length > 0),
  };
}
