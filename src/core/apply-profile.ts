import type { Parsed, Problem } from '../errors.ts';
import { checkRubric } from './check-rubric.ts';
import type { Profile } from './profile.ts';
import { reportTo } from './report-problem.ts';
import type { Node, Rubric } from './rubric.ts';

function collectIds(nodes: readonly Node[], into: Set<string>): Set<string> {
  for (const node of nodes) {
    into.add(node.id);
    for (const criterion of node.criteria ?? []) into.add(criterion.id);
    collectIds(node.children ?? [], into);
  }
  return into;
}

function checkReferences(rubric: Rubric, profile: Profile): Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const unknown = (path: string, id: string) => report('unknown-reference', path, { id });
  if (profile.rubric.id !== rubric.id)
    report('rubric-id', '$.rubric.id', { found: profile.rubric.id, expected: rubric.id });
  for (const [setId, values] of Object.entries(profile.optionValues ?? {})) {
    const set = rubric.answerSets.find(({ id }) => id === setId);
    if (set === undefined) unknown(`$.optionValues[${JSON.stringify(setId)}]`, setId);
    else
      for (const option of Object.keys(values))
        if (!set.options.some(({ id }) => id === option))
          unknown(`$.optionValues[${JSON.stringify(setId)}][${JSON.stringify(option)}]`, option);
  }
  const ids = collectIds(rubric.children, new Set());
  for (const id of Object.keys(profile.weights ?? {}))
    if (!ids.has(id)) unknown(`$.weights[${JSON.stringify(id)}]`, id);
  return problems;
}

/** What an object holds itself under a key; an option may be called `constructor`. */
const own = <T>(values: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  values !== undefined && Object.hasOwn(values, key) ? values[key] : undefined;

/** Lays a profile over a rubric. Returns the rubric to score with, or every problem that the two have together. */
export function applyProfile(rubric: Rubric, profile: Profile): Parsed<Rubric> {
  const references = checkReferences(rubric, profile);
  if (references.length > 0) return { ok: false, problems: references };
  const weights = new Map(Object.entries(profile.weights ?? {}));
  const reweigh = <T extends { readonly id: string; readonly weight?: number }>(part: T): T => {
    const weight = weights.get(part.id);
    return weight === undefined ? part : { ...part, weight };
  };
  const layOver = (node: Node): Node => ({
    ...reweigh(node),
    ...(node.children && { children: node.children.map(layOver) }),
    ...(node.criteria && { criteria: node.criteria.map(reweigh) }),
  });
  const value: Rubric = {
    ...rubric,
    answerSets: rubric.answerSets.map((set) => ({
      ...set,
      options: set.options.map((option) => ({
        ...option,
        value: own(own(profile.optionValues, set.id), option.id) ?? option.value,
      })),
    })),
    policies: { ...rubric.policies, ...profile.policies },
    ...(profile.warnings && { warnings: { ...rubric.warnings, ...profile.warnings } }),
    ...(profile.bands && { bands: profile.bands }),
    ...(profile.gates && { gates: profile.gates }),
    ...(profile.bonuses && { bonuses: profile.bonuses }),
    children: rubric.children.map(layOver),
  };
  const problems = checkRubric(value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
