import type { Answer, Response } from '../../../src/core/response.ts';
import type { Band, Criterion, Level, Method, Node, Rubric } from '../../../src/core/rubric.ts';
import {
  below,
  decimal,
  type Fraction,
  fraction,
  higher,
  lower,
  minus,
  over,
  plus,
  roundFraction,
  times,
  total,
} from './fraction.ts';

/** docs/scoring.md once more, as slowly and plainly as possible, to hold the engine against. */

export type Suppose = 'policy' | 'worst' | 'best';

interface Child {
  readonly weight: Fraction;
  readonly value: Fraction | null;
  readonly notApplicable: boolean;
  readonly level: number;
  readonly best: Fraction;
}

export interface OracleNode {
  readonly id: string;
  /** As its parent uses it. */
  readonly value: Fraction | null;
  readonly printed: Fraction | null;
  readonly outcome: string;
  readonly blocked: boolean;
  readonly answered: number;
  readonly applicable: number;
  readonly criteria: number;
  readonly countedAnswered: number;
  readonly countedApplicable: number;
}

export interface OracleResult {
  readonly nodes: readonly OracleNode[];
  readonly score: Fraction | null;
  readonly byScore: Level | null;
  readonly weakest: Level | null;
  readonly level: Level | null;
  readonly failedGates: readonly string[];
}

const zero = fraction(0n);
const one = fraction(1n);
const weightOf = (part: { readonly weight?: number }) => decimal(part.weight ?? 1);
const isZero = (value: Fraction) => value.n === 0n;

function setOf(rubric: Rubric, criterion: Criterion) {
  const set = rubric.answerSets.find(({ id }) => id === (criterion.answerSet ?? rubric.answerSets[0]?.id));
  if (set === undefined) throw new Error('no answer set');
  return set;
}

function extreme(rubric: Rubric, criterion: Criterion, best: boolean): Fraction {
  const set = setOf(rubric, criterion);
  const values = set.options.map(({ value }) => decimal(value));
  const single = values.reduce(best ? higher : lower);
  if (set.multiple !== 'add') return single;
  const helping = values.filter((value) => (best ? value.n > 0n : value.n < 0n));
  return helping.length > 0 ? total(helping) : single;
}

function criterionValue(rubric: Rubric, criterion: Criterion, answer: Answer | undefined, suppose: Suppose) {
  const { policies } = rubric;
  if (answer !== undefined && 'notApplicable' in answer) {
    if (policies.notApplicable === 'exclude') return null;
    return policies.notApplicable === 'zero' ? zero : extreme(rubric, criterion, true);
  }
  if (answer === undefined || !('option' in answer) || answer.option === undefined) {
    if (suppose !== 'policy') return extreme(rubric, criterion, suppose === 'best');
    return policies.unanswered === 'zero' ? zero : null;
  }
  const set = setOf(rubric, criterion);
  const chosen = [answer.option].flat();
  const values = set.options.filter(({ id }) => chosen.includes(id)).map(({ value }) => decimal(value));
  return set.multiple === 'add' ? total(values) : values.reduce(higher);
}

const mean = (children: readonly Child[]): Fraction =>
  over(
    total(children.map(({ weight, value }) => times(weight, value as Fraction))),
    total(children.map(({ weight }) => weight)),
  );

function rateLevel(children: readonly Child[], aggregate: 'mean' | 'min'): Fraction | 'waived' | null {
  const scored = children.filter(({ value }) => value !== null);
  if (scored.length === 0) return children.every(({ notApplicable }) => notApplicable) ? 'waived' : null;
  return aggregate === 'mean' ? mean(scored) : scored.map(({ value }) => value as Fraction).reduce(lower);
}

const atLevel = (children: readonly Child[], level: number) =>
  children.filter((child) => child.level === level);

function measure(method: Method, all: readonly Child[]): Fraction | null {
  const counted = all.filter(({ weight }) => !isZero(weight));
  const scored = counted.filter(({ value }) => value !== null);
  if (scored.length === 0) return null;
  const values = scored.map(({ value }) => value as Fraction);
  switch (method.type) {
    case 'mean':
      return mean(scored);
    case 'sum':
      return plus(
        decimal(method.base ?? 0),
        total(scored.map(({ weight }, at) => times(weight, values[at] as Fraction))),
      );
    case 'min':
      return values.reduce(lower);
    case 'deduct': {
      const lost = total(scored.map(({ weight }, at) => times(weight, minus(one, values[at] as Fraction))));
      const left = minus(decimal(method.base), lost);
      return method.floor === undefined ? left : higher(left, decimal(method.floor));
    }
    case 'level-sum':
      return total(
        [...new Set(counted.map(({ level }) => level))].map((level) => {
          const children = atLevel(counted, level);
          const rating = rateLevel(children, 'mean');
          if (rating === 'waived') return mean(children.map((child) => ({ ...child, value: child.best })));
          return rating ?? zero;
        }),
      );
    case 'ladder': {
      const holding = method.rows.filter((row) =>
        row.requires.every(({ level, atLeast, above }) => {
          const children = atLevel(counted, level);
          const rating = children.length === 0 ? 'waived' : rateLevel(children, method.rating);
          if (rating === 'waived') return true;
          if (rating === null) return false;
          return (
            (atLeast === undefined || !below(rating, decimal(atLeast))) &&
            (above === undefined || below(decimal(above), rating))
          );
        }),
      );
      return fraction(BigInt(Math.max(0, ...holding.map(({ level }) => level))));
    }
    case 'waterfall': {
      const line = decimal(method.metFrom ?? 1);
      const applying = counted.filter(({ value, notApplicable }) => value !== null || !notApplicable);
      const stop = applying.findIndex(({ value }) => value === null || below(value, line));
      return fraction(BigInt(stop === -1 ? applying.length : stop));
    }
  }
}

function levelFor(bands: readonly Band[], value: Fraction | null): Level | null {
  if (value === null) return null;
  return bands.filter(({ atLeast }) => !below(value, decimal(atLeast))).at(-1)?.level ?? null;
}

export function scoreByOracle(rubric: Rubric, response: Response, suppose: Suppose): OracleResult {
  const { policies } = rubric;
  const rounded = (value: Fraction) =>
    roundFraction(value, policies.rounding.decimals, policies.rounding.mode);
  const forLevel = (value: Fraction | null) =>
    value === null || policies.levelFrom === 'exact' ? value : rounded(value);
  const nodes: OracleNode[] = [];
  const facts = new Map<string, { layer: string; counts: boolean; bands: readonly Band[] }>();

  function scoreCriteria(node: Node): {
    children: Child[];
    state: Omit<OracleNode, 'id' | 'value' | 'printed' | 'outcome'>;
  } {
    let [answered, applicable, countedAnswered, countedApplicable, blocked] = [0, 0, 0, 0, false];
    const children = (node.criteria ?? []).map((criterion): Child => {
      const answer = response.answers[criterion.id];
      const value = criterionValue(rubric, criterion, answer, suppose);
      const notApplicable = answer !== undefined && 'notApplicable' in answer;
      const rated = answer !== undefined && 'option' in answer && answer.option !== undefined;
      const weight = weightOf(criterion);
      if (!notApplicable) applicable += 1;
      if (rated) answered += 1;
      if (!isZero(weight)) {
        if (!notApplicable) countedApplicable += 1;
        if (rated) countedAnswered += 1;
        if (!rated && !notApplicable && value === null && policies.unanswered === 'block') blocked = true;
      }
      return {
        weight,
        value,
        notApplicable,
        level: criterion.level ?? 0,
        best: extreme(rubric, criterion, true),
      };
    });
    return {
      children,
      state: { blocked, answered, applicable, criteria: children.length, countedAnswered, countedApplicable },
    };
  }

  function finish(
    id: string,
    method: Method,
    children: readonly Child[],
    state: Omit<OracleNode, 'id' | 'value' | 'printed' | 'outcome'>,
  ): OracleNode {
    const measured = state.blocked ? null : measure(method, children);
    const printed = measured === null ? null : rounded(measured);
    const value = policies.rounding.at === 'each-node' ? printed : measured;
    const outcome =
      state.countedApplicable === 0
        ? 'not-applicable'
        : state.countedAnswered === 0
          ? 'unanswered'
          : value === null
            ? 'inconclusive'
            : 'scored';
    const made = { id, value, printed, outcome, ...state };
    nodes.push(made);
    return made;
  }

  function scoreGroup(
    id: string,
    method: Method,
    below: readonly Node[],
    depth: number,
    counts: boolean,
  ): OracleNode {
    const state = {
      blocked: false,
      answered: 0,
      applicable: 0,
      criteria: 0,
      countedAnswered: 0,
      countedApplicable: 0,
    };
    const children = below.map((node): Child => {
      const weight = weightOf(node);
      const scored = scoreNode(node, depth, counts && !isZero(weight));
      state.answered += scored.answered;
      state.applicable += scored.applicable;
      state.criteria += scored.criteria;
      if (!isZero(weight)) {
        state.countedAnswered += scored.countedAnswered;
        state.countedApplicable += scored.countedApplicable;
        if (scored.blocked) state.blocked = true;
      }
      return {
        weight,
        value: scored.value,
        notApplicable: scored.outcome === 'not-applicable',
        level: 0,
        best: one,
      };
    });
    return finish(id, method, children, state);
  }

  function scoreNode(node: Node, depth: number, counts: boolean): OracleNode {
    const layer = rubric.layers[depth];
    if (layer === undefined) throw new Error('no layer');
    facts.set(node.id, { layer: layer.id, counts, bands: layer.bands ?? rubric.bands });
    const method = node.method ?? layer.method;
    if (node.criteria === undefined || node.criteria.length === 0)
      return scoreGroup(node.id, method, node.children ?? [], depth + 1, counts);
    const screening = response.answers[node.id];
    const rated = node.criteria.some(({ id }) => {
      const answer = response.answers[id];
      return answer !== undefined && 'option' in answer && answer.option !== undefined;
    });
    const { children, state } = scoreCriteria(node);
    if (screening === undefined || !('level' in screening) || rated)
      return finish(node.id, method, children, state);
    const value = fraction(BigInt(screening.level));
    const all = children.length;
    const made = {
      id: node.id,
      value,
      printed: value,
      outcome: 'screened',
      blocked: false,
      answered: all,
      applicable: all,
      criteria: all,
      countedAnswered: all,
      countedApplicable: all,
    };
    nodes.push(made);
    return made;
  }

  const root = scoreGroup(rubric.id, rubric.method, rubric.children, 0, true);
  const byId = new Map(nodes.map((node) => [node.id, node]));

  let score = root.value;
  const bonus = total(
    (rubric.bonuses ?? []).map(({ id, points, cap }) =>
      lower(times(fraction(BigInt(response.bonuses?.[id] ?? 0)), decimal(points)), decimal(cap)),
    ),
  );
  if (score !== null && !isZero(bonus)) {
    const top = topOfScale(rubric);
    score = higher(score, top === null ? score : lower(plus(score, bonus), top));
  }

  const failedGates = (rubric.gates ?? []).filter((gate) => {
    const failing = [...byId.values()].filter(({ id, value, outcome }) => {
      const fact = facts.get(id);
      if (fact === undefined) return false;
      if (!(gate.nodes?.includes(id) || (fact.layer === gate.layer && fact.counts))) return false;
      const shown = forLevel(value);
      return shown === null ? outcome !== 'not-applicable' : below(shown, decimal(gate.atLeast));
    });
    return failing.length > (gate.allowedBelow ?? 0);
  });

  const shown = forLevel(score);
  const byScore = levelFor(rubric.bands, shown);
  const order = rubric.bands.map(({ level }) => level);
  let position = byScore === null ? -1 : order.indexOf(byScore);
  for (const gate of failedGates) position = Math.min(position, order.indexOf(gate.level) - 1);
  const weakest = rubric.children
    .filter((node) => !isZero(weightOf(node)))
    .flatMap((node) => {
      const { bands } = facts.get(node.id) as { bands: readonly Band[] };
      const level = levelFor(bands, forLevel((byId.get(node.id) as OracleNode).value));
      return level === null ? [] : [{ level, position: bands.findIndex((band) => band.level === level) }];
    })
    .sort((a, b) => a.position - b.position)[0];
  return {
    nodes,
    score: score === null ? null : rounded(score),
    byScore,
    weakest: weakest?.level ?? null,
    level: order[position] ?? null,
    failedGates: failedGates.map(({ id }) => id),
  };
}

/** The score if everything applies and is answered best. */
function topOfScale(rubric: Rubric): Fraction | null {
  const bare: Rubric = { ...rubric, bonuses: [], gates: [] };
  const blank: Response = {
    schemaVersion: 1,
    rubric: { id: rubric.id },
    enterprise: { name: '' },
    assessment: {},
    answers: {},
  };
  return scoreByOracle(bare, blank, 'best').nodes.at(-1)?.value ?? null;
}
