import { NOT_APPLICABLE, SEVERAL, UNANSWERED } from '../core/ratings.ts';
import { type Answer, isNotApplicable, isRated, isScreening } from '../core/response.ts';
import { compressText, expandText } from './compress-text.ts';
import type { RubricOutline } from './rubric-outline.ts';

/** All answers of one response in few bytes. */
export interface PackedAnswers {
  /**
   * By position of the criterion: as Ratings.codes, where SEVERAL is also an option that the rubric does not know;
   * `rest` says which.
   */
  readonly ratings: Uint8Array;
  /**
   * JSON object by node id, compressed: the answers that `ratings` cannot say, whole; null when there are none. In
   * older records also others, perhaps as the bare id of their option.
   */
  readonly rest: Uint8Array | null;
}

function toCode(answer: Answer, options: readonly string[]): number {
  if (isNotApplicable(answer)) return NOT_APPLICABLE;
  if (!isRated(answer)) return UNANSWERED;
  const code = typeof answer.option === 'string' ? options.indexOf(answer.option) + 1 : 0;
  return code > UNANSWERED && code < NOT_APPLICABLE ? code : SEVERAL;
}

const isOption = (code: number): boolean => code !== UNANSWERED && code < NOT_APPLICABLE;

const hasRemarks = ({ note, evidence, confidence }: Answer): boolean =>
  note !== undefined || evidence !== undefined || confidence !== undefined;

/**
 * Packs answers to the outline's criteria and nodes; valid answers have no others. `unpackAnswers` with the same
 * outline gives them back.
 */
export function packAnswers(
  answers: Readonly<Record<string, Answer>>,
  outline: RubricOutline,
): PackedAnswers {
  const { criteria, nodes } = outline;
  const ratings = new Uint8Array(criteria.length);
  const rest = new Map(nodes.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
  for (const [place, { id, options }] of criteria.entries()) {
    const answer = answers[id];
    if (answer === undefined) continue;
    const code = toCode(answer, options);
    ratings[place] = code;
    if (!isOption(code) || hasRemarks(answer)) rest.set(id, answer);
  }
  return { ratings, rest: rest.size === 0 ? null : compressText(JSON.stringify(Object.fromEntries(rest))) };
}

/** `ratings` and `rest` as the database has them: text in records of dcmm before schema version 4. */
interface StoredAnswers {
  readonly ratings: Uint8Array;
  readonly rest: string | Uint8Array | null;
}

/** The answers in `rest`, but for those of which only an option is there: the ratings have it. */
function readRest(rest: string | Uint8Array): Map<string, Answer> {
  const answers: Record<string, Answer | string> = JSON.parse(
    typeof rest === 'string' ? rest : expandText(rest),
  );
  return new Map(
    Object.entries(answers).filter((entry): entry is [string, Answer] => typeof entry[1] === 'object'),
  );
}

/** How many items were judged as a whole. */
export const countScreened = (rest: string | Uint8Array): number =>
  [...readRest(rest).values()].filter(isScreening).length;

/** The answers as they were packed: rated criteria in the order of the rubric, then all others. */
export function unpackAnswers(packed: StoredAnswers, outline: RubricOutline): Record<string, Answer> {
  const rest = packed.rest === null ? new Map<string, Answer>() : readRest(packed.rest);
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
