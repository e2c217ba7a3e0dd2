import type { Problem, ProblemCode } from '../errors.ts';
import { reportTo } from './report-problem.ts';
import type { Rubric } from './rubric.ts';
import { checkBuildsOn } from './rubric-checks/check-builds-on.ts';
import { checkIds } from './rubric-checks/check-ids.ts';
import { checkLevels } from './rubric-checks/check-levels.ts';
import { checkNodes } from './rubric-checks/check-nodes.ts';
import { checkReach } from './rubric-checks/check-reach.ts';
import { collectNodes } from './rubric-checks/collect-nodes.ts';

/** Problems that keep nothing from being scored, so that what only scoring can say is said with them. */
const SCORABLE: ReadonlySet<ProblemCode> = new Set(['level-without-band', 'gate-lowest', 'builds-on-cycle']);

/**
 * What a schema cannot say of a rubric: unique ids, references, methods that fit their nodes, weights,
 * bands in order, without holes and all reachable, no cycle in `buildsOn`. Returns every problem with its path.
 */
export function checkRubric(rubric: Rubric): Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const nodes = collectNodes(rubric, report);
  checkIds(report, rubric, nodes);
  checkNodes(report, rubric, nodes);
  checkLevels(report, rubric, new Set(nodes.map(({ node }) => node.id)));
  checkBuildsOn(report, nodes);
  if (problems.every(({ code }) => SCORABLE.has(code))) checkReach(report, rubric);
  return problems;
}
