import type { PdfObjects } from './pack-pdf.ts';
import { findReference, type PdfFile } from './pdf-file.ts';

/** How a row of the contents is set: the baseline of its first line below the row's upper edge, in points. */
interface RowStyle {
  readonly size: number;
  readonly baseline: number;
}

export interface ContentsStyle {
  /** Anchor of the first chapter: the links on the pages before it are the contents. */
  readonly firstChapter: string;
  /** Rows whose anchor begins with this prefix are of the second rank. */
  readonly itemPrefix: string;
  readonly chapter: RowStyle;
  readonly item: RowStyle;
}

const QUIET = '0.35 0.39 0.43';

/** Object numbers of the pages, in order. */
function listPages(file: PdfFile): number[] {
  const visit = (id: number): number[] => {
    const node = file.dictionary(id) ?? '';
    const kids = /\/Kids \[([^\]]*)\]/.exec(node)?.[1];
    if (kids === undefined) return [id];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => visit(Number(kid)));
  };
  const pages = findReference(file.dictionary(file.root) ?? '', 'Pages');
  return pages === null ? [] : visit(pages);
}

/** A name as it is meant: #20 stands for a space. */
const readName = (name: string): string =>
  name.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Page (from 0) of every anchor that something links to. */
function readAnchors(file: PdfFile, pages: readonly number[]): ReadonlyMap<string, number> {
  const dests = findReference(file.dictionary(file.root) ?? '', 'Dests');
  const text = dests === null ? '' : (file.dictionary(dests) ?? '');
  const position = new Map(pages.map((id, at) => [id, at]));
  return new Map(
    [...text.matchAll(/\/([^\s/[\]<>()]+) \[(\d+) 0 R/g)].map(([, name = '', page]) => [
      readName(name),
      position.get(Number(page)) ?? -1,
    ]),
  );
}

interface Digits {
  /** The font's name in the page's resources. */
  readonly font: string;
  readonly codes: readonly string[];
  /** Widths in thousandths of an em. */
  readonly widths: readonly number[];
}

/** Reads from a map of character codes what stands for each digit. */
function readDigitCodes(map: string): string[] {
  const codes: string[] = [];
  const put = (code: number, unicode: number) => {
    if (unicode >= 0x30 && unicode <= 0x39) codes[unicode - 0x30] ??= code.toString(16).padStart(4, '0');
  };
  for (const [, block = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code = '', unicode = ''] of block.matchAll(/<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>/g))
      put(Number.parseInt(code, 16), Number.parseInt(unicode, 16));
  for (const [, block = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, low = '', high = '', unicode = ''] of block.matchAll(
      /<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>/g,
    )) {
      const [first, last, start] = [low, high, unicode].map((hex) => Number.parseInt(hex, 16)) as [
        number,
        number,
        number,
      ];
      for (let code = first; code <= last; code += 1) put(code, start + code - first);
    }
  return codes;
}

/** Width of a character code in a composite font's W array. */
function widthOf(widths: string, code: number): number | null {
  for (const [, first, list = ''] of widths.matchAll(/(\d+) \[([^\]]*)\]/g)) {
    const width = list.trim().split(/\s+/)[code - Number(first)];
    if (code >= Number(first) && width !== undefined) return Number(width);
  }
  for (const [, first, last, width] of widths.replace(/\[[^\]]*\]/g, ' ; ').matchAll(/(\d+) (\d+) ([\d.]+)/g))
    if (code >= Number(first) && code <= Number(last)) return Number(width);
  return null;
}

/** The digits of the page's regular face; null where one of them is not in the document. */
function findDigits(file: PdfFile, page: string): Digits | null {
  for (const [, font = '', id] of page.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const dictionary = file.dictionary(Number(id)) ?? '';
    if (!dictionary.includes('Regular')) continue;
    const map = findReference(dictionary, 'ToUnicode');
    const descendant = Number(/\/DescendantFonts \[(\d+) 0 R/.exec(dictionary)?.[1] ?? Number.NaN);
    const codes = readDigitCodes(map === null ? '' : (file.stream(map)?.toString('latin1') ?? ''));
    const widths = /\/W \[(.*)\]/s.exec(file.dictionary(descendant) ?? '')?.[1] ?? '';
    const found = codes.map((code) => widthOf(widths, Number.parseInt(code, 16)));
    if (found.length === 10 && found.every((width) => width !== null && width !== undefined))
      return { font, codes, widths: found as number[] };
  }
  return null;
}

interface Row {
  readonly right: number;
  readonly top: number;
  readonly anchor: string;
}

function listRows(file: PdfFile, page: string): Row[] {
  const annotations = /\/Annots \[([^\]]*)\]/.exec(page)?.[1] ?? '';
  return [...annotations.matchAll(/(\d+) 0 R/g)].flatMap(([, id]) => {
    const annotation = file.dictionary(Number(id)) ?? '';
    const [, right, top] = /\/Rect \[[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)\]/.exec(annotation) ?? [];
    const anchor = /\/Dest \/([^\s/[\]<>()]+)/.exec(annotation)?.[1];
    return anchor === undefined ? [] : [{ right: Number(right), top: Number(top), anchor: readName(anchor) }];
  });
}

function drawNumber(row: Row, number: number, { size, baseline }: RowStyle, digits: Digits): string {
  const figures = [...String(number)].map(Number);
  const width = figures.reduce((sum, figure) => sum + (digits.widths[figure] ?? 0), 0) * (size / 1000);
  const codes = figures.map((figure) => digits.codes[figure]).join('');
  return `/${digits.font} ${size} Tf 1 0 0 1 ${(row.right - width).toFixed(2)} ${(row.top - baseline).toFixed(2)} Tm <${codes}> Tj`;
}

/**
 * The page numbers of the contents, which Chromium cannot print: where an anchor comes to lie is known only
 * when the pages are made. They are drawn over the finished pages with the digits of the page's own font.
 * Returns the objects to append, numbered from `next`; none where the PDF lacks something that is needed.
 */
export function numberContents(file: PdfFile, style: ContentsStyle, next: number): PdfObjects {
  const pages = listPages(file);
  const anchors = readAnchors(file, pages);
  const end = anchors.get(style.firstChapter) ?? 0;
  const objects = new Map<number, string>();
  let id = next;
  for (const number of pages.slice(1, end)) {
    const page = file.dictionary(number);
    const contents = page === null ? null : findReference(page, 'Contents');
    const digits = page === null ? null : findDigits(file, page);
    if (page === null || contents === null || digits === null) continue;
    const drawn = listRows(file, page).flatMap((row) => {
      const target = anchors.get(row.anchor);
      if (target === undefined || target < 0) return [];
      return [
        drawNumber(
          row,
          target + 1,
          row.anchor.startsWith(style.itemPrefix) ? style.item : style.chapter,
          digits,
        ),
      ];
    });
    if (drawn.length === 0) continue;
    // The old content leaves its own state behind: it is put between q and Q.
    const after = `Q\n/Artifact BMC\nBT\n${QUIET} rg\n${drawn.join('\n')}\nET\nEMC`;
    objects.set(id, '<</Length 1>> stream\nq\nendstream');
    objects.set(id + 1, `<</Length ${after.length}>> stream\n${after}\nendstream`);
    objects.set(
      number,
      `<<${page.replace(/\/Contents \d+ 0 R/, `/Contents [${id} 0 R ${contents} 0 R ${id + 1} 0 R]`)}>>`,
    );
    id += 2;
  }
  return objects;
}
