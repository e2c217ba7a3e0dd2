/** `{{name}}`, or one of two words by number: `{{count|criterion|criteria}}`. */
const PLACE = /\{\{(@?\w+)(?:\|([^|}]*)\|([^|}]*))?\}\}/g;

/**
 * Words with their places filled in: each with what `print` says of its name, or of the name that one of the two words
 * is (`@item`).
 */
export const fillPlaces = (words: string, print: (name: string) => string): string =>
  words.replace(PLACE, (_, name: string, one?: string, many?: string) => {
    if (one === undefined || many === undefined) return print(name);
    const word = print(name) === '1' ? one : many;
    return word.startsWith('@') ? print(word) : word;
  });

/** The same with values by name; a place that has none stays as it is. */
export const fillWords = (words: string, values: Readonly<Record<string, string | number>>): string =>
  fillPlaces(words, (name) => String(values[name] ?? `{{${name}}}`));
