import { normalise } from '../../core/classification/keyword-matcher.ts';
import { NOT_APPLICABLE, NOT_APPLICABLE_ALSO } from './form-words.ts';

/** A text as it is compared: full-width characters, case and the width of gaps make no difference. */
export const keyOf = (text: string): string => normalise(text).replaceAll(/\s+/g, ' ').trim();

/** The words for "not applicable" that a form understands. */
export const NOT_APPLICABLE_WORDS: ReadonlySet<string> = new Set(
  [...Object.values(NOT_APPLICABLE), ...NOT_APPLICABLE_ALSO].map(keyOf),
);

/** How each option is written in a form, by its id: its label, or its id where the label could mean another one. */
export function optionWords(
  options: readonly { readonly id: string; readonly label: string }[],
): ReadonlyMap<string, string> {
  const isTaken = (key: string, own: string): boolean =>
    NOT_APPLICABLE_WORDS.has(key) ||
    options.some(({ id, label }) => id !== own && (keyOf(id) === key || keyOf(label) === key));
  return new Map(
    options.map(({ id, label }) => [
      id,
      label.trim() === '' || /[\n;；]/.test(label) || isTaken(keyOf(label), id) ? id : label,
    ]),
  );
}
