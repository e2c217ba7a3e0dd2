/** Loaded when first needed: it takes a tenth of what a bare Node takes to start, and most runs make no id. */
const crypto = () => process.getBuiltinModule('node:crypto');

/** Crockford's base 32: no i, l, o, u, so that an id can be read aloud and typed. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const RANDOM_LENGTH = 8;
const DERIVED_LENGTH = 12;

const encode = (bytes: Uint8Array, length: number): string => {
  let id = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && id.length < length) {
      bits -= 5;
      id += ALPHABET[(value >> bits) & 31];
    }
  }
  return id;
};

/** A new id of 8 characters, 40 random bits: unique enough for one person's assessments; a clash is drawn again. */
export const randomId = (): string => encode(crypto().randomBytes(5), RANDOM_LENGTH);

/** The id of 12 characters (60 bits) that follows from these digests. */
export const deriveId = (digests: readonly string[]): string =>
  encode(crypto().hash('sha256', digests.join('\n'), 'buffer'), DERIVED_LENGTH);

/** An id as somebody may have typed it: capitals, spaces, and o, i, l for 0, 1, 1. */
export const normaliseId = (typed: string): string =>
  typed.trim().toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
