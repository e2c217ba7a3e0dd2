import type { RubricIndex } from '../../core/index-rubric.ts';
import { LANGUAGES, type Language } from '../../core/text.ts';
import type { Problem } from '../../errors.ts';
import { cellPlace, type SheetTable } from '../sheets/sheet-table.ts';
import { textOf } from './cell-texts.ts';
import { withoutMark } from './form-mark.ts';
import { type EvidencePart, HEADINGS } from './form-words.ts';
import { keyOf } from './option-words.ts';

/** The heading may stand below a title and a note. */
const HEADING_WITHIN = 10;

/** Columns with one answer's parts, without its evidence. */
export type PartName = 'id' | 'answer' | 'reason' | 'note' | 'confidence';
/** Columns that only explain. */
const EXPLAINING = new Set<string>(['level', 'question', 'look']);

/** The row that heads a sheet of questions. */
export interface QuestionHead {
  readonly table: SheetTable;
  readonly row: number;
  readonly parts: ReadonlyMap<PartName, number>;
  /** Pieces of evidence in the order of their numbers, each with its columns. */
  readonly pieces: readonly ReadonlyMap<EvidencePart, number>[];
  /** Every column that is read, with its heading. */
  readonly columns: ReadonlyMap<number, string>;
  /** The language of its headings. */
  readonly language: Language;
}

const EVIDENCE = /^(?:证据|evidence)\s*(\d{0,3})\s*:?\s*(类型|出处|日期|kind|where|date)?$/;
const EVIDENCE_WORDS: Readonly<Record<string, EvidencePart>> = {
  类型: 'kind',
  kind: 'kind',
  出处: 'reference',
  where: 'reference',
  日期: 'dated',
  date: 'dated',
};

type Meaning =
  | { readonly kind: 'part'; readonly name: PartName }
  | { readonly kind: 'evidence'; readonly number: number; readonly part: EvidencePart }
  | { readonly kind: 'explaining' }
  | { readonly kind: 'unknown' };

/** What each heading means, in either language. */
function createReader({ rubric }: RubricIndex): (heading: string) => Meaning {
  const known = new Map<string, Meaning>();
  for (const { name } of rubric.layers.slice(-1))
    for (const word of Object.values(name)) known.set(keyOf(word), { kind: 'explaining' });
  for (const [name, words] of Object.entries(HEADINGS))
    for (const word of [name, ...Object.values(words)])
      known.set(
        keyOf(word),
        EXPLAINING.has(name) ? { kind: 'explaining' } : { kind: 'part', name: name as PartName },
      );
  return (heading) => {
    const key = keyOf(withoutMark(heading));
    const evidence = EVIDENCE.exec(key);
    if (evidence === null) return known.get(key) ?? { kind: 'unknown' };
    const [, number = '', word = ''] = evidence;
    return { kind: 'evidence', number: Number(number || 1), part: EVIDENCE_WORDS[word] ?? 'title' };
  };
}

const languageOf = (answerHeading: string): Language =>
  LANGUAGES.find((language) => keyOf(HEADINGS.answer[language]) === keyOf(answerHeading)) ?? 'zh-CN';

const isFilled = ({ rows }: SheetTable, from: number, column: number): boolean =>
  rows.slice(from).some((cells) => textOf(cells[column]) !== '');

/** Looks for the row that heads the columns of ids and answers; null in a sheet without questions. */
export function findQuestionHead(
  table: SheetTable,
  index: RubricIndex,
): { readonly head: QuestionHead | null; readonly problems: readonly Problem[] } | null {
  const read = createReader(index);
  for (const [row, cells] of table.rows.slice(0, HEADING_WITHIN).entries()) {
    const meanings = cells.map((cell) => read(textOf(cell)));
    const names = new Set(meanings.map((one) => (one.kind === 'part' ? one.name : one.kind)));
    // One of the two alone is a sheet of questions that lost the other.
    if (!names.has('id') && !(names.has('answer') && names.has('explaining'))) continue;
    return readHead(table, row, meanings);
  }
  return null;
}

function readHead(table: SheetTable, row: number, meanings: readonly Meaning[]) {
  const problems: Problem[] = [];
  const parts = new Map<PartName, number>();
  const evidence = new Map<number, Map<EvidencePart, number>>();
  const columns = new Map<number, string>();
  const seen = new Map<string, number>();
  for (const [at, meaning] of meanings.entries()) {
    const heading = withoutMark(textOf(table.rows[row]?.[at]));
    if (heading === '' || meaning.kind === 'explaining') continue;
    const path = cellPlace(table, row, at);
    const key = JSON.stringify(meaning);
    if (meaning.kind === 'unknown') {
      if (isFilled(table, row + 1, at))
        problems.push({ code: 'form-column', path, params: { column: heading } });
      continue;
    }
    if (seen.has(key)) problems.push({ code: 'column-twice', path, params: { column: heading } });
    seen.set(key, at);
    columns.set(at, heading);
    if (meaning.kind === 'part') parts.set(meaning.name, at);
    else {
      const piece = evidence.get(meaning.number) ?? new Map<EvidencePart, number>();
      evidence.set(meaning.number, piece.set(meaning.part, at));
    }
  }
  for (const name of ['id', 'answer'] as const)
    if (!parts.has(name))
      problems.push({
        code: 'form-column-missing',
        path: cellPlace(table, row, 0),
        params: { column: Object.values(HEADINGS[name]).join(' / ') },
      });
  const answerHeading = columns.get(parts.get('answer') ?? -1) ?? '';
  const head: QuestionHead = {
    table,
    row,
    parts,
    pieces: [...evidence].sort(([a], [b]) => a - b).map(([, piece]) => piece),
    columns,
    language: languageOf(answerHeading),
  };
  return { head: problems.length > 0 ? null : head, problems };
}
