import type { DataValidation } from 'hucre';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import { type InventoryColumn, inventoryColumns } from '../../core/classification/inventory-columns.ts';
import { columnName } from '../../core/column-name.ts';
import type { Language } from '../../core/text.ts';
import { renderWorkbook, type SheetToWrite } from '../sheets/write-workbook.ts';

/** The words of the template that the rubric does not have. */
export interface TemplateWords {
  readonly title: string;
  readonly assets: string;
  readonly classes: string;
  readonly guide: string;
  readonly more: string;
  readonly yes: string;
  readonly no: string;
  readonly columns: Readonly<
    Record<'id' | 'name' | 'domain' | 'examples' | 'column' | 'required' | 'allowed' | 'explanation', string>
  >;
  readonly allowed: Readonly<Record<'text' | 'list' | 'class' | 'count' | 'number', string>>;
  readonly notes: readonly string[];
}

/** Drop-downs reach so far down; more rows may be filled in without them. */
const DROP_DOWN_ROWS = 5000;
/** What a list written into a validation may hold. */
const LIST_LIMIT = 255;

function allowedValues(
  column: InventoryColumn,
  index: ClassificationIndex,
  language: Language,
  words: TemplateWords,
): string[] | null {
  if (column.kind === 'yes-no' || column.impact?.kind === 'yes-no') return [words.yes, words.no];
  if (column.kind === 'exemption') return index.rubric.exemptions.map(({ id }) => id);
  if (column.impact?.kind !== 'choice') return null;
  const set = index.questions.get(column.id)?.answerSet;
  return (
    index.rubric.answerSets.find(({ id }) => id === set)?.options.map(({ label }) => label[language]) ?? null
  );
}

function explainColumn(column: InventoryColumn, index: ClassificationIndex, language: Language): string {
  const question = index.questions.get(column.id);
  if (question !== undefined)
    return [question.text[language], question.help?.[language]]
      .filter((part) => part !== undefined)
      .join(' ');
  return index.rules.get(column.id)?.rule.question?.[language] ?? '';
}

function allowedText(
  column: InventoryColumn,
  index: ClassificationIndex,
  language: Language,
  words: TemplateWords,
): string {
  const values = allowedValues(column, index, language, words);
  if (values !== null) return values.join(' / ');
  if (column.kind === 'impact' || column.kind === 'count') return words.allowed.count;
  return words.allowed[column.kind as 'text' | 'list' | 'class' | 'number'];
}

function validationFor(
  column: InventoryColumn,
  at: number,
  index: ClassificationIndex,
  language: Language,
  words: TemplateWords,
): DataValidation | null {
  const range = `${columnName(at)}2:${columnName(at)}${DROP_DOWN_ROWS}`;
  const base = { range, allowBlank: true, showErrorMessage: true, errorStyle: 'stop' as const };
  if (column.kind === 'class') {
    const count = [...index.classes.values()].filter(({ path }) => path.length > 1).length;
    return { ...base, type: 'list', formula1: `'${words.classes}'!$A$2:$A$${count + 1}` };
  }
  const values = allowedValues(column, index, language, words);
  if (values === null || values.join(',').length > LIST_LIMIT) return null;
  return { ...base, type: 'list', values };
}

/** The form to fill in: assets with drop-downs, the classes to choose from, what each column means. */
export async function renderTemplate(
  index: ClassificationIndex,
  language: Language,
  words: TemplateWords,
): Promise<Uint8Array> {
  const all = inventoryColumns(index);
  const columns = all.filter(({ inTemplate }) => inTemplate);
  const header = (column: InventoryColumn) => `${column.header[language]}${column.required ? '*' : ''}`;
  const assets: SheetToWrite = {
    name: words.assets,
    columns: columns.map((column) => ({ header: header(column), width: column.kind === 'text' ? 20 : 16 })),
    rows: [],
    validations: columns.flatMap((column, at) => validationFor(column, at, index, language, words) ?? []),
  };
  const classes: SheetToWrite = {
    name: words.classes,
    columns: [
      { header: words.columns.id, width: 40 },
      { header: words.columns.domain, width: 24 },
      { header: words.columns.examples, width: 60 },
    ],
    rows: [...index.classes.values()]
      .filter(({ path }) => path.length > 1)
      .map(({ id, node, path }) => [
        `${id} ${node.name[language]}`,
        path[0]?.name[language] ?? '',
        node.examples?.[language] ?? '',
      ]),
  };
  const describe = (column: InventoryColumn) => [
    column.header[language],
    column.id,
    column.required ? words.yes : '',
    allowedText(column, index, language, words),
    explainColumn(column, index, language),
  ];
  const heads = [
    { header: words.columns.column, width: 30 },
    { header: words.columns.id, width: 28 },
    { header: words.columns.required, width: 10 },
    { header: words.columns.allowed, width: 40 },
    { header: words.columns.explanation, width: 80 },
  ];
  const guide: SheetToWrite = {
    name: words.guide,
    columns: heads,
    rows: [...columns.map(describe), ...words.notes.map((note) => [note, '', '', '', ''])],
  };
  const more: SheetToWrite = {
    name: words.more,
    columns: heads,
    rows: all.filter(({ inTemplate }) => !inTemplate).map(describe),
  };
  return renderWorkbook([assets, classes, guide, more], words.title);
}
