import { checkUnique, listIds, type PlacedId } from '../check-unique.ts';
import type { Report } from '../report-problem.ts';
import type { Rubric } from '../rubric.ts';
import type { PlacedNode } from './collect-nodes.ts';

/** Ids must be unique among those that could be confused, and none may be one that results use themselves. */
export function checkIds(report: Report, rubric: Rubric, nodes: readonly PlacedNode[]): void {
  checkUnique(report, [
    [rubric.id, '$.id'],
    ...nodes.flatMap(({ node, path }): PlacedId[] => [
      [node.id, `${path}.id`],
      ...listIds(node.criteria, `${path}.criteria`),
    ]),
  ]);
  for (const key of ['layers', 'answerSets', 'gates', 'bonuses', 'glossary'] as const)
    checkUnique(report, listIds(rubric[key], `$.${key}`));
  for (const [at, set] of rubric.answerSets.entries())
    checkUnique(report, listIds(set.options, `$.answerSets[${at}].options`));
  checkUnique(
    report,
    rubric.levels.map(({ level }, at) => [level, `$.levels[${at}].level`]),
  );
  // The layer of the rubric node itself in every result.
  for (const [at, { id }] of rubric.layers.entries())
    if (id === 'rubric') report('id-reserved', `$.layers[${at}].id`, { id });
}
