import { fillPlaces } from '../../core/fill-places.ts';
import type { Language, Text } from '../../core/text.ts';
import type { TermsView, Words } from '../view/report-view.ts';
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
  /** Several words with commas between. */
  join(words: readonly Words[]): Words;
  /** Names or ids, which have no language, with the commas of the first one between. */
  names(names: readonly string[]): string;
  /** Sentences one after the other, with the space that the language puts between them. */
  sentences(words: readonly (Words | null)[]): Words;
}

const pluralOf = (name: string): string =>
  /[^aeiou]y$/i.test(name)
    ? `${name.slice(0, -1)}ies`
    : /(s|x|z|ch|sh)$/i.test(name)
      ? `${name}es`
      : `${name}s`;

/** "Business function" within a sentence; "KPI group" stays as it is. */
const withinSentence = (name: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `{{@domain}}` and `{{@item}}` in the forms that sentences need: `{{@domains}}`, `{{@Domain}}`, `{{@Domains}}`. */
function listForms(terms: TermsView, language: Language): Readonly<Record<string, string>> {
  const forms: Record<string, string> = {};
  for (const key of ['domain', 'item'] as const) {
    const name = terms[key][language] ?? '';
    const [one, many] =
      language === 'en' ? [withinSentence(name), pluralOf(withinSentence(name))] : [name, name];
    forms[`@${key}`] = one;
    forms[`@${key}s`] = many;
    forms[`@${capitalised(key)}`] = capitalised(one);
    forms[`@${capitalised(key)}s`] = capitalised(many);
  }
  return forms;
}

const fill = (words: string, language: Language, params: PhraseParams): string =>
  fillPlaces(words, (name) => {
    const value = params[name];
    if (value === undefined) throw new RangeError(`missing word parameter ${name}`);
    return typeof value === 'object' ? (value[language] ?? '') : String(value);
  });

/** The words of a report in its languages; `terms` are the rubric's own names for its layers. */
export function createPhrases(languages: readonly Language[], terms: TermsView): Phrases {
  const forms = Object.fromEntries(languages.map((language) => [language, listForms(terms, language)]));
  const each = (make: (language: Language) => string): Words =>
    Object.fromEntries(languages.map((language) => [language, make(language)]));
  // Most words take no parameters and are asked for hundreds of times.
  const plain = new Map<WordKey, Words>();
  const phrase = (key: WordKey, params?: PhraseParams): Words => {
    if (params !== undefined)
      return each((language) => fill(TABLES[language][key], language, { ...forms[language], ...params }));
    const known =
      plain.get(key) ?? each((language) => fill(TABLES[language][key], language, forms[language] ?? {}));
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
    join: (words) =>
      each((language) => words.map((word) => word[language] ?? '').join(TABLES[language]['list.separator'])),
    names: (names) => names.join(TABLES[languages[0] ?? 'zh-CN']['list.separator']),
    sentences: (words) =>
      each((language) =>
        words
          .map((word) => word?.[language] ?? '')
          .filter((sentence) => sentence !== '')
          .join(TABLES[language]['sentence.gap']),
      ),
  };
}
