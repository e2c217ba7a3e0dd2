import type { Report } from '../report-problem.ts';
import type { Method, Node, Rubric } from '../rubric.ts';
import type { PlacedNode } from './collect-nodes.ts';

const needsLevels = (method: Method): boolean => method.type === 'level-sum' || method.type === 'ladder';
const needsCriteria = (method: Method): boolean => needsLevels(method) || method.type === 'waterfall';

function checkMethod(report: Report, method: Method, path: string): void {
  if (method.type !== 'ladder') return;
  for (const [row, { requires }] of method.rows.entries())
    for (const [position, condition] of requires.entries())
      if (condition.atLeast === undefined && condition.above === undefined)
        report('ladder-row', `${path}.rows[${row}].requires[${position}]`);
}

function checkWeights(
  report: Report,
  path: string,
  id: string,
  parts: readonly { readonly weight?: number }[],
): void {
  if (parts.length > 0 && parts.every(({ weight }) => weight === 0)) report('weights-zero', path, { id });
}

function checkCriteria(report: Report, { node, path, method }: PlacedNode, rubric: Rubric): void {
  const sets = new Set(rubric.answerSets.map(({ id }) => id));
  const levels = new Set(rubric.levels.map(({ level }) => level));
  for (const [position, criterion] of (node.criteria ?? []).entries()) {
    const { id, level, answerSet } = criterion;
    const own = `${path}.criteria[${position}]`;
    if (!id.startsWith(`${node.id}.`)) report('criterion-owner', `${own}.id`, { id, item: node.id });
    if (level === undefined && needsLevels(method)) report('criterion-level', own, { id });
    if (level !== undefined && !levels.has(level)) report('level-unknown', `${own}.level`, { level });
    if (answerSet !== undefined && !sets.has(answerSet))
      report('unknown-reference', `${own}.answerSet`, { id: answerSet });
  }
}

function checkNode(report: Report, placed: PlacedNode, rubric: Rubric): void {
  const { node, path, method } = placed;
  const { id } = node;
  const children: readonly Node[] = node.children ?? [];
  const criteria = node.criteria ?? [];
  if (children.length > 0 && criteria.length > 0) report('node-mixed', path, { id });
  if (children.length === 0 && criteria.length === 0) report('node-empty', path, { id });
  if (children.length > 0 && needsCriteria(method))
    report('method-needs-criteria', path, { id, method: method.type });
  if (node.method !== undefined) checkMethod(report, node.method, `${path}.method`);
  checkWeights(report, path, id, [...children, ...criteria]);
  checkCriteria(report, placed, rubric);
}

/** Whether every node can be scored: children or criteria, a method that suits them, weights, levels, answer sets. */
export function checkNodes(report: Report, rubric: Rubric, nodes: readonly PlacedNode[]): void {
  const { id, method, layers, children } = rubric;
  if (children.length === 0) report('node-empty', '$', { id });
  if (needsCriteria(method)) report('method-needs-criteria', '$.method', { id, method: method.type });
  checkWeights(report, '$', id, children);
  for (const [position, layer] of layers.entries())
    checkMethod(report, layer.method, `$.layers[${position}].method`);
  for (const placed of nodes) checkNode(report, placed, rubric);
}
