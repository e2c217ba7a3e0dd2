import { findTerms, maskTerms } from '../find-terms.ts';
import type { GlossaryEntry, Rubric } from '../rubric.ts';
import { LANGUAGES, type Language } from '../text.ts';
import { type FoundText, placeOf } from './collect-texts.ts';
import { COMMON_ACRONYMS, FIELD_TERMS } from './field-terms.ts';
import type { Found } from './finding.ts';

const ACRONYM = /(?<![\p{L}\p{N}-])\p{Lu}{2,}(?=s?(?![\p{L}\p{N}]))/gu;

/** The trade's words as a glossary, so that they are found by the same rules as terms. */
const TRADE: Pick<Rubric, 'glossary'> = {
  glossary: LANGUAGES.flatMap((language) =>
    FIELD_TERMS[language].map(
      (term): GlossaryEntry => ({
        id: term,
        // A private-use character occurs in no text: the word belongs to one language only.
        term: { 'zh-CN': '\ue000', en: '\ue000', [language]: term },
        definition: { 'zh-CN': '', en: '' },
      }),
    ),
  ),
};

function jargonIn(rubric: Rubric, text: string, language: Language): string[] {
  const rest = maskTerms(rubric, text, language);
  const acronyms = [...rest.matchAll(ACRONYM)].map(([word]) => word);
  return [
    ...findTerms(TRADE, rest, language).map(({ id }) => id),
    ...acronyms.filter((word) => !COMMON_ACRONYMS.has(word)),
  ];
}

/** Words of the trade and acronyms that the glossary does not explain, and entries that nothing uses. */
export function findJargon(found: Found, rubric: Rubric, texts: readonly FoundText[]): void {
  const asked = texts.filter(({ field }) => field !== 'term' && field !== 'definition' && field !== 'notice');
  for (const language of LANGUAGES) {
    const seen = new Map<string, { place: string; count: number }>();
    const used = new Set<GlossaryEntry>();
    for (const entry of asked) {
      const text = entry.text[language];
      for (const term of findTerms(rubric, text, language)) used.add(term);
      for (const word of new Set(jargonIn(rubric, text, language))) {
        const known = seen.get(word);
        if (known === undefined) seen.set(word, { place: placeOf(entry, language), count: 1 });
        else known.count += 1;
      }
    }
    for (const [word, { place, count }] of seen) found('jargon-unexplained', place, { text: word, count });
    for (const entry of rubric.glossary ?? [])
      if (!used.has(entry))
        found('glossary-unused', `${entry.id} term ${language}`, { text: entry.term[language] });
  }
  findDoubles(found, rubric.glossary ?? []);
}

function findDoubles(found: Found, glossary: readonly GlossaryEntry[]): void {
  for (const language of LANGUAGES) {
    const seen = new Map<string, string>();
    for (const entry of glossary)
      for (const form of [entry.term[language], ...(entry.aliases?.[language] ?? [])]) {
        const key = form.toLowerCase();
        const first = seen.get(key);
        if (first !== undefined && first !== entry.id)
          found('glossary-twice', `${entry.id} term ${language}`, { text: form, first });
        else seen.set(key, entry.id);
      }
  }
}
