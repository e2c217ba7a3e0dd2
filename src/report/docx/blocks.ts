import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Language } from '../../core/text.ts';
import type { ThemeColors } from '../theme.ts';
import type { Words } from '../view/report-view.ts';
import type { WordKey } from '../words/en.ts';
import type { PhraseParams, Phrases } from '../words/phrases.ts';

/** Width of the text on an A4 page with our margins, in twentieths of a point. */
export const TEXT_WIDTH = 9638;
const QUIET = '59636E';
const HAIR = 'D5DBE1';
const WASH = 'F1F4F7';

export interface Cell {
  readonly text: Words | string;
  /** Left when it is not said. */
  readonly align?: 'right' | 'center';
  readonly bold?: boolean;
  readonly quiet?: boolean;
  readonly shade?: string;
  readonly color?: string;
  /** Smaller lines below: notes, evidence. */
  readonly lines?: readonly string[];
  readonly link?: string;
  readonly span?: number;
}

export type Row = readonly (Cell | Words | string)[];

export interface TableOptions {
  readonly heads: readonly (Words | string)[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
  readonly caption?: Words;
  /** Rows that are headings of a group: kept with the next. */
  readonly bands?: ReadonlySet<number>;
  /** Columns whose heads are set to the right. */
  readonly numeric?: readonly number[];
  /** Rows of one line, set close, so that the table stays on a page. */
  readonly tight?: boolean;
}

/** A row that heads a group, and one that is set close. */
interface RowLook {
  readonly band: boolean;
  readonly tight: boolean;
}

/** Makes the parts of a Word document in the languages and colours of a report. */
export interface Blocks {
  label(key: WordKey, params?: PhraseParams): Words;
  names: Phrases['names'];
  /** A heading of the first level begins a page, unless told otherwise; `pageBreak` also lets another one do so. */
  heading(level: 1 | 2 | 3, text: Words | string, id?: string, pageBreak?: boolean): FileChild;
  text(words: Words | string, style?: string): FileChild;
  /** A paragraph of a style, the second language in a colour of its own. */
  paragraph(words: Words | string, style: string, second: string): Paragraph;
  bullets(words: readonly (Words | string)[]): FileChild[];
  /** A numbered caption; a table's stands above it, a figure's below. */
  caption(kind: 'table' | 'figure', text: Words): FileChild;
  table(options: TableOptions): FileChild[];
  colors: { readonly primary: string; readonly secondary: string; readonly accent: string };
}

const isCell = (value: Cell | Words | string): value is Cell => typeof value === 'object' && 'text' in value;

/** Word wants colours without the leading mark. */
export const plainColor = (color: string): string => color.replace('#', '').toUpperCase();

/** A bookmark name: letters, digits and underscores, at most 40 of them. */
export const bookmarkName = (id: string): string => `d_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40);

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

const ALIGNMENTS = { right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

export function createBlocks(phrases: Phrases, colors: ThemeColors): Blocks {
  const { languages } = phrases;
  const counts = { table: 0, figure: 0 };

  function caption(kind: 'table' | 'figure', text: Words): Paragraph {
    counts[kind] += 1;
    const sequence = kind === 'table' ? 'Table' : 'Figure';
    return new Paragraph({
      style: 'Caption',
      keepNext: kind === 'table',
      children: [
        ...runs(phrases.phrase(`label.${kind}`), { inline: true }),
        new TextRun(' '),
        new SimpleField(`SEQ ${sequence} \\* ARABIC`, String(counts[kind])),
        new TextRun('  '),
        ...runs(text, { inline: true }),
      ],
    });
  }

  const partsOf = (words: Words | string): { language: Language; text: string }[] => {
    const [first = 'zh-CN'] = languages;
    if (typeof words === 'string') return [{ language: first, text: words }];
    const parts = languages.map((language) => ({ language, text: words[language] ?? '' }));
    return parts.length > 1 && parts[0]?.text === parts[1]?.text ? parts.slice(0, 1) : parts;
  };

  function runs(
    words: Words | string,
    options: { bold?: boolean; color?: string; inline?: boolean; second?: string } = {},
  ): TextRun[] {
    return partsOf(words).map(({ language, text }, position) =>
      position === 0
        ? // In the language of the document, which its styles state once.
          new TextRun({
            text,
            ...(options.bold && { bold: true }),
            ...(options.color !== undefined && { color: options.color }),
          })
        : new TextRun({
            text: options.inline ? ` / ${text}` : text,
            ...(!options.inline && { break: 1 }),
            color: options.color ?? options.second ?? QUIET,
            language: { value: language, eastAsia: language },
          }),
    );
  }

  function cellParagraphs(cell: Cell, { band, tight }: RowLook): Paragraph[] {
    const { text, align, bold, quiet, color, link, lines = [] } = cell;
    const shown = color ?? (quiet ? QUIET : undefined);
    const children: ParagraphChild[] = runs(text, {
      ...(bold && { bold }),
      ...(shown !== undefined && { color: shown }),
    });
    return [
      new Paragraph({
        style: tight ? 'CellTight' : 'Cell',
        ...(band && { keepNext: true }),
        ...(align !== undefined && { alignment: ALIGNMENTS[align] }),
        children:
          link === undefined ? children : [new InternalHyperlink({ anchor: bookmarkName(link), children })],
      }),
      ...lines.map((line) => new Paragraph({ style: 'CellNote', children: [new TextRun(line)] })),
    ];
  }

  function tableRow(row: Row, look: RowLook): TableRow {
    const { band } = look;
    return new TableRow({
      cantSplit: true,
      children: row.map((value) => {
        const cell: Cell = isCell(value) ? value : { text: value };
        const { span = 1, shade = band ? WASH : undefined } = cell;
        return new TableCell({
          ...(span > 1 && { columnSpan: span }),
          ...(shade !== undefined && { shading: { type: ShadingType.CLEAR, fill: shade, color: 'auto' } }),
          children: cellParagraphs(band ? { bold: true, ...cell } : cell, look),
        });
      }),
    });
  }

  return {
    colors: {
      primary: plainColor(colors.primary),
      secondary: plainColor(colors.secondary),
      accent: plainColor(colors.accent),
    },
    label: (key, params) => phrases.phrase(key, params),
    names: phrases.names,
    heading(level, text, id, pageBreak = level === 1) {
      const children = runs(text, { inline: true });
      return new Paragraph({
        heading: HEADINGS[level],
        ...(pageBreak && { pageBreakBefore: true }),
        children: id === undefined ? children : [new Bookmark({ id: bookmarkName(id), children })],
      });
    },
    paragraph: (words, style, second) => new Paragraph({ style, children: runs(words, { second }) }),
    text: (words, style) => new Paragraph({ ...(style !== undefined && { style }), children: runs(words) }),
    bullets: (words) =>
      words.map(
        (one) =>
          new Paragraph({
            style: 'ListBullet',
            numbering: { reference: 'bullets', level: 0 },
            children: runs(one),
          }),
      ),
    caption,
    table({ heads, widths, rows, caption: title, bands, numeric = [], tight = false }) {
      const total = widths.reduce((sum, one) => sum + one, 0);
      const columns = widths.map((one) => Math.round((one / total) * TEXT_WIDTH));
      const head = new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map(
          (text, position) =>
            new TableCell({
              borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: plainColor(colors.primary) } },
              verticalAlign: VerticalAlign.BOTTOM,
              children: [
                new Paragraph({
                  style: 'CellHead',
                  keepNext: true,
                  ...(numeric.includes(position) && { alignment: AlignmentType.RIGHT }),
                  children: runs(text),
                }),
              ],
            }),
        ),
      });
      const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
      const hair = { style: BorderStyle.SINGLE, size: 4, color: HAIR } as const;
      return [
        ...(title === undefined ? [] : [caption('table', title)]),
        new Table({
          width: { size: TEXT_WIDTH, type: WidthType.DXA },
          columnWidths: columns,
          layout: TableLayoutType.FIXED,
          borders: {
            top: none,
            left: none,
            right: none,
            insideVertical: none,
            bottom: hair,
            insideHorizontal: hair,
          },
          margins: { top: tight ? 10 : 40, bottom: tight ? 10 : 40, left: 60, right: 60 },
          rows: [
            ...(heads.length === 0 ? [] : [head]),
            ...rows.map((row, position) => tableRow(row, { band: bands?.has(position) ?? false, tight })),
          ],
        }),
        new Paragraph({ style: 'AfterTable', children: [] }),
      ];
    },
  };
}
