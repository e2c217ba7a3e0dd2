import { createHash, hash } from 'node:crypto';

/** A value as JSON with the keys of every object in code-unit order: equal values, equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** SHA-256 of the canonical JSON, in hex: names content whatever its file, formatting or order of keys. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** SHA-256 in hex, as `sha256sum` prints it: names a file by its bytes. */
export const digestBytes = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
