import type { Answer, Response } from '../../src/core/response.ts';
import type { AnswerSet, Band, Criterion, Layer, Method, Node, Rubric } from '../../src/core/rubric.ts';
import type { Draw } from './draw.ts';

export const text = (words: string) => ({ 'zh-CN': words, en: words });

export interface RubricChoices {
  readonly groupMethods?: readonly Method['type'][];
  readonly itemMethods?: readonly Method['type'][];
  /** Answer values from 0 to 1 only, with 0 and 1 among them. */
  readonly unitValues?: boolean;
  readonly policies?: Partial<Rubric['policies']>;
  readonly gates?: boolean;
  readonly bonuses?: boolean;
}

function anyMethod(draw: Draw, types: readonly Method['type'][]): Method {
  const type = draw.oneOf(types);
  switch (type) {
    case 'deduct':
      return {
        type,
        base: draw.decimal(0, 110),
        ...(draw.flag() && { floor: draw.decimal(-3, 3) }),
      };
    case 'sum':
      return draw.flag() ? { type } : { type, base: draw.decimal(-20, 20) };
    case 'ladder':
      return {
        type,
        rating: draw.oneOf(['mean', 'min'] as const),
        rows: Array.from({ length: draw.whole(1, 3) }, (_, at) => ({
          level: at + 1,
          requires: Array.from({ length: at + 1 }, (__, below) => ({
            level: below + 1,
            ...(draw.flag() ? { atLeast: draw.decimal(0, 1) } : { above: draw.decimal(0, 1) }),
          })),
        })),
      };
    case 'waterfall':
      return draw.flag() ? { type } : { type, metFrom: draw.decimal(0, 1) };
    default:
      return { type };
  }
}

const WEIGHTS = [undefined, undefined, 1, 0, 2, 3, 0.5, 0.333, 1.25, 0.1, 7.5];

const anyWeight = (draw: Draw): { weight?: number } => {
  const weight = draw.oneOf(WEIGHTS);
  return weight === undefined ? {} : { weight };
};

/** Not all of weight 0: check-rubric refuses that. */
const someWeight = <T extends { weight?: number }>(parts: readonly T[]): readonly T[] =>
  parts.every(({ weight }) => weight === 0) ? parts.map((part) => ({ ...part, weight: 1 })) : parts;

function anyAnswerSet(draw: Draw, id: string, unit: boolean): AnswerSet {
  const values = unit
    ? [0, ...Array.from({ length: draw.whole(0, 2) }, () => draw.decimal(0, 1)), 1]
    : Array.from({ length: draw.whole(1, 5) }, () => draw.decimal(-2, 5));
  const multiple = unit ? undefined : draw.oneOf([undefined, undefined, 'add', 'max'] as const);
  return {
    id,
    options: values.map((value, at) => ({ id: `o${at}`, value, label: text(`option ${at}`) })),
    ...(multiple && { multiple }),
  };
}

export const ALL_GROUP_METHODS: readonly Method['type'][] = ['mean', 'sum', 'min', 'deduct'];
export const ALL_ITEM_METHODS: readonly Method['type'][] = [
  ...ALL_GROUP_METHODS,
  'level-sum',
  'ladder',
  'waterfall',
];

/** Any rubric of one to four layers that the engine must be able to score. */
export function anyRubric(draw: Draw, choices: RubricChoices = {}): Rubric {
  const { groupMethods = ALL_GROUP_METHODS, itemMethods = ALL_ITEM_METHODS, unitValues = false } = choices;
  const depth = draw.whole(1, 4);
  const answerSets = Array.from({ length: draw.whole(1, 2) }, (_, at) =>
    anyAnswerSet(draw, `set${at}`, unitValues),
  );
  const layers = Array.from({ length: depth }, (_, at): Layer => {
    const types = at === depth - 1 ? itemMethods : groupMethods;
    return { id: `layer${at}`, name: text(`layer ${at}`), method: anyMethod(draw, types) };
  });
  const ids: string[] = [];

  const anyCriterion = (item: string, at: number): Criterion => ({
    id: `${item}.${at}`,
    text: text(`criterion ${at}`),
    level: draw.whole(1, 3),
    answerSet: draw.oneOf(answerSets).id,
    ...anyWeight(draw),
  });

  function anyNode(id: string, at: number): Node {
    ids.push(id);
    const own = { id, name: text(id), ...anyWeight(draw) };
    if (at === depth - 1) {
      const count = draw.whole(1, 5);
      const criteria = Array.from({ length: count }, (_, criterion) => anyCriterion(id, criterion));
      return { ...own, criteria: someWeight(criteria) };
    }
    return { ...own, children: anyNodes(id, at + 1) };
  }

  const anyNodes = (parent: string, at: number): readonly Node[] =>
    someWeight(
      Array.from({ length: draw.whole(1, depth > 2 ? 2 : 3) }, (_, child) =>
        anyNode(`${parent}-${child}`, at),
      ),
    );

  const children = anyNodes('n', 0);
  const bands: Band[] = [{ level: 1, atLeast: -1_000_000 }];
  for (const level of [2, '2+', 3])
    bands.push({
      level,
      atLeast: Number(
        ((bands.length === 1 ? 0 : (bands.at(-1)?.atLeast ?? 0)) + draw.decimal(1, 4) / 4).toFixed(4),
      ),
    });
  const gates = (['2+', 3] as const).map((level, at) => ({
    id: `gate${at}`,
    level,
    atLeast: draw.decimal(0, 2),
    ...(draw.flag() ? { layer: draw.oneOf(layers).id } : { nodes: [draw.oneOf(ids)] }),
    ...(draw.flag() && { allowedBelow: draw.whole(0, 2) }),
  }));
  return {
    schemaVersion: 1,
    kind: 'maturity',
    id: 'any',
    version: '1.0.0',
    title: text('any'),
    notice: text('any'),
    levels: [1, 2, '2+', 3].map((level) => ({ level, name: text(String(level)) })),
    answerSets,
    policies: {
      unanswered: draw.oneOf(['zero', 'exclude', 'block'] as const),
      notApplicable: draw.oneOf(['exclude', 'zero', 'full'] as const),
      rounding: {
        decimals: draw.whole(0, 4),
        mode: draw.oneOf(['half-up', 'half-even', 'floor', 'truncate'] as const),
        at: draw.oneOf(['edge', 'each-node'] as const),
      },
      levelFrom: draw.oneOf(['rounded', 'exact'] as const),
      ...choices.policies,
    },
    method: anyMethod(draw, groupMethods),
    layers,
    bands,
    ...(choices.gates !== false && draw.flag() && { gates }),
    ...(choices.bonuses !== false &&
      draw.flag() && {
        bonuses: [{ id: 'extra', text: text('extra'), points: draw.decimal(0, 1), cap: draw.decimal(0, 2) }],
      }),
    children,
  };
}

export const itemsOf = (nodes: readonly Node[]): readonly Node[] =>
  nodes.flatMap((node) => (node.criteria ? [node] : itemsOf(node.children ?? [])));

export function anyAnswer(draw: Draw, rubric: Rubric, criterion: Criterion): Answer {
  const set = rubric.answerSets.find(({ id }) => id === criterion.answerSet) ?? rubric.answerSets[0];
  const ids = set?.options.map(({ id }) => id) ?? [];
  if (set?.multiple === undefined || draw.flag()) return { option: draw.oneOf(ids) };
  return { option: draw.some(ids) };
}

export interface ResponseChoices {
  readonly unanswered?: boolean;
  readonly notApplicable?: boolean;
  readonly screening?: boolean;
}

export function anyResponse(draw: Draw, rubric: Rubric, choices: ResponseChoices = {}): Response {
  const { unanswered = true, notApplicable = true, screening = true } = choices;
  const answers: Record<string, Answer> = {};
  for (const item of itemsOf(rubric.children)) {
    // Whole items alike now and then: all not applicable, all unanswered.
    const mood = draw.whole(0, 9);
    if (screening && draw.whole(0, 7) === 0) answers[item.id] = { level: draw.whole(1, 3) };
    for (const criterion of item.criteria ?? []) {
      const kind = mood === 0 ? 0 : mood === 1 ? 1 : draw.whole(0, 5);
      if (kind === 0 && notApplicable) answers[criterion.id] = { notApplicable: true, reason: 'none here' };
      else if (kind === 1 && unanswered) continue;
      else if (kind === 2 && unanswered && draw.flag()) answers[criterion.id] = { note: 'ask again' };
      else answers[criterion.id] = anyAnswer(draw, rubric, criterion);
    }
  }
  return {
    schemaVersion: 1,
    rubric: { id: rubric.id },
    enterprise: { name: 'Any' },
    assessment: {},
    answers,
    ...(rubric.bonuses && { bonuses: { extra: draw.whole(0, 4) } }),
  };
}
