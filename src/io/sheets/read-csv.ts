import type { Parsed } from '../../errors.ts';
import type { SheetTable } from './sheet-table.ts';

/** Bytes of a text file in UTF-8, UTF-16 with its mark, or GB18030, which is what Chinese Excel writes. */
function decodeText(bytes: Uint8Array): Parsed<string> {
  const encodings = [
    ...(bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : []),
    ...(bytes[0] === 0xfe && bytes[1] === 0xff ? ['utf-16be'] : []),
    'utf-8',
    'gb18030',
  ];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // No text has NUL in it: a picture, a program, or UTF-16 without its mark.
      if (!text.includes('\u0000')) return { ok: true, value: text };
    } catch {
      // Not this one.
    }
  }
  return { ok: false, problems: [{ code: 'encoding', path: '$' }] };
}

/** Comma, semicolon or tab: whichever the first lines hold most of outside quotes. */
function findDelimiter(text: string): string {
  const head = text.slice(0, 4096).replaceAll(/"[^"]*"/g, '');
  const count = (mark: string) => head.split(mark).length;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Reads CSV as one table of texts. Cells are never turned into numbers or dates: 007 stays 007. */
export async function readCsv(bytes: Uint8Array): Promise<Parsed<SheetTable>> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { parseCsv } = await import('hucre/csv');
  const text = decoded.value;
  const rows = parseCsv(text, { delimiter: findDelimiter(text), typeInference: false, skipEmptyRows: false });
  const table = rows.map((cells) => cells.map((cell) => (cell === null ? null : String(cell))));
  const formulas = new Set<string>();
  for (const [row, cells] of table.entries())
    for (const [column, cell] of cells.entries()) if (cell?.startsWith('=')) formulas.add(`${row},${column}`);
  return {
    ok: true,
    value: { name: null, hidden: false, rows: table, merges: [], formulas, errors: new Map() },
  };
}
