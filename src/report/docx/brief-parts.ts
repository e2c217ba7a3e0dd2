import type { FileChild } from 'docx';
import type { Theme } from '../theme.ts';
import type { DomainView, ReportView, Words } from '../view/report-view.ts';
import type { Blocks } from './blocks.ts';
import { domainBars, heatHeads, heatShades, heatTable, levelText, nextPart } from './front-parts.ts';
import { radarFigure } from './radar-figure.ts';
import { type Cell, type Row, right } from './tables.ts';
import { logoPart, titlePanel } from './title-panel.ts';

/** Level, score, target and coverage, large and side by side. */
function figures(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const { summary } = view;
  const { level, score, target, coverage, scale } = summary;
  return blocks.columns(
    [1.15, 1, 1.6, 1.8],
    [
      [
        blocks.text(label('label.level'), 'FigureLabel'),
        blocks.text(level.text, 'FigureBig'),
        ...(level.name === null ? [] : [blocks.text(level.name, 'FigureName')]),
      ],
      [
        blocks.text(label('label.score'), 'FigureLabel'),
        blocks.text(score.text, 'FigureBig'),
        blocks.text(score.reason ?? label('label.outOf', { scale }), 'FigureLabel'),
      ],
      [blocks.text(label('label.target'), 'FigureLabel'), blocks.text(target.text, 'FigureText')],
      [blocks.text(label('label.coverage'), 'FigureLabel'), blocks.text(coverage, 'FigureText')],
    ],
    true,
  );
}

/** Words in one column, or each language in its own. */
function abreast(view: ReportView, blocks: Blocks, words: Words, style: string): FileChild[] {
  const [first, second] = view.languages;
  if (first === undefined || second === undefined) return [blocks.text(words, style)];
  return blocks.columns(
    [1, 1],
    [first, second].map((language) => [blocks.text({ [language]: words[language] }, style)]),
  );
}

/** What the level rests on, and the items at both ends. */
function readings(view: ReportView, blocks: Blocks, width: number): FileChild[] {
  const { label } = blocks;
  const { summary, languages } = view;
  const ranked = (title: Words, items: typeof summary.strongest): FileChild[] =>
    items.length === 0
      ? []
      : [
          blocks.line(title, 'PanelHeading'),
          ...blocks.table({
            heads: [],
            widths: [5, 1],
            width,
            tight: true,
            rows: items.map(({ name, score }) => [
              { text: name, inline: true },
              { ...right(score.text), bold: true },
            ]),
          }),
        ];
  return [
    blocks.line(label('label.levels'), 'PanelHeading'),
    ...blocks.table({
      heads: [],
      widths: [3, 2.2],
      width,
      tight: true,
      rows: [
        ...summary.levels.map(
          ({ name, level, decides }): Row => [
            { text: name, quiet: true, inline: true },
            { text: levelText(level, languages), bold: decides, inline: true },
          ],
        ),
        ...(summary.possible === null
          ? []
          : [[{ text: label('label.possible'), quiet: true, inline: true }, summary.possible] satisfies Row]),
        ...summary.gates.map(
          ({ text }): Row => [{ text: label('label.gates'), quiet: true, inline: true }, text],
        ),
      ],
    }),
    ...ranked(label('label.strongest'), summary.strongest),
    ...ranked(label('label.weakest'), summary.weakest),
  ];
}

function findingsTable(view: ReportView, blocks: Blocks): FileChild[] {
  const [first, second] = view.languages;
  const number = (at: number): Cell => ({ text: String(at + 1), bold: true, color: blocks.colors.secondary });
  const isPair = first !== undefined && second !== undefined;
  return blocks.table({
    heads: [],
    widths: isPair ? [0.35, 4.4, 4.4] : [0.35, 2.3, 6.5],
    tight: isPair,
    rows: view.findings.map(({ title, text }, at) =>
      isPair
        ? [
            number(at),
            ...[first, second].map(
              (language): Cell => ({
                text: { [language]: title[language] },
                bold: true,
                below: { [language]: text[language] },
              }),
            ),
          ]
        : [number(at), { text: title, bold: true }, text],
    ),
  });
}

/** Where the domains part into two halves of about the same height, each domain whole. */
function halve(domains: readonly DomainView[]): readonly (readonly DomainView[])[] {
  const rowsOf = (some: readonly DomainView[]) => some.reduce((sum, { items }) => sum + items.length + 1, 0);
  const cuts = domains.map((_, at) => [domains.slice(0, at + 1), domains.slice(at + 1)]);
  const height = (halves: readonly (readonly DomainView[])[]) => Math.max(...halves.map(rowsOf));
  return cuts.reduce((best, cut) => (height(cut) < height(best) ? cut : best));
}

const MOST_LEVELS_ABREAST = 6;

/** The heat map in two halves side by side; in one where its levels need the width. */
function heatHalves(view: ReportView, blocks: Blocks): FileChild[] {
  const levels = view.heatLevels.length;
  if (levels > MOST_LEVELS_ABREAST || view.domains.length < 2) return heatTable(view, blocks);
  const shades = heatShades(blocks.colors);
  const empty = (count: number): Cell[] => Array.from({ length: count }, () => ({ text: '', open: true }));
  const half = (domains: readonly DomainView[]): Cell[][] =>
    domains.flatMap((domain) => [
      [
        { text: domain.name, span: 2, bold: true, shade: blocks.colors.wash, inline: true },
        { ...right(domain.score.text), bold: true, shade: blocks.colors.wash },
        ...view.heatLevels.map((): Cell => ({ text: '', shade: blocks.colors.wash })),
      ],
      ...domain.items.map(({ clause, name, score, heat }): Cell[] => [
        { text: clause ?? '', quiet: true },
        { text: name },
        right(score.text),
        ...heat.map(({ step, text }): Cell => {
          const [shade = 'FFFFFF', color = '20262D'] = shades[step] ?? [];
          return { text, align: 'center', shade, color };
        }),
      ]),
    ]);
  const [left = [], rest = []] = halve(view.domains).map(half);
  const columns = 3 + levels;
  const widths = [0.95, 4.1, 0.95, ...view.heatLevels.map(() => 0.8)];
  // In so little room the levels are headed in one language, and the clauses not at all.
  const [first = 'zh-CN'] = view.languages;
  const [, item = '', score = '', ...levelHeads] = heatHeads(view, blocks);
  const heads = ['', item, score, ...levelHeads.map((words) => ({ [first]: words[first] }))];
  return blocks.table({
    heads: [...heads, '', ...heads],
    widths: [...widths, 0.45, ...widths],
    numeric: [2, 3 + columns],
    centered: view.heatLevels.flatMap((_, at) => [3 + at, 4 + columns + at]),
    tight: true,
    rows: Array.from({ length: Math.max(left.length, rest.length) }, (_, at) => [
      ...(left[at] ?? empty(columns)),
      ...empty(1),
      ...(rest[at] ?? empty(columns)),
    ]),
  });
}

const RADAR = { width: 340, height: 270, caption: false } as const;
/** Shares of the radar and of what stands beside it. */
const PANELS = [1.2, 1] as const;

/** Two pages for the board: where it stands and what was found; the heat map and what to do next. */
export function briefParts(view: ReportView, theme: Theme, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const beside = Math.round((blocks.width * PANELS[1]) / (PANELS[0] + PANELS[1])) - 140;
  const radar = radarFigure(view, blocks, { ...RADAR, languages: view.languages.slice(0, 1) });
  return [
    ...logoPart(theme),
    titlePanel(view, blocks, {
      height: 0,
      margin: 160,
      compact: true,
      date: view.assessedOn,
      below: view.enterprise,
    }),
    blocks.text('', 'AfterTable'),
    ...figures(view, blocks),
    ...abreast(view, blocks, view.summary.statement, 'BriefLead'),
    ...(radar === null
      ? [...domainBars(view, blocks), ...readings(view, blocks, blocks.width)]
      : blocks.columns(PANELS, [
          [blocks.line(label('label.radar'), 'PanelHeading'), ...radar],
          readings(view, blocks, beside),
        ])),
    blocks.heading(2, label('section.findings'), 'findings'),
    ...(view.findings.length === 0 ? [blocks.text(label('findings.none'))] : findingsTable(view, blocks)),
    ...(view.summary.warnings.length === 0
      ? []
      : [
          blocks.line(label('label.warnings'), 'PanelHeading'),
          ...blocks.bullets(view.summary.warnings, 'BulletTight'),
        ]),
    ...abreast(view, blocks, view.notice, 'CellNote'),
    blocks.heading(2, label('section.heat'), 'heat', true),
    blocks.line(label('label.heat.legend'), 'CellNote'),
    ...heatHalves(view, blocks),
    ...nextPart(view, blocks),
  ];
}
