import { deflateSync } from 'node:zlib';
import type { PdfFile } from './pdf-file.ts';

/** Objects to add to a PDF or to put in the place of old ones, by their numbers. */
export type PdfObjects = ReadonlyMap<number, string>;

/** A reader that wants one of them unpacks them all. */
const MOST_IN_STREAM = 1000;
/** Tags, dictionaries and positions repeat themselves so much that packing them harder hardly pays. */
const LEVEL = 1;
const END = '\nendobj\n';

/** Where an object is: at an offset, or at a place in an object stream. */
type Place = readonly [kind: 1 | 2, where: number, index: number];

const packStream = (dictionary: string, content: Buffer): Buffer => {
  const packed = deflateSync(content, { level: LEVEL });
  return Buffer.concat([
    Buffer.from(`<<${dictionary}\n/Filter /FlateDecode\n/Length ${packed.length}>> stream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream', 'latin1'),
  ]);
};

interface Span {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Where the objects of a PDF lie, one behind the other. */
function listSpans({ size, startxref, offsetOf }: PdfFile): Span[] {
  const found: { id: number; start: number }[] = [];
  for (let id = 1; id < size; id += 1) {
    const start = offsetOf(id);
    if (start !== null) found.push({ id, start });
  }
  found.sort((a, b) => a.start - b.start);
  return found.map(({ id, start }, at) => ({ id, start, end: found[at + 1]?.start ?? startxref }));
}

/** The cross-references as a stream: for each object its kind, and where it is. */
function packReferences(file: PdfFile, places: ReadonlyMap<number, Place>, size: number): Buffer {
  const table = Buffer.alloc(size * 7);
  table.writeUInt16BE(0xffff, 5);
  for (const [id, [kind, where, index]] of places) {
    table.writeUInt8(kind, id * 7);
    table.writeUInt32BE(where, id * 7 + 1);
    table.writeUInt16BE(index, id * 7 + 5);
  }
  return packStream(
    `/Type /XRef\n/Size ${size}\n/W [1 4 2]\n/Root ${file.root} 0 R\n/Info ${file.info} 0 R`,
    table,
  );
}

/**
 * Writes a PDF anew with some objects changed or added. What is no stream, and of a tagged report that is most of it,
 * goes packed into object streams (PDF 1.5); changed objects stay readable without unpacking anything.
 */
export function packPdf(file: PdfFile, changed: PdfObjects): Uint8Array {
  const parts: Buffer[] = [];
  const places = new Map<number, Place>();
  let length = 0;
  const put = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  const putObject = (id: number, content: Buffer): void => {
    places.set(id, [1, length, 0]);
    put(Buffer.concat([Buffer.from(`${id} 0 obj\n`, 'latin1'), content, Buffer.from(END, 'latin1')]));
  };

  put(Buffer.from('%PDF-1.5\n%\xd3\xeb\xe9\xe1\n', 'latin1'));
  const loose: [number, string][] = [];
  const all = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length);
  // One string of the whole: to make one of each of twenty thousand objects takes longer than to pack them.
  const text = all.toString('latin1');
  for (const { id, start, end } of listSpans(file)) {
    if (changed.has(id)) continue;
    if (text.endsWith(`endstream${END}`, end)) {
      places.set(id, [1, length, 0]);
      put(all.subarray(start, end));
    } else loose.push([id, text.slice(start + `${id} 0 obj\n`.length, end - END.length)]);
  }
  for (const [id, content] of changed) putObject(id, Buffer.from(content, 'latin1'));

  let next = Math.max(file.size, ...[...changed.keys()].map((id) => id + 1));
  for (let start = 0; start < loose.length; start += MOST_IN_STREAM) {
    const group = loose.slice(start, start + MOST_IN_STREAM);
    let offset = 0;
    const heads = group.map(([id, content], index) => {
      places.set(id, [2, next, index]);
      const head = `${id} ${offset}`;
      offset += content.length + 1;
      return head;
    });
    const head = `${heads.join(' ')}\n`;
    const content = Buffer.from(`${head}${group.map(([, one]) => one).join('\n')}\n`, 'latin1');
    putObject(next, packStream(`/Type /ObjStm\n/N ${group.length}\n/First ${head.length}`, content));
    next += 1;
  }

  const startxref = length;
  places.set(next, [1, startxref, 0]);
  putObject(next, packReferences(file, places, next + 1));
  put(Buffer.from(`startxref\n${startxref}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}
