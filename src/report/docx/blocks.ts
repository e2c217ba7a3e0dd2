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
import { plainColor } from '../office/colors.ts';
import type { ThemeColors } from '../theme.ts';
import type { Words } from '../view/report-view.ts';
import type { WordKey } from '../words/en.ts';
import type { PhraseParams, Phrases } from '../words/phrases.ts';
import { LISTED_HEADING } from './styles.ts';

const QUIET = '59636E';
const HAIR = 'D5DBE1';
const WASH = 'F1F4F7';
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** A number set to the right and the words after it set to the left would read as one. */
const AFTER_NUMBER = { margins: { left: 200 } } as const;
const HAIR_LINE = { style: BorderStyle.SINGLE, size: 4, color: HAIR } as const;

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
  /** The second language on the same line, where it has room. */
  readonly inline?: boolean;
  /** A paragraph below, as large as the text. */
  readonly below?: Words;
  /** A gap between two halves of a table: no lines above and below. */
  readonly open?: boolean;
}

export type Row = readonly (Cell | Words | string)[];

interface TableOptions {
  readonly heads: readonly (Words | string)[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
  readonly caption?: Words;
  /** Rows that are headings of a group: kept with the next. */
  readonly bands?: ReadonlySet<number>;
  /** Columns whose heads are set to the right, and to the middle. */
  readonly numeric?: readonly number[];
  readonly centered?: readonly number[];
  /** Rows of one line, set close, so that the table stays on a page. */
  readonly tight?: boolean;
  /** In twentieths of a point; the width of the text when it is not given. */
  readonly width?: number;
  /** Stays on the page of what follows. */
  readonly keepNext?: boolean;
}

/** A row that heads a group, one that is set close, and one that stays with what follows. */
interface RowLook {
  readonly band: boolean;
  readonly tight: boolean;
  readonly keepNext: boolean;
}

/** Makes the parts of a Word document in the languages and colours of a report. */
export interface Blocks {
  label(key: WordKey, params?: PhraseParams): Words;
  names: Phrases['names'];
  /** A heading of the first level begins a page, unless told otherwise; `pageBreak` also lets another one do so. */
  heading(level: 1 | 2 | 3, text: Words | string, id?: string, pageBreak?: boolean): FileChild;
  /** A heading of the second level that stands in the contents. */
  itemHeading(text: Words, id: string): FileChild;
  text(words: Words | string, style?: string): Paragraph;
  /** A paragraph of a style, the second language in a colour of its own. */
  paragraph(words: Words | string, style: string, second: string): Paragraph;
  /** A paragraph of one line: the second language stands behind the first. */
  line(words: Words, style: string, second?: string): Paragraph;
  bullets(words: readonly (Words | string)[], style?: string): FileChild[];
  /** A numbered caption; a table's stands above it, a figure's below. */
  caption(kind: 'table' | 'figure', text: Words): FileChild;
  table(options: TableOptions): FileChild[];
  /** Contents side by side, in a table without lines; each ends with a paragraph. Widths are shares, lines stand between. */
  columns(widths: readonly number[], contents: readonly FileChild[][], lines?: boolean): FileChild[];
  /** Width of the text, in twentieths of a point. */
  width: number;
  colors: {
    readonly primary: string;
    readonly secondary: string;
    readonly accent: string;
    readonly quiet: string;
    /** Behind rows that head a group. */
    readonly wash: string;
  };
}

const isCell = (value: Cell | Words | string): value is Cell => typeof value === 'object' && 'text' in value;

const MOST_OF_A_NAME = 40;

/** A bookmark name: letters, digits and underscores, at most 40 of them; the end of a longer one is a number made of it. */
function bookmarkName(id: string): string {
  const name = `d_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
  if (name.length <= MOST_OF_A_NAME) return name;
  const number = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 0).toString(36);
  return `${name.slice(0, MOST_OF_A_NAME - number.length - 1)}_${number}`;
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function shareWidth(shares: readonly number[], width: number): number[] {
  const total = shares.reduce((sum, one) => sum + one, 0);
  return shares.map((one) => Math.round((one / total) * width));
}

const ALIGNMENTS = { right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

interface Sheet {
  /** Of the text, in twentieths of a point. */
  readonly width: number;
  /** Whether what a link leads to is in the document. */
  readonly linked: boolean;
}

export function createBlocks(phrases: Phrases, colors: ThemeColors, { width, linked }: Sheet): Blocks {
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

  /** In the order of the report's languages; those that the words are not given in are left out. */
  const partsOf = (words: Words | string): { language: Language; text: string }[] => {
    const [first = 'zh-CN'] = languages;
    if (typeof words === 'string') return [{ language: first, text: words }];
    const parts = languages.flatMap((language) => {
      const text = words[language];
      return text === undefined ? [] : [{ language, text }];
    });
    return parts.length > 1 && parts[0]?.text === parts[1]?.text ? parts.slice(0, 1) : parts;
  };

  function runs(
    words: Words | string,
    options: { bold?: boolean; color?: string; inline?: boolean; second?: string } = {},
  ): TextRun[] {
    return partsOf(words).map(({ language, text }, position) => {
      const isSecond = language !== languages[0];
      const color = options.color ?? (isSecond ? (options.second ?? QUIET) : undefined);
      return new TextRun({
        text: position > 0 && options.inline ? ` / ${text}` : text,
        ...(position > 0 && !options.inline && { break: 1 }),
        ...(options.bold && position === 0 && { bold: true }),
        ...(color !== undefined && { color }),
        // The first is the language of the document, which its styles state once.
        ...(isSecond && { language: { value: language, eastAsia: language } }),
      });
    });
  }

  function cellParagraphs(cell: Cell, { band, tight, keepNext }: RowLook): Paragraph[] {
    const { text, align, bold, quiet, color, link, inline, below, lines = [] } = cell;
    const shown = color ?? (quiet ? QUIET : undefined);
    const children: ParagraphChild[] = runs(text, {
      ...(inline && { inline }),
      ...(bold && { bold }),
      ...(shown !== undefined && { color: shown }),
    });
    const style = tight ? 'CellTight' : 'Cell';
    return [
      new Paragraph({
        style,
        ...((band || keepNext) && { keepNext: true }),
        ...(align !== undefined && { alignment: ALIGNMENTS[align] }),
        children:
          link === undefined || !linked
            ? children
            : [new InternalHyperlink({ anchor: bookmarkName(link), children })],
      }),
      ...(below === undefined ? [] : [new Paragraph({ style, children: runs(below) })]),
      ...lines.map((line) => new Paragraph({ style: 'CellNote', children: [new TextRun(line)] })),
    ];
  }

  function tableRow(row: Row, look: RowLook): TableRow {
    const { band } = look;
    const cells = row.map((value): Cell => (isCell(value) ? value : { text: value }));
    return new TableRow({
      cantSplit: true,
      children: cells.map((cell, position) => {
        const { span = 1, shade = band && !cell.open ? WASH : undefined } = cell;
        return new TableCell({
          ...(span > 1 && { columnSpan: span }),
          ...(shade !== undefined && { shading: { type: ShadingType.CLEAR, fill: shade, color: 'auto' } }),
          ...(cell.open && { borders: { top: NO_LINE, bottom: NO_LINE } }),
          ...(cells[position - 1]?.align === 'right' && cell.align === undefined && AFTER_NUMBER),
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
      quiet: QUIET,
      wash: WASH,
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
    itemHeading: (text, id) =>
      new Paragraph({
        style: LISTED_HEADING.id,
        children: [new Bookmark({ id: bookmarkName(id), children: runs(text, { inline: true }) })],
      }),
    paragraph: (words, style, second) => new Paragraph({ style, children: runs(words, { second }) }),
    text: (words, style) => new Paragraph({ ...(style !== undefined && { style }), children: runs(words) }),
    line: (words, style, second) =>
      new Paragraph({
        style,
        children: runs(words, { inline: true, ...(second !== undefined && { second }) }),
      }),
    bullets: (words, style = 'ListBullet') =>
      words.map(
        (one) =>
          new Paragraph({
            style,
            numbering: { reference: 'bullets', level: 0 },
            children: runs(one),
          }),
      ),
    caption,
    width,
    columns(widths, contents, lines = false) {
      const sizes = shareWidth(widths, width);
      const gap = lines ? 110 : 140;
      return [
        new Table({
          width: { size: width, type: WidthType.DXA },
          columnWidths: sizes,
          layout: TableLayoutType.FIXED,
          borders: {
            top: NO_LINE,
            bottom: NO_LINE,
            left: NO_LINE,
            right: NO_LINE,
            insideHorizontal: NO_LINE,
            insideVertical: lines ? HAIR_LINE : NO_LINE,
          },
          rows: [
            new TableRow({
              cantSplit: true,
              children: contents.map(
                (children, at) =>
                  new TableCell({
                    width: { size: sizes[at] ?? 0, type: WidthType.DXA },
                    margins: { left: at === 0 ? 0 : gap, right: at === contents.length - 1 ? 0 : gap },
                    children: children as (Paragraph | Table)[],
                  }),
              ),
            }),
          ],
        }),
        new Paragraph({ style: 'AfterTable', children: [] }),
      ];
    },
    table({ heads, widths, rows, caption: title, bands, numeric = [], centered = [], ...options }) {
      // Word takes a table without rows for damage.
      if (rows.length === 0) return [];
      const { tight = false, width: room = width, keepNext = false } = options;
      const columns = shareWidth(widths, room);
      const alignment = (position: number) => {
        if (numeric.includes(position)) return { alignment: AlignmentType.RIGHT };
        return centered.includes(position) ? { alignment: AlignmentType.CENTER } : {};
      };
      const head = new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map(
          (text, position) =>
            new TableCell({
              borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: plainColor(colors.primary) } },
              verticalAlign: VerticalAlign.BOTTOM,
              ...(numeric.includes(position - 1) &&
                !numeric.includes(position) &&
                !centered.includes(position) &&
                AFTER_NUMBER),
              children: [
                new Paragraph({
                  style: tight ? 'CellHeadTight' : 'CellHead',
                  keepNext: true,
                  ...alignment(position),
                  children: runs(text),
                }),
              ],
            }),
        ),
      });
      return [
        ...(title === undefined ? [] : [caption('table', title)]),
        new Table({
          width: { size: room, type: WidthType.DXA },
          columnWidths: columns,
          layout: TableLayoutType.FIXED,
          borders: {
            top: NO_LINE,
            left: NO_LINE,
            right: NO_LINE,
            insideVertical: NO_LINE,
            bottom: HAIR_LINE,
            insideHorizontal: HAIR_LINE,
          },
          margins: {
            top: tight ? 10 : 40,
            bottom: tight ? 10 : 40,
            left: tight ? 40 : 60,
            right: tight ? 40 : 60,
          },
          rows: [
            ...(heads.length === 0 ? [] : [head]),
            ...rows.map((row, position) =>
              tableRow(row, { band: bands?.has(position) ?? false, tight, keepNext }),
            ),
          ],
        }),
        new Paragraph({ style: 'AfterTable', ...(keepNext && { keepNext }), children: [] }),
      ];
    },
  };
}
