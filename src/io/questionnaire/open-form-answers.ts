import type { Parsed } from '../../errors.ts';
import type { OpenedAnswers } from '../opened-answers.ts';
import type { WorkbookKind } from '../sheets/read-workbook.ts';
import { openForm } from './open-form.ts';
import { parseForm } from './parse-form.ts';
import { readForm } from './read-form.ts';

/** A workbook as an answer file. */
export async function openFormAnswers(bytes: Uint8Array, kind: WorkbookKind): Promise<Parsed<OpenedAnswers>> {
  const opened = await openForm(bytes, kind);
  if (!opened.ok) return opened;
  const form = opened.value;
  return {
    ok: true,
    value: {
      rubricId: form.mark.rubricId,
      rubricPlace: form.markPlace,
      findShapeProblems: () => [],
      parse: (index, options) => parseForm(readForm(form, index), index, options),
      read: async (index) => readForm(form, index),
    },
  };
}
