import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  HeightRule,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { settlePackage } from '../office/settle-package.ts';
import type { Theme } from '../theme.ts';
import type { ReportView, Words } from '../view/report-view.ts';
import { createPhrases } from '../words/phrases.ts';
import { evidencePart, gapsPart, glossaryPart, methodPart, roadmapPart, signOffPart } from './back-parts.ts';
import { type Blocks, bookmarkName, createBlocks, TEXT_WIDTH } from './blocks.ts';
import { domainPart } from './domain-part.ts';
import {
  BRIEF_HEIGHT,
  benchmarkPart,
  changePart,
  factsTable,
  findingsPart,
  heatPart,
  heatTable,
  nextPart,
  organisationPart,
  radarOrBars,
  summaryPart,
} from './front-parts.ts';
import { readImageSize } from './image-size.ts';
import { BULLETS, createStyles } from './styles.ts';

const MARGIN = 1134;
/** The most room for a logo, in pixels. */
const LOGO = { width: 210, height: 56 } as const;
const PANEL_HEIGHT = 6200;
/** What stands beside the title on the cover: lighter than the field, paler than the title. */
const COVER_QUIET = 'C6D4E2';

interface PanelLines {
  /** In twentieths of a point. */
  readonly height: number;
  readonly margin: number;
  /** Style of the title. */
  readonly title: 'Title' | 'BriefTitle';
  readonly date: Words | null;
  readonly below: Words | string;
}

/** The title on a field of the firm's colour. */
function titlePanel(view: ReportView, blocks: Blocks, lines: PanelLines): Table {
  const line = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');
  const each = (make: (language: ReportView['languages'][number]) => string): Words =>
    Object.fromEntries(view.languages.map((language) => [language, make(language)]));
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: lines.height, rule: HeightRule.ATLEAST },
        children: [
          new TableCell({
            width: { size: TEXT_WIDTH, type: WidthType.DXA },
            shading: { type: ShadingType.CLEAR, fill: blocks.colors.primary, color: 'auto' },
            verticalAlign: VerticalAlign.BOTTOM,
            margins: { left: 500, right: 500, top: lines.margin, bottom: lines.margin },
            children: [
              blocks.paragraph(
                each((language) => line(view.standard, view.kind[language], lines.date?.[language])),
                'CoverLine',
                COVER_QUIET,
              ),
              blocks.paragraph(view.title, lines.title, COVER_QUIET),
              blocks.paragraph(lines.below, 'CoverLine', COVER_QUIET),
            ],
          }),
        ],
      }),
    ],
  });
}

/** The firm's logo, in its own proportions; Word takes PNG and JPEG. */
function logoPart({ logo, firm }: Theme): FileChild[] {
  const [, type, content] = /^data:image\/(png|jpeg);base64,(.+)$/.exec(logo ?? '') ?? [];
  if (content === undefined) return [];
  const data = Buffer.from(content, 'base64');
  const { width, height } = readImageSize(data) ?? { width: 1, height: 1 };
  const scale = Math.min(LOGO.height / height, LOGO.width / width);
  return [
    new Paragraph({
      children: [
        new ImageRun({
          type: type === 'png' ? 'png' : 'jpg',
          data,
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: { name: firm ?? 'logo', description: firm ?? 'logo' },
        }),
      ],
    }),
  ];
}

function coverPart(view: ReportView, theme: Theme, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  return [
    ...logoPart(theme),
    titlePanel(view, blocks, {
      height: PANEL_HEIGHT,
      margin: 500,
      title: 'Title',
      date: null,
      below: view.subtitle,
    }),
    blocks.text(view.enterprise, 'Enterprise'),
    ...blocks.table({
      heads: [],
      widths: [2, 6],
      rows: [
        [{ text: label('label.date'), quiet: true }, view.assessedOn],
        ...(view.assessors.length === 0
          ? []
          : [[{ text: label('label.assessors'), quiet: true }, blocks.names(view.assessors)]]),
        ...(theme.firm === null ? [] : [[{ text: '', quiet: true }, theme.firm]]),
      ],
    }),
    blocks.text(view.notice, 'Notice'),
  ];
}

const first = (words: Words, view: ReportView): string => words[view.languages[0] ?? 'zh-CN'] ?? '';

function contentsPart(view: ReportView, blocks: Blocks): FileChild[] {
  if (view.chapters.length === 0) return [];
  return [
    new Paragraph({
      style: 'ContentsHeading',
      pageBreakBefore: true,
      children: [new TextRun(first(blocks.label('section.contents'), view))],
    }),
    new TableOfContents(first(blocks.label('section.contents'), view), {
      hyperlink: true,
      headingStyleRange: '1-2',
      cachedEntries: view.chapters.flatMap(({ id, title, items }) => [
        { title: first(title, view), level: 1, href: bookmarkName(id) },
        ...items.map((item) => ({
          title: [item.clause, first(item.name, view)].filter(Boolean).join(' '),
          level: 2,
          href: bookmarkName(`item-${item.id}`),
        })),
      ]),
    }),
  ];
}

/** Two pages for the board: where it stands and what was found; the heat map and what to do next. */
function briefParts(view: ReportView, theme: Theme, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  return [
    ...logoPart(theme),
    titlePanel(view, blocks, {
      height: 0,
      margin: 160,
      title: 'BriefTitle',
      date: view.assessedOn,
      below: view.enterprise,
    }),
    blocks.text('', 'AfterTable'),
    blocks.heading(1, label('section.summary'), 'summary', false),
    blocks.text(view.summary.statement),
    ...factsTable(view, blocks),
    ...radarOrBars(view, blocks, BRIEF_HEIGHT),
    blocks.heading(2, label('section.findings'), 'findings'),
    ...blocks.table({
      heads: [],
      widths: [2.4, 6.4],
      rows: view.findings.map(({ title, text }) => [{ text: title, bold: true }, text]),
    }),
    blocks.text(view.notice, 'CellNote'),
    blocks.heading(2, label('section.heat'), 'heat', view.languages.length === 1),
    ...heatTable(view, blocks),
    ...nextPart(view, blocks),
  ];
}

function fullParts(view: ReportView, blocks: Blocks): FileChild[] {
  return [
    ...summaryPart(view, blocks),
    ...heatPart(view, blocks),
    ...findingsPart(view, blocks),
    ...organisationPart(view, blocks),
    ...(view.change === null ? [] : changePart(view.change, blocks)),
    ...(view.benchmark === null ? [] : benchmarkPart(view.benchmark, blocks)),
    ...view.domains.flatMap((domain) => domainPart(domain, view, blocks)),
    ...gapsPart(view, blocks),
    ...roadmapPart(view, blocks),
    ...evidencePart(view, blocks),
    ...methodPart(view, blocks),
    ...glossaryPart(view, blocks),
    ...signOffPart(view, blocks),
  ];
}

/** A line with something at its left and right edge. */
const edgeLine = (left: string, right: readonly (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
  new Paragraph({
    style: 'PageLine',
    alignment: AlignmentType.LEFT,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [new TextRun(left), new TextRun({ children: ['\t', ...right] })],
  });

/** A report as a Word document: real styles, contents, captions, header and footer. Same view, same bytes. */
export async function renderDocx(view: ReportView, theme: Theme): Promise<Uint8Array> {
  const blocks = createBlocks(createPhrases(view.languages, view.terms), theme.colors);
  const [language = 'zh-CN'] = view.languages;
  const { digests } = view;
  const footer = [
    theme.footer ?? theme.firm,
    first(blocks.label('label.footer.digest', { digest: digests.result.slice(0, 12) }), view),
  ];
  const document = new Document({
    title: `${first(view.title, view)} — ${view.enterprise}`,
    creator: theme.firm ?? view.enterprise,
    lastModifiedBy: view.generator,
    description: first(view.notice, view),
    subject: view.standard ?? '',
    keywords: view.marks.join(' '),
    styles: createStyles(theme.colors, language),
    numbering: BULLETS,
    sections: [
      {
        properties: {
          titlePage: view.size === 'full',
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1360, bottom: 1134, left: MARGIN, right: MARGIN },
          },
        },
        headers: {
          default: new Header({ children: [edgeLine(view.enterprise, [first(view.title, view)])] }),
          first: new Header({ children: [] }),
        },
        footers: {
          default: new Footer({
            children: [
              edgeLine(footer.filter(Boolean).join(' · '), [
                PageNumber.CURRENT,
                ' / ',
                PageNumber.TOTAL_PAGES,
              ]),
            ],
          }),
          first: new Footer({ children: [] }),
        },
        children:
          view.size === 'brief'
            ? briefParts(view, theme, blocks)
            : [...coverPart(view, theme, blocks), ...contentsPart(view, blocks), ...fullParts(view, blocks)],
      },
    ],
  });
  return settlePackage(new Uint8Array(await Packer.toBuffer(document)), view.assessedOnDate ?? undefined);
}
