import type { Inventory } from '../../core/classification/asset.ts';
import type { Grade } from '../../core/classification/grade.ts';
import type { GradedAsset } from '../../core/classification/grade-inventory.ts';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import type { ReviewState } from '../../core/classification/review.ts';
import type { DecisionTable } from '../../core/classification/rubric.ts';
import { fillWords } from '../../core/fill-places.ts';
import type { Level } from '../../core/rubric.ts';
import type { Language } from '../../core/text.ts';
import type { CatalogueWords } from './catalogue-words.ts';

/** What the report on an inventory is made from. */
export interface CatalogueInput {
  readonly index: ClassificationIndex;
  readonly inventory: Inventory;
  readonly graded: readonly GradedAsset[];
  readonly states: Readonly<Record<ReviewState, number>>;
  readonly name: string;
  /** ISO date. */
  readonly date: string;
  readonly language: Language;
  readonly digest: string;
}

/** The same with what its parts look up again and again. */
export interface CatalogueContext extends CatalogueInput {
  readonly words: CatalogueWords;
  readonly schemes: readonly DecisionTable[];
}

/** A level by its name in the table's own words. */
export const levelName = (
  table: DecisionTable,
  level: Level | null,
  { words, language }: CatalogueContext,
): string =>
  level === null
    ? words.notGraded
    : (table.levels.find((entry) => entry.level === level)?.name[language] ?? String(level));

/** 0 for the lowest level, rising: the report shades by it. */
export const heat = (table: DecisionTable, level: Level | null): number =>
  level === null ? -1 : table.levels.length - 1 - table.levels.findIndex((entry) => entry.level === level);

/** A grade as a cell: its level, finer step and whether it may be higher. */
export function viewLevel(table: DecisionTable, grade: Grade | undefined, context: CatalogueContext) {
  const level = grade?.level ?? null;
  const sub = grade?.subLevel ? ` ${grade.subLevel.level}` : '';
  const open = level !== null && grade?.exact === false ? context.words.atLeast : '';
  return { text: `${levelName(table, level, context)}${sub}${open}`, heat: heat(table, level) };
}

/** A clause of a document, in words: the rubric has its number alone. */
export const clauseName = (article: string | undefined, { words }: CatalogueContext): string | null => {
  if (article === undefined) return null;
  const annex = /^附录\s*(.+)$/.exec(article)?.[1];
  if (annex !== undefined) return fillWords(words.annex, { number: annex });
  return /^\d+$/.test(article) ? fillWords(words.article, { number: article }) : article;
};

/** A row of a decision table as the source numbers it; null for a cell of a matrix, which has no number there. */
export const rowNumber = (id: string): string | null => (id.includes('/') ? null : id);

/** A scheme's name without its list of levels, for narrow columns. */
export const shortName = (name: string): string => name.replace(/\s*[（(].*$/, '');

/** A class with those that it lies in. */
export const className = ({ asset }: GradedAsset, { index, language, words }: CatalogueContext): string =>
  index.classes
    .get(asset.class ?? '')
    ?.path.map(({ name }) => name[language])
    .join(' › ') ?? words.noClass;
