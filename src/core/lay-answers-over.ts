import { type Answer, isBlank, isGiven } from './response.ts';

type Answers = Readonly<Record<string, Answer>>;

/**
 * What becomes of answers that are laid over earlier ones, by the ids of those laid over. An answer takes the place of
 * the earlier one whole. Remarks alone are none: they are added to it. `{}`, as blank forms have it, says nothing and is
 * left out.
 */
export function layAnswersOver(before: Answers, over: Answers): Answers {
  const laid = Object.entries(over).flatMap(([id, answer]): [string, Answer][] => {
    if (isBlank(answer)) return [];
    const earlier = Object.hasOwn(before, id) ? before[id] : undefined;
    return [[id, isGiven(answer) ? answer : { ...earlier, ...answer }]];
  });
  return Object.fromEntries(laid);
}
