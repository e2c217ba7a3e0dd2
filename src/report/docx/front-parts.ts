import type { FileChild } from 'docx';
import { tint } from '../office/colors.ts';
import type { BenchmarkView, ChangeView, ReportView, Words } from '../view/report-view.ts';
import { sayAction } from '../view/say-action.ts';
import { NO_VALUE } from '../view/view-context.ts';
import type { Blocks } from './blocks.ts';
import { radarFigure } from './radar-figure.ts';
import { type Cell, type Row, right } from './tables.ts';

/** Shades of the heat map with the colour of the figures on them; the steps are those of the view model. */
export const heatShades = ({
  primary,
  secondary,
}: Blocks['colors']): Readonly<Record<number, readonly [fill: string, ink: string]>> => ({
  [-1]: ['FFFFFF', '59636E'],
  0: ['FFFFFF', '59636E'],
  1: [tint(secondary, 0.16), '20262D'],
  2: [tint(secondary, 0.38), '10212F'],
  3: [tint(secondary, 0.62), '0A1620'],
  4: [primary, 'FFFFFF'],
});

const line = (text: Words): Cell => ({ text, inline: true });
export const levelText = (
  { text, name }: ReportView['summary']['level'],
  languages: ReportView['languages'],
): Words =>
  Object.fromEntries(
    languages.map((language) => [language, [text, name?.[language]].filter(Boolean).join(' ')]),
  );

const BAR_CELLS = 25;

/** The domains' scores as bars of shaded cells: a picture that Word users can edit, and that prints in grey. */
export function domainBars(view: ReportView, blocks: Blocks): FileChild[] {
  const { label, colors } = blocks;
  if (view.domains.every(({ score }) => score.value === null)) return [];
  const cellsOf = (part: number | null): number => Math.round(((part ?? 0) / 100) * BAR_CELLS);
  const target = cellsOf(view.summary.target.score.part);
  return blocks.table({
    caption: label('label.radar'),
    heads: [],
    widths: [3, 0.9, ...Array.from({ length: BAR_CELLS }, () => 0.2)],
    rows: view.domains.map(({ id, name, score }) => [
      { text: name, link: `domain-${id}` },
      { text: score.text, align: 'right', bold: true },
      ...Array.from({ length: BAR_CELLS }, (_, at): Cell => {
        if (at === target - 1) return { text: '', shade: colors.accent };
        return { text: '', shade: at < cellsOf(score.part) ? colors.secondary : 'EEF1F4' };
      }),
    ]),
  });
}

const RADAR = { width: 600, height: 330, caption: true } as const;

/** Level, score and what they rest on, with the cautions. */
function factsTable(view: ReportView, blocks: Blocks): FileChild[] {
  const { summary, languages } = view;
  const { label } = blocks;
  return [
    ...blocks.table({
      heads: [],
      widths: [2.2, 5],
      tight: true,
      rows: [
        [
          { text: label('label.level'), quiet: true, inline: true },
          { text: levelText(summary.level, languages), bold: true, inline: true },
        ],
        [
          { text: label('label.score'), quiet: true, inline: true },
          { text: `${summary.score.text} / ${summary.scale}`, bold: true },
        ],
        ...summary.levels.map(
          (one): Row => [
            { text: one.name, quiet: true, inline: true },
            line(levelText(one.level, languages)),
          ],
        ),
        [{ text: label('label.target'), quiet: true }, summary.target.text],
        [{ text: label('label.coverage'), quiet: true }, summary.coverage],
        ...(summary.possible === null
          ? []
          : [[{ text: label('label.possible'), quiet: true }, summary.possible] satisfies Row]),
        ...summary.gates.map((gate): Row => [{ text: label('label.gates'), quiet: true }, gate.text]),
      ],
    }),
    ...(summary.warnings.length === 0
      ? []
      : [blocks.heading(3, label('label.warnings')), ...blocks.bullets(summary.warnings)]),
  ];
}

export function summaryPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { summary } = view;
  const { label } = blocks;
  const ranked = (title: Words, items: typeof summary.strongest): FileChild[] =>
    items.length === 0
      ? []
      : blocks.table({
          caption: title,
          heads: [label('label.item'), label('label.score'), label('label.level')],
          widths: [6, 1.5, 1.5],
          numeric: [1, 2],
          tight: true,
          rows: items.map(({ id, name, score, level }) => [
            { text: name, link: `item-${id}`, inline: true },
            right(score.text),
            right(level.text),
          ]),
        });
  return [
    blocks.heading(1, label('section.summary'), 'summary'),
    blocks.text(summary.statement, 'Lead'),
    ...factsTable(view, blocks),
    ...(radarFigure(view, blocks, { ...RADAR, languages: view.languages }) ?? domainBars(view, blocks)),
    ...ranked(label('label.strongest'), summary.strongest),
    ...ranked(label('label.weakest'), summary.weakest),
  ];
}

export const heatHeads = (view: ReportView, { label }: Blocks): Words[] => [
  label('label.clause'),
  label('label.item'),
  label('label.score'),
  ...view.heatLevels.map(({ level }) => label('label.level.short', { level: level.text })),
];

export function heatTable(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const shades = heatShades(blocks.colors);
  const [clause = {}, item = {}, score = {}, ...levels] = heatHeads(view, blocks);
  const rows: Row[] = [];
  const bands = new Set<number>();
  for (const domain of view.domains) {
    bands.add(rows.length);
    rows.push([
      { text: domain.name, span: 2, link: `domain-${domain.id}` },
      right(domain.score.text),
      right(domain.level.text),
      ...view.heatLevels.map(() => ''),
    ]);
    for (const one of domain.items)
      rows.push([
        { text: one.clause ?? '', quiet: true },
        { text: one.name, link: `item-${one.id}` },
        right(one.score.text),
        right(one.level.text),
        ...one.heat.map(({ step, text }): Cell => {
          const [shade = 'FFFFFF', color = '20262D'] = shades[step] ?? [];
          return { text, align: 'center', shade, color };
        }),
      ]);
  }
  return [
    ...blocks.table({
      caption: label('label.heat.legend'),
      heads: [clause, item, score, label('label.level'), ...levels],
      widths: [1, 4.4, 1, 0.9, ...view.heatLevels.map(() => 0.8)],
      numeric: [2, 3],
      centered: levels.map((_, at) => at + 4),
      tight: true,
      rows,
      bands,
    }),
  ];
}

export const heatPart = (view: ReportView, blocks: Blocks): FileChild[] => [
  blocks.heading(1, blocks.label('section.heat'), 'heat'),
  ...heatTable(view, blocks),
];

export function findingsPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  return [
    blocks.heading(1, label('section.findings'), 'findings'),
    ...view.findings.flatMap(({ title, text }) => [blocks.heading(3, title), blocks.text(text)]),
    ...(view.findings.length === 0 ? [blocks.text(label('findings.none'))] : []),
    ...nextPart(view, blocks),
  ];
}

/** What to do next: the first actions, or after a screening the first items, and where the phases lead. */
export function nextPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const { nextSteps, nextItems } = view;
  if (nextSteps.length + nextItems.length === 0) return [];
  const brief = view.size === 'brief';
  const columns = { withItem: true, withResult: !brief, tight: brief && view.languages.length > 1 };
  return [
    blocks.heading(2, label('section.next')),
    ...(nextSteps.length === 0 ? [] : actionsTable(nextSteps, blocks, columns)),
    ...(nextItems.length === 0 ? [] : raisedItemsTable(nextItems, blocks, columns.tight)),
    ...phasesTable(view, blocks),
  ];
}

export const raisedItemsTable = (
  items: ReportView['nextItems'],
  blocks: Blocks,
  tight = false,
): FileChild[] =>
  blocks.table({
    tight,
    heads: [blocks.label('label.item'), blocks.label('label.level'), blocks.label('label.result')],
    widths: [2, 2, 5],
    rows: items.map(({ item, from, to, aim }) => [
      { text: item.name, link: `item-${item.id}` },
      blocks.label('roadmap.item', { from, to }),
      aim ?? '',
    ]),
  });

/** The phases of the roadmap with what each reaches. */
export function phasesTable(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const { summary, languages } = view;
  return blocks.table({
    caption: label('roadmap.overview'),
    heads: [label('label.phase'), label('label.count'), label('label.score'), label('label.level')],
    widths: [4, 1, 1, 2],
    numeric: [1, 2],
    tight: true,
    rows: [
      [
        line(label('roadmap.today')),
        '',
        right(summary.score.text),
        line(levelText(summary.level, languages)),
      ],
      ...view.roadmap.map(
        ({ title, count, reaches }): Row => [
          line(title),
          right(String(count)),
          right(reaches.score.text),
          line(levelText(reaches.level, languages)),
        ],
      ),
    ],
  });
}

interface ActionColumns {
  readonly withItem: boolean;
  readonly withResult: boolean;
  readonly tight?: boolean;
}

export function actionsTable(
  actions: ReportView['nextSteps'],
  blocks: Blocks,
  { withItem, withResult, tight = false }: ActionColumns,
  caption?: Words,
): FileChild[] {
  const { label } = blocks;
  return blocks.table({
    ...(caption !== undefined && { caption }),
    heads: [
      ...(withItem ? [label('label.item')] : []),
      label('label.action'),
      label('label.owner'),
      ...(withResult ? [label('label.result')] : []),
      label('label.effort'),
      label('label.effect'),
    ],
    widths: [...(withItem ? [1.6] : []), withResult ? 3.6 : 5, 1.6, ...(withResult ? [2.6] : []), 1.1, 1.05],
    numeric: [3 + Number(withItem) + Number(withResult)],
    tight,
    rows: actions.map(({ item, action, afterText, owner, result, effortText, effectText }) => [
      ...(withItem ? [{ text: item.name, link: `item-${item.id}` }] : []),
      sayAction(action, afterText),
      owner ?? '',
      ...(withResult ? [result ?? ''] : []),
      effortText,
      right(effectText),
    ]),
  });
}

export function organisationPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  return [
    blocks.heading(1, label('section.organisation'), 'organisation'),
    ...blocks.table({
      heads: [],
      widths: [2.2, 5],
      rows: view.organisation.map(({ name, value }) => [{ text: name, quiet: true }, value]),
    }),
    blocks.heading(2, label('label.scope')),
    blocks.text(view.scope ?? label('label.scope.unstated')),
    ...(view.migration === null
      ? []
      : [blocks.heading(2, label('label.migration')), blocks.text(view.migration, 'Notice')]),
    blocks.heading(2, label('label.team')),
    ...(view.team.length === 0
      ? [blocks.text(label('label.team.unstated'))]
      : blocks.table({
          heads: [label('label.name'), label('label.affiliation')],
          widths: [1, 2],
          rows: view.team.map(({ name, organisation }) => [name, organisation ?? '']),
        })),
  ];
}

export function changePart({ statement, rows }: ChangeView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  return [
    blocks.heading(1, label('section.change'), 'change'),
    blocks.text(statement, 'Lead'),
    ...blocks.table({
      heads: [label('label.item'), label('label.before'), label('label.now'), label('label.difference')],
      widths: [5, 1.3, 1.3, 1.3],
      numeric: [1, 2, 3],
      tight: true,
      rows: rows.map(({ name, depth, before, now, difference }) => [
        { text: name, bold: depth < 2 },
        right(before),
        right(now),
        right(difference),
      ]),
    }),
  ];
}

export function benchmarkPart(benchmark: BenchmarkView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const { statement, hasQuartiles, rows } = benchmark;
  const more = [label('label.medianOthers'), label('label.middleHalf'), label('label.standing')];
  return [
    blocks.heading(1, label('section.benchmark'), 'benchmark'),
    blocks.text(statement, 'Lead'),
    ...(hasQuartiles ? [blocks.text(label('label.quartersNote'), 'About')] : []),
    ...blocks.table({
      heads: [
        label('label.item'),
        label('label.own'),
        label('label.averageOthers'),
        label('label.differenceOthers'),
        ...(hasQuartiles ? more : []),
      ],
      widths: hasQuartiles ? [4, 1.2, 1.2, 1.3, 1.3, 1.6, 2] : [5, 1.3, 1.3, 1.3],
      numeric: hasQuartiles ? [1, 2, 3, 4, 5] : [1, 2, 3],
      tight: true,
      rows: rows.map(({ name, depth, before, now, difference, median, middleHalf, standing: place }) => [
        { text: name, bold: depth < 2 },
        right(now),
        right(before),
        right(difference),
        ...(hasQuartiles ? [right(median), right(middleHalf), place ?? NO_VALUE] : []),
      ]),
    }),
  ];
}
