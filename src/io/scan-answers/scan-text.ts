import { isDay } from '../../core/check-date.ts';
import { BACKSLASH, NINE, QUOTE, ZERO } from './bytes.ts';

/** Whether line breaks and tabs may stand in a text. */
type Lines = 'one' | 'many';

const DELETE = 0x7f;
/** Lead byte of U+0080 to U+00BF: the first half are control characters. */
const C1_LEAD = 0xc2;
/** Lead byte of U+2000 to U+2FFF, where the line and paragraph separators are. */
const SEPARATOR_LEAD = 0xe2;

/** 1 for the bytes at which a text has to be looked at. */
const SPECIAL = new Uint8Array(256);
for (const byte of [QUOTE, BACKSLASH, DELETE, C1_LEAD, SEPARATOR_LEAD]) SPECIAL[byte] = 1;
for (let byte = 0; byte < 0x20; byte += 1) SPECIAL[byte] = 1;

/** Escapes taken as they are; \u and those of control characters are for the long way round. */
const PLAIN_ESCAPES = new Set([...'"\\/'].map((character) => character.charCodeAt(0)));
const LINE_ESCAPES = new Set([...'"\\/nrt'].map((character) => character.charCodeAt(0)));

/**
 * Past the closing quote of a JSON text whose content begins at `at`; −1 where it holds something that is not
 * allowed in such a text, or that is too rare to be looked at here. Expects UTF-8 with a 0 at its end.
 */
export function scanText(bytes: Uint8Array, start: number, lines: Lines): number {
  let at = start;
  for (;;) {
    const byte = bytes[at] as number;
    if (SPECIAL[byte] === 0) {
      at += 1;
      continue;
    }
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) {
      if (!(lines === 'many' ? LINE_ESCAPES : PLAIN_ESCAPES).has(bytes[at + 1] as number)) return -1;
      at += 2;
    } else if (byte === C1_LEAD) {
      if ((bytes[at + 1] as number) < 0xa0) return -1;
      at += 2;
    } else if (byte === SEPARATOR_LEAD) {
      const separator = bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xa8 || bytes[at + 2] === 0xa9);
      if (separator && lines === 'one') return -1;
      at += 3;
    } else return -1;
  }
}

/**
 * Whether something that can be seen stands between two places: an ASCII sign or a Chinese character.
 * False also where that is not certain.
 */
export function hasInk(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === BACKSLASH) at += 1;
    else if ((byte > 0x20 && byte < DELETE) || (byte >= 0xe4 && byte <= 0xe9)) return true;
  }
  return false;
}

function number(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) return Number.NaN;
    value = value * 10 + byte - ZERO;
  }
  return value;
}

const DASH = 0x2d;

/**
 * Past the closing quote of a date `YYYY-MM-DD` whose content begins at `at`; −1 when it is none, no day of the
 * calendar, or later than `today` (YYYYMMDD as a number).
 */
export function scanDate(bytes: Uint8Array, at: number, today: number): number {
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH || bytes[at + 10] !== QUOTE) return -1;
  const year = number(bytes, at, at + 4);
  const month = number(bytes, at + 5, at + 7);
  const day = number(bytes, at + 8, at + 10);
  if (!isDay(year, month, day)) return -1;
  return year * 10000 + month * 100 + day <= today ? at + 11 : -1;
}
