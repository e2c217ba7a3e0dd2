import type { LevelDefinition, Node, Rubric } from '../core/rubric.ts';
import type { Text } from '../core/text.ts';

/** What a rubric is called, with its levels and its nodes, and how it writes scores: a small part of it. */
export interface RubricNames extends Pick<Rubric, 'id' | 'version' | 'title' | 'policies'> {
  readonly levels: readonly Pick<LevelDefinition, 'level' | 'name'>[];
  readonly children: readonly NamedNode[];
}

export interface NamedNode {
  readonly id: string;
  readonly name: Text;
  readonly children?: readonly NamedNode[];
}

/** Where each answer and each score of a rubric has its place: what packed records are read by. */
export interface RubricOutline {
  /** Node ids in the order of `Result.nodes`: the rubric first, then its descendants. */
  readonly nodes: readonly string[];
  /** Criteria in the order of the rubric, with the ids of their options in order. */
  readonly criteria: readonly { readonly id: string; readonly options: readonly string[] }[];
  readonly names: RubricNames;
}

const nameNode = ({ id, name, children }: Node): NamedNode => ({
  id,
  name,
  ...(children && { children: children.map(nameNode) }),
});

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
  const { id, version, title, policies } = rubric;
  const levels = rubric.levels.map(({ level, name }) => ({ level, name }));
  return {
    nodes,
    criteria,
    names: { id, version, title, policies, levels, children: rubric.children.map(nameNode) },
  };
}
