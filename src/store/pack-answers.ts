import type { Answer } from '../core/response.ts';
import type { RubricOutline } from './rubric-outline.ts';

/** All answers of one response in few bytes. */
export interface PackedAnswers {
  /**
   * One byte for each criterion in the order of the rubric: 0 = unanswered, n = its n-th option from 1,
   * OTHER = the answer stands in `rest` as it is.
   */
  readonly ratings: Uint8Array;
  /**
   * JSON object by node id: what a byte cannot say (not applicable, several options, screening levels), and
   * the remarks of rated criteria, whose option is in `ratings`. Null when there is none.
   */
  readonly rest: string | null;
}

const OTHER = 255;

const places = new WeakMap<RubricOutline, ReadonlyMap<string, number>>();

function placesOf(outline: RubricOutline): ReadonlyMap<string, number> {
  let found = places.get(outline);
  if (found === undefined) {
    found = new Map(outline.criteria.map((criterion, place) => [criterion.id, place]));
    places.set(outline, found);
  }
  return found;
}

export function packAnswers(
  answers: Readonly<Record<string, Answer>>,
  outline: RubricOutline,
): PackedAnswers {
  const ratings = new Uint8Array(outline.criteria.length);
  const placeOf = placesOf(outline);
  const rest: [string, unknown][] = [];
  for (const id in answers) {
    const answer = answers[id] as Answer;
    const place = placeOf.get(id);
    const option = 'option' in answer ? answer.option : undefined;
    const position =
      place === undefined || typeof option !== 'string'
        ? -1
        : (outline.criteria[place]?.options.indexOf(option) ?? -1);
    if (place === undefined) {
      rest.push([id, answer]);
    } else if (position < 0 || position + 1 >= OTHER) {
      ratings[place] = OTHER;
      rest.push([id, answer]);
    } else {
      ratings[place] = position + 1;
      if (hasRemarks(answer)) rest.push([id, { ...answer, option: undefined }]);
    }
  }
  return { ratings, rest: rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest)) };
}

function hasRemarks(answer: Answer): boolean {
  for (const key in answer) if (key !== 'option') return true;
  return false;
}

/** The answers as they were packed; criteria in the order of the rubric, then what else was answered. */
export function unpackAnswers(packed: PackedAnswers, outline: RubricOutline): Record<string, Answer> {
  const rest: Record<string, Answer> = packed.rest === null ? {} : JSON.parse(packed.rest);
  const answers: Record<string, Answer> = {};
  outline.criteria.forEach(({ id, options }, place) => {
    const code = packed.ratings[place] ?? 0;
    if (code === 0) return;
    const other = rest[id];
    delete rest[id];
    const option = options[code - 1];
    if (code !== OTHER && option !== undefined) answers[id] = { option, ...other } as Answer;
    else if (other !== undefined) answers[id] = other;
  });
  return Object.assign(answers, rest);
}
