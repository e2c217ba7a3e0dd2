import type { Report } from '../report-problem.ts';
import type { Criterion } from '../rubric.ts';
import type { PlacedNode } from './collect-nodes.ts';

interface Placed {
  readonly criterion: Criterion;
  readonly path: string;
}

/** What criteria build on must exist, and nothing may build on itself, directly or by way of others. */
export function checkBuildsOn(report: Report, nodes: readonly PlacedNode[]): void {
  const placed = new Map<string, Placed>();
  for (const { node, path } of nodes)
    for (const [at, criterion] of (node.criteria ?? []).entries())
      placed.set(criterion.id, { criterion, path: `${path}.criteria[${at}]` });

  for (const { criterion, path } of placed.values())
    for (const [at, id] of (criterion.buildsOn ?? []).entries())
      if (!placed.has(id)) report('unknown-reference', `${path}.buildsOn[${at}]`, { id });

  // A walk with its own stack: a long chain must not overflow the program's.
  const state = new Map<string, 'open' | 'done'>();
  for (const start of placed.keys()) {
    const stack = [start];
    while (stack.length > 0) {
      const id = stack.at(-1) as string;
      const { criterion, path } = placed.get(id) as Placed;
      const before = state.get(id);
      if (before === undefined) {
        state.set(id, 'open');
        for (const other of criterion.buildsOn ?? []) {
          if (state.get(other) === 'open') report('builds-on-cycle', `${path}.buildsOn`, { id });
          else if (placed.has(other) && !state.has(other)) stack.push(other);
        }
      } else {
        state.set(id, 'done');
        stack.pop();
      }
    }
  }
}
