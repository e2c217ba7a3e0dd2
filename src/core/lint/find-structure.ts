import { type IndexedNode, indexRubric, type RubricIndex } from '../index-rubric.ts';
import { compare, fromDecimal, type Rational, toNumber } from '../rational.ts';
import type { Band, Criterion, Method, Node, Rubric } from '../rubric.ts';
import type { Found } from './finding.ts';

const byLevel = (method: Method): boolean => method.type === 'level-sum' || method.type === 'ladder';

/** The levels that an item's criteria should stand for: those that are numbers, without a level 0 that stands for nothing. */
const numericLevels = (rubric: Rubric): number[] =>
  rubric.levels.flatMap(({ level }) => (typeof level === 'number' && level > 0 ? [level] : []));

/** Levels that have criteria somewhere: a rubric may start at 1 or at 2, and that is no hole. */
function levelsInUse(index: RubricIndex): ReadonlySet<number> {
  return new Set(index.criteria.flatMap(({ criterion }) => criterion.level ?? []));
}

function findLevelHoles(found: Found, index: RubricIndex): void {
  const wanted = numericLevels(index.rubric);
  const inUse = levelsInUse(index);
  for (const item of index.items) {
    if (!byLevel(item.method)) continue;
    const own = new Set(item.criteria.map(({ criterion }) => criterion.level));
    const needed =
      item.method.type === 'ladder'
        ? item.method.rows.flatMap(({ requires }) => requires.map(({ level }) => level))
        : wanted.filter((level) => inUse.has(level));
    for (const level of new Set(needed))
      if (!own.has(level)) found('level-without-criteria', item.id, { level });
  }
  for (const level of wanted)
    if (!inUse.has(level) && index.items.some(({ method }) => method.type === 'level-sum'))
      found('level-without-criteria', index.rubric.id, { level });
}

const unreachable = (bands: readonly Band[], highest: Rational): readonly Band[] =>
  bands.filter(({ atLeast }) => compare(highest, fromDecimal(atLeast)) < 0);

function findUnreachable(found: Found, index: RubricIndex): void {
  const { rubric } = index;
  for (const { level } of rubric.levels)
    if (rubric.bands.length > 0 && !rubric.bands.some((band) => band.level === level))
      found('level-unreachable', rubric.id, { level, highest: '—' });
  for (const node of index.nodes) {
    // check-rubric holds the rubric's own bands against its scale.
    if (node.depth === 0) continue;
    for (const { level } of unreachable(node.bands, node.scale.highest))
      found('level-unreachable', node.id, { level, highest: toNumber(node.scale.highest) });
  }
  for (const { gate, nodes } of index.gates) {
    const line = fromDecimal(gate.atLeast);
    const alwaysBelow = nodes.filter(({ scale }) => compare(scale.highest, line) < 0).length;
    const canBeBelow = nodes.filter(({ scale }) => compare(scale.lowest, line) < 0).length;
    const allowed = gate.allowedBelow ?? 0;
    if (alwaysBelow > allowed || canBeBelow <= allowed)
      found('gate-without-effect', gate.id, { level: gate.level, atLeast: gate.atLeast });
  }
}

/** Sums that weights are meant to make. */
const WHOLES = [1, 100];

/** Weights written as shares that do not add up, and shares beside siblings that were forgotten. */
function findWeightDrift(found: Found, id: string, siblings: readonly { readonly weight?: number }[]): void {
  const given = siblings.flatMap(({ weight }) => (weight === undefined ? [] : [weight]));
  if (given.length === 0 || siblings.length < 2) return;
  const sum = given.reduce((total, weight) => total + weight, 0);
  const missing = siblings.length - given.length;
  const shares = given.some((weight) => weight > 0 && weight < 1) && given.every((weight) => weight < 1);
  if (missing > 0 && shares) {
    found('weight-drift', id, { sum: round(sum + missing), whole: 1 });
    return;
  }
  const whole = WHOLES.find((goal) => Math.abs(sum - goal) <= goal * 0.1 && (goal > 1 || shares));
  if (whole !== undefined && missing === 0 && Math.abs(sum - whole) > whole * 1e-9)
    found('weight-drift', id, { sum: round(sum), whole });
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

function findAnswerSets(found: Found, index: RubricIndex): void {
  const used = new Set(index.criteria.map(({ options }) => options.set.id));
  for (const set of index.rubric.answerSets) {
    if (!used.has(set.id)) found('answer-set-unused', set.id);
    const values = new Map<number, string>();
    for (const { id, value } of set.options) {
      const first = values.get(value);
      if (first !== undefined && set.multiple !== 'add')
        found('options-same-value', `${set.id}.${id}`, { value, first });
      values.set(value, id);
    }
  }
}

const ADVICE = [
  'evidence',
  'followUp',
  'recommendation',
  'effort',
] as const satisfies readonly (keyof Criterion)[];

const hasAdvice = (criterion: Criterion, part: (typeof ADVICE)[number]): boolean => {
  const value = criterion[part];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
};

/** A part that most criteria have and a few lack was forgotten there; one that none has was left out on purpose. */
function findMissingAdvice(found: Found, index: RubricIndex): void {
  const criteria = index.criteria.map(({ criterion }) => criterion);
  for (const part of ADVICE) {
    const without = criteria.filter((criterion) => !hasAdvice(criterion, part));
    if (without.length * 2 >= criteria.length) continue;
    for (const { id } of without) found('advice-missing', id, { part });
  }
}

function findMissingLevelTexts(found: Found, index: RubricIndex): void {
  const levels = numericLevels(index.rubric).map(String);
  const check = (node: Node, part: 'descriptors' | 'weaknesses') => {
    const texts = node[part];
    if (texts === undefined) return;
    const missing = levels.filter((level) => !Object.hasOwn(texts, level));
    if (missing.length > 0)
      found('level-texts-missing', `${node.id} ${part}`, { levels: missing.join(', ') });
  };
  for (const { node } of index.items) {
    if (node === null) continue;
    check(node, 'descriptors');
    check(node, 'weaknesses');
  }
}

function findBuildsOn(found: Found, index: RubricIndex): void {
  for (const { criterion } of index.criteria)
    for (const id of criterion.buildsOn ?? []) {
      const other = index.criteriaById.get(id)?.criterion;
      if (other?.level !== undefined && criterion.level !== undefined && other.level > criterion.level)
        found('builds-on-higher-level', `${criterion.id} buildsOn`, { id, level: other.level });
    }
}

const siblingsOf = (index: RubricIndex, node: IndexedNode): readonly { readonly weight?: number }[] =>
  node.node === null ? index.rubric.children : (node.node.children ?? node.node.criteria ?? []);

/** Levels, weights, answer sets and gates that cannot do what they are there for, and parts forgotten in places. */
export function findStructure(found: Found, rubric: Rubric): void {
  const index = indexRubric(rubric);
  findLevelHoles(found, index);
  findUnreachable(found, index);
  for (const node of index.nodes) findWeightDrift(found, node.id, siblingsOf(index, node));
  findAnswerSets(found, index);
  findMissingAdvice(found, index);
  findMissingLevelTexts(found, index);
  findBuildsOn(found, index);
}
