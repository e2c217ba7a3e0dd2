import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  StyleLevel,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { settlePackage } from '../office/settle-package.ts';
import type { Theme } from '../theme.ts';
import type { ReportView, Words } from '../view/report-view.ts';
import { createPhrases } from '../words/phrases.ts';
import { evidencePart, gapsPart, glossaryPart, methodPart, roadmapPart, signOffPart } from './back-parts.ts';
import { type Blocks, createBlocks } from './blocks.ts';
import { briefParts } from './brief-parts.ts';
import { domainPart } from './domain-part.ts';
import {
  benchmarkPart,
  changePart,
  findingsPart,
  heatPart,
  organisationPart,
  summaryPart,
} from './front-parts.ts';
import { BULLETS, createStyles, LISTED_HEADING } from './styles.ts';
import { logoPart, titlePanel } from './title-panel.ts';

/** Margins of a page, in twentieths of a point: room for a header on the pages of a full report, none on those of a brief. */
const PAGES = {
  full: { top: 1360, bottom: 1134, side: 1134 },
  brief: { top: 640, bottom: 800, side: 907 },
} as const;
const [PAGE_WIDTH, PAGE_HEIGHT] = [11906, 16838];
const PANEL_HEIGHT = 6200;

function coverPart(view: ReportView, theme: Theme, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  return [
    ...logoPart(theme),
    titlePanel(view, blocks, {
      height: PANEL_HEIGHT,
      margin: 500,
      compact: false,
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
      headingStyleRange: '1-1',
      stylesWithLevels: [new StyleLevel(LISTED_HEADING.name, 2)],
      // Dots would lead to nothing until Word fills in the page numbers.
      tabLeader: LeaderType.NONE,
    }),
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
const edgeLine = (
  left: string,
  right: readonly (string | (typeof PageNumber)[keyof typeof PageNumber])[],
  width: number,
) =>
  new Paragraph({
    style: 'PageLine',
    alignment: AlignmentType.LEFT,
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [new TextRun(left), new TextRun({ children: ['\t', ...right] })],
  });

/** A report as a Word document: real styles, contents, captions, header and footer. Same view, same bytes. */
export async function renderDocx(view: ReportView, theme: Theme): Promise<Uint8Array> {
  const page = PAGES[view.size];
  const blocks = createBlocks(createPhrases(view.languages, view.terms), theme.colors, {
    width: PAGE_WIDTH - 2 * page.side,
    linked: view.size === 'full',
  });
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
    styles: createStyles(theme.colors, view),
    numbering: BULLETS,
    // Where a page ends is for Word to find out. Fields that say so are written without "out of date": Word would ask
    // the reader about it on opening.
    pageNumbers: () => ({ bookmarks: new Map() }),
    sections: [
      {
        properties: {
          titlePage: view.size === 'full',
          page: {
            size: { width: PAGE_WIDTH, height: PAGE_HEIGHT },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.side,
              right: page.side,
              footer: view.size === 'brief' ? 380 : 708,
            },
          },
        },
        headers:
          view.size === 'brief'
            ? {}
            : {
                default: new Header({
                  children: [edgeLine(view.enterprise, [first(view.title, view)], blocks.width)],
                }),
                first: new Header({ children: [new Paragraph({})] }),
              },
        footers: {
          default: new Footer({
            children: [
              edgeLine(
                footer.filter(Boolean).join(' · '),
                [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                blocks.width,
              ),
            ],
          }),
          first: new Footer({ children: [new Paragraph({})] }),
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
