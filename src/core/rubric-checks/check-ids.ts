import type { Rubric } from '../rubric.ts';
import type { PlacedNode } from './collect-nodes.ts';
import type { Report } from './report.ts';

type Entry = readonly [id: string | number, path: string];

function checkUnique(report: Report, entries: Iterable<Entry>): void {
  const seen = new Map<string | number, string>();
  for (const [id, path] of entries) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    else report('duplicate-id', path, { id, first });
  }
}

const listed = (parts: readonly { readonly id: string }[] | undefined, path: string): Entry[] =>
  (parts ?? []).map(({ id }, at) => [id, `${path}[${at}].id`]);

/** Ids must be unique among those that could be confused, and none may be one that results use themselves. */
export function checkIds(report: Report, rubric: Rubric, nodes: readonly PlacedNode[]): void {
  checkUnique(report, [
    [rubric.id, '$.id'],
    ...nodes.flatMap(({ node, path }): Entry[] => [
      [node.id, `${path}.id`],
      ...listed(node.criteria, `${path}.criteria`),
    ]),
  ]);
  for (const key of ['layers', 'answerSets', 'gates', 'bonuses', 'glossary'] as const)
    checkUnique(report, listed(rubric[key], `$.${key}`));
  for (const [at, set] of rubric.answerSets.entries())
    checkUnique(report, listed(set.options, `$.answerSets[${at}].options`));
  checkUnique(
    report,
    rubric.levels.map(({ level }, at) => [level, `$.levels[${at}].level`]),
  );
  // The layer of the rubric node itself in every result.
  for (const [at, { id }] of rubric.layers.entries())
    if (id === 'rubric') report('id-reserved', `$.layers[${at}].id`, { id });
}
