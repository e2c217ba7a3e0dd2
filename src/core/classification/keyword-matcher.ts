/** A keyword found in a text. */
interface KeywordHit<T> {
  readonly keyword: string;
  readonly value: T;
}

interface State<T> {
  readonly next: Map<string, State<T>>;
  fallback: State<T> | null;
  readonly found: { readonly keyword: string; readonly value: T }[];
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/.test(character);

/** Full-width letters become plain ones and case goes, so that ＭＥＳ, MES and mes are one word. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Finds many keywords in a text in one pass (Aho–Corasick): time grows with the text, not with the number of
 * keywords. A keyword that begins or ends with a Latin letter or digit must stand as a whole word there.
 */
export class KeywordMatcher<T> {
  readonly #root: State<T> = { next: new Map(), fallback: null, found: [] };

  constructor(keywords: Iterable<readonly [keyword: string, value: T]>) {
    for (const [word, value] of keywords) {
      const keyword = normalise(word);
      let state = this.#root;
      for (const character of keyword) {
        let next = state.next.get(character);
        if (next === undefined) {
          next = { next: new Map(), fallback: null, found: [] };
          state.next.set(character, next);
        }
        state = next;
      }
      state.found.push({ keyword, value });
    }
    this.#link();
  }

  #link(): void {
    const queue: State<T>[] = [];
    for (const state of this.#root.next.values()) {
      state.fallback = this.#root;
      queue.push(state);
    }
    for (let at = 0; at < queue.length; at += 1) {
      const state = queue[at] as State<T>;
      for (const [character, next] of state.next) {
        let fallback = state.fallback;
        while (fallback !== null && !fallback.next.has(character)) fallback = fallback.fallback;
        next.fallback = fallback?.next.get(character) ?? this.#root;
        next.found.push(...next.fallback.found);
        queue.push(next);
      }
    }
  }

  /** Every keyword in the text, once for each value, in the order in which they end. */
  find(text: string): readonly KeywordHit<T>[] {
    const characters = [...normalise(text)];
    const hits = new Map<string, Map<T, KeywordHit<T>>>();
    let state = this.#root;
    for (const [at, character] of characters.entries()) {
      let from: State<T> | null = state;
      while (from !== null && !from.next.has(character)) from = from.fallback;
      state = from?.next.get(character) ?? this.#root;
      for (const { keyword, value } of state.found) {
        const length = [...keyword].length;
        const first = characters[at - length + 1];
        const last = characters[at];
        if (isWordCharacter(first) && isWordCharacter(characters[at - length])) continue;
        if (isWordCharacter(last) && isWordCharacter(characters[at + 1])) continue;
        let byValue = hits.get(keyword);
        if (byValue === undefined) {
          byValue = new Map();
          hits.set(keyword, byValue);
        }
        if (!byValue.has(value)) byValue.set(value, { keyword, value });
      }
    }
    return [...hits.values()].flatMap((byValue) => [...byValue.values()]);
  }
}
