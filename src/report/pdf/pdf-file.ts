import { inflateSync } from 'node:zlib';

/**
 * A PDF as Chromium's writer (Skia) lays it out: one cross-reference table, dictionaries outside of streams.
 * Enough to look things up in it and to write it anew; any other PDF is refused with null.
 */
export interface PdfFile {
  readonly bytes: Uint8Array;
  readonly root: number;
  readonly info: number;
  /** Number of the next new object. */
  readonly size: number;
  /** Offset of the cross-reference table, behind the last object. */
  readonly startxref: number;
  /** Offset of an object; null where there is none of that number. */
  offsetOf(id: number): number | null;
  /** The inside of an object's dictionary; null when it has none. */
  dictionary(id: number): string | null;
  /** The content of an object's stream, unpacked. */
  stream(id: number): Buffer | null;
}

interface Trailer {
  readonly size: number;
  readonly root: number;
  readonly info: number;
  readonly startxref: number;
}

const text = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
    'latin1',
    Math.max(0, start),
    Math.max(0, end),
  );

function readTrailer(bytes: Uint8Array): Trailer | null {
  const found = /trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/s.exec(
    text(bytes, bytes.length - 1024, bytes.length),
  );
  if (found === null) return null;
  const [, dictionary = '', startxref] = found;
  const number = (pattern: RegExp) => Number(pattern.exec(dictionary)?.[1] ?? Number.NaN);
  const trailer = {
    size: number(/\/Size (\d+)/),
    root: number(/\/Root (\d+) 0 R/),
    info: number(/\/Info (\d+) 0 R/),
    startxref: Number(startxref),
  };
  return Object.values(trailer).every(Number.isInteger) ? trailer : null;
}

/** The number of an indirect reference: "12 0 R" behind a key. */
export const findReference = (dictionary: string, key: string): number | null => {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1];
  return found === undefined ? null : Number(found);
};

/** Opens a PDF of Chromium's; null for one of another shape. */
export function openPdf(bytes: Uint8Array): PdfFile | null {
  const trailer = readTrailer(bytes);
  if (trailer === null) return null;
  const { startxref } = trailer;
  const head = /^xref\s+0 \d+\s*?\n/.exec(text(bytes, startxref, startxref + 64));
  if (head === null) return null;

  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const table = startxref + head[0].length;
  /** An entry is ten digits, five more, and n for an object in use; thousands are read, so without a string of each. */
  const offsetOf = (id: number): number | null => {
    const at = table + id * 20;
    if (id < 0 || id >= trailer.size || all[at + 17] !== 0x6e) return null;
    let offset = 0;
    for (let place = 0; place < 10; place += 1) offset = offset * 10 + (all[at + place] ?? 0) - 0x30;
    return offset;
  };
  /** Where an object's dictionary is: after its head, up to its end or its stream. */
  function locate(id: number): { start: number; end: number; stream: boolean } | null {
    const offset = offsetOf(id);
    if (offset === null) return null;
    const end = all.indexOf('endobj', offset);
    if (end < 0) return null;
    // Looked for in this object only: behind the last stream of the file lie megabytes of tags.
    const stream = all.subarray(offset, end).indexOf('>> stream');
    return { start: offset, end: stream < 0 ? end : offset + stream + 2, stream: stream >= 0 };
  }
  return {
    bytes,
    ...trailer,
    offsetOf,
    dictionary(id) {
      const place = locate(id);
      return place === null
        ? null
        : (new RegExp(`^${id} 0 obj\\s*<<(.*)>>\\s*$`, 's').exec(text(bytes, place.start, place.end))?.[1] ??
            null);
    },
    stream(id) {
      const place = locate(id);
      if (place === null || !place.stream) return null;
      const dictionary = text(bytes, place.start, place.end);
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
      const start = place.end + ' stream\n'.length;
      const raw = bytes.subarray(start, start + length);
      return dictionary.includes('/FlateDecode') ? inflateSync(raw) : Buffer.from(raw);
    },
  };
}
