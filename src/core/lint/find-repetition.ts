import type { Language } from '../text.ts';
import { type FoundText, inEach, LABELS, placeOf } from './collect-texts.ts';
import type { Found } from './finding.ts';
import { splitSentences } from './split-sentences.ts';

interface Sentence {
  readonly place: string;
  readonly item: string;
  readonly text: string;
  /** Words, or characters of Chinese, without punctuation and case. */
  readonly tokens: readonly string[];
}

/** Sentences this alike read as one with a noun swapped. Share of tokens in common order, 0–1. */
const ALIKE = 0.8;
/** Shorter sentences are alike by chance. */
const SHORTEST: Readonly<Record<Language, number>> = { 'zh-CN': 10, en: 7 };

const tokenize = (text: string, language: Language): string[] =>
  language === 'en'
    ? (text.toLowerCase().match(/[\p{L}\p{N}’-]+/gu) ?? [])
    : (text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []);

function collectSentences(texts: readonly FoundText[], language: Language): Sentence[] {
  return texts
    .filter(({ field }) => !LABELS.has(field))
    .flatMap((entry) =>
      splitSentences(entry.text[language]).map((text) => ({
        place: placeOf(entry, language),
        item: entry.item,
        text,
        tokens: tokenize(text, language),
      })),
    );
}

function findRepeated(found: Found, sentences: readonly Sentence[]): Sentence[] {
  const seen = new Map<string, Sentence>();
  for (const sentence of sentences) {
    const key = sentence.tokens.join(' ');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, sentence);
    else found('repeated-sentence', sentence.place, { text: sentence.text, first: first.place });
  }
  return [...seen.values()];
}

/** Length of the longest common subsequence; two rows of memory. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const token of a) {
    const next = new Uint16Array(b.length + 1);
    for (let at = 0; at < b.length; at += 1)
      next[at + 1] =
        token === b[at] ? (row[at] as number) + 1 : Math.max(row[at + 1] as number, next[at] as number);
    row = next;
  }
  return row[b.length] as number;
}

const likeness = (a: readonly string[], b: readonly string[]): number =>
  (2 * commonLength(a, b)) / (a.length + b.length);

/** Pairs of tokens that stand next to each other. */
const pairsOf = (tokens: readonly string[]): ReadonlySet<string> =>
  new Set(tokens.slice(1).map((token, at) => `${tokens[at]} ${token}`));

/**
 * Near-duplicates without comparing all with all: only sentences that share a good part of their
 * neighbouring pairs are compared in full. Pairs that occur everywhere tell nothing and are skipped.
 */
function findNear(found: Found, sentences: readonly Sentence[], language: Language): void {
  const long = sentences.filter(({ tokens }) => tokens.length >= SHORTEST[language]);
  const holders = new Map<string, number[]>();
  const pairs = long.map(({ tokens }) => pairsOf(tokens));
  const common = Math.max(30, long.length / 40);
  for (const [at, set] of pairs.entries()) {
    const shared = new Map<number, number>();
    for (const pair of set) {
      const list = holders.get(pair) ?? [];
      holders.set(pair, list);
      if (list.length < common) for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
      list.push(at);
    }
    for (const [other, count] of shared) {
      if (count < Math.min(set.size, (pairs[other] as ReadonlySet<string>).size) * 0.4) continue;
      const [a, b] = [long[other] as Sentence, long[at] as Sentence];
      const alike = likeness(a.tokens, b.tokens);
      if (alike >= ALIKE)
        found('near-duplicate', b.place, {
          text: b.text,
          other: a.text,
          first: a.place,
          percent: Math.round(alike * 100),
        });
    }
  }
}

/** Sentences that stand twice, and those that differ by a word or two, in each language. */
export function findRepetition(found: Found, texts: readonly FoundText[]): void {
  const languages = new Set(texts.flatMap(({ text }) => inEach(text).map(([language]) => language)));
  for (const language of languages)
    findNear(found, findRepeated(found, collectSentences(texts, language)), language);
}
