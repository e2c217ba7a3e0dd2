import type { RubricIndex } from '../../core/index-rubric.ts';
import { type FieldChoice, listFields, type QuestionnaireField } from '../../core/questionnaire-fields.ts';
import { LANGUAGES, type Language } from '../../core/text.ts';
import type { Problem } from '../../errors.ts';
import { cellPlace, type SheetTable } from '../sheets/sheet-table.ts';
import { readDay, textOf } from './cell-texts.ts';
import { findChoice } from './find-choice.ts';
import { findMark } from './form-mark.ts';
import { FIELD_HEADINGS, NOTICE_LABEL } from './form-words.ts';
import { keyOf } from './option-words.ts';
import type { Places } from './places.ts';

/** As many assessors as an answer file may name. */
const MOST_ASSESSORS = 50;

/** What the form says of enterprise and assessment: values by the field's path in an answer file. */
export interface GatheredFields {
  readonly values: Map<string, { readonly field: QuestionnaireField; readonly value: string | number }>;
  readonly places: Places;
  readonly problems: Problem[];
}

interface FieldHead {
  readonly row: number;
  readonly label: number;
  readonly value: number;
  readonly language: Language;
}

function findHead({ rows }: SheetTable): FieldHead | null {
  for (const language of LANGUAGES) {
    const [labelKey, valueKey] = [
      keyOf(FIELD_HEADINGS.field[language]),
      keyOf(FIELD_HEADINGS.value[language]),
    ];
    for (const [row, cells] of rows.entries()) {
      const keys = cells.map((cell) => keyOf(textOf(cell)));
      const [label, value] = [keys.indexOf(labelKey), keys.indexOf(valueKey)];
      if (label !== -1 && value !== -1) return { row, label, value, language };
    }
  }
  return null;
}

const labelKey = (text: string): string => keyOf(text.replaceAll(/[*＊]/g, ''));

/** Rows of the same table that ask for nothing. */
const ASIDE = new Set(Object.values(NOTICE_LABEL).map(labelKey));

function byLabel(index: RubricIndex): ReadonlyMap<string, QuestionnaireField> {
  const fields = listFields(index, MOST_ASSESSORS);
  return new Map(
    fields.flatMap((field) => Object.values(field.label).map((label) => [labelKey(label), field] as const)),
  );
}

/** "C39 计算机…", "C39" or the name alone; a code that the list does not have stays what it is. */
function readCode(choices: readonly FieldChoice[], text: string, language: Language): string {
  const [code = ''] = text.normalize('NFKC').trim().toUpperCase().split(/\s/);
  if (/^[A-Z]?\d*$/.test(code) && code !== '') return code;
  const names = choices.map(({ value, label }) => ({
    value: String(value),
    label: {
      'zh-CN': label['zh-CN'].slice(String(value).length),
      en: label.en.slice(String(value).length),
    },
  }));
  return findChoice(names, text, language) ?? text;
}

/** Reads the value of a field as an answer file has it; null for a blank one, and after a problem was noted. */
function readValue(
  { kind, path, choices = [] }: QuestionnaireField,
  cell: SheetTable['rows'][number][number] | undefined,
  language: Language,
  report: (problem: Omit<Problem, 'path'>) => void,
): string | number | null {
  const text = textOf(cell);
  if (text === '') return null;
  if (kind !== 'long-text' && text.includes('\n')) {
    report({ code: 'cell-one-line' });
    return null;
  }
  switch (kind) {
    case 'choice': {
      const found = findChoice(choices, text, language);
      const allowed = choices.map(({ label }) => label[language]).join(', ');
      if (found === undefined) report({ code: 'cell-choice', params: { value: text, allowed } });
      return found ?? null;
    }
    case 'code':
      return readCode(choices, text, language);
    case 'date': {
      const day = readDay(cell);
      if (day === null) report({ code: 'date-invalid', params: { date: text } });
      return day;
    }
    case 'count': {
      const plain = text.normalize('NFKC');
      return /^\d{1,9}$/.test(plain) ? Number(plain) : text;
    }
    case 'text':
    case 'long-text':
      return path[1] === 'uscc' ? text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() : text;
  }
}

/** Reads the table about enterprise and assessment, where a sheet has one. */
export function readFields(table: SheetTable, index: RubricIndex, gathered: GatheredFields): void {
  const head = findHead(table);
  if (head === null) return;
  const { values, places, problems } = gathered;
  const fields = byLabel(index);
  for (let at = head.row + 1; at < table.rows.length; at += 1) {
    const cells = table.rows[at] ?? [];
    const label = labelKey(textOf(cells[head.label]));
    const place = cellPlace(table, at, head.value);
    const text = textOf(cells[head.value]);
    const field = fields.get(label);
    if (field === undefined) {
      if (text !== '' && !ASIDE.has(label) && findMark(text) === null)
        problems.push({ code: 'form-field', path: place, params: { field: textOf(cells[head.label]) } });
      continue;
    }
    const known = values.get(JSON.stringify(field.path));
    const first = places.get(field.path);
    if (first === undefined || (known === undefined && text !== '')) places.set(field.path, place);
    if (text === '') continue;
    if (table.hidden) {
      problems.push({ code: 'sheet-hidden', path: place, params: { sheet: table.name ?? '' } });
      return;
    }
    const key = `${at},${head.value}`;
    const error = table.errors.get(key);
    if (error !== undefined) problems.push({ code: 'cell-error', path: place, params: { value: error } });
    else if (table.formulas.has(key)) problems.push({ code: 'cell-formula', path: place });
    else {
      const value = readValue(field, cells[head.value], head.language, (problem) =>
        problems.push({ ...problem, path: place }),
      );
      if (value === null) continue;
      if (known !== undefined && known.value !== value)
        problems.push({
          code: 'answered-twice',
          path: place,
          params: { id: field.label[head.language], first: first ?? '' },
        });
      else values.set(JSON.stringify(field.path), { field, value });
    }
  }
}
