import { transcode } from 'node:buffer';
import { zlib } from './zlib.ts';

/** A value as the database keeps large ones: gzipped JSON. */
export const packJson = (value: unknown): Buffer => zlib().gzipSync(JSON.stringify(value));

/** A rubric is unpacked in one piece, not in fifty of 16 KB. */
const PIECE = 1 << 20;

/** The value that `packJson` was given. Half of a rubric is Chinese: `toString('utf8')` takes four times as long. */
export const unpackJson = <T>(packed: Uint8Array): T =>
  JSON.parse(
    transcode(zlib().gunzipSync(packed, { chunkSize: PIECE }), 'utf8', 'utf16le').toString('utf16le'),
  );
