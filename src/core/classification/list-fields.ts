import type { Language } from '../text.ts';
import { findDuties } from './find-duties.ts';
import { type ExportRoute, isImportant } from './find-export-route.ts';
import { compareLevels, type Grade, schemesOf } from './grade.ts';
import type { GradedAsset } from './grade-inventory.ts';
import type { ClassificationIndex } from './index-classification.ts';
import type { DecisionTable } from './rubric.ts';

export interface ListEntry {
  readonly graded: GradedAsset;
  readonly route: ExportRoute;
  /** How far the review has come, in words; '' where nothing is stored. */
  readonly state: string;
  /** From 1. */
  readonly number: number;
}

/** The few words that cells need beside the rubric's own. */
interface ListWords {
  readonly yes: string;
  readonly no: string;
  readonly notGraded: string;
  readonly atLeast: string;
  readonly separator: string;
  /** "{{persons}} persons, of which {{sensitive}} sensitive", filled in by the caller's function. */
  readonly persons: (persons: number, sensitive: number) => string;
}

type CellValue = string | number | null;
export type ReadField = (entry: ListEntry) => CellValue;

const DETAIL_FIELDS = [
  'description',
  'updateFrequency',
  'coverage',
  'precision',
  'source',
  'carrier',
  'protectionLevel',
  'purpose',
  'processing',
  'useScope',
  'department',
  'responsible',
  'sharing',
  'protection',
  'riskAssessment',
  'remark',
] as const;

/** Fields of the classification list unless the user configures others. */
export const LIST_FIELDS = [
  'index',
  'code',
  'name',
  'domain',
  'category',
  'system',
  'records',
  'sizeGb',
  'guide',
  'measures',
  'gbt43697',
  'rows',
  'exact',
  'duties',
  'route',
  'state',
  'partOf',
] as const;

/** The scheme that puts an asset highest among those that know important data, for filing. */
function filingGrade(
  index: ClassificationIndex,
  { grades }: GradedAsset,
): { table: DecisionTable; grade: Grade } | null {
  const found = schemesOf(index)
    .filter(({ levels }) => levels.some(({ level }) => level === 'important'))
    .flatMap((table) => {
      const grade = grades[table.id];
      return grade === undefined || grade.level === null ? [] : [{ table, grade }];
    });
  return found.reduce<{ table: DecisionTable; grade: Grade } | null>(
    (best, next) =>
      best === null || compareLevels(best.table, next.grade.level, best.grade.level) > 0 ? next : best,
    null,
  );
}

/** Whether an asset belongs in the catalogue of important and core data. */
export const belongsInCatalogue = (index: ClassificationIndex, graded: GradedAsset): boolean =>
  isImportant(index, graded.grades);

function levelText(
  table: DecisionTable,
  grade: Grade | undefined,
  language: Language,
  words: ListWords,
): string {
  if (grade === undefined || grade.level === null) return words.notGraded;
  const name = table.levels.find(({ level }) => level === grade.level)?.name[language] ?? String(grade.level);
  const sub = grade.subLevel === null ? '' : ` ${grade.subLevel.level}`;
  return `${name}${sub}${grade.exact ? '' : words.atLeast}`;
}

/** Every field that a column may show, by its id. */
export function createFieldReaders(
  index: ClassificationIndex,
  language: Language,
  words: ListWords,
): ReadonlyMap<string, ReadField> {
  const schemes = schemesOf(index);
  const classOf = ({ graded }: ListEntry) => index.classes.get(graded.asset.class ?? '');
  const readers = new Map<string, ReadField>();
  const add = (id: string, read: ReadField) => readers.set(id, read);
  add('index', ({ number }) => number);
  for (const id of ['code', 'name', 'system', 'group', 'partOf', 'derivedReason'] as const)
    add(id, ({ graded }) => graded.asset[id] ?? null);
  for (const id of ['records', 'sizeGb'] as const) add(id, ({ graded }) => graded.asset[id] ?? null);
  for (const id of DETAIL_FIELDS) add(id, ({ graded }) => graded.asset[id] ?? null);
  add('fields', ({ graded }) => graded.asset.fields?.join(words.separator) ?? null);
  add('derivedFrom', ({ graded }) => graded.asset.derivedFrom?.join(words.separator) ?? null);
  add('carrier', ({ graded }) => graded.asset.carrier ?? graded.asset.system ?? null);
  add('class', ({ graded }) => graded.asset.class ?? null);
  add('domain', (entry) => classOf(entry)?.path[0]?.name[language] ?? null);
  add(
    'category',
    (entry) =>
      classOf(entry)
        ?.path.slice(1)
        .map(({ name }) => name[language])
        .join(' › ') ?? null,
  );
  for (const table of schemes)
    add(table.id, ({ graded }) => levelText(table, graded.grades[table.id], language, words));
  add('level', ({ graded }) => {
    const found = filingGrade(index, graded);
    return found === null ? words.notGraded : levelText(found.table, found.grade, language, words);
  });
  add('rows', ({ graded }) =>
    schemes.flatMap(({ id }) => graded.grades[id]?.rows ?? []).join(words.separator),
  );
  add('exact', ({ graded }) =>
    schemes.every(({ id }) => graded.grades[id]?.exact === true) ? words.yes : words.no,
  );
  add('duties', ({ graded }) =>
    findDuties(index, graded.grades, graded.impact)
      .map((duty) => `${duty.article ?? duty.id} ${duty.topic[language]}`)
      .join(words.separator),
  );
  add('route', ({ route }) => {
    const name = index.rubric.exportRoutes.levels.find(({ level }) => level === route.route)?.name[language];
    return name ?? String(route.route);
  });
  add('state', ({ state }) => state);
  add('personalInformation', ({ graded }) => {
    const [persons, sensitive] = [graded.impact?.piPersons, graded.impact?.sensitivePiPersons];
    const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
    const total = count(persons) + count(sensitive);
    return total === 0 ? words.no : words.persons(count(persons), count(sensitive));
  });
  add('crossBorder', (entry) => {
    const out = entry.graded.asset.export;
    if (out === undefined) return words.no;
    const route = readers.get('route')?.(entry) ?? '';
    return [words.yes, out.destination, out.recipient, out.purpose, String(route)]
      .filter((part) => part !== undefined && part !== '')
      .join(words.separator);
  });
  return readers;
}
