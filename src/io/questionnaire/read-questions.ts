import { EVIDENCE_KIND_LABELS } from '../../core/evidence-kind-labels.ts';
import type { IndexedCriterion, RubricIndex } from '../../core/index-rubric.ts';
import type { Answer } from '../../core/response.ts';
import { EVIDENCE_KINDS } from '../../core/rubric.ts';
import type { Problem, ProblemCode } from '../../errors.ts';
import { findMerged } from '../sheets/find-merged.ts';
import { cellPlace } from '../sheets/sheet-table.ts';
import { readDay, textOf } from './cell-texts.ts';
import { findChoice, findLevel, findOptions } from './find-choice.ts';
import { withoutMark } from './form-mark.ts';
import { CONFIDENCE_LABELS, type EvidencePart, HEADINGS, NOT_APPLICABLE } from './form-words.ts';
import { keyOf, optionWords } from './option-words.ts';
import { Places } from './places.ts';
import type { PartName, QuestionHead } from './question-head.ts';

/** The answers of a form, gathered from its sheets. */
export interface GatheredAnswers {
  readonly answers: Map<string, Answer>;
  readonly places: Places;
  readonly problems: Problem[];
}

const KINDS = EVIDENCE_KINDS.map((value) => ({ value, label: EVIDENCE_KIND_LABELS[value] }));

/** One row at hand: its cells by what they are for, and where problems of them are noted. */
class Row {
  readonly #head: QuestionHead;
  readonly #row: number;
  readonly #problems: Problem[];

  constructor(head: QuestionHead, row: number, problems: Problem[]) {
    this.#head = head;
    this.#row = row;
    this.#problems = problems;
  }

  column(name: PartName): number {
    const { parts } = this.#head;
    // Where a column was deleted, what is missing in it is said of the answer.
    return parts.get(name) ?? parts.get('answer') ?? 0;
  }

  value(column: number | undefined) {
    return column === undefined ? null : this.#head.table.rows[this.#row]?.[column];
  }

  text(column: number | undefined): string {
    return textOf(this.value(column));
  }

  part(name: PartName): string {
    return this.text(this.#head.parts.get(name));
  }

  place(column: number): string {
    return cellPlace(this.#head.table, this.#row, column);
  }

  report(code: ProblemCode, column: number, params?: Problem['params']): void {
    this.#problems.push({ code, path: this.place(column), ...(params !== undefined && { params }) });
  }

  heading(column: number): string {
    return this.#head.columns.get(column) ?? '';
  }

  /** Whether anything is filled in beside the id. */
  isFilled(): boolean {
    return [...this.#head.columns.keys()].some(
      (at) => at !== this.#head.parts.get('id') && this.text(at) !== '',
    );
  }

  /** Notes cells that hold no value of their own; false where there are any. */
  isPlain(): boolean {
    const { table, columns } = this.#head;
    const before = this.#problems.length;
    for (const column of columns.keys()) {
      const place = `${this.#row},${column}`;
      const error = table.errors.get(place);
      if (error !== undefined) this.report('cell-error', column, { value: error });
      else if (table.formulas.has(place)) this.report('cell-formula', column);
    }
    return this.#problems.length === before;
  }
}

/** A text of one line; more of them are a problem. */
function readLine(row: Row, column: number | undefined): string {
  const text = row.text(column);
  if (column === undefined || !text.includes('\n')) return text;
  row.report('cell-one-line', column);
  return '';
}

function readPiece(row: Row, columns: ReadonlyMap<EvidencePart, number>, { language }: QuestionHead) {
  const [titleAt, kindAt, referenceAt, datedAt] = (['title', 'kind', 'reference', 'dated'] as const).map(
    (part) => columns.get(part),
  );
  const filled = [...columns.values()].find((at) => row.text(at) !== '');
  if (filled === undefined) return null;
  const title = readLine(row, titleAt);
  if (row.text(titleAt) === '') {
    const column = titleAt ?? filled;
    row.report('cell-missing', column, { column: row.heading(column) });
    return null;
  }
  const kindText = row.text(kindAt);
  const kind = kindText === '' ? undefined : findChoice(KINDS, kindText, language);
  if (kindText !== '' && kind === undefined && kindAt !== undefined)
    row.report('cell-choice', kindAt, {
      value: kindText,
      allowed: KINDS.map(({ label }) => label[language]).join(', '),
    });
  const reference = readLine(row, referenceAt);
  const dated = readDay(row.value(datedAt));
  if (dated === null && datedAt !== undefined && row.text(datedAt) !== '')
    row.report('date-invalid', datedAt, { date: row.text(datedAt) });
  return {
    title,
    ...(kind !== undefined && { kind }),
    ...(reference !== '' && { reference }),
    ...(dated !== null && { dated }),
  };
}

/** What is remarked on an answer, with the places of its parts. */
function readRemarks(row: Row, id: string, head: QuestionHead, places: Places) {
  const note = row.part('note');
  places.set(['answers', id, 'note'], row.place(row.column('note')));
  const confidenceAt = row.column('confidence');
  const confidenceText = row.part('confidence');
  places.set(['answers', id, 'confidence'], row.place(confidenceAt));
  const confidence =
    confidenceText === '' ? undefined : findChoice(CONFIDENCE_LABELS, confidenceText, head.language);
  if (confidenceText !== '' && confidence === undefined)
    row.report('cell-choice', confidenceAt, { value: confidenceText, allowed: '1, 2, 3, 4, 5' });
  const evidence = [];
  for (const columns of head.pieces) {
    const piece = readPiece(row, columns, head);
    if (piece === null) continue;
    const at = evidence.push(piece) - 1;
    for (const [part, column] of columns)
      places.set(['answers', id, 'evidence', at, part], row.place(column));
  }
  return {
    ...(note !== '' && { note }),
    ...(confidence !== undefined && { confidence }),
    ...(evidence.length > 0 && { evidence }),
  };
}

function readRating(row: Row, entry: IndexedCriterion, { language }: QuestionHead): Answer {
  const text = row.part('answer');
  const reason = row.part('reason');
  const at = row.column('answer');
  const found = text === '' ? [] : findOptions(entry, text, language);
  if (found === 'not-applicable') return { notApplicable: true, reason };
  if (reason !== '') row.report('reason-unused', row.column('reason'));
  if (found === null) {
    const { options } = entry.options.set;
    const words = optionWords(options.map(({ id, label }) => ({ id, label: label[language] })));
    row.report('unknown-option', at, {
      option: text,
      allowed: [...words.values(), NOT_APPLICABLE[language]].join(', '),
    });
    return {};
  }
  const [first] = found;
  if (first === undefined) return {};
  return { option: found.length === 1 ? first : found };
}

function readLevel(row: Row, index: RubricIndex, { language }: QuestionHead): Answer {
  const text = row.part('answer');
  if (row.part('reason') !== '') row.report('reason-unused', row.column('reason'));
  if (text === '') return {};
  const level = findLevel(index, text, language);
  if (level !== undefined) return { level };
  const levels = index.rubric.levels.map((one) => `${one.level} ${one.name[language]}`);
  row.report('cell-choice', row.column('answer'), { value: text, allowed: levels.join(', ') });
  return {};
}

function readRow(row: Row, head: QuestionHead, index: RubricIndex, gathered: GatheredAnswers): void {
  const { answers, places } = gathered;
  const idAt = row.column('id');
  const id = keyOf(row.part('id'));
  if (!row.isFilled() || !row.isPlain()) return;
  const entry = index.criteriaById.get(id);
  if (entry === undefined && !index.nodesById.get(id)?.criteria.length) {
    if (id === '') row.report('row-without-id', idAt);
    else row.report('unknown-criterion', idAt, { id });
    return;
  }
  const first = places.get(['answers', id]);
  // The places of the first stay: the second is said to differ, or is the same.
  const remarks = readRemarks(row, id, head, first === undefined ? places : new Places());
  const rating = entry === undefined ? readLevel(row, index, head) : readRating(row, entry, head);
  const answer: Answer = { ...rating, ...remarks };
  if (first !== undefined) {
    if (JSON.stringify(answers.get(id)) !== JSON.stringify(answer))
      row.report('answered-twice', row.column('answer'), { id, first });
    return;
  }
  answers.set(id, answer);
  places.set(['answers', id], row.place(row.column('answer')));
  places.set(['answers', id, 'reason'], row.place(row.column('reason')));
}

const ID_HEADINGS = new Set(Object.values(HEADINGS.id).map(keyOf));

/** Reads the rows below a heading. Blank rows, and headings that stand there once more, are passed over. */
export function readQuestions(head: QuestionHead, index: RubricIndex, gathered: GatheredAnswers): void {
  const { table, parts } = head;
  const { problems } = gathered;
  const idAt = parts.get('id') ?? 0;
  problems.push(...findMerged(head));
  let filled = false;
  for (let at = head.row + 1; at < table.rows.length; at += 1) {
    if (ID_HEADINGS.has(keyOf(withoutMark(textOf(table.rows[at]?.[idAt]))))) continue;
    const row = new Row(head, at, problems);
    filled ||= row.isFilled();
    if (!table.hidden) readRow(row, head, index, gathered);
  }
  if (table.hidden && filled)
    problems.push({
      code: 'sheet-hidden',
      path: cellPlace(table, 0, 0),
      params: { sheet: table.name ?? '' },
    });
}
