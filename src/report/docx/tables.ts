import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Words } from '../view/report-view.ts';
import { bookmarkName } from './bookmark-name.ts';
import { QUIET, WASH } from './shades.ts';

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const HAIR_LINE = { style: BorderStyle.SINGLE, size: 4, color: 'D5DBE1' } as const;
/** A number set to the right and the words after it set to the left would read as one. */
const AFTER_NUMBER = { margins: { left: 200 } } as const;

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

/** A cell whose text is set to the right, as numbers are. */
export const right = (text: Words | string): Cell => ({ text, align: 'right' });

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

const isCell = (value: Cell | Words | string): value is Cell => typeof value === 'object' && 'text' in value;

function shareWidth(shares: readonly number[], width: number): number[] {
  const total = shares.reduce((sum, one) => sum + one, 0);
  return shares.map((one) => Math.round((one / total) * width));
}

const ALIGNMENTS = { right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

export interface Tables {
  table(options: TableOptions): FileChild[];
  /** Contents side by side, in a table without lines; each ends with a paragraph. Widths are shares, lines stand between. */
  columns(widths: readonly number[], contents: readonly FileChild[][], lines?: boolean): FileChild[];
}

/** What tables are made with. */
interface TableTools {
  /** Words as they stand in a paragraph. */
  readonly runs: (words: Words | string, options?: RunOptions) => TextRun[];
  readonly caption: (kind: 'table', text: Words) => Paragraph;
  /** Of the text, in twentieths of a point. */
  readonly width: number;
  /** Whether what a link leads to is in the document. */
  readonly linked: boolean;
  /** Colour of the line below the heads. */
  readonly rule: string;
}

export interface RunOptions {
  readonly bold?: boolean;
  readonly color?: string;
  readonly inline?: boolean;
  readonly second?: string;
}

/** Contents side by side, in a table without lines. */
function columns(
  width: number,
  widths: readonly number[],
  contents: readonly FileChild[][],
  lines: boolean,
): FileChild[] {
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
}

/** Makes the tables of a Word document. */
export function createTables({ runs, caption, width, linked, rule }: TableTools): Tables {
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

  function headRow({ heads, numeric = [], centered = [], tight = false }: TableOptions): TableRow {
    const alignment = (position: number) => {
      if (numeric.includes(position)) return { alignment: AlignmentType.RIGHT };
      return centered.includes(position) ? { alignment: AlignmentType.CENTER } : {};
    };
    return new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: heads.map(
        (text, position) =>
          new TableCell({
            borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: rule } },
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
  }

  function table(options: TableOptions): FileChild[] {
    const { heads, widths, rows, caption: title, bands } = options;
    // Word takes a table without rows for damage.
    if (rows.length === 0) return [];
    const { tight = false, width: room = width, keepNext = false } = options;
    const columns = shareWidth(widths, room);
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
          ...(heads.length === 0 ? [] : [headRow(options)]),
          ...rows.map((row, position) =>
            tableRow(row, { band: bands?.has(position) ?? false, tight, keepNext }),
          ),
        ],
      }),
      new Paragraph({ style: 'AfterTable', ...(keepNext && { keepNext }), children: [] }),
    ];
  }

  return { table, columns: (widths, contents, lines = false) => columns(width, widths, contents, lines) };
}
