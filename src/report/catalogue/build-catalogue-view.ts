import type { Inventory } from '../../core/classification/asset.ts';
import type { Cause } from '../../core/classification/decide.ts';
import { findAttention } from '../../core/classification/find-attention.ts';
import { findDuties } from '../../core/classification/find-duties.ts';
import { findExportRoute, totalExports } from '../../core/classification/find-export-route.ts';
import { type Grade, schemesOf } from '../../core/classification/grade.ts';
import type { GradedAsset } from '../../core/classification/grade-inventory.ts';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import type { ReviewState } from '../../core/classification/review.ts';
import type { DecisionTable } from '../../core/classification/rubric.ts';
import { summariseInventory } from '../../core/classification/summarise.ts';
import type { Level } from '../../core/rubric.ts';
import type { Language } from '../../core/text.ts';
import { CATALOGUE_WORDS, type CatalogueWords } from './catalogue-words.ts';

interface CatalogueInput {
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

/** More rows than a reader turns pages for; the workbook has them all. */
const MOST_ACTIONS = 200;
const MOST_DECISIONS = 2000;
const MOST_NAMED = 100;

interface Context extends CatalogueInput {
  readonly words: CatalogueWords;
  readonly schemes: readonly DecisionTable[];
}

const levelName = (table: DecisionTable, level: Level | null, { words, language }: Context): string =>
  level === null
    ? words.notGraded
    : (table.levels.find((entry) => entry.level === level)?.name[language] ?? String(level));

/** A scheme's name without its list of levels, for narrow columns. */
const shortName = (name: string): string => name.replace(/\s*[（(].*$/, '');

/** 0 for the lowest level, rising: the report shades by it. */
const heat = (table: DecisionTable, level: Level | null): number =>
  level === null ? -1 : table.levels.length - 1 - table.levels.findIndex((entry) => entry.level === level);

function viewLevel(table: DecisionTable, grade: Grade | undefined, context: Context) {
  const level = grade?.level ?? null;
  const sub = grade?.subLevel ? ` ${grade.subLevel.level}` : '';
  const open = level !== null && grade?.exact === false ? context.words.atLeast : '';
  return { text: `${levelName(table, level, context)}${sub}${open}`, heat: heat(table, level) };
}

const className = ({ asset }: GradedAsset, { index, language, words }: Context): string =>
  index.classes
    .get(asset.class ?? '')
    ?.path.map(({ name }) => name[language])
    .join(' › ') ?? words.noClass;

function causeText(cause: Cause, { index, language, words }: Context): string {
  if (cause.kind === 'row') return words.answeredYes;
  if (cause.kind === 'default') return words.byDefault;
  const question = index.questions.get(cause.question);
  const option = index.rubric.answerSets
    .find(({ id }) => id === question?.answerSet)
    ?.options.find(({ id }) => id === cause.value);
  const value =
    option?.label[language] ??
    (typeof cause.value === 'object'
      ? `≥ ${cause.value.atLeast}`
      : cause.value === true
        ? ''
        : cause.value.toLocaleString(language));
  const label = question?.label[language] ?? cause.question;
  return value === '' ? label : `${label}${words.colon}${value}`;
}

function becauseText(graded: GradedAsset, context: Context): string {
  const { schemes, words } = context;
  const parts = schemes.flatMap(({ id }) => {
    const grade = graded.grades[id];
    if (grade === undefined) return [];
    const from =
      grade.from === null
        ? []
        : [
            `${grade.from.kind === 'members' ? words.fromMembers : words.fromSources} ${grade.from.assets.slice(0, 3).join(words.separator)}`,
          ];
    return [
      ...grade.reasons.map(
        ({ row, because }) =>
          `${row} (${[...new Set(because.map((cause) => causeText(cause, context)))].join(words.separator)})`,
      ),
      ...from,
    ];
  });
  return [...new Set(parts)].join('; ');
}

function viewSchemes(context: Context) {
  const { index, graded, schemes, words, language } = context;
  return summariseInventory(index, graded).schemes.map((summary, at) => {
    const table = schemes[at] as DecisionTable;
    return {
      name: table.name[language],
      variant: table.variants?.find(({ id }) => id === summary.variant)?.name[language] ?? null,
      levels: summary.levels
        .filter(({ level, assets }) => level !== null || assets > 0)
        .map(({ level, assets, records }) => ({
          name: levelName(table, level, context),
          heat: heat(table, level),
          assets,
          records: records.toLocaleString(language),
          percent: graded.length === 0 ? 0 : Math.round((assets * 1000) / graded.length) / 10,
        })),
      uncertain: summary.uncertain === 0 ? null : `${words.uncertain}${words.colon}${summary.uncertain}`,
    };
  });
}

/** The class tree with how many assets lie in each class and below it, by level of the first scheme. */
function viewTree(context: Context) {
  const { index, graded, schemes, language } = context;
  const first = schemes[0] as DecisionTable;
  const counts = new Map<string, { all: number; levels: Map<Level | null, number> }>();
  for (const { asset, grades } of graded)
    for (const { id } of index.classes.get(asset.class ?? '')?.path ?? []) {
      const count = counts.get(id) ?? { all: 0, levels: new Map() };
      counts.set(id, count);
      const level = grades[first.id]?.level ?? null;
      count.all += 1;
      count.levels.set(level, (count.levels.get(level) ?? 0) + 1);
    }
  const types = new Set(
    graded.flatMap(({ asset }) => index.classes.get(asset.class ?? '')?.enterpriseType ?? []),
  );
  return {
    levels: first.levels.map(({ name }) => name[language]),
    scheme: first.name[language],
    rows: [...index.classes.values()]
      .filter(({ enterpriseType }) => types.size === 0 || types.has(enterpriseType))
      .map(({ id, node, path }) => ({
        id,
        name: node.name[language],
        depth: path.length,
        assets: counts.get(id)?.all ?? 0,
        levels: first.levels.map(({ level }) => counts.get(id)?.levels.get(level) ?? 0),
      })),
  };
}

function viewActions(context: Context) {
  const { index, graded, inventory, schemes, words, language } = context;
  const totals = totalExports(inventory);
  const found = findAttention(index, graded);
  return {
    rows: found.slice(0, MOST_ACTIONS).map(({ graded: one, reasons }) => {
      const { route } = findExportRoute(index, one.asset, one.grades, inventory, totals);
      return {
        code: one.asset.code,
        name: one.asset.name,
        class: className(one, context),
        levels: schemes.map((table) => viewLevel(table, one.grades[table.id], context)),
        why: reasons.map((reason) => words.reasons[reason]).join('; '),
        route:
          one.asset.export === undefined
            ? null
            : (index.rubric.exportRoutes.levels.find(({ level }) => level === route)?.name[language] ??
              String(route)),
      };
    }),
    more: found.length > MOST_ACTIONS ? words.more.replace('{n}', String(found.length - MOST_ACTIONS)) : null,
  };
}

/** Assets of one class that the same rows led to the same levels stand together: one decision, many assets. */
function viewDecisions(context: Context) {
  const { graded, schemes, words } = context;
  const decisions = new Map<
    string,
    { one: GradedAsset; because: string; assets: { code: string; name: string }[] }
  >();
  for (const one of graded) {
    const because = becauseText(one, context);
    const levels = schemes.map((table) => viewLevel(table, one.grades[table.id], context).text);
    const key = JSON.stringify([one.asset.class, because, levels]);
    const known = decisions.get(key);
    const asset = { code: one.asset.code, name: one.asset.name };
    if (known === undefined) decisions.set(key, { one, because, assets: [asset] });
    else known.assets.push(asset);
  }
  const all = [...decisions.values()];
  return {
    columns: schemes.length + 2,
    rows: all.slice(0, MOST_DECISIONS).map(({ one, because, assets }) => ({
      assets: assets.slice(0, MOST_NAMED),
      unnamed:
        assets.length > MOST_NAMED ? words.more.replace('{n}', String(assets.length - MOST_NAMED)) : null,
      count: assets.length,
      class: className(one, context),
      levels: schemes.map((table) => viewLevel(table, one.grades[table.id], context)),
      because,
    })),
    more: all.length > MOST_DECISIONS ? words.more.replace('{n}', String(all.length - MOST_DECISIONS)) : null,
  };
}

function viewRows(context: Context) {
  const { index, graded, language, words, schemes } = context;
  const counts = new Map<string, number>();
  for (const { grades } of graded)
    for (const row of new Set(schemes.flatMap(({ id }) => grades[id]?.rows ?? [])))
      counts.set(row, (counts.get(row) ?? 0) + 1);
  return [...index.rules]
    .filter(([id]) => counts.has(id))
    .map(([id, { table, rule }]) => ({
      id,
      scheme: table.name[language],
      condition: rule.condition[language],
      basis: [table.basis.number, rule.article].filter((part) => part !== undefined).join(' · '),
      certainty: words.certainties[rule.certainty],
      reading: rule.reading?.[language] ?? null,
      assets: counts.get(id) ?? 0,
    }));
}

function viewLines({ index, language, words }: Context) {
  return index.rubric.lines.map((line) => ({
    name: line.name[language],
    kind: line.kind === 'regulation' ? words.regulation : words.proposal,
    proposal: line.kind === 'proposal',
    basis: [line.basis.document[language], line.basis.number, line.basis.inForce]
      .filter((part) => part !== undefined)
      .join(' · '),
    note: line.basis.note?.[language] ?? null,
    certainty: words.certainties[line.basis.certainty],
    grades: line.grades.map(({ name, atLeast }) => ({
      name: name[language],
      bounds: Object.entries(atLeast)
        .map(
          ([id, bound]) =>
            `${index.questions.get(id)?.label[language] ?? id} ≥ ${bound.toLocaleString(language)}`,
        )
        .join('; '),
    })),
  }));
}

function viewDuties(context: Context) {
  const { index, graded, language } = context;
  const counts = new Map<string, number>();
  for (const { grades, impact } of graded)
    for (const { id } of findDuties(index, grades, impact)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return index.rubric.duties
    .filter(({ id }) => counts.has(id))
    .map((duty) => {
      const table = index.tables.find(({ id }) => id === duty.table);
      const line = index.lines.get(duty.line ?? '');
      return {
        scheme: table?.name[language] ?? line?.basis.document[language] ?? '',
        levels: (duty.levels ?? [])
          .map((level) => (table === undefined ? String(level) : levelName(table, level, context)))
          .join(' / '),
        topic: duty.topic[language],
        text: duty.text[language],
        evidence: duty.evidence?.[language] ?? '',
        article: duty.article ?? '',
        assets: counts.get(duty.id) ?? 0,
      };
    });
}

/** Everything the report on an inventory shows, in one language, ready for the template. */
export function buildCatalogueView(input: CatalogueInput) {
  const { index, graded, states, name, date, language, digest } = input;
  const words = CATALOGUE_WORDS[language];
  const context: Context = { ...input, words, schemes: schemesOf(index) };
  const summary = summariseInventory(index, graded);
  const { facts } = words;
  return {
    language,
    words,
    title: words.title,
    name,
    date,
    digest,
    rubric: `${index.rubric.title[language]} · ${index.rubric.id} ${index.rubric.version}${index.overlay === null ? '' : ` + ${index.overlay.id} ${index.overlay.version}`}`,
    notice: index.rubric.notice[language],
    facts: [
      [facts.assets, summary.assets],
      [facts.dataSets, summary.dataSets],
      [facts.derived, summary.derived],
      [facts.exported, summary.exported],
      [facts.proposed, states.proposed],
      [facts.reviewed, states.reviewed],
      [facts.approved, states.approved],
    ].map(([what, value]) => ({ what: String(what), value: String(value) })),
    schemeNames: context.schemes.map((table) => shortName(table.name[language])),
    source: `${index.rubric.id} ${index.rubric.version}${index.overlay === null ? '' : ` + ${index.overlay.id}`}`,
    schemes: viewSchemes(context),
    tree: viewTree(context),
    actions: viewActions(context),
    decisions: viewDecisions(context),
    rows: viewRows(context),
    lines: viewLines(context),
    duties: viewDuties(context),
  };
}

export type CatalogueView = ReturnType<typeof buildCatalogueView>;
