import type { Problem } from '../../errors.ts';

const MIB = 1024 * 1024;
/** What a workbook may unpack to: 500,000 assets with a dozen columns take most of it. */
const MAX_UNPACKED_BYTES = 512 * MIB;
/** What it may unpack to however small it is, and how many times its own size beyond that: sheets come to 10 to 20. */
const UNSUSPICIOUS_BYTES = 64 * MIB;
const MAX_RATIO = 100;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const STORED = 0;

const damaged = (what: string): Problem => ({ code: 'damaged-file', path: '$', params: { what } });

/** Where the archive's directory ends; a comment of up to 64 KB may follow it. */
function findEnd(view: DataView): number {
  const last = Math.max(0, view.byteLength - END_BYTES - 0xffff);
  for (let at = view.byteLength - END_BYTES; at >= last; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

/**
 * Looks at what a zip archive says of itself before anything is unpacked: a bomb is refused by its directory.
 * An entry that lies about its size is stopped by the reader, which unpacks no more than was declared.
 * `most` is what it may unpack to, in bytes.
 */
export function checkArchive(bytes: Uint8Array, most = MAX_UNPACKED_BYTES): Problem | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < END_BYTES) return damaged('zip');
  const end = findEnd(view);
  if (end < 0) return damaged('zip');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // Zip64 is for archives over 4 GB; no inventory is one.
  if (count === 0xffff || at === 0xffffffff) return damaged('zip64');
  const limit = Math.min(most, Math.max(UNSUSPICIOUS_BYTES, bytes.byteLength * MAX_RATIO));
  let unpacked = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_BYTES > bytes.byteLength || view.getUint32(at, true) !== ENTRY) return damaged('zip');
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    if (size === 0 && packed > 2 && view.getUint16(at + 10, true) !== STORED) return damaged('zip');
    unpacked += size;
    if (unpacked > limit)
      return { code: 'unpacks-too-large', path: '$', params: { limit: Math.floor(limit / MIB) } };
    at +=
      ENTRY_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return null;
}
