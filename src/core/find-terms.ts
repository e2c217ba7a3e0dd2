import type { GlossaryEntry, Rubric } from './rubric.ts';
import type { Language } from './text.ts';

interface Matcher {
  readonly pattern: RegExp;
  readonly entries: ReadonlyMap<string, GlossaryEntry>;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How one form is compared: English without case, hyphens as spaces. */
const fold = (text: string, language: Language): string =>
  language === 'en' ? text.toLowerCase().replace(/[-\s]+/g, ' ') : text;

/** The singular that an English plural may stand for, and the word itself. */
const singulars = (folded: string): readonly string[] => [
  folded,
  folded.replace(/ies$/, 'y'),
  folded.replace(/es$/, ''),
  folded.replace(/s$/, ''),
];

const formsOf = (entry: GlossaryEntry, language: Language): readonly string[] => [
  entry.term[language],
  ...(entry.aliases?.[language] ?? []),
];

/** English terms are whole words, in the singular or the plural; Chinese has no word boundaries. */
function patternOf(forms: readonly string[], language: Language): RegExp {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (language !== 'en') return new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
  const words = longestFirst.map((form) => {
    const spaced = escapePattern(form).replace(/[-\s]+/g, '[-\\s]+');
    return form.endsWith('y') ? `${spaced.slice(0, -1)}(?:y|ies)` : `${spaced}(?:s|es)?`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function buildMatcher(glossary: readonly GlossaryEntry[], language: Language): Matcher | null {
  const entries = new Map<string, GlossaryEntry>();
  const forms = glossary.flatMap((entry) => formsOf(entry, language).map((form) => [form, entry] as const));
  for (const [form, entry] of forms) {
    const key = fold(form, language);
    if (!entries.has(key)) entries.set(key, entry);
  }
  return forms.length === 0
    ? null
    : {
        pattern: patternOf(
          forms.map(([form]) => form),
          language,
        ),
        entries,
      };
}

const matchers = new WeakMap<readonly GlossaryEntry[], Map<Language, Matcher | null>>();

function matcherOf(glossary: readonly GlossaryEntry[], language: Language): Matcher | null {
  const known = matchers.get(glossary) ?? new Map<Language, Matcher | null>();
  matchers.set(glossary, known);
  let matcher = known.get(language);
  if (matcher === undefined) {
    matcher = buildMatcher(glossary, language);
    known.set(language, matcher);
  }
  return matcher;
}

/**
 * The glossary entries whose terms a text uses, in the order of their first use, each once. Where terms
 * overlap the longest one counts (“data asset catalogue” is not also “data asset”).
 */
export function findTerms(
  rubric: Pick<Rubric, 'glossary'>,
  text: string,
  language: Language,
): readonly GlossaryEntry[] {
  const matcher = matcherOf(rubric.glossary ?? [], language);
  if (matcher === null) return [];
  const found = new Set<GlossaryEntry>();
  for (const [match] of text.matchAll(matcher.pattern)) {
    const key = singulars(fold(match, language)).find((form) => matcher.entries.has(form));
    const entry = key === undefined ? undefined : matcher.entries.get(key);
    if (entry !== undefined) found.add(entry);
  }
  return [...found];
}

/** The text with every glossary term blanked out: what is left has to be understood without help. */
export function maskTerms(rubric: Pick<Rubric, 'glossary'>, text: string, language: Language): string {
  const matcher = matcherOf(rubric.glossary ?? [], language);
  return matcher === null ? text : text.replaceAll(matcher.pattern, (match) => ' '.repeat(match.length));
}
