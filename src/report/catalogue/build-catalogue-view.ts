import { findAttention } from '../../core/classification/find-attention.ts';
import { findExportRoute, totalExports } from '../../core/classification/find-export-route.ts';
import { schemesOf } from '../../core/classification/grade.ts';
import type { DecisionTable } from '../../core/classification/rubric.ts';
import { summariseInventory } from '../../core/classification/summarise.ts';
import { fillWords } from '../../core/fill-places.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Level } from '../../core/rubric.ts';
import {
  type CatalogueContext,
  type CatalogueInput,
  className,
  heat,
  levelName,
  shortName,
  viewLevel,
} from './catalogue-context.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { viewDecisions } from './view-decisions.ts';
import { viewDuties, viewLines, viewRows } from './view-provisions.ts';

/** More rows than a reader turns pages for; the workbook has them all. */
const MOST_ACTIONS = 200;

function viewSchemes(context: CatalogueContext) {
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
      uncertain: summary.uncertain === 0 ? null : fillWords(words.uncertain, { count: summary.uncertain }),
    };
  });
}

/** The class tree with how many assets lie in each class and below it, by level of the first scheme. */
function viewTree(context: CatalogueContext) {
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

function viewActions(context: CatalogueContext) {
  const { index, graded, inventory, schemes, words, language } = context;
  const totals = totalExports(inventory);
  const found = findAttention(index, graded);
  // Sorted by their reasons: those with the same ones follow each other.
  const groups = groupBy(found.slice(0, MOST_ACTIONS), ({ reasons }) =>
    reasons.map((reason) => words.reasons[reason]).join(' · '),
  );
  return {
    columns: schemes.length + 2,
    groups: [...groups].map(([why, assets]) => ({
      why,
      rows: assets.map(({ graded: one }) => {
        const { route } = findExportRoute(index, one.asset, one.grades, inventory, totals);
        return {
          code: one.asset.code,
          name: one.asset.name,
          class: className(one, context),
          levels: schemes.map((table) => viewLevel(table, one.grades[table.id], context)),
          route:
            one.asset.export === undefined
              ? null
              : (index.rubric.exportRoutes.levels.find(({ level }) => level === route)?.name[language] ??
                String(route)),
        };
      }),
    })),
    more: found.length > MOST_ACTIONS ? fillWords(words.more, { count: found.length - MOST_ACTIONS }) : null,
  };
}

/** Everything the report on an inventory shows, in one language, ready for the template. */
export function buildCatalogueView(input: CatalogueInput) {
  const { index, graded, states, name, date, language, digest } = input;
  const words = CATALOGUE_WORDS[language];
  const context: CatalogueContext = { ...input, words, schemes: schemesOf(index) };
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
