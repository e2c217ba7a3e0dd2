import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import { normalise } from '../../core/classification/keyword-matcher.ts';
import type { ChoiceSet } from '../../core/classification/rubric.ts';
import { groupBy } from '../../core/group-by.ts';
import type { SheetValue } from '../sheets/sheet-table.ts';

const YES = new Set(['是', 'yes', 'y', 'true', '1', '有', '√', '对']);
const NO = new Set(['否', 'no', 'n', 'false', '0', '无', '×', '不是', '没有']);

/** The text in a cell, without what surrounds it; dates as YYYY-MM-DD. */
export function textOf(value: SheetValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
}

/** 是/否, yes/no and their usual variants; undefined = neither. */
export function parseYesNo(text: string): boolean | undefined {
  const word = normalise(text);
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/** Digits that a number in a computer holds exactly. */
const EXACT_DIGITS = 15;

/** A plain decimal, with thousands marks if any; undefined when it is none, is negative or has too many digits to be exact. */
export function parseNumber(text: string): number | undefined {
  const plain = normalise(text).replaceAll(/[,\s]/g, '');
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const digits = plain.replace('.', '').replace(/^0+/, '');
  return digits.length > EXACT_DIGITS ? undefined : Number(plain);
}

/** Several names in one cell: by comma, semicolon, 、 or line. */
export const parseList = (text: string): string[] =>
  text
    .split(/[,，;；、\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The option that a cell names by its id or by its label in any language. */
export function findOption(set: ChoiceSet, text: string): string | undefined {
  const word = normalise(text);
  return set.options.find(
    ({ id, label }) =>
      normalise(id) === word || Object.values(label).some((name) => normalise(name) === word),
  )?.id;
}

export type FindClass = (text: string) => string | undefined;

/** Finds the class that a cell names: by id, by "id name" as the template offers it, or by a name that only one has. */
export function createClassFinder(index: ClassificationIndex, enterpriseType?: string): FindClass {
  const classes = [...index.classes.values()].filter(
    ({ enterpriseType: { id } }) => enterpriseType === undefined || id === enterpriseType,
  );
  const byName = groupBy(
    classes.flatMap(({ id, node }) => Object.values(node.name).map((name) => ({ id, name }))),
    ({ name }) => normalise(name),
  );
  return (text) => {
    const first = text.split(/\s/)[0] as string;
    if (index.classes.has(text)) return text;
    if (index.classes.has(first)) return first;
    const named = byName.get(normalise(text));
    return named?.length === 1 ? named[0]?.id : undefined;
  };
}
