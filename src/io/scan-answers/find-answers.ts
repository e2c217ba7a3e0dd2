import { BACKSLASH, CLOSE, CLOSE_LIST, COLON, OPEN, OPEN_LIST, QUOTE } from './bytes.ts';

const ANSWERS = new TextEncoder().encode('"answers"');

const isAnswers = (bytes: Uint8Array, at: number): boolean =>
  ANSWERS.every((byte, place) => bytes[at + place] === byte);

/** Past the quote that ends the string which begins at `at`. */
function skipString(bytes: Uint8Array, at: number): number {
  let place = at + 1;
  while (place < bytes.length && bytes[place] !== QUOTE) place += bytes[place] === BACKSLASH ? 2 : 1;
  return place + 1;
}

function skipSpace(bytes: Uint8Array, at: number): number {
  let place = at;
  while ((bytes[place] ?? 0xff) <= 0x20) place += 1;
  return place;
}

/**
 * Where the object begins that is the value of the key `answers` on the top level of a JSON text; −1 when it
 * cannot be told. What lies before it is taken to be JSON, and has to be parsed to know that it is.
 */
export function findAnswers(bytes: Uint8Array): number {
  let depth = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = skipString(bytes, at);
      if (depth === 1 && isAnswers(bytes, at)) {
        const colon = skipSpace(bytes, end);
        const value = skipSpace(bytes, colon + 1);
        if (bytes[colon] === COLON) return bytes[value] === OPEN ? value : -1;
      }
      at = end;
      continue;
    }
    if (byte === OPEN || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE || byte === CLOSE_LIST) depth -= 1;
    at += 1;
  }
  return -1;
}
