import type { Language, Text } from '../../core/text.ts';
import type { Words } from '../view/report-view.ts';
import { en, type WordKey } from './en.ts';
import { zhCN } from './zh-CN.ts';

const TABLES: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, 'zh-CN': zhCN };

export type PhraseParams = Readonly<Record<string, string | number | Words>>;

/** The report's words in its language or languages. */
export interface Phrases {
  readonly languages: readonly Language[];
  /** The words of a key, with its parameters filled in, language by language. */
  phrase(key: WordKey, params?: PhraseParams): Words;
  /** A text of the rubric, kept in the languages of the report. */
  pick(text: Text): Words;
  /** The same characters whatever the language: numbers, names, codes. */
  same(text: string): Words;
  /** Several words as one list: "a, b and c". */
  list(words: readonly Words[]): Words;
  /** Sentences one after the other, with the space that the language puts between them. */
  sentences(words: readonly (Words | null)[]): Words;
}

const fill = (template: string, language: Language, params: PhraseParams): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new RangeError(`missing word parameter ${name}`);
    return typeof value === 'object' ? (value[language] ?? '') : String(value);
  });

export function createPhrases(languages: readonly Language[]): Phrases {
  const each = (make: (language: Language) => string): Words =>
    Object.fromEntries(languages.map((language) => [language, make(language)]));
  // Most words take no parameters and are asked for hundreds of times.
  const plain = new Map<WordKey, Words>();
  const phrase = (key: WordKey, params?: PhraseParams): Words => {
    if (params !== undefined) return each((language) => fill(TABLES[language][key], language, params));
    const known = plain.get(key) ?? each((language) => fill(TABLES[language][key], language, {}));
    plain.set(key, known);
    return known;
  };
  return {
    languages,
    phrase,
    pick: (text) => each((language) => text[language]),
    same: (text) => each(() => text),
    list: (words) =>
      each((language) => {
        const parts = words.map((word) => word[language] ?? '');
        const last = parts.pop();
        if (parts.length === 0) return last ?? '';
        return `${parts.join(TABLES[language]['list.separator'])}${TABLES[language]['list.and']}${last}`;
      }),
    sentences: (words) =>
      each((language) =>
        words
          .map((word) => word?.[language] ?? '')
          .filter((sentence) => sentence !== '')
          .join(TABLES[language]['sentence.gap']),
      ),
  };
}
