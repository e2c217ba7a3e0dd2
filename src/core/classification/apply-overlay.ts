import type { Parsed, Problem } from '../../errors.ts';
import { reportTo } from '../report-problem.ts';
import { allClasses, checkClassification } from './check-classification.ts';
import type { ClassificationOverlay, ClassificationRubric, DataClass, Line } from './rubric.ts';

function overlayLine(line: Line, overlay: ClassificationOverlay): Line {
  const own = (overlay.indicators ?? []).filter((indicator) => indicator.line === line.id);
  if (own.length === 0) return line;
  return {
    ...line,
    basis: overlay.basis,
    grades: line.grades.map((grade) => ({
      ...grade,
      atLeast: Object.assign(
        { ...grade.atLeast },
        ...own.filter((indicator) => indicator.grade === grade.id).map(({ atLeast }) => atLeast),
      ),
    })),
  };
}

function overlayClass(node: DataClass, overlay: ClassificationOverlay): DataClass {
  const added = (overlay.classes ?? [])
    .filter(({ under }) => under === node.id)
    .flatMap(({ classes }) => classes);
  const children = [...(node.children ?? []).map((child) => overlayClass(child, overlay)), ...added];
  return children.length === 0 ? node : { ...node, children };
}

function checkReferences(rubric: ClassificationRubric, overlay: ClassificationOverlay): Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  if (overlay.extends !== rubric.id)
    report('rubric-id', '$.extends', { found: overlay.extends, expected: rubric.id });
  for (const [at, indicator] of (overlay.indicators ?? []).entries()) {
    const path = `$.indicators[${at}]`;
    const line = rubric.lines.find(({ id }) => id === indicator.line);
    if (line === undefined) report('unknown-reference', `${path}.line`, { id: indicator.line });
    else if (line.kind === 'regulation') report('line-fixed', `${path}.line`, { id: indicator.line });
    else if (!line.grades.some(({ id }) => id === indicator.grade))
      report('unknown-reference', `${path}.grade`, { id: indicator.grade });
  }
  const classes = new Set([...allClasses(rubric)].map(([{ id }]) => id));
  for (const [at, { under, classes: added }] of (overlay.classes ?? []).entries()) {
    const path = `$.classes[${at}]`;
    if (!classes.has(under)) report('unknown-reference', `${path}.under`, { id: under });
    for (const [position, { id }] of added.entries())
      if (!id.startsWith(`${under}.`))
        report('class-owner', `${path}.classes[${position}].id`, { id, under });
  }
  return problems;
}

/**
 * Lays an industry's or enterprise's own numbers and classes over a rubric. Only lines marked as proposals can
 * be changed; official lines cannot. Returns the new rubric, or every problem found.
 */
export function applyOverlay(
  rubric: ClassificationRubric,
  overlay: ClassificationOverlay,
): Parsed<ClassificationRubric> {
  const references = checkReferences(rubric, overlay);
  if (references.length > 0) return { ok: false, problems: references };
  const value: ClassificationRubric = {
    ...rubric,
    lines: rubric.lines.map((line) => overlayLine(line, overlay)),
    enterpriseTypes: rubric.enterpriseTypes.map((type) => ({
      ...type,
      domains: type.domains.map((domain) => overlayClass(domain, overlay)),
    })),
  };
  const problems = checkClassification(value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
