import type { Problem, ProblemCode } from '../errors.ts';
import { indexRubric } from './index-rubric.ts';
import { compare, fromDecimal, type Rational, toNumber } from './rational.ts';
import type { Band, Criterion, Method, Node, Rubric } from './rubric.ts';

type Report = (code: ProblemCode, path: string, params?: Problem['params']) => void;

interface Found {
  readonly node: Node;
  readonly path: string;
  readonly depth: number;
  readonly method: Method;
}

/** Every node with its path; nodes deeper than the declared layers are reported and not entered. */
function collectNodes(rubric: Rubric, report: Report): Found[] {
  const found: Found[] = [];
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

function checkUnique(report: Report, entries: Iterable<readonly [id: string, path: string]>): void {
  const seen = new Map<string, string>();
  for (const [id, path] of entries) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    else report('duplicate-id', path, { id, first });
  }
}

const needsLevels = (method: Method): boolean => method.type === 'level-sum' || method.type === 'ladder';
const needsCriteria = (method: Method): boolean => needsLevels(method) || method.type === 'waterfall';

function checkMethod(report: Report, method: Method, path: string): void {
  if (method.type !== 'ladder') return;
  for (const [row, { requires }] of method.rows.entries())
    for (const [position, condition] of requires.entries())
      if (condition.atLeast === undefined && condition.above === undefined)
        report('ladder-row', `${path}.rows[${row}].requires[${position}]`);
}

function checkNode(report: Report, { node, path, method }: Found, rubric: Rubric): void {
  const children = node.children ?? [];
  const criteria = node.criteria ?? [];
  if (children.length > 0 && criteria.length > 0) report('node-mixed', path, { id: node.id });
  if (children.length === 0 && criteria.length === 0) report('node-empty', path, { id: node.id });
  if (children.length > 0 && needsCriteria(method))
    report('method-needs-criteria', path, { id: node.id, method: method.type });
  if (node.method !== undefined) checkMethod(report, node.method, `${path}.method`);
  const weights = [...children, ...criteria].map(({ weight }) => weight ?? 1);
  if (weights.length > 0 && weights.every((weight) => weight === 0))
    report('weights-zero', path, { id: node.id });
  const sets = new Set(rubric.answerSets.map(({ id }) => id));
  for (const [position, criterion] of criteria.entries()) {
    const own = `${path}.criteria[${position}]`;
    if (!criterion.id.startsWith(`${node.id}.`))
      report('criterion-owner', `${own}.id`, { id: criterion.id, item: node.id });
    if (criterion.level === undefined && needsLevels(method))
      report('criterion-level', own, { id: criterion.id });
    if (criterion.answerSet !== undefined && !sets.has(criterion.answerSet))
      report('unknown-reference', `${own}.answerSet`, { id: criterion.answerSet });
  }
}

function checkBuildsOn(report: Report, criteria: ReadonlyMap<string, readonly [Criterion, string]>): void {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    const [criterion, path] = criteria.get(id) ?? [];
    if (criterion === undefined || path === undefined || state.get(id) === 'done') return;
    if (state.get(id) === 'open') {
      report('builds-on-cycle', `${path}.buildsOn`, { id });
      return;
    }
    state.set(id, 'open');
    for (const [position, other] of (criterion.buildsOn ?? []).entries()) {
      if (criteria.has(other)) visit(other);
      else report('unknown-reference', `${path}.buildsOn[${position}]`, { id: other });
    }
    state.set(id, 'done');
  };
  for (const id of criteria.keys()) visit(id);
}

function checkBandOrder(report: Report, bands: readonly Band[], path: string): void {
  for (const [position, band] of bands.entries()) {
    const before = bands[position - 1];
    if (before !== undefined && band.atLeast <= before.atLeast)
      report('bands-order', `${path}[${position}].atLeast`, {
        atLeast: band.atLeast,
        before: before.atLeast,
      });
  }
}

function checkBandRange(
  report: Report,
  bands: readonly Band[],
  path: string,
  lowest: Rational,
  highest: Rational,
): void {
  const first = bands[0];
  if (first !== undefined && compare(lowest, fromDecimal(first.atLeast)) < 0)
    report('bands-hole', `${path}[0].atLeast`, { atLeast: first.atLeast, lowest: toNumber(lowest) });
  for (const [position, band] of bands.entries())
    if (compare(highest, fromDecimal(band.atLeast)) < 0)
      report('level-unreachable', `${path}[${position}]`, { level: band.level, highest: toNumber(highest) });
}

/** Scores the rubric with every question answered worst and best, and holds its bands against that range. */
function checkReach(report: Report, rubric: Rubric): void {
  const { lowest, highest } = indexRubric(rubric).root.scale;
  checkBandRange(report, rubric.bands, '$.bands', lowest, highest);
}

function checkReferences(report: Report, rubric: Rubric, nodeIds: ReadonlySet<string>): void {
  const levels = new Set(rubric.levels.map(({ level }) => level));
  const checkLevels = (bands: readonly Band[], path: string) => {
    checkBandOrder(report, bands, path);
    for (const [position, { level }] of bands.entries())
      if (!levels.has(level)) report('level-unknown', `${path}[${position}].level`, { level });
  };
  checkLevels(rubric.bands, '$.bands');
  const layers = new Set(rubric.layers.map(({ id }) => id));
  for (const [position, layer] of rubric.layers.entries()) {
    checkMethod(report, layer.method, `$.layers[${position}].method`);
    if (layer.bands !== undefined) checkLevels(layer.bands, `$.layers[${position}].bands`);
  }
  if (needsCriteria(rubric.method))
    report('method-needs-criteria', '$.method', { id: rubric.id, method: rubric.method.type });
  for (const [position, gate] of (rubric.gates ?? []).entries()) {
    const path = `$.gates[${position}]`;
    if (gate.layer !== undefined && !layers.has(gate.layer))
      report('unknown-reference', `${path}.layer`, { id: gate.layer });
    for (const [at, id] of (gate.nodes ?? []).entries())
      if (!nodeIds.has(id)) report('unknown-reference', `${path}.nodes[${at}]`, { id });
    if (!rubric.bands.some(({ level }) => level === gate.level))
      report('level-unknown', `${path}.level`, { level: gate.level });
  }
}

/**
 * What a schema cannot say of a rubric: unique ids, references, methods that fit their nodes, weights,
 * bands in order, without holes and all reachable, no cycle in `buildsOn`. Returns every problem with its path.
 */
export function checkRubric(rubric: Rubric): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, params) =>
    problems.push(params === undefined ? { code, path } : { code, path, params });

  const nodes = collectNodes(rubric, report);
  const criteria = nodes.flatMap(({ node, path }) =>
    (node.criteria ?? []).map((criterion, position) => [criterion, `${path}.criteria[${position}]`] as const),
  );
  checkUnique(report, [
    [rubric.id, '$.id'],
    ...nodes.map(({ node, path }) => [node.id, `${path}.id`] as const),
    ...criteria.map(([criterion, path]) => [criterion.id, `${path}.id`] as const),
  ]);
  checkUnique(
    report,
    rubric.layers.map(({ id }, at) => [id, `$.layers[${at}].id`] as const),
  );
  checkUnique(
    report,
    rubric.answerSets.map(({ id }, at) => [id, `$.answerSets[${at}].id`] as const),
  );
  for (const [at, set] of rubric.answerSets.entries())
    checkUnique(
      report,
      set.options.map(({ id }, o) => [id, `$.answerSets[${at}].options[${o}].id`] as const),
    );
  if (rubric.children.length === 0) report('node-empty', '$', { id: rubric.id });
  for (const found of nodes) checkNode(report, found, rubric);
  checkReferences(report, rubric, new Set(nodes.map(({ node }) => node.id)));
  checkBuildsOn(report, new Map(criteria.map((entry) => [entry[0].id, entry])));
  if (problems.length === 0) checkReach(report, rubric);
  return problems;
}
