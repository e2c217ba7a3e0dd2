import type { WriteSheet } from 'hucre';
import { columnName } from '../../core/column-name.ts';
import { namePrintRanges } from '../../core/name-print-ranges.ts';
import { SHEET_FONT } from '../../core/sheet-look.ts';
import { sheetName } from '../../core/sheet-name.ts';
import { cleanText } from '../office/clean-text.ts';
import { plainColor } from '../office/colors.ts';
import { settlePackage } from '../office/settle-package.ts';
import type { Theme, ThemeColors } from '../theme.ts';
import type { ReportView, Words } from '../view/report-view.ts';
import type { WordKey } from '../words/en.ts';
import { createPhrases, type Phrases } from '../words/phrases.ts';
import { makeSheet, markText, type SheetValue, shadeByValue } from './sheet.ts';

type Print = (words: Words | string | null) => string;
type Label = (key: WordKey) => string;

interface Maker {
  readonly view: ReportView;
  readonly colors: ThemeColors;
  readonly print: Print;
  readonly label: Label;
  readonly phrases: Phrases;
}

function summarySheet({ view, print, label, colors }: Maker, name: string): WriteSheet {
  const { summary, digests } = view;
  const rows: SheetValue[][] = [
    ...view.organisation.map(({ name, value }) => [print(name), print(value)]),
    [
      label('label.score'),
      summary.score.reason === null
        ? `${summary.score.text} / ${summary.scale}`
        : print(summary.score.reason),
    ],
    [label('label.level'), [summary.level.text, print(summary.level.name)].filter(Boolean).join(' ')],
    ...summary.levels.map(({ name, level }) => [
      print(name),
      [level.text, print(level.name)].filter(Boolean).join(' '),
    ]),
    [label('label.coverage'), print(summary.coverage)],
    ...(summary.possible === null ? [] : [[label('label.possible'), print(summary.possible)]]),
    ...(view.migration === null ? [] : [[label('label.migration'), print(view.migration)]]),
    ...summary.warnings.map((warning) => [label('label.warnings'), print(warning)]),
    ...view.findings.map(({ title, text }) => [print(title), print(text)]),
    [label('section.notice'), print(view.notice)],
    [label('label.digest'), digests.result],
    [label('label.digest.answers'), digests.answers],
    [label('label.digest.rubric'), digests.rubric],
  ];
  return makeSheet(
    {
      name,
      columns: [
        { header: print(view.title), width: 34 },
        { header: view.enterprise, width: 92 },
      ],
      rows,
    },
    colors,
  );
}

/** Scores by domain, with a chart that Excel draws from the cells and a reader can change. */
function domainSheet({ view, print, label, colors }: Maker, name: string): WriteSheet {
  const { domains } = view;
  const end = domains.length + 1;
  const sheet = makeSheet(
    {
      name,
      columns: [
        { header: label('label.clause'), width: 8 },
        { header: label('label.domain'), width: 32 },
        { header: label('label.score'), width: 10, format: '0.00' },
        { header: label('label.level'), width: 10 },
        { header: label('label.weight'), width: 10 },
        { header: label('label.coverage'), width: 54 },
        { header: label('label.state'), width: 70 },
      ],
      rows: domains.map(({ clause, name: title, score, level, weight, coverage, state }) => [
        clause,
        print(title),
        score.value,
        level.value,
        Number(weight),
        print(coverage),
        print(state),
      ]),
    },
    colors,
  );
  return {
    ...sheet,
    charts: [
      {
        type: 'bar',
        title: label('label.radar'),
        legend: false,
        // In the order of the rows above, on the whole scale.
        axes: {
          x: { reverse: true },
          y: { scale: { min: 0, max: Math.max(...view.radar.axes.map(({ max }) => max)) } },
        },
        series: [
          {
            name: label('label.score'),
            color: plainColor(colors.secondary),
            categories: `'${name}'!$B$2:$B$${end}`,
            values: `'${name}'!$C$2:$C$${end}`,
          },
        ],
        anchor: { from: { row: end + 2, col: 1 }, to: { row: end + 24, col: 6 } },
      },
    ],
  };
}

function itemSheet({ view, print, label, colors, phrases }: Maker, name: string): WriteSheet {
  const items = view.domains.flatMap((domain) => domain.items.map((item) => ({ domain, item })));
  const end = items.length + 1;
  const firstLevel = 5;
  const lastLevel = columnName(firstLevel + view.heatLevels.length - 1);
  const gapColumn = columnName(firstLevel + view.heatLevels.length);
  return makeSheet(
    {
      name,
      columns: [
        { header: label('label.domain'), width: 22 },
        { header: label('label.clause'), width: 8 },
        { header: label('label.item'), width: 30 },
        { header: label('label.score'), width: 9, format: '0.00' },
        { header: label('label.level'), width: 9 },
        ...view.heatLevels.map(({ level }) => ({
          header: print(phrases.phrase('label.level.short', { level: level.text })),
          width: 8,
          format: '0%',
        })),
        { header: label('label.gap'), width: 22 },
        { header: label('label.state'), width: 60 },
        { header: label('label.holdsBack'), width: 60 },
      ],
      rows: items.map(({ domain, item }) => [
        print(domain.name),
        item.clause,
        print(item.name),
        item.score.value,
        item.level.value,
        ...item.heat.map(({ share }) => share),
        print(item.gap),
        print(item.state),
        print(item.weakness),
      ]),
      rules: [
        shadeByValue(`${columnName(firstLevel)}2:${lastLevel}${end}`, 1, colors),
        markText(
          `${gapColumn}2:${gapColumn}${end}`,
          `${gapColumn}2`,
          print(phrases.phrase('gap.none')),
          'good',
          colors,
        ),
      ],
    },
    colors,
  );
}

function criteriaSheet({ view, print, label, colors }: Maker, name: string): WriteSheet {
  const rows = view.domains.flatMap((domain) =>
    domain.items.flatMap((item) =>
      item.groups.flatMap((group) =>
        group.criteria.map((criterion): SheetValue[] => [
          print(domain.name),
          print(item.name),
          criterion.id,
          criterion.level,
          print(criterion.text),
          print(criterion.ratingText),
          criterion.share,
          criterion.gap ? label('label.gap') : '',
          [
            criterion.review === null ? null : `${label('label.review')} · ${print(criterion.review)}`,
            criterion.reason,
            criterion.note,
          ]
            .filter(Boolean)
            .join('\n'),
          criterion.confidence,
          criterion.evidence.map(({ title, dated }) => [title, dated].filter(Boolean).join(' ')).join('\n'),
        ]),
      ),
    ),
  );
  const end = rows.length + 1;
  return makeSheet(
    {
      name,
      columns: [
        { header: label('label.domain'), width: 18 },
        { header: label('label.item'), width: 24 },
        { header: label('label.number'), width: 30 },
        { header: label('label.level'), width: 8 },
        { header: label('label.criterion'), width: 70 },
        { header: label('label.rating'), width: 14 },
        { header: label('label.value'), width: 9, format: '0%' },
        { header: label('label.gap'), width: 10 },
        { header: label('label.note'), width: 50 },
        { header: label('label.confidence.short'), width: 10 },
        { header: label('label.evidence'), width: 50 },
      ],
      rows,
      rules: [
        shadeByValue(`G2:G${end}`, 1, colors),
        markText(`H2:H${end}`, 'H2', label('label.gap'), 'caution', colors),
      ],
    },
    colors,
  );
}

function evidenceSheet({ view, print, label, colors, phrases }: Maker, name: string): WriteSheet {
  const { documents } = view.evidence;
  const end = documents.length + 1;
  return makeSheet(
    {
      name,
      columns: [
        { header: label('label.number'), width: 8 },
        { header: label('label.document'), width: 60 },
        { header: label('label.kindOfEvidence'), width: 16 },
        { header: label('label.reference'), width: 24 },
        { header: label('label.dated'), width: 14 },
        { header: label('label.freshness'), width: 18 },
        { header: label('label.supports'), width: 60 },
      ],
      rows: documents.map(({ number, title, kind, reference, dated, freshnessText, supports }) => [
        number,
        title,
        print(kind),
        reference,
        dated,
        print(freshnessText),
        phrases.names(supports),
      ]),
      rules: (['stale', 'ageing', 'undated'] as const).map((freshness) =>
        markText(`F2:F${end}`, 'F2', print(phrases.phrase(`freshness.${freshness}`)), 'caution', colors),
      ),
    },
    colors,
  );
}

function actionSheet({ view, print, label, colors, phrases }: Maker, name: string): WriteSheet {
  const rows = view.roadmap.flatMap(({ phase, domains, items }) => [
    ...items.map(({ item, from, to, aim }): SheetValue[] => [
      phase,
      '',
      print(item.name),
      print(aim),
      '',
      '',
      '',
      null,
      `${from} → ${to}`,
      '',
    ]),
    ...domains.flatMap((domain) =>
      domain.actions.map((action): SheetValue[] => [
        phase,
        print(domain.name),
        print(action.item.name),
        print(action.action),
        print(action.owner),
        print(action.result),
        print(action.effortText),
        action.effect,
        action.level,
        phrases.names(action.after.map((item) => print(item.name))),
      ]),
    ),
  ]);
  return makeSheet(
    {
      name,
      columns: [
        { header: label('label.phase'), width: 8 },
        { header: label('label.domain'), width: 18 },
        { header: label('label.item'), width: 24 },
        { header: label('label.action'), width: 60 },
        { header: label('label.owner'), width: 24 },
        { header: label('label.result'), width: 50 },
        { header: label('label.effort'), width: 16 },
        { header: label('label.effect'), width: 12, format: '+0.000' },
        { header: label('label.level'), width: 8 },
        { header: label('label.after'), width: 30 },
      ],
      rows,
      rules: [shadeByValue(`A2:A${rows.length + 1}`, 6, colors)],
    },
    colors,
  );
}

/** A report as a workbook: summary, domains, items, criteria, evidence, actions. Same view, same bytes. */
export async function renderXlsx(view: ReportView, theme: Theme): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const phrases = createPhrases(view.languages, view.terms);
  const print: Print = (words) =>
    words === null
      ? ''
      : typeof words === 'string'
        ? words
        : [...new Set(view.languages.map((language) => words[language] ?? ''))].join('\n');
  const maker: Maker = {
    view,
    colors: theme.colors,
    print,
    label: (key) => print(phrases.phrase(key)).replaceAll('\n', ' / '),
    phrases,
  };
  const names: string[] = [];
  const make = (key: WordKey, sheet: (maker: Maker, name: string) => WriteSheet): WriteSheet => {
    const name = sheetName(maker.label(key), names);
    names.push(name);
    return sheet(maker, name);
  };
  const sheets = [
    make('section.summary', summarySheet),
    make('label.domain', domainSheet),
    make('label.items', itemSheet),
    ...(view.size === 'brief'
      ? []
      : [make('label.criterion', criteriaSheet), make('section.evidence', evidenceSheet)]),
    make('label.actions.short', actionSheet),
  ];
  const content = await writeXlsx({
    ...namePrintRanges(sheets),
    properties: {
      title: cleanText(`${print(view.title)} — ${view.enterprise}`),
      creator: cleanText(theme.firm ?? view.enterprise),
      keywords: view.marks.join(' '),
    },
    defaultFont: SHEET_FONT,
  });
  return settlePackage(content, view.assessedOnDate ?? undefined);
}
