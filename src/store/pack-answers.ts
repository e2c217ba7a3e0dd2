import { type Answer, isNotApplicable, isRated } from '../core/response.ts';
import type { RubricOutline } from './rubric-outline.ts';

/** A criterion without a rating. */
export const UNANSWERED = 0;
export const NOT_APPLICABLE = 254;
/** Several options, or one that the rubric does not know: see `rest`. */
export const OTHER = 255;

/** All answers of one response in few bytes. */
export interface PackedAnswers {
  /**
   * One byte for each criterion in the order of the rubric: UNANSWERED, n = its n-th option from 1,
   * NOT_APPLICABLE or OTHER.
   */
  readonly ratings: Uint8Array;
  /**
   * JSON object by node id: the answers that have more than a rating, whole, and those to nodes that are no
   * criteria. Null when there is none; UTF-8 where it was never made into a string.
   */
  readonly rest: string | Uint8Array | null;
}

function toCode(answer: Answer, options: readonly string[]): number {
  if (isNotApplicable(answer)) return NOT_APPLICABLE;
  if (!isRated(answer)) return UNANSWERED;
  const code = typeof answer.option === 'string' ? options.indexOf(answer.option) + 1 : 0;
  return code > UNANSWERED && code < NOT_APPLICABLE ? code : OTHER;
}

const isOption = (code: number): boolean => code !== UNANSWERED && code < NOT_APPLICABLE;

const hasRemarks = ({ note, evidence, confidence }: Answer): boolean =>
  note !== undefined || evidence !== undefined || confidence !== undefined;

/**
 * Packs answers to the outline's criteria and nodes; valid answers have no others. `unpackAnswers` with the
 * same outline gives them back.
 */
export function packAnswers(
  answers: Readonly<Record<string, Answer>>,
  outline: RubricOutline,
): PackedAnswers {
  const { criteria, nodes } = outline;
  const ratings = new Uint8Array(criteria.length);
  const rest: [string, unknown][] = [];
  // Looking up every id that may be there takes a fifth of the time of listing those that are.
  for (let place = 0; place < criteria.length; place += 1) {
    const { id, options } = criteria[place] as RubricOutline['criteria'][number];
    const answer = answers[id];
    if (answer === undefined) continue;
    const code = toCode(answer, options);
    ratings[place] = code;
    if (!isOption(code) || hasRemarks(answer)) rest.push([id, answer]);
  }
  for (const id of nodes) {
    const answer = answers[id];
    if (answer !== undefined) rest.push([id, answer]);
  }
  return { ratings, rest: rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest)) };
}

const readText = (text: string | Uint8Array): string =>
  typeof text === 'string' ? text : new TextDecoder().decode(text);

/** The answers as they were packed: rated criteria in the order of the rubric, then all others. */
export function unpackAnswers(packed: PackedAnswers, outline: RubricOutline): Record<string, Answer> {
  const rest = new Map<string, Answer>(
    packed.rest === null ? [] : Object.entries(JSON.parse(readText(packed.rest))),
  );
  const answers = new Map<string, Answer>();
  outline.criteria.forEach(({ id, options }, place) => {
    const code = packed.ratings[place] ?? UNANSWERED;
    const option = isOption(code) ? options[code - 1] : undefined;
    const answer = rest.get(id) ?? (option === undefined ? undefined : { option });
    if (answer !== undefined) answers.set(id, answer);
    rest.delete(id);
  });
  return Object.fromEntries([...answers, ...rest]);
}
