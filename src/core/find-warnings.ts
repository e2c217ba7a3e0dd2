import type { IndexedNode, RubricIndex } from './index-rubric.ts';
import { isRated, type Response } from './response.ts';
import type { Coverage, ResultWarning } from './result.ts';

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function* optionsBelow(node: IndexedNode, response: Response): Generator<string> {
  for (const { criterion } of node.criteria) {
    const answer = response.answers[criterion.id];
    if (isRated(answer)) yield String(answer.option);
  }
  for (const child of node.children) yield* optionsBelow(child, response);
}

/** Signs that a result says less than it seems to: limits are the rubric's; shares are 0–1. */
export function findWarnings(index: RubricIndex, response: Response, coverage: Coverage): ResultWarning[] {
  const { minimumCoverage, maximumNotApplicable, straightLineFrom } = index.rubric.warnings ?? {};
  const warnings: ResultWarning[] = [];
  const warn = (code: ResultWarning['code'], node: string, value: number, limit: number) =>
    warnings.push({ code, node, value, limit });

  const answered = share(coverage.answered, coverage.applicable);
  if (minimumCoverage !== undefined && coverage.applicable > 0 && answered < minimumCoverage)
    warn('low-coverage', index.root.id, answered, minimumCoverage);
  const notApplicable = share(coverage.total - coverage.applicable, coverage.total);
  if (maximumNotApplicable !== undefined && notApplicable > maximumNotApplicable)
    warn('high-not-applicable', index.root.id, notApplicable, maximumNotApplicable);
  if (straightLineFrom !== undefined) {
    for (const domain of index.root.children) {
      const options = [...optionsBelow(domain, response)];
      if (options.length >= straightLineFrom && new Set(options).size === 1)
        warn('straight-lined', domain.id, options.length, straightLineFrom);
    }
  }
  return warnings;
}
