/**
 * The sentences of a text in either language. A full stop inside a number or a name (“8.4”, “v1.0”)
 * does not end a sentence.
 */
export const splitSentences = (text: string): readonly string[] =>
  text
    .split(/(?<=[。？！][”’）」]*)(?![”’）」])|(?<=[.?!][”’)]?)\s+(?=[\p{Lu}“‘])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
