import { readSubstitutions } from './font-substitutions.ts';

/** Tables that text laid out in lines needs. Those for vertical text, names and hints of other systems stay behind. */
const KEPT_TABLES = [
  'GDEF',
  'GPOS',
  'GSUB',
  'OS/2',
  'gasp',
  'head',
  'hhea',
  'hmtx',
  'maxp',
  'name',
  'post',
  'prep',
] as const;

interface Table {
  readonly offset: number;
  readonly length: number;
}

const HEAD_LOCA_FORMAT = 50;
const HEAD_CHECKSUM = 8;
const SFNT_CHECKSUM = 0xb1b0afba;
const COMPOSITE = { wordArguments: 0x1, scale: 0x8, more: 0x20, xyScale: 0x40, matrix: 0x80 } as const;

function readTables(font: Buffer): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (let at = 12, left = font.readUInt16BE(4); left > 0; at += 16, left -= 1)
    tables.set(font.toString('latin1', at, at + 4), {
      offset: font.readUInt32BE(at + 8),
      length: font.readUInt32BE(at + 12),
    });
  return tables;
}

function tableOf(tables: ReadonlyMap<string, Table>, name: string): Table {
  const table = tables.get(name);
  if (table === undefined) throw new RangeError(`the font has no ${name} table`);
  return table;
}

/** Calls back for every character of the font's full character map (cmap format 12) with its glyph. */
function visitCharacters(font: Buffer, cmap: Table, visit: (code: number, glyph: number) => void): void {
  const count = font.readUInt16BE(cmap.offset + 2);
  for (let record = 0; record < count; record += 1) {
    const at = cmap.offset + font.readUInt32BE(cmap.offset + 4 + record * 8 + 4);
    if (font.readUInt16BE(at) !== 12) continue;
    for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
      const start = at + 16 + group * 12;
      const [first, last, glyph] = [0, 4, 8].map((part) => font.readUInt32BE(start + part)) as [
        number,
        number,
        number,
      ];
      for (let code = first; code <= last; code += 1) visit(code, glyph + code - first);
    }
    return;
  }
  throw new RangeError('the font has no character map of format 12');
}

/** The glyphs that a composite glyph is put together from. */
function listComponents(font: Buffer, start: number, end: number): number[] {
  if (end - start < 10 || font.readInt16BE(start) >= 0) return [];
  const components: number[] = [];
  for (let at = start + 10; ; ) {
    const flags = font.readUInt16BE(at);
    components.push(font.readUInt16BE(at + 2));
    at += 4 + (flags & COMPOSITE.wordArguments ? 4 : 2);
    if (flags & COMPOSITE.scale) at += 2;
    else if (flags & COMPOSITE.xyScale) at += 4;
    else if (flags & COMPOSITE.matrix) at += 8;
    if (!(flags & COMPOSITE.more)) return components;
  }
}

/** Marks the glyphs of the text and all that they can become or are put together from. */
function keepReachable(
  font: Buffer,
  tables: ReadonlyMap<string, Table>,
  kept: Uint8Array,
  first: readonly number[],
  componentsOf: (glyph: number) => number[],
): void {
  const queue: number[] = [];
  const keep = (glyph: number): void => {
    if (kept[glyph]) return;
    kept[glyph] = 1;
    queue.push(glyph);
  };
  for (const glyph of first) keep(glyph);
  const gsub = tables.get('GSUB');
  const substitutions = gsub === undefined ? [] : readSubstitutions(font, gsub.offset);
  while (queue.length > 0) {
    for (let glyph = queue.pop(); glyph !== undefined; glyph = queue.pop()) componentsOf(glyph).forEach(keep);
    for (const { from, to } of substitutions) if (from.every((glyph) => kept[glyph])) to.forEach(keep);
  }
}

/** A character map (format 12) of exactly these characters. */
function makeCharacterMap(characters: readonly (readonly [code: number, glyph: number])[]): Buffer {
  const groups: [first: number, last: number, glyph: number][] = [];
  for (const [code, glyph] of characters) {
    const group = groups.at(-1);
    if (group && code === group[1] + 1 && glyph === group[2] + code - group[0]) group[1] = code;
    else groups.push([code, code, glyph]);
  }
  const table = Buffer.alloc(12 + 16 + groups.length * 12);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + groups.length * 12, 16);
  table.writeUInt32BE(groups.length, 24);
  for (const [position, [first, last, glyph]] of groups.entries()) {
    const at = 28 + position * 12;
    table.writeUInt32BE(first, at);
    table.writeUInt32BE(last, at + 4);
    table.writeUInt32BE(glyph, at + 8);
  }
  return table;
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

const pad = (table: Buffer): Buffer =>
  table.length % 4 === 0 ? table : Buffer.concat([table, Buffer.alloc(4 - (table.length % 4))]);

function assemble(version: number, tables: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const header = Buffer.alloc(12 + tables.length * 16);
  header.writeUInt32BE(version, 0);
  header.writeUInt16BE(tables.length, 4);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((tables.length - power) * 16, 10);
  const parts: Buffer[] = [];
  let offset = header.length;
  let headAt = 0;
  for (const [position, [name, content]] of tables.entries()) {
    const at = 12 + position * 16;
    const padded = pad(content);
    header.write(name, at, 'latin1');
    header.writeUInt32BE(checksum(padded), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(content.length, at + 12);
    if (name === 'head') headAt = offset;
    parts.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat([header, ...parts]);
  font.writeUInt32BE((SFNT_CHECKSUM - checksum(font)) >>> 0, headAt + HEAD_CHECKSUM);
  return font;
}

/**
 * A TrueType font with the outlines of these characters only, glyph numbers unchanged. The full typeface has
 * 30,000 of them, which a browser reads and checks for every page; and it maps some outlines from two
 * characters (示 and the radical ⽰), of which the PDF's text would get the wrong one. Here each outline has the
 * character that the text has. What the layout tables make of those characters (narrow quotation marks) stays.
 */
export function subsetFont(file: Uint8Array, text: string): Buffer {
  const font = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const tables = readTables(font);
  const [head, loca, glyf] = [tableOf(tables, 'head'), tableOf(tables, 'loca'), tableOf(tables, 'glyf')];
  const glyphs = font.readUInt16BE(tableOf(tables, 'maxp').offset + 4);
  const long = font.readInt16BE(head.offset + HEAD_LOCA_FORMAT) === 1;
  const placeOf = (glyph: number): number =>
    long ? font.readUInt32BE(loca.offset + glyph * 4) : font.readUInt16BE(loca.offset + glyph * 2) * 2;

  const wanted = new Set<number>();
  for (const character of text) wanted.add(character.codePointAt(0) ?? 0);
  for (let code = 0x20; code < 0x7f; code += 1) wanted.add(code);
  const kept = new Uint8Array(glyphs);
  kept[0] = 1;
  const characters: [number, number][] = [];
  visitCharacters(font, tableOf(tables, 'cmap'), (code, glyph) => {
    if (wanted.has(code)) characters.push([code, glyph]);
  });
  keepReachable(
    font,
    tables,
    kept,
    characters.map(([, glyph]) => glyph),
    (glyph) => listComponents(font, glyf.offset + placeOf(glyph), glyf.offset + placeOf(glyph + 1)),
  );

  const places = Buffer.alloc((glyphs + 1) * 4);
  const outlines: Buffer[] = [];
  let size = 0;
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    places.writeUInt32BE(size, glyph * 4);
    if (!kept[glyph]) continue;
    const outline = pad(font.subarray(glyf.offset + placeOf(glyph), glyf.offset + placeOf(glyph + 1)));
    outlines.push(outline);
    size += outline.length;
  }
  places.writeUInt32BE(size, glyphs * 4);

  const copy = (name: string): Buffer => {
    const { offset, length } = tableOf(tables, name);
    return Buffer.from(font.subarray(offset, offset + length));
  };
  const newHead = copy('head');
  newHead.writeInt16BE(1, HEAD_LOCA_FORMAT);
  newHead.writeUInt32BE(0, HEAD_CHECKSUM);
  const made = new Map<string, Buffer>([
    ...KEPT_TABLES.filter((name) => tables.has(name)).map((name) => [name, copy(name)] as const),
    ['head', newHead],
    ['loca', places],
    ['glyf', Buffer.concat(outlines)],
    ['cmap', makeCharacterMap(characters)],
  ]);
  return assemble(
    font.readUInt32BE(0),
    [...made].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
