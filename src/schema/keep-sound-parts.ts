import type { RubricIndex } from '../core/index-rubric.ts';
import type { Answer, Response } from '../core/response.ts';
import type { ValidatorError } from './validator.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const decode = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** `section/field` of everything that an error is about; `section` alone where it is about the whole section. */
function findFaulty(errors: readonly ValidatorError[]): ReadonlySet<string> {
  const faulty = new Set<string>();
  for (const { instancePath, params } of errors) {
    const steps = instancePath.split('/').slice(1).map(decode);
    const own = steps.length < 2 ? params.additionalProperty : undefined;
    faulty.add([...steps, ...(own === undefined ? [] : [String(own)])].slice(0, 2).join('/'));
  }
  return faulty;
}

/**
 * The parts of an answer file that fit the schema, put where check-response finds them, so that what is wrong with
 * these is said in one go with what does not fit. An answer that does not fit is left with nothing but its id, and
 * only if the rubric does not know that.
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
  for (const [id, answer] of fieldsOf('answers')) {
    if (!faulty.has(`answers/${id}`))
      answers[id] = (typeof answer === 'string' ? { option: answer } : answer) as Answer;
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
