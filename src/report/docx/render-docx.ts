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
  benchmarkPart,
  changePart,
  findingsPart,
  heatPart,
  organisationPart,
  summaryPart,
} from './front-parts.ts';
import { BULLETS, createStyles } from './styles.ts';

const MARGIN = 1134;
const LOGO_HEIGHT = 48;
const PANEL_HEIGHT = 6200;
/** What stands beside the title on the cover: lighter than the field, paler than the title. */
const COVER_QUIET = 'C6D4E2';

/** The title on a field of the firm's colour. */
function titlePanel(view: ReportView, blocks: Blocks): Table {
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
        height: { value: PANEL_HEIGHT, rule: HeightRule.ATLEAST },
        children: [
          new TableCell({
            width: { size: TEXT_WIDTH, type: WidthType.DXA },
            shading: { type: ShadingType.CLEAR, fill: blocks.colors.primary, color: 'auto' },
            verticalAlign: VerticalAlign.BOTTOM,
            margins: { left: 500, right: 500, top: 500, bottom: 500 },
            children: [
              blocks.paragraph(
                each((language) => line(view.standard, view.kind[language])),
                'CoverLine',
                COVER_QUIET,
              ),
              blocks.paragraph(view.title, 'Title', COVER_QUIET),
              blocks.paragraph(view.subtitle, 'CoverLine', COVER_QUIET),
            ],
          }),
        ],
      }),
    ],
  });
}

function coverPart(view: ReportView, theme: Theme, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const logo = /^data:image\/(png|jpeg);base64,(.+)$/.exec(theme.logo ?? '');
  return [
    ...(logo === null
      ? []
      : [
          new Paragraph({
            children: [
              new ImageRun({
                type: logo[1] === 'png' ? 'png' : 'jpg',
                data: Buffer.from(logo[2] ?? '', 'base64'),
                transformation: { width: LOGO_HEIGHT * 3, height: LOGO_HEIGHT },
              }),
            ],
          }),
        ]),
    titlePanel(view, blocks),
    blocks.text(view.enterprise, 'Enterprise'),
    ...blocks.table({
      heads: [],
      widths: [2, 6],
      rows: [
        [{ text: label('label.date'), quiet: true }, view.assessedOn],
        ...(view.assessors.length === 0
          ? []
          : [[{ text: label('label.assessors'), quiet: true }, view.assessors.join('、')]]),
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

function bodyParts(view: ReportView, blocks: Blocks): FileChild[] {
  const front = [...summaryPart(view, blocks), ...heatPart(view, blocks), ...findingsPart(view, blocks)];
  if (view.size === 'brief') return front;
  return [
    ...front,
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
          titlePage: true,
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
        children: [
          ...coverPart(view, theme, blocks),
          ...contentsPart(view, blocks),
          ...bodyParts(view, blocks),
        ],
      },
    ],
  });
  return settlePackage(new Uint8Array(await Packer.toBuffer(document)), view.assessedOnDate ?? undefined);
}
