import type { Report } from '../report-problem.ts';
import type { Method, Node, Rubric } from '../rubric.ts';

/** A node where it stands in the rubric, with the method that applies to it. */
export interface PlacedNode {
  readonly node: Node;
  readonly path: string;
  readonly depth: number;
  readonly method: Method;
}

/** Every node with its path; nodes deeper than the declared layers are reported and not entered. */
export function collectNodes(rubric: Rubric, report: Report): PlacedNode[] {
  const found: PlacedNode[] = [];
  const visit = (nodes: readonly Node[], path: string, depth: number): void => {
    const layer = rubric.layers[depth];
    for (const [position, node] of nodes.entries()) {
      const own = `${path}.children[${position}]`;
      if (layer === undefined) {
        report('layers-depth', own, { id: node.id, layers: rubric.layers.length });
        continue;
      }
      found.push({ node, path: own, depth, method: node.method ?? layer.method });
      visit(node.children ?? [], own, depth + 1);
    }
  };
  visit(rubric.children, '$', 0);
  return found;
}
