import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';
import { plainColor } from '../office/colors.ts';
import type { ThemeColors } from '../theme.ts';
import type { ReportView } from '../view/report-view.ts';
import { QUIET } from './shades.ts';

/**
 * Typefaces that come with Office; LibreOffice puts its own in their place. Of the Chinese ones Word sets DengXian about
 * as high as its Latin partner, but Microsoft YaHei a third higher.
 */
export const FONTS = {
  ascii: 'Calibri',
  hAnsi: 'Calibri',
  cs: 'Calibri',
  eastAsia: 'DengXian',
} as const;

/** Heading of an item: it stands in the contents, which other headings of its level stay out of. */
export const LISTED_HEADING = { id: 'ListedHeading', name: 'Listed Heading' } as const;

type Spacing = { readonly before?: number; readonly after?: number; readonly line?: number };

/** Line heights that follow the size of the type; LibreOffice takes one without a rule for a fixed height. */
const spaced = (spacing: Spacing) => ({ ...spacing, lineRule: LineRuleType.AUTO });

/** Real styles throughout: a reader changes one and the whole report follows. */
export function createStyles(
  colors: ThemeColors,
  { languages, size }: Pick<ReportView, 'languages' | 'size'>,
): IStylesOptions {
  const [language = 'zh-CN'] = languages;
  // Two languages in the place of one: the tables that have to stay on their page are set smaller.
  const tight = languages.length > 1 ? 14 : 16;
  const primary = plainColor(colors.primary);
  const heading = (size: number, before: number, after: number) => ({
    run: { size, bold: true, color: primary, font: FONTS },
    paragraph: { spacing: spaced({ before, after, line: 300 }), keepNext: true, keepLines: true },
  });
  const paragraph = (id: string, name: string, run: object, spacing: Spacing, extra: object = {}) => ({
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run,
    paragraph: { spacing: spaced(spacing), ...extra },
  });
  return {
    default: {
      document: {
        run: { font: FONTS, size: 20, language: { value: language, eastAsia: 'zh-CN' } },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 52, bold: true, color: 'FFFFFF', font: FONTS },
        paragraph: { spacing: spaced({ before: 120, after: 160, line: 276 }) },
      },
      heading1: heading(34, 0, 240),
      heading2: size === 'brief' ? heading(23, 160, 60) : heading(26, 320, 120),
      heading3: heading(22, 240, 80),
    },
    // Word's own style for hyperlinks is built on it.
    characterStyles: [{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font' }],
    paragraphStyles: [
      { ...LISTED_HEADING, basedOn: 'Heading2', next: 'Normal', quickFormat: true },
      paragraph(
        'BriefTitle',
        'Brief Title',
        { size: languages.length > 1 ? 25 : 30, bold: true, color: 'FFFFFF' },
        { before: 20, after: 20, line: 250 },
      ),
      paragraph('BriefLine', 'Brief Line', { size: 17, color: 'C6D4E2' }, { after: 0, line: 260 }),
      paragraph(
        'BriefWho',
        'Brief Enterprise',
        { size: 24, bold: true, color: 'FFFFFF' },
        { after: 0, line: 260 },
      ),
      paragraph('CellTight', 'Table Text Tight', { size: tight }, { before: 0, after: 0, line: 205 }),
      paragraph(
        'CellHeadTight',
        'Table Heading Tight',
        { size: tight, bold: true, color: primary },
        { before: 0, after: 0, line: 205 },
        { keepNext: true },
      ),
      paragraph('FigureLabel', 'Figure Label', { size: 16, color: QUIET }, { after: 0, line: 230 }),
      paragraph(
        'FigureBig',
        'Figure Number',
        { size: 40, bold: true, color: primary },
        { after: 0, line: 220 },
      ),
      paragraph(
        'FigureName',
        'Figure Name',
        { size: 18, bold: true, color: primary },
        { after: 0, line: 220 },
      ),
      paragraph('FigureText', 'Figure Text', { size: 17 }, { after: 0, line: 235 }),
      paragraph(
        'PanelHeading',
        'Panel Heading',
        { size: 20, bold: true, color: primary },
        { before: 80, after: 40, line: 230 },
        { keepNext: true },
      ),
      paragraph('CoverLine', 'Cover Line', { size: 24, color: 'C6D4E2' }, { after: 0, line: 300 }),
      paragraph(
        'ContentsHeading',
        'Contents Heading',
        { size: 34, bold: true, color: primary },
        { before: 0, after: 160, line: 300 },
      ),
      paragraph(
        'Enterprise',
        'Enterprise',
        { size: 36, bold: true, color: primary },
        { before: 600, after: 200, line: 300 },
      ),
      paragraph('Lead', 'Lead', { size: 22 }, { after: 200, line: 290 }),
      paragraph('About', 'About', { color: QUIET }, { after: 120 }, { keepNext: true }),
      paragraph(
        'Notice',
        'Notice',
        { size: 19 },
        { before: 120, after: 160 },
        {
          border: { left: { style: 'single', size: 18, space: 8, color: plainColor(colors.secondary) } },
          indent: { left: 160 },
        },
      ),
      paragraph(
        'Caption',
        'caption',
        { size: 18, color: QUIET },
        { before: 160, after: 60 },
        { keepNext: true },
      ),
      paragraph('Cell', 'Table Text', { size: 17 }, { before: 0, after: 0, line: 260 }),
      paragraph(
        'CellHead',
        'Table Heading',
        { size: 17, bold: true, color: primary },
        { before: 0, after: 0, line: 250 },
        { keepNext: true },
      ),
      paragraph('CellNote', 'Table Note', { size: 15, color: QUIET }, { before: 0, after: 0, line: 230 }),
      paragraph('AfterTable', 'After Table', { size: 8 }, { before: 0, after: 0, line: 200 }),
      paragraph('TOC1', 'toc 1', { bold: true }, { before: 20, after: 0, line: 222 }),
      paragraph('TOC2', 'toc 2', { size: 17 }, { before: 0, after: 0, line: 210 }, { indent: { left: 240 } }),
      paragraph('ListBullet', 'List Bullet', {}, { after: 60 }),
      paragraph('BulletTight', 'List Bullet Tight', { size: tight }, { after: 0, line: 220 }),
      paragraph(
        'BriefLead',
        'Brief Lead',
        { size: languages.length > 1 ? 17 : 20 },
        { after: 80, line: 270 },
      ),
      paragraph('PageLine', 'Header and Footer Text', { size: 15, color: QUIET }, { after: 0, line: 240 }),
    ],
  };
}

export const BULLETS = {
  config: [
    {
      reference: 'bullets',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 360, hanging: 240 } } },
        },
      ],
    },
  ],
};
