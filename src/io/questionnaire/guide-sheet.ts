import type { DataValidation, WriteSheet } from 'hucre';
import type { FilledField, Questionnaire } from '../../core/questionnaire.ts';
import { pagesOf, SHEET_FOOTER } from '../../core/sheet-look.ts';
import { dateCell, STYLES, type StyledCell, textCell } from './cell-style.ts';
import { countLines } from './count-lines.ts';
import { renderMark } from './form-mark.ts';
import {
  FIELD_HEADINGS,
  GUIDE,
  MARK_LABEL,
  NOT_APPLICABLE,
  NOT_APPLICABLE_HINT,
  NOTICE_LABEL,
  OPTION_HEADINGS,
} from './form-words.ts';
import { listValidation } from './list-validation.ts';
import type { OptionLists } from './option-lists.ts';
import { optionWords } from './option-words.ts';

const WIDTHS = [26, 46, 58] as const;
/** Characters of a line across the sheet; Chinese counts two. */
const LINE = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];
const LINE_HEIGHT = 16;
const TITLE_HEIGHT = 28;

type Row = readonly (StyledCell | null)[];

function valueCell({ kind, value, choices }: FilledField): StyledCell {
  if (kind === 'date') return dateCell(value === null ? null : String(value), STYLES.inputDate);
  if (kind === 'count') return { value, style: STYLES.inputNumber };
  const label = choices?.find((choice) => choice.value === value)?.label;
  return textCell(label ?? (value === null ? null : String(value)), STYLES.input);
}

const fieldRow = (field: FilledField): Row => [
  textCell(`${field.label}${field.required ? ' *' : ''}`, STYLES.read),
  valueCell(field),
  textCell(field.hint, STYLES.aside),
];

/** Every option of the form once, with when to pick it. */
function optionRows({ domains, language }: Questionnaire): Row[] {
  const rows = new Map<string, Row>();
  for (const { options } of domains.flatMap(({ items }) => items.flatMap(({ criteria }) => criteria))) {
    const words = optionWords(options);
    for (const { id, hint } of options) {
      const word = words.get(id) ?? id;
      rows.set(`${word}\n${hint}`, [textCell(word, STYLES.read), textCell(hint, STYLES.read)]);
    }
  }
  if (rows.size === 0) return [];
  return [
    [OPTION_HEADINGS.option, OPTION_HEADINGS.hint].map((heading) => textCell(heading[language], STYLES.head)),
    ...rows.values(),
    [NOT_APPLICABLE, NOT_APPLICABLE_HINT].map((words) => textCell(words[language], STYLES.read)),
    [],
  ];
}

/** The first sheet: how to fill in the form, about whom it is, and what marks it as one. */
export function makeGuideSheet(form: Questionnaire, name: string, lists: OptionLists): WriteSheet {
  const { language, rubric, fields } = form;
  const across: number[] = [];
  const rows: Row[] = [];
  const addLine = (cell: StyledCell): void => {
    across.push(rows.length);
    rows.push([cell]);
  };
  addLine(textCell(rubric.title, STYLES.title));
  for (const line of GUIDE[language]) addLine(textCell(line, STYLES.body));
  rows.push([]);
  const options = optionRows(form);
  const optionsFrom = rows.length;
  rows.push(...options);
  rows.push([
    textCell(FIELD_HEADINGS.field[language], STYLES.head),
    textCell(FIELD_HEADINGS.value[language], STYLES.headInput),
    textCell(FIELD_HEADINGS.hint[language], STYLES.head),
  ]);
  const fieldsFrom = rows.length;
  rows.push(...fields.map(fieldRow), []);
  rows.push([textCell(MARK_LABEL[language], STYLES.aside), textCell(renderMark(rubric), STYLES.aside)]);
  rows.push([textCell(NOTICE_LABEL[language], STYLES.aside), textCell(rubric.notice, STYLES.aside)]);
  const wide = [
    ...options.flatMap((row, at) => (row.length > 0 ? [optionsFrom + at] : [])),
    rows.length - 2,
    rows.length - 1,
  ];
  const validations = fields.flatMap((field, at): DataValidation[] => {
    const { choices, kind } = field;
    if (choices === null || choices.length === 0) return [];
    const cell = `B${fieldsFrom + at + 1}`;
    const labels = choices.map(({ label }) => label);
    // Codes that the list does not have may be typed.
    return [listValidation(`${cell}:${cell}`, labels, { lists, language, strict: kind !== 'code' })];
  });
  const widthOf = (at: number, column: number): number => {
    if (across.includes(at)) return LINE;
    return column === 1 && wide.includes(at) ? WIDTHS[1] + WIDTHS[2] : (WIDTHS[column] ?? LINE);
  };
  const heightOf = (at: number): number => {
    const lines = (rows[at] ?? []).map((cell, column) =>
      countLines(String(cell?.value ?? ''), widthOf(at, column)),
    );
    return LINE_HEIGHT * Math.max(1, ...lines);
  };
  return {
    name,
    columns: WIDTHS.map((width) => ({ width })),
    rows: rows.map((row) => row.map((cell) => cell?.value ?? null)),
    cells: new Map(
      rows.flatMap((row, at) =>
        row.flatMap((cell, column) =>
          cell === null ? [] : [[`${at},${column}`, { style: cell.style }] as const],
        ),
      ),
    ),
    merges: [
      ...across.map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: 2 })),
      ...wide.map((row) => ({ startRow: row, endRow: row, startCol: 1, endCol: 2 })),
    ],
    // What is merged does not grow by itself.
    rowDefs: new Map(rows.map((_, at) => [at, { height: at === 0 ? TITLE_HEIGHT : heightOf(at) }] as const)),
    dataValidations: validations,
    view: { showGridLines: false },
    pageSetup: pagesOf('portrait'),
    headerFooter: SHEET_FOOTER,
  };
}
