import type { ConditionalRule, DataValidation, WriteSheet } from 'hucre';
import { columnName } from '../../core/column-name.ts';
import { EVIDENCE_KIND_LABELS } from '../../core/evidence-kind-labels.ts';
import type {
  Questionnaire,
  QuestionnaireCriterion,
  QuestionnaireDomain,
  QuestionnaireItem,
} from '../../core/questionnaire.ts';
import { type Answer, chosenOptions, isNotApplicable, isRated, isScreening } from '../../core/response.ts';
import { LINE_HEIGHT, MOST_LINES, pagesOf, SHEET_FOOTER } from '../../core/sheet-look.ts';
import type { Text } from '../../core/text.ts';
import { dateCell, STYLES, type StyledCell, textCell } from './cell-style.ts';
import { countLines } from './count-lines.ts';
import { renderMark } from './form-mark.ts';
import { COLON, CONFIDENCE_LABELS, NOT_APPLICABLE, WHOLE_ITEM } from './form-words.ts';
import { listValidation } from './list-validation.ts';
import type { OptionLists } from './option-lists.ts';
import { optionWords } from './option-words.ts';
import { listColumns, type QuestionColumn } from './question-columns.ts';

/** Pieces of evidence that a blank form has columns for; those after the first are folded away. */
const PIECES = 3;

const HEAD_HEIGHT = 30;
/** So much more fits on a line of the smaller print. */
const SMALL_PRINT = 1.15;

/** One row: a criterion, or an item that is asked for as a whole. */
interface QuestionRow {
  readonly id: string;
  readonly item: QuestionnaireItem;
  readonly level: number | null;
  readonly question: string;
  readonly look: string;
  readonly choices: readonly string[];
  /** Several may be chosen, and a drop-down offers but one. */
  readonly multiple: boolean;
  readonly given: string | null;
  readonly answer: Answer | null;
}

function givenCriterion({ options, answer }: QuestionnaireCriterion, form: Questionnaire): string | null {
  if (answer === null) return null;
  if (isNotApplicable(answer)) return NOT_APPLICABLE[form.language];
  if (!isRated(answer)) return null;
  const words = optionWords(options);
  return chosenOptions(answer)
    .map((id) => words.get(id) ?? id)
    .join('\n');
}

const criterionRow = (
  criterion: QuestionnaireCriterion,
  item: QuestionnaireItem,
  form: Questionnaire,
): QuestionRow => ({
  id: criterion.id,
  item,
  level: criterion.level,
  question: criterion.text,
  look: criterion.evidence.map(({ name }) => name).join('\n'),
  choices: [...optionWords(criterion.options).values(), NOT_APPLICABLE[form.language]],
  multiple: criterion.multiple,
  given: givenCriterion(criterion, form),
  answer: criterion.answer,
});

function itemRow(item: QuestionnaireItem, { language }: Questionnaire): QuestionRow {
  const labels = new Map(item.levels.map(({ level, name }) => [level, `${level} ${name}`]));
  const { answer } = item;
  return {
    id: item.id,
    item,
    level: null,
    question: [
      WHOLE_ITEM[language],
      ...item.levels.flatMap(({ level, name, description }) =>
        description === null ? [] : [`${level} ${name}${COLON[language]}${description}`],
      ),
    ].join('\n'),
    look: '',
    choices: [...labels.values()],
    multiple: false,
    given: answer !== null && isScreening(answer) ? (labels.get(answer.level) ?? String(answer.level)) : null,
    answer,
  };
}

const rowsOf = ({ items }: QuestionnaireDomain, form: Questionnaire): QuestionRow[] =>
  items.flatMap((item) => [
    ...(item.levels.length > 0 ? [itemRow(item, form)] : []),
    ...item.criteria.map((criterion) => criterionRow(criterion, item, form)),
  ]);

const INPUT = new Set<QuestionColumn['name']>([
  'answer',
  'reason',
  'note',
  'confidence',
  'title',
  'kind',
  'reference',
  'dated',
]);

function cellOf(row: QuestionRow, { name, piece }: QuestionColumn, { language }: Questionnaire): StyledCell {
  const { answer } = row;
  const evidence = piece === null ? undefined : answer?.evidence?.[piece];
  switch (name) {
    case 'id':
      return textCell(row.id, STYLES.id);
    case 'item':
      return textCell(row.item.name, STYLES.read);
    case 'level':
      return { value: row.level, style: STYLES.number };
    case 'question':
      return textCell(row.question, STYLES.read);
    case 'look':
      return textCell(row.look, STYLES.aside);
    case 'answer':
      return textCell(row.given, STYLES.input);
    case 'reason':
      return textCell(answer !== null && isNotApplicable(answer) ? answer.reason : null, STYLES.input);
    case 'note':
      return textCell(answer?.note ?? null, STYLES.input);
    case 'confidence': {
      const known = CONFIDENCE_LABELS.find(({ value }) => value === answer?.confidence);
      return textCell(known?.label[language] ?? null, STYLES.input);
    }
    case 'kind':
      return textCell(
        evidence?.kind === undefined ? null : EVIDENCE_KIND_LABELS[evidence.kind][language],
        STYLES.input,
      );
    case 'dated':
      return dateCell(evidence?.dated ?? null, STYLES.inputDate);
    case 'title':
    case 'reference':
      return textCell(evidence?.[name] ?? null, STYLES.input);
  }
}

function headCell({ name, heading }: QuestionColumn, form: Questionnaire): StyledCell {
  // The mark is in every sheet, so that one that is moved to another workbook is still known.
  if (name === 'id') return textCell(`${heading} ${renderMark(form.rubric)}`, STYLES.idHead);
  return textCell(heading, INPUT.has(name) ? STYLES.headInput : STYLES.head);
}

/** Rows that follow each other and offer the same choices. */
function* runsOf(
  rows: readonly QuestionRow[],
): Generator<{ readonly row: QuestionRow; from: number; to: number }> {
  let run: { row: QuestionRow; from: number; to: number } | null = null;
  for (const [at, row] of rows.entries()) {
    if (run !== null && String(run.row.choices) === String(row.choices)) run.to = at;
    else {
      if (run !== null) yield run;
      run = { row, from: at, to: at };
    }
  }
  if (run !== null) yield run;
}

function listValidations(
  columns: readonly QuestionColumn[],
  rows: readonly QuestionRow[],
  lists: OptionLists,
  { language }: Questionnaire,
): DataValidation[] {
  const last = rows.length - 1;
  return columns.flatMap(({ name }, at) => {
    const column = columnName(at);
    const list = (from: number, to: number, values: readonly string[], strict = true): DataValidation =>
      listValidation(`${column}${from + 2}:${column}${to + 2}`, values, { lists, language, strict });
    const labelsOf = (labels: readonly Text[]): string[] => labels.map((label) => label[language]);
    if (name === 'answer')
      return [...runsOf(rows)].map(({ row, from, to }) => list(from, to, row.choices, !row.multiple));
    if (name === 'confidence') return [list(0, last, labelsOf(CONFIDENCE_LABELS.map(({ label }) => label)))];
    if (name === 'kind') return [list(0, last, labelsOf(Object.values(EVIDENCE_KIND_LABELS)))];
    return [];
  });
}

/** Shows where “not applicable” still lacks its reason. */
function reasonRule(
  columns: readonly QuestionColumn[],
  rows: number,
  { language }: Questionnaire,
): ConditionalRule {
  const nameOf = (name: QuestionColumn['name']) =>
    columnName(columns.findIndex((column) => column.name === name));
  const [answer, reason] = [nameOf('answer'), nameOf('reason')];
  return {
    type: 'expression',
    priority: 1,
    range: `${reason}2:${reason}${rows + 1}`,
    formula: `AND($${answer}2="${NOT_APPLICABLE[language]}",LEN(TRIM($${reason}2))=0)`,
    style: STYLES.missing,
  };
}

const linesOf = (row: readonly StyledCell[], columns: readonly QuestionColumn[]): number =>
  Math.min(
    MOST_LINES,
    Math.max(
      ...row.map(({ value }, at) =>
        typeof value === 'string' && columns[at]?.name !== 'id'
          ? countLines(value, (columns[at]?.width ?? 0) * (columns[at]?.name === 'look' ? SMALL_PRINT : 1))
          : 1,
      ),
    ),
  );

/** The sheet of a domain: a row a question, under a heading that stays in view and is printed on every page. */
export function makeQuestionSheet(
  domain: QuestionnaireDomain,
  name: string,
  lists: OptionLists,
  form: Questionnaire,
): WriteSheet {
  const rows = rowsOf(domain, form);
  const given = Math.max(0, ...rows.map(({ answer }) => answer?.evidence?.length ?? 0));
  const columns = listColumns(form, Math.max(PIECES, given));
  const cells = [
    columns.map((column) => headCell(column, form)),
    ...rows.map((row) => columns.map((column) => cellOf(row, column, form))),
  ];
  const last = columnName(columns.length - 1);
  // What is filled in already must not hide.
  const isFolded = ({ piece }: QuestionColumn): boolean => piece !== null && piece > 0;
  const collapse = given < 2;
  const printed = columns.filter((column) => !isFolded(column)).length;
  return {
    name,
    columns: columns.map((column) => ({
      width: column.width,
      ...(isFolded(column) && { outlineLevel: 1, hidden: collapse }),
    })),
    outlineProperties: { summaryRight: false },
    rows: cells.map((row) => row.map(({ value }) => value)),
    cells: new Map(
      cells.flatMap((row, at) =>
        row.map((cell, column) => [`${at},${column}`, { style: cell.style }] as const),
      ),
    ),
    // Not every program works out by itself how high a row with wrapped text is.
    rowDefs: new Map(
      cells.map(
        (row, at) => [at, { height: at === 0 ? HEAD_HEIGHT : LINE_HEIGHT * linesOf(row, columns) }] as const,
      ),
    ),
    freezePane: { rows: 1, columns: columns.findIndex((column) => column.name === 'look') },
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    dataValidations: listValidations(columns, rows, lists, form),
    conditionalRules: [reasonRule(columns, rows.length, form)],
    pageSetup: {
      ...pagesOf('landscape'),
      printTitlesRow: '$1:$1',
      // Unfolded evidence must not make the print too small to read.
      printArea: `$A$1:$${columnName(printed - 1)}$${rows.length + 1}`,
    },
    headerFooter: SHEET_FOOTER,
  };
}
