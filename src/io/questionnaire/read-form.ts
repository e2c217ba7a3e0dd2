import type { RubricIndex } from '../../core/index-rubric.ts';
import { writePath } from '../../core/json-path.ts';
import { listFields } from '../../core/questionnaire-fields.ts';
import type { Problem } from '../../errors.ts';
import { cellPlace } from '../sheets/sheet-table.ts';
import type { OpenForm } from './open-form.ts';
import { Places } from './places.ts';
import { findQuestionHead } from './question-head.ts';
import { type GatheredFields, readFields } from './read-fields.ts';
import { type GatheredAnswers, readQuestions } from './read-questions.ts';

/** A form as the unknown value that an answer file would hold, and where each part of it stands. */
export interface ReadForm {
  readonly data: unknown;
  readonly places: Places;
  /** What keeps cells from being part of it. */
  readonly problems: readonly Problem[];
}

type Steps = readonly (string | number)[];

function put(target: Record<string | number, unknown>, [step = '', ...rest]: Steps, value: unknown): void {
  if (rest.length === 0) target[step] = value;
  else {
    target[step] ??= typeof rest[0] === 'number' ? [] : {};
    put(target[step] as Record<string | number, unknown>, rest, value);
  }
}

/** Assessors in the order of their numbers, without the gaps between them, their places with them. */
function closeGaps(values: GatheredFields['values'], places: Places): Map<Steps, string | number> {
  const closed = new Map<Steps, string | number>();
  const numbers: number[] = [];
  const sorted = [...values.values()].sort(
    (a, b) => Number(a.field.path[2] ?? 0) - Number(b.field.path[2] ?? 0),
  );
  for (const { field, value } of sorted) {
    const [section = '', name = '', number, ...rest] = field.path;
    if (typeof number !== 'number') {
      closed.set(field.path, value);
      continue;
    }
    if (!numbers.includes(number)) numbers.push(number);
    const path = [section, name, numbers.indexOf(number), ...rest];
    const place = places.get(field.path);
    if (place !== undefined) places.set(path, place);
    closed.set(path, value);
  }
  return closed;
}

/** Reads every sheet of a form. Sheets that are neither questions nor about the enterprise are passed over. */
export function readForm({ tables, mark, markPlace }: OpenForm, index: RubricIndex): ReadForm {
  const problems: Problem[] = [];
  const places = new Places();
  const answers: GatheredAnswers = { answers: new Map(), places, problems };
  const fields: GatheredFields = { values: new Map(), places, problems };
  let questions = 0;
  for (const table of tables) {
    const found = findQuestionHead(table, index);
    if (found === null) readFields(table, index, fields);
    else {
      questions += 1;
      problems.push(...found.problems);
      if (found.head !== null) readQuestions(found.head, index, answers);
    }
  }
  const first = tables.find(({ hidden }) => !hidden);
  if (questions === 0)
    problems.push({
      code: 'form-questions-missing',
      path: first === undefined ? '$' : cellPlace(first, 0, 0),
    });
  places.set([], markPlace);
  places.set(['rubric'], markPlace);
  const data: Record<string, unknown> = {
    schemaVersion: 1,
    rubric: { id: mark.rubricId, version: mark.rubricVersion },
    enterprise: {},
    assessment: {},
  };
  for (const [path, value] of closeGaps(fields.values, places)) put(data, path, value);
  return { data: { ...data, answers: Object.fromEntries(answers.answers) }, places, problems };
}

/** Names of fields as people see them, by their JSON path. */
export const fieldLabels = (index: RubricIndex): ReadonlyMap<string, string> =>
  new Map(listFields(index, 1).map(({ path, label }) => [writePath(path), Object.values(label).join(' / ')]));
