import type { Parsed, Problem } from '../../errors.ts';
import { checkClassification } from './check-classification.ts';
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
  if (overlay.extends !== rubric.id)
    problems.push({
      code: 'rubric-id',
      path: '$.extends',
      params: { found: overlay.extends, expected: rubric.id },
    });
  for (const [at, indicator] of (overlay.indicators ?? []).entries()) {
    const path = `$.indicators[${at}]`;
    const line = rubric.lines.find(({ id }) => id === indicator.line);
    if (line === undefined)
      problems.push({ code: 'unknown-reference', path: `${path}.line`, params: { id: indicator.line } });
    else if (line.kind === 'regulation')
      problems.push({ code: 'line-fixed', path: `${path}.line`, params: { id: indicator.line } });
    else if (!line.grades.some(({ id }) => id === indicator.grade))
      problems.push({ code: 'unknown-reference', path: `${path}.grade`, params: { id: indicator.grade } });
  }
  const classes = new Set<string>();
  const collect = (nodes: readonly DataClass[]): void => {
    for (const node of nodes) {
      classes.add(node.id);
      collect(node.children ?? []);
    }
  };
  for (const type of rubric.enterpriseTypes) collect(type.domains);
  for (const [at, { under, classes: added }] of (overlay.classes ?? []).entries()) {
    if (!classes.has(under))
      problems.push({ code: 'unknown-reference', path: `$.classes[${at}].under`, params: { id: under } });
    for (const [c, { id }] of added.entries())
      if (!id.startsWith(`${under}.`))
        problems.push({
          code: 'class-owner',
          path: `$.classes[${at}].classes[${c}].id`,
          params: { id, under },
        });
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
