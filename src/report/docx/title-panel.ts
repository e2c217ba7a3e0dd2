import {
  type FileChild,
  HeightRule,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Theme } from '../theme.ts';
import type { ReportView, Words } from '../view/report-view.ts';
import type { Blocks } from './blocks.ts';
import { readImageSize } from './image-size.ts';

/** The most room for a logo, in pixels. */
const LOGO = { width: 210, height: 56 } as const;
/** What stands beside the title on the cover: lighter than the field, paler than the title. */
const COVER_QUIET = 'C6D4E2';

interface PanelLines {
  /** In twentieths of a point. */
  readonly height: number;
  readonly margin: number;
  /** A band of three lines, each with its languages one behind the other, instead of a cover. */
  readonly compact: boolean;
  readonly date: Words | null;
  readonly below: Words | string;
}

/** The title on a field of the firm's colour. */
export function titlePanel(view: ReportView, blocks: Blocks, lines: PanelLines): Table {
  const line = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');
  const each = (make: (language: ReportView['languages'][number]) => string): Words =>
    Object.fromEntries(view.languages.map((language) => [language, make(language)]));
  const above = each((language) => line(view.standard, view.kind[language], lines.date?.[language]));
  return new Table({
    width: { size: blocks.width, type: WidthType.DXA },
    columnWidths: [blocks.width],
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: lines.height, rule: HeightRule.ATLEAST },
        children: [
          new TableCell({
            width: { size: blocks.width, type: WidthType.DXA },
            shading: { type: ShadingType.CLEAR, fill: blocks.colors.primary, color: 'auto' },
            verticalAlign: VerticalAlign.BOTTOM,
            margins: { left: 500, right: 500, top: lines.margin, bottom: lines.margin },
            children: lines.compact
              ? [
                  blocks.line(above, 'BriefLine', COVER_QUIET),
                  blocks.line(view.title, 'BriefTitle', COVER_QUIET),
                  blocks.text(lines.below, 'BriefWho'),
                ]
              : [
                  blocks.paragraph(above, 'CoverLine', COVER_QUIET),
                  blocks.paragraph(view.title, 'Title', COVER_QUIET),
                  blocks.paragraph(lines.below, 'CoverLine', COVER_QUIET),
                ],
          }),
        ],
      }),
    ],
  });
}

/** What a Word before 2016 shows in the place of an SVG: one pixel, transparent. */
const NO_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4//8/AwAI/AL+p5qgoAAAAABJRU5ErkJggg==',
  'base64',
);

/** The firm's logo, in its own proportions. */
export function logoPart({ logo, firm }: Theme): FileChild[] {
  const [, type, content] = /^data:image\/(png|jpeg|svg\+xml);base64,(.+)$/.exec(logo ?? '') ?? [];
  if (content === undefined) return [];
  const data = Buffer.from(content, 'base64');
  const { width, height } = readImageSize(data) ?? { width: 1, height: 1 };
  const scale = Math.min(LOGO.height / height, LOGO.width / width);
  const common = {
    data,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: firm ?? 'logo', description: firm ?? 'logo' },
  };
  return [
    new Paragraph({
      children: [
        type === 'svg+xml'
          ? new ImageRun({ ...common, type: 'svg', fallback: { type: 'png', data: NO_PICTURE } })
          : new ImageRun({ ...common, type: type === 'png' ? 'png' : 'jpg' }),
      ],
    }),
  ];
}
