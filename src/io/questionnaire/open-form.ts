import type { Parsed, Problem } from '../../errors.ts';
import { readWorkbook, type WorkbookKind } from '../sheets/read-workbook.ts';
import { cellPlace, type SheetTable } from '../sheets/sheet-table.ts';
import { FORM_FORMAT, type FormMark, findMark } from './form-mark.ts';

/** Far more than the largest form with every note filled in. */
export const MOST_UNPACKED = 64 * 1024 * 1024;
/** A mark stands in a heading, or below the few rows of the first sheet. */
const MARK_WITHIN = 300;

/** A workbook that is a form: its sheets, and the rubric that its questions are from. */
export interface OpenForm {
  readonly tables: readonly SheetTable[];
  readonly mark: FormMark;
  /** Where the mark stands. */
  readonly markPlace: string;
}

function findMarks(tables: readonly SheetTable[]): { mark: FormMark; place: string }[] {
  return tables.flatMap((table) =>
    table.rows.slice(0, MARK_WITHIN).flatMap((row, at) =>
      row.flatMap((cell, column) => {
        const mark = typeof cell === 'string' ? findMark(cell) : null;
        return mark === null ? [] : [{ mark, place: cellPlace(table, at, column) }];
      }),
    ),
  );
}

const nameOf = ({ rubricId, rubricVersion }: FormMark): string => `${rubricId} ${rubricVersion}`;

/** Opens a workbook as a form; one without a form's mark, or with the marks of two rubrics, is a problem. */
export async function openForm(bytes: Uint8Array, kind: WorkbookKind): Promise<Parsed<OpenForm>> {
  const fail = (problem: Problem) => ({ ok: false, problems: [problem] }) as const;
  const read = await readWorkbook(bytes, kind, { withHidden: true, mostUnpacked: MOST_UNPACKED });
  if (!read.ok) return read;
  const [first, ...others] = findMarks(read.value);
  if (first === undefined) return fail({ code: 'form-mark-missing', path: '$' });
  const { mark, place } = first;
  if (mark.format > FORM_FORMAT)
    return fail({ code: 'form-newer', path: place, params: { found: mark.format, known: FORM_FORMAT } });
  const other = others.find((one) => nameOf(one.mark) !== nameOf(mark));
  if (other !== undefined) {
    const params = { found: nameOf(other.mark), expected: nameOf(mark), first: place };
    return fail({ code: 'form-mark-differs', path: other.place, params });
  }
  return { ok: true, value: { tables: read.value, mark, markPlace: place } };
}
