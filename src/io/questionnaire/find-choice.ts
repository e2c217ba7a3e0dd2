import type { IndexedCriterion, RubricIndex } from '../../core/index-rubric.ts';
import type { Text } from '../../core/text.ts';
import { LANGUAGES, type Language } from '../../core/text.ts';
import { keyOf, NOT_APPLICABLE_WORDS } from './option-words.ts';

/** The one value that a text names, by itself or by its label: in the language of the sheet first; undefined for none. */
export function findChoice<T extends string | number>(
  choices: readonly { readonly value: T; readonly label: Text }[],
  text: string,
  language: Language,
): T | undefined {
  const key = keyOf(text);
  const byValue = choices.find(({ value }) => keyOf(String(value)) === key);
  if (byValue !== undefined) return byValue.value;
  for (const one of [language, ...LANGUAGES.filter((other) => other !== language)]) {
    const found = choices.filter(({ label }) => keyOf(label[one]) === key);
    if (found.length > 1) return undefined;
    if (found[0] !== undefined) return found[0].value;
  }
  return undefined;
}

/** What an answer cell says of a criterion: options, "not applicable", or nothing that is known. */
export function findOptions(
  { options: { set } }: IndexedCriterion,
  text: string,
  language: Language,
): readonly string[] | 'not-applicable' | null {
  const choices = set.options.map(({ id, label }) => ({ value: id, label }));
  const find = (part: string) => findChoice(choices, part, language);
  const whole = find(text);
  if (whole !== undefined) return [whole];
  if (NOT_APPLICABLE_WORDS.has(keyOf(text))) return 'not-applicable';
  if (set.multiple === undefined) return null;
  const parts = text
    .split(/[\n;；]/)
    .filter((part) => part.trim() !== '')
    .map(find);
  return parts.some((part) => part === undefined) ? null : (parts as string[]);
}

/** The level that an answer cell gives an item as a whole: by number, by name or by both. */
export function findLevel({ rubric }: RubricIndex, text: string, language: Language): number | undefined {
  const levels = rubric.levels.flatMap(({ level, name }) =>
    typeof level === 'number' ? [{ value: level, name }] : [],
  );
  const named = levels.map(({ value, name }) => ({ value, label: name }));
  const numbered = levels.map(({ value, name }) => ({
    value,
    label: { 'zh-CN': `${value} ${name['zh-CN']}`, en: `${value} ${name.en}` },
  }));
  return findChoice(numbered, text, language) ?? findChoice(named, text, language);
}
