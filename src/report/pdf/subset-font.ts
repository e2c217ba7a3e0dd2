import { readSubstitutions } from './font-substitutions.ts';

/** Tables that text laid out in lines needs. Those for vertical text, names and hints of other systems stay behind. */
const KEPT_TABLES = [
  'GDEF',
  'GPOS',
  'GSUB',
  'OS/2',
  'gasp',
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
  readonly checksum: number;
}

/** A table of the new font. */
interface Part {
  readonly name: string;
  readonly content: Buffer;
  readonly checksum: number;
}

const HEAD_LOCA_FORMAT = 50;
const HEAD_CHECKSUM = 8;
const SFNT_CHECKSUM = 0xb1b0afba;
const COMPOSITE = { wordArguments: 0x1, scale: 0x8, more: 0x20, xyScale: 0x40, matrix: 0x80 } as const;

function readTables(font: Buffer): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (let at = 12, left = font.readUInt16BE(4); left > 0; at += 16, left -= 1)
    tables.set(font.toString('latin1', at, at + 4), {
      checksum: font.readUInt32BE(at + 4),
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

/** The characters of the font that are wanted, with their glyphs, from its full character map (cmap format 12). */
function findCharacters(
  font: Buffer,
  cmap: Table,
  wanted: ReadonlySet<number>,
): (readonly [code: number, glyph: number])[] {
  const count = font.readUInt16BE(cmap.offset + 2);
  for (let record = 0; record < count; record += 1) {
    const at = cmap.offset + font.readUInt32BE(cmap.offset + 4 + record * 8 + 4);
    if (font.readUInt16BE(at) !== 12) continue;
    const found: (readonly [number, number])[] = [];
    for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
      const start = at + 16 + group * 12;
      const first = font.readUInt32BE(start);
      const last = font.readUInt32BE(start + 4);
      const glyph = font.readUInt32BE(start + 8);
      for (let code = first; code <= last; code += 1)
        if (wanted.has(code)) found.push([code, glyph + code - first]);
    }
    return found;
  }
  throw new RangeError('the font has no character map of format 12');
}

/** Characters that show nothing of themselves, so that no font needs to have them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;

/** Those of the characters that show something and that the font has no outline for. */
export function findMissing(file: Uint8Array, wanted: ReadonlySet<number>): number[] {
  const font = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const there = new Set(
    findCharacters(font, tableOf(readTables(font), 'cmap'), wanted).map(([code]) => code),
  );
  return [...wanted].filter((code) => !there.has(code) && !INVISIBLE.test(String.fromCodePoint(code)));
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

const pad = (table: Buffer): Buffer =>
  table.length % 4 === 0 ? table : Buffer.concat([table, Buffer.alloc(4 - (table.length % 4))]);

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

function checksumOf(table: Buffer): number {
  const words = viewOf(pad(table));
  let sum = 0;
  for (let at = 0; at < words.byteLength; at += 4) sum = (sum + words.getUint32(at)) | 0;
  return sum >>> 0;
}

const makePart = (name: string, content: Buffer): Part => ({ name, content, checksum: checksumOf(content) });

function assemble(version: number, parts: readonly Part[]): Buffer {
  const header = Buffer.alloc(12 + parts.length * 16);
  header.writeUInt32BE(version, 0);
  header.writeUInt16BE(parts.length, 4);
  const power = 2 ** Math.floor(Math.log2(parts.length));
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((parts.length - power) * 16, 10);
  const contents: Buffer[] = [];
  let offset = header.length;
  let headAt = 0;
  let sum = 0;
  for (const [position, { name, content, checksum }] of parts.entries()) {
    const at = 12 + position * 16;
    const padded = pad(content);
    header.write(name, at, 'latin1');
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(content.length, at + 12);
    if (name === 'head') headAt = offset;
    contents.push(padded);
    offset += padded.length;
    sum += checksum;
  }
  const font = Buffer.concat([header, ...contents]);
  font.writeUInt32BE((SFNT_CHECKSUM - sum - checksumOf(header)) >>> 0, headAt + HEAD_CHECKSUM);
  return font;
}

/**
 * A TrueType font with the outlines of these characters only, glyph numbers unchanged. The full typeface has
 * 30,000 of them, which a browser reads and checks for every page; and it maps some outlines from two
 * characters (示 and the radical ⽰), of which the PDF's text would get the wrong one. Here each outline has the
 * character that the text has. What the layout tables make of those characters (narrow quotation marks) stays.
 */
export function subsetFont(file: Uint8Array, wanted: ReadonlySet<number>): Buffer {
  const font = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const tables = readTables(font);
  const [head, loca, glyf] = [tableOf(tables, 'head'), tableOf(tables, 'loca'), tableOf(tables, 'glyf')];
  const glyphs = font.readUInt16BE(tableOf(tables, 'maxp').offset + 4);
  const long = font.readInt16BE(head.offset + HEAD_LOCA_FORMAT) === 1;
  const placeOf = (glyph: number): number =>
    glyf.offset +
    (long ? font.readUInt32BE(loca.offset + glyph * 4) : font.readUInt16BE(loca.offset + glyph * 2) * 2);

  const kept = new Uint8Array(glyphs);
  kept[0] = 1;
  const characters = findCharacters(font, tableOf(tables, 'cmap'), wanted);
  keepReachable(
    font,
    tables,
    kept,
    characters.map(([, glyph]) => glyph),
    (glyph) => listComponents(font, placeOf(glyph), placeOf(glyph + 1)),
  );

  const places = Buffer.alloc((glyphs + 1) * 4);
  const placesView = viewOf(places);
  const outlines: Buffer[] = [];
  let size = 0;
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    placesView.setUint32(glyph * 4, size);
    if (!kept[glyph]) continue;
    const outline = pad(font.subarray(placeOf(glyph), placeOf(glyph + 1)));
    outlines.push(outline);
    size += outline.length;
  }
  placesView.setUint32(glyphs * 4, size);

  const newHead = Buffer.from(font.subarray(head.offset, head.offset + head.length));
  newHead.writeInt16BE(1, HEAD_LOCA_FORMAT);
  newHead.writeUInt32BE(0, HEAD_CHECKSUM);
  const parts = [
    ...KEPT_TABLES.filter((name) => tables.has(name)).map((name) => {
      const { offset, length, checksum } = tableOf(tables, name);
      return { name, content: font.subarray(offset, offset + length), checksum };
    }),
    makePart('head', newHead),
    makePart('loca', places),
    makePart('glyf', Buffer.concat(outlines)),
    makePart('cmap', makeCharacterMap(characters)),
  ];
  return assemble(
    font.readUInt32BE(0),
    parts.sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}
