import { indexRubric } from '../../src/core/index-rubric.ts';
import type { Answer, Response } from '../../src/core/response.ts';
import type { Result } from '../../src/core/result.ts';
import type { Criterion, Layer, Method, Node, Policies, Rubric } from '../../src/core/rubric.ts';
import { scoreResponse } from '../../src/core/score-response.ts';
import { text } from './any-rubric.ts';

/** Rubrics of a few lines, for tests that say what they test. */

export const answerSet = (id: string, values: Readonly<Record<string, number>>) => ({
  id,
  options: Object.entries(values).map(([option, value]) => ({ id: option, value, label: text(option) })),
});

export const YES_HALF_NO = answerSet('conformity', { yes: 1, half: 0.5, no: 0 });

/** An item whose criteria are numbered from 1: `item('a', 2)` holds `a.1` and `a.2`. */
export const item = (
  id: string,
  criteria: number | readonly Partial<Criterion>[],
  more: Partial<Node> = {},
): Node => ({
  id,
  name: text(id),
  criteria: (typeof criteria === 'number' ? Array.from({ length: criteria }, () => ({})) : criteria).map(
    (part, at) => ({ id: `${id}.${at + 1}`, text: text(`${id}.${at + 1}`), ...part }),
  ),
  ...more,
});

export const group = (id: string, children: readonly Node[], more: Partial<Node> = {}): Node => ({
  id,
  name: text(id),
  children,
  ...more,
});

export const layer = (id: string, method: Method, more: Partial<Layer> = {}): Layer => ({
  id,
  name: text(id),
  method,
  ...more,
});

export const MEAN: Method = { type: 'mean' };

export const POLICIES: Policies = {
  unanswered: 'zero',
  notApplicable: 'exclude',
  rounding: { decimals: 2, mode: 'half-up', at: 'edge' },
  levelFrom: 'rounded',
};

/** Means all the way, answers 0–1, two levels from 0 and 0.5; change what the test is about. */
export const rubricOf = (
  children: readonly Node[],
  { policies, ...more }: Partial<Omit<Rubric, 'policies'>> & { policies?: Partial<Policies> } = {},
): Rubric => ({
  schemaVersion: 1,
  kind: 'maturity',
  id: 'small',
  version: '1.0.0',
  title: text('Small'),
  notice: text('A test.'),
  levels: [1, 2].map((level) => ({ level, name: text(`level ${level}`) })),
  answerSets: [YES_HALF_NO],
  policies: { ...POLICIES, ...policies },
  method: MEAN,
  layers: [layer('item', MEAN)],
  bands: [
    { level: 1, atLeast: 0 },
    { level: 2, atLeast: 0.5 },
  ],
  children,
  ...more,
});

export const NOT_APPLICABLE: Answer = { notApplicable: true, reason: 'none here' };

/** `{'a.1': 'yes', 'a.2': null, b: 3}`: an option, not applicable, a screening level. */
export type ShortAnswers = Readonly<Record<string, string | readonly string[] | number | null>>;

const answerOf = (short: ShortAnswers[string]): Answer =>
  short === null ? NOT_APPLICABLE : typeof short === 'number' ? { level: short } : { option: short };

export const responseOf = (
  rubric: Rubric,
  answers: ShortAnswers,
  more: Partial<Response> = {},
): Response => ({
  schemaVersion: 1,
  rubric: { id: rubric.id },
  enterprise: { name: 'Small' },
  assessment: {},
  answers: Object.fromEntries(Object.entries(answers).map(([id, short]) => [id, answerOf(short)])),
  ...more,
});

export const IDENTITY = { rubricDigest: 'rubric', answersDigest: 'answers' };

export const score = (rubric: Rubric, answers: ShortAnswers, more: Partial<Response> = {}): Result =>
  scoreResponse(indexRubric(rubric), responseOf(rubric, answers, more), IDENTITY);

export const nodeOf = (result: Result, id: string) => {
  const node = result.nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
};
