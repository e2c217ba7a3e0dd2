/** The characters of JSON that decide what comes next. */
export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_LIST = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_LIST = 0x5d;
export const OPEN = 0x7b;
export const CLOSE = 0x7d;
export const ZERO = 0x30;
export const NINE = 0x39;

/** Bytes to look for, four at a time, which is several times as fast as one by one. */
export interface Literal {
  readonly length: number;
  readonly words: Int32Array;
  /** The bytes behind the last whole word, and a mask for them. */
  readonly tail: number;
  readonly mask: number;
}

/** A text as it is, in UTF-8. */
export function literalOf(text: string): Literal {
  const bytes = new TextEncoder().encode(text);
  const whole = bytes.length >> 2;
  const padded = new DataView(new ArrayBuffer((whole + 1) * 4));
  for (const [at, byte] of bytes.entries()) padded.setUint8(at, byte);
  return {
    length: bytes.length,
    words: Int32Array.from({ length: whole }, (_, at) => padded.getInt32(at * 4, true)),
    tail: padded.getInt32(whole * 4, true),
    mask: (1 << ((bytes.length & 3) * 8)) - 1,
  };
}

/** A text with the quotes that it has in JSON. */
export const quoted = (text: string): Literal => literalOf(JSON.stringify(text));

/** Whether the literal stands at this place. Reads up to three bytes behind it. */
export function matches(view: DataView, at: number, { words, tail, mask }: Literal): boolean {
  let place = at;
  for (let word = 0; word < words.length; word += 1, place += 4)
    if (view.getInt32(place, true) !== words[word]) return false;
  return (view.getInt32(place, true) & mask) === tail;
}
