import type { Node, Rubric } from '../core/rubric.ts';

/** Where each answer and each score of a rubric has its place: what packed records are read by. */
export interface RubricOutline {
  /** Node ids in the order of `Result.nodes`: the rubric first, then its descendants. */
  readonly nodes: readonly string[];
  /** Criteria in the order of the rubric, with the ids of their options in order. */
  readonly criteria: readonly { readonly id: string; readonly options: readonly string[] }[];
}

export function outlineRubric(rubric: Rubric): RubricOutline {
  const options = new Map(rubric.answerSets.map((set) => [set.id, set.options.map((option) => option.id)]));
  const fallback = rubric.answerSets[0]?.id ?? '';
  const nodes = [rubric.id];
  const criteria: { id: string; options: readonly string[] }[] = [];
  const visit = (node: Node): void => {
    nodes.push(node.id);
    for (const child of node.children ?? []) visit(child);
    for (const { id, answerSet = fallback } of node.criteria ?? []) {
      criteria.push({ id, options: options.get(answerSet) ?? [] });
    }
  };
  for (const child of rubric.children) visit(child);
  return { nodes, criteria };
}
