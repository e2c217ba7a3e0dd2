import type { Questionnaire } from './questionnaire.ts';
import type { Answer } from './response.ts';

type Steps = readonly (string | number)[];

/** Puts a value where a path leads, making objects and lists on the way. */
function put(target: Record<string, unknown>, [step = '', ...rest]: Steps, value: unknown): void {
  if (rest.length === 0) target[step] = value;
  else {
    target[step] ??= typeof rest[0] === 'number' ? [] : {};
    put(target[step] as Record<string, unknown>, rest, value);
  }
}

/**
 * A questionnaire as an answer file (JSON): what is filled in, and every other question with `{}`, which is no answer
 * yet, so that whoever fills it in need not look for ids. The name of the enterprise is there, if only empty.
 */
export function toAnswerFile({ rubric, fields, domains }: Questionnaire): object {
  const { id, version } = rubric;
  const file: Record<string, unknown> = {
    schemaVersion: 1,
    rubric: { id, version },
    enterprise: { name: '' },
    assessment: {},
  };
  for (const { path, value } of fields) if (value !== null) put(file, path, value);
  const answers: [string, Answer][] = domains.flatMap(({ items }) =>
    items.flatMap((item) => [
      ...(item.levels.length === 0 && item.answer === null
        ? []
        : [[item.id, item.answer ?? {}] as [string, Answer]]),
      ...item.criteria.map((criterion): [string, Answer] => [criterion.id, criterion.answer ?? {}]),
    ]),
  );
  return { ...file, answers: Object.fromEntries(answers) };
}
