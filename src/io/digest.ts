import { createHash, hash } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';

/** SHA-256 of the canonical JSON, in hex: names content whatever its file, formatting or order of keys. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** SHA-256 in hex, as `sha256sum` prints it: names a file by its bytes. */
export const digestBytes = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
