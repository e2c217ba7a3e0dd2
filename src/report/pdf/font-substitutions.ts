/** Glyphs that the layout tables put in the place of one or several others. */
interface Substitution {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const SINGLE = 1;
const MULTIPLE = 2;
const ALTERNATE = 3;
const LIGATURE = 4;
const EXTENSION = 7;

/** The glyphs of a coverage table, in order. */
function readCoverage(font: Buffer, at: number): number[] {
  const count = font.readUInt16BE(at + 2);
  if (font.readUInt16BE(at) === 1)
    return Array.from({ length: count }, (_, position) => font.readUInt16BE(at + 4 + position * 2));
  const glyphs: number[] = [];
  for (let range = 0; range < count; range += 1) {
    const start = at + 4 + range * 6;
    for (let glyph = font.readUInt16BE(start); glyph <= font.readUInt16BE(start + 2); glyph += 1)
      glyphs.push(glyph);
  }
  return glyphs;
}

/** A count followed by that many 16-bit numbers. */
const readList = (font: Buffer, at: number): number[] =>
  Array.from({ length: font.readUInt16BE(at) }, (_, position) => font.readUInt16BE(at + 2 + position * 2));

function readSingle(font: Buffer, at: number, coverage: readonly number[]): Substitution[] {
  const delta = font.readInt16BE(at + 4);
  const listed = font.readUInt16BE(at) === 1 ? null : readList(font, at + 4);
  return coverage.map((glyph, position) => ({
    from: [glyph],
    to: [listed === null ? (glyph + delta) & 0xffff : (listed[position] ?? glyph)],
  }));
}

function readLigatures(font: Buffer, at: number, coverage: readonly number[]): Substitution[] {
  return coverage.flatMap((first, position) => {
    const set = at + font.readUInt16BE(at + 6 + position * 2);
    return readList(font, set).map((offset) => {
      const ligature = set + offset;
      const rest = readList(font, ligature + 2).slice(0, -1);
      return { from: [first, ...rest], to: [font.readUInt16BE(ligature)] };
    });
  });
}

function readSubtable(font: Buffer, at: number, type: number): Substitution[] {
  if (type === EXTENSION)
    return readSubtable(font, at + font.readUInt32BE(at + 4), font.readUInt16BE(at + 2));
  if (type > LIGATURE) return []; // Contextual lookups only call others, which are read by themselves.
  const coverage = readCoverage(font, at + font.readUInt16BE(at + 2));
  if (type === SINGLE) return readSingle(font, at, coverage);
  if (type === LIGATURE) return readLigatures(font, at, coverage);
  if (type !== MULTIPLE && type !== ALTERNATE) return [];
  return coverage.map((glyph, position) => ({
    from: [glyph],
    to: readList(font, at + font.readUInt16BE(at + 6 + position * 2)),
  }));
}

/** Every substitution that a GSUB table can make, whatever feature asks for it. */
export function readSubstitutions(font: Buffer, table: number): Substitution[] {
  const lookups = table + font.readUInt16BE(table + 8);
  return readList(font, lookups).flatMap((offset) => {
    const lookup = lookups + offset;
    const type = font.readUInt16BE(lookup);
    return readList(font, lookup + 4).flatMap((subtable) => readSubtable(font, lookup + subtable, type));
  });
}
