import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What may stand around rows and columns: headings that are printed on every page, and groups that fold. */
const AROUND =
  /<\/?table:table-(?:header-rows|row-group|rows|header-columns|column-group|columns)(?:\s[^>]*)?>/g;

/**
 * A workbook of OpenDocument with all rows directly in their table: the reader passes over those that stand in a
 * group or are repeated as a heading, without a word.
 */
export function flattenOds(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const content = parts['content.xml'];
  if (content === undefined) return bytes;
  const text = strFromU8(content);
  const flat = text.replace(AROUND, '');
  return flat.length === text.length
    ? bytes
    : zipSync({ ...parts, 'content.xml': strToU8(flat) }, { level: 0 });
}
