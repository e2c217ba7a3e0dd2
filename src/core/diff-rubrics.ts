import { type IndexedNode, indexRubric, type RubricIndex } from './index-rubric.ts';
import { compare } from './rational.ts';
import type { Criterion, Node, Rubric } from './rubric.ts';
import { type Impact, type RubricChange, RubricChanges } from './rubric-changes.ts';
import { stepOf } from './version.ts';

export interface RubricDiff {
  readonly from: { readonly id: string; readonly version: string };
  readonly to: { readonly id: string; readonly version: string };
  readonly changes: readonly RubricChange[];
  /** Whether any answers can score differently, or no longer be scored. */
  readonly scoreCanChange: boolean;
  /** The step of version that the changes ask for; null = nothing changed. */
  readonly needed: Impact | null;
  /** The step that the two version numbers take; null = none, or backwards. */
  readonly declared: Impact | null;
  /** The declared step covers what changed. Between two different rubrics nothing is asked. */
  readonly enough: boolean;
}

const RANK: Readonly<Record<Impact, number>> = { patch: 1, minor: 2, major: 3 };

const byId = <T extends { readonly id: string }>(list: readonly T[] = []): (readonly [string, T])[] =>
  list.map((entry) => [entry.id, entry] as const);

function diffHead(changes: RubricChanges, a: Rubric, b: Rubric): void {
  const { id } = b;
  changes.text('rubric', id, 'title', a.title, b.title);
  changes.text('rubric', id, 'description', a.description, b.description);
  changes.text('rubric', id, 'notice', a.notice, b.notice);
  changes.part('rubric', id, 'edition', a.edition, b.edition, 'patch');
  changes.part('rubric', id, 'policies', a.policies, b.policies, 'major');
  changes.part('rubric', id, 'method', a.method, b.method, 'major');
  changes.part('rubric', id, 'bands', a.bands, b.bands, 'major');
  changes.part('rubric', id, 'warnings', a.warnings, b.warnings, 'minor');
}

function diffLevels(changes: RubricChanges, a: Rubric, b: Rubric): void {
  const levels = (rubric: Rubric) => rubric.levels.map((one) => [String(one.level), one] as const);
  const impact = { added: 'minor', removed: 'major' } as const;
  changes.pairs('level', levels(a), levels(b), impact, (level, before, after) => {
    changes.text('level', level, 'name', before.name, after.name);
    changes.text('level', level, 'summary', before.summary, after.summary);
  });
}

function diffLayers(changes: RubricChanges, a: Rubric, b: Rubric): void {
  const impact = { added: 'major', removed: 'major' } as const;
  changes.pairs('layer', byId(a.layers), byId(b.layers), impact, (layer, before, after) => {
    changes.text('layer', layer, 'name', before.name, after.name);
    changes.part('layer', layer, 'method', before.method, after.method, 'major');
    changes.part('layer', layer, 'bands', before.bands, after.bands, 'major');
  });
}

function diffGates(changes: RubricChanges, a: Rubric, b: Rubric): void {
  const impact = { added: 'major', removed: 'major' } as const;
  changes.pairs('gate', byId(a.gates), byId(b.gates), impact, (gate, before, after) => {
    changes.text('gate', gate, 'text', before.text, after.text);
    const rule = ({ text: _, ...rest }: typeof before) => rest;
    changes.part('gate', gate, 'condition', rule(before), rule(after), 'major');
  });
}

function diffBonuses(changes: RubricChanges, a: Rubric, b: Rubric): void {
  const impact = { added: 'minor', removed: 'major' } as const;
  changes.pairs('bonus', byId(a.bonuses), byId(b.bonuses), impact, (bonus, before, after) => {
    changes.text('bonus', bonus, 'text', before.text, after.text);
    changes.part('bonus', bonus, 'points', before.points, after.points, 'major');
    changes.part('bonus', bonus, 'cap', before.cap, after.cap, 'major');
  });
}

function diffGlossary(changes: RubricChanges, a: Rubric, b: Rubric): void {
  const impact = { added: 'minor', removed: 'minor' } as const;
  changes.pairs('term', byId(a.glossary), byId(b.glossary), impact, (term, before, after) => {
    changes.text('term', term, 'term', before.term, after.term);
    changes.text('term', term, 'definition', before.definition, after.definition);
    changes.part('term', term, 'aliases', before.aliases, after.aliases, 'patch');
  });
}

/** A new option leaves old answers as they are, unless it moves the best or worst that an answer can be. */
function diffAnswerSets(changes: RubricChanges, a: RubricIndex, b: RubricIndex): void {
  const sets = ({ rubric }: RubricIndex) => byId(rubric.answerSets);
  const rangeOf = (index: RubricIndex, id: string) =>
    index.criteria.find(({ options }) => options.set.id === id)?.options;
  changes.pairs('answer-set', sets(a), sets(b), { added: 'minor', removed: 'major' }, (id, before, after) => {
    changes.part('answer-set', id, 'multiple', before.multiple, after.multiple, 'major');
    const [old, now] = [rangeOf(a, id), rangeOf(b, id)];
    const sameRange =
      !old || !now || (compare(old.lowest, now.lowest) === 0 && compare(old.highest, now.highest) === 0);
    const impact = { added: sameRange ? 'minor' : 'major', removed: 'major' } as const;
    const named = (set: typeof before) =>
      set.options.map((option) => [`${id}.${option.id}`, option] as const);
    changes.pairs('option', named(before), named(after), impact, (option, one, other) => {
      changes.part('option', option, 'value', one.value, other.value, 'major');
      changes.text('option', option, 'label', one.label, other.label);
      changes.text('option', option, 'hint', one.hint, other.hint);
    });
  });
}

function diffNodeTexts(changes: RubricChanges, a: Node, b: Node): void {
  const { id } = b;
  changes.text('node', id, 'name', a.name, b.name);
  changes.text('node', id, 'purpose', a.purpose, b.purpose);
  changes.part('node', id, 'clause', a.clause, b.clause, 'patch');
  changes.part('node', id, 'basis', a.basis, b.basis, 'patch');
  changes.part('node', id, 'roles', a.roles, b.roles, 'patch');
  for (const part of ['descriptors', 'weaknesses'] as const) {
    const levels = new Set([...Object.keys(a[part] ?? {}), ...Object.keys(b[part] ?? {})]);
    for (const level of levels)
      changes.text('node', id, `${part} ${level}`, a[part]?.[level], b[part]?.[level]);
  }
}

const orderOf = (node: IndexedNode): readonly string[] => node.criteria.map(({ criterion }) => criterion.id);

function diffNodes(changes: RubricChanges, a: RubricIndex, b: RubricIndex): void {
  const below = ({ nodes, root }: RubricIndex) =>
    nodes.flatMap((node) => (node === root ? [] : [[node.id, node] as const]));
  const parentOf = (index: RubricIndex, { parent }: IndexedNode) => (parent === index.root ? '' : parent?.id);
  changes.pairs('node', below(a), below(b), { added: 'major', removed: 'major' }, (id, before, after) => {
    changes.part('node', id, 'parent', parentOf(a, before), parentOf(b, after), 'major');
    changes.part('node', id, 'weight', before.node?.weight ?? 1, after.node?.weight ?? 1, 'major');
    changes.part('node', id, 'method', before.node?.method, after.node?.method, 'major');
    // Only a waterfall counts from the top; elsewhere the order is a matter of reading.
    const now = new Set(orderOf(after));
    const kept = orderOf(before).filter((criterion) => now.has(criterion));
    const old = new Set(kept);
    const stayed = orderOf(after).filter((criterion) => old.has(criterion));
    changes.part('node', id, 'order', kept, stayed, after.method.type === 'waterfall' ? 'major' : 'patch');
    if (before.node !== null && after.node !== null) diffNodeTexts(changes, before.node, after.node);
  });
}

function diffCriterionTexts(changes: RubricChanges, a: Criterion, b: Criterion): void {
  const { id } = b;
  changes.text('criterion', id, 'text', a.text, b.text);
  changes.text('criterion', id, 'followUp', a.followUp, b.followUp);
  for (const part of ['action', 'owner', 'result'] as const)
    changes.text('criterion', id, part, a.recommendation?.[part], b.recommendation?.[part]);
  changes.part('criterion', id, 'clause', a.clause, b.clause, 'patch');
  changes.part('criterion', id, 'evidence', a.evidence, b.evidence, 'patch');
  changes.part('criterion', id, 'effort', a.effort, b.effort, 'minor');
  changes.part('criterion', id, 'buildsOn', a.buildsOn, b.buildsOn, 'minor');
}

function diffCriteria(changes: RubricChanges, a: RubricIndex, b: RubricIndex): void {
  const all = (index: RubricIndex) => index.criteria.map((entry) => [entry.criterion.id, entry] as const);
  changes.pairs('criterion', all(a), all(b), { added: 'major', removed: 'major' }, (id, before, after) => {
    const [one, other] = [before.criterion, after.criterion];
    changes.part('criterion', id, 'item', before.item.id, after.item.id, 'major');
    changes.part('criterion', id, 'level', one.level, other.level, 'major');
    changes.part('criterion', id, 'weight', one.weight ?? 1, other.weight ?? 1, 'major');
    changes.part('criterion', id, 'answerSet', before.options.set.id, after.options.set.id, 'major');
    diffCriterionTexts(changes, one, other);
  });
}

/**
 * What changed from one rubric to another, and what it means: whether any answers could score differently
 * (a major version by semver), content came or went (minor), or only words did (patch).
 */
export function diffRubrics(before: Rubric, after: Rubric): RubricDiff {
  const changes = new RubricChanges();
  const [a, b] = [indexRubric(before), indexRubric(after)];
  for (const diff of [diffHead, diffLevels, diffLayers, diffGates, diffBonuses, diffGlossary])
    diff(changes, before, after);
  diffAnswerSets(changes, a, b);
  diffNodes(changes, a, b);
  diffCriteria(changes, a, b);
  const needed = changes.list.reduce<Impact | null>(
    (most, { impact }) => (most === null || RANK[impact] > RANK[most] ? impact : most),
    null,
  );
  const declared = stepOf(before.version, after.version);
  const sameRubric = before.id === after.id;
  return {
    from: { id: before.id, version: before.version },
    to: { id: after.id, version: after.version },
    changes: changes.list,
    scoreCanChange: needed === 'major',
    needed,
    declared,
    enough: !sameRubric || needed === null || (declared !== null && RANK[declared] >= RANK[needed]),
  };
}
