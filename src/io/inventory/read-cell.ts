import type { ImpactValue } from '../../core/classification/asset.ts';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import type { InventoryColumn } from '../../core/classification/inventory-columns.ts';
import { normalise } from '../../core/classification/keyword-matcher.ts';
import type { Problem, ProblemCode } from '../../errors.ts';
import { type FindClass, findOption, parseList, parseNumber, parseYesNo } from './cell-values.ts';

/** Notes a problem of the cell at hand. */
export type ReportCell = (code: ProblemCode, params?: Problem['params']) => void;

function readImpact(
  column: InventoryColumn,
  text: string,
  index: ClassificationIndex,
): ImpactValue | undefined {
  if (column.impact?.kind === 'quantity') return parseNumber(text);
  if (column.impact?.kind === 'yes-no') return parseYesNo(text);
  const question = index.questions.get(column.id);
  const set = index.rubric.answerSets.find(({ id }) => id === question?.answerSet);
  return set === undefined ? undefined : findOption(set, text);
}

function allowedFor({ impact }: InventoryColumn): string {
  if (impact?.kind === 'choice') return [...impact.ranks.keys()].join(', ');
  return impact?.kind === 'yes-no' ? '是, 否' : '0, 1, 2 …';
}

function readExemption(text: string, { rubric }: ClassificationIndex): string | undefined {
  const word = normalise(text);
  return rubric.exemptions.find(
    (entry) =>
      normalise(entry.id) === word || Object.values(entry.text).some((name) => normalise(name) === word),
  )?.id;
}

/** Turns the text of one cell into a value for its column; undefined after a problem was reported. */
export function readCell(
  column: InventoryColumn,
  text: string,
  { index, findClass }: { readonly index: ClassificationIndex; readonly findClass: FindClass },
  report: ReportCell,
): unknown {
  const heading = column.header['zh-CN'];
  switch (column.kind) {
    case 'text':
      return text;
    case 'list':
      return parseList(text);
    case 'class': {
      const id = findClass(text);
      if (id === undefined) report('unknown-class', { id: text });
      return id;
    }
    case 'yes-no': {
      const answer = parseYesNo(text);
      if (answer === undefined) report('cell-yes-no', { value: text, column: heading });
      return answer;
    }
    case 'count':
    case 'number': {
      const number = parseNumber(text);
      const fits = number !== undefined && (column.kind === 'number' || Number.isSafeInteger(number));
      if (!fits) report('cell-number', { value: text, column: heading });
      return fits ? number : undefined;
    }
    case 'exemption': {
      const id = readExemption(text, index);
      if (id === undefined) report('unknown-reference', { id: text });
      return id;
    }
    case 'impact': {
      const value = readImpact(column, text, index);
      if (value === undefined)
        report('impact-value', { id: column.id, value: text, allowed: allowedFor(column) });
      return value;
    }
  }
}
