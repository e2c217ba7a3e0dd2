import type { Parsed } from '../errors.ts';
import { parseAnswerFile, parseAnswers } from '../schema/parse-answers.ts';
import type { OpenedAnswers } from './opened-answers.ts';
import { parseJsonBytes } from './parse-json.ts';
import { findWorkbookKind } from './sheets/read-workbook.ts';

/** The id of the rubric in data that may be anything; null where there is none. */
function findRubricId(data: unknown): string | null {
  const { rubric } = (data ?? {}) as { readonly rubric?: unknown };
  const { id } = (rubric ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' && id !== '' ? id : null;
}

function openJson(bytes: Uint8Array): Parsed<OpenedAnswers> {
  const json = parseJsonBytes(bytes);
  if (!json.ok) return json;
  const data = json.value;
  return {
    ok: true,
    value: {
      rubricId: findRubricId(data),
      rubricPlace: '$.rubric.id',
      findShapeProblems() {
        const shape = parseAnswerFile(data);
        return shape.ok ? [] : shape.problems;
      },
      parse: (index, options) => parseAnswers(data, index, options),
      async read() {
        const { Places } = await import('./questionnaire/places.ts');
        return { data, places: new Places(), problems: [] };
      },
    },
  };
}

/** Opens an answer file by what it is, not by its name. What reads workbooks is loaded when there is one. */
export async function openAnswers(bytes: Uint8Array): Promise<Parsed<OpenedAnswers>> {
  const kind = findWorkbookKind(bytes);
  if (kind === null) return openJson(bytes);
  const { openFormAnswers } = await import('./questionnaire/open-form-answers.ts');
  return openFormAnswers(bytes, kind);
}
