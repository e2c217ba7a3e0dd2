import type { CheckResponseOptions } from '../../core/check-response.ts';
import type { RubricIndex } from '../../core/index-rubric.ts';
import type { Response } from '../../core/response.ts';
import type { Parsed, Problem } from '../../errors.ts';
import { parseAnswers } from '../../schema/parse-answers.ts';
import { fieldLabels, type ReadForm } from './read-form.ts';

/** A missing field by the name that the form gives it. */
function nameField(problem: Problem, labels: ReadonlyMap<string, string>): Problem {
  const column = problem.code === 'schema-required' ? labels.get(problem.path) : undefined;
  return column === undefined ? problem : { ...problem, code: 'cell-missing', params: { column } };
}

/**
 * What was read from forms as a response that can be scored, or every problem: those of cells together with those that
 * an answer file would have, each at its sheet and cell. Of one cell only the first is said.
 */
export function parseForm(
  { data, places, problems }: ReadForm,
  index: RubricIndex,
  options: CheckResponseOptions,
): Parsed<Response> {
  const parsed = parseAnswers(data, index, options);
  if (parsed.ok && problems.length === 0) return parsed;
  const labels = fieldLabels(index);
  const said = new Set(problems.map(({ path }) => path));
  const found = parsed.ok
    ? []
    : parsed.problems
        .map((problem) => places.locate(nameField(problem, labels)))
        .filter(({ path }) => !said.has(path));
  return { ok: false, problems: [...problems, ...found] };
}
