import type { RubricIndex } from '../core/index-rubric.ts';
import type { Answer, Response } from '../core/response.ts';
import type { ValidatorError } from './validator.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const decode = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** What can be left out of an answer and the rest still be checked. */
const REMARKS = ['note', 'evidence', 'confidence'];

/** `section/field` of everything that an error is about, `answers/id/field` within an answer; less where it is about the whole. */
function findFaulty(errors: readonly ValidatorError[]): ReadonlySet<string> {
  const faulty = new Set<string>();
  for (const { instancePath, params } of errors) {
    const steps = instancePath.split('/').slice(1).map(decode);
    const depth = steps[0] === 'answers' ? 3 : 2;
    const own = steps.length < depth ? params.additionalProperty : undefined;
    faulty.add([...steps, ...(own === undefined ? [] : [String(own)])].slice(0, depth).join('/'));
  }
  return faulty;
}

/**
 * The parts of an answer file that fit the schema, put where check-response finds them, so that what is wrong with
 * these is said in one go with what does not fit. An answer is kept without remarks that do not fit; where more does
 * not, it is left with nothing but its id, and only if the rubric does not know that.
 */
export function keepSoundParts(
  data: unknown,
  errors: readonly ValidatorError[],
  index: RubricIndex,
): Response {
  const faulty = findFaulty(errors);
  const file = isObject(data) ? data : {};
  const fieldsOf = (section: string): [string, unknown][] => {
    const value = file[section];
    return isObject(value) ? Object.entries(value) : [];
  };
  const soundFields = (section: string): Fields =>
    Object.fromEntries(fieldsOf(section).filter(([name]) => !faulty.has(`${section}/${name}`)));
  const answers: Record<string, Answer> = Object.create(null);
  const soundAnswer = (id: string, answer: unknown): Answer | null => {
    if (faulty.has(`answers/${id}`)) return null;
    if (!isObject(answer)) return { option: answer as string };
    const wrong = Object.keys(answer).filter((name) => faulty.has(`answers/${id}/${name}`));
    if (wrong.some((name) => !REMARKS.includes(name))) return null;
    return Object.fromEntries(Object.entries(answer).filter(([name]) => !wrong.includes(name))) as Answer;
  };
  for (const [id, answer] of fieldsOf('answers')) {
    const sound = soundAnswer(id, answer);
    if (sound !== null) answers[id] = sound;
    else if (!index.criteriaById.has(id) && !index.nodesById.has(id)) answers[id] = {};
  }
  return {
    schemaVersion: 1,
    rubric: { id: index.rubric.id, ...soundFields('rubric') },
    enterprise: { name: '', ...soundFields('enterprise') },
    assessment: soundFields('assessment'),
    answers,
    bonuses: soundFields('bonuses') as Readonly<Record<string, number>>,
  };
}
