import { type FoundText, inEach, LABELS, placeOf } from './collect-texts.ts';
import type { Found } from './finding.ts';
import { splitSentences } from './split-sentences.ts';

const HAN = /\p{Script=Han}/u;
const UNFINISHED = /\bTODO\b|\bTBD\b|\bFIXME\b|\bXXX\b|lorem ipsum|待补|待定稿|占位/i;
/** Chinese written with Latin commas, stops or brackets. */
const HALF_WIDTH =
  /\p{Script=Han}\s?[,;:?!]|[,;:?!]\s?\p{Script=Han}|\p{Script=Han}\.(?:\s|$)|\(\p{Script=Han}|\p{Script=Han}\)/u;
const FULL_WIDTH = /[，。；：？！（）、]/;

/** Longest sentence that a listener can follow: Chinese in characters, English in words. */
const LONGEST = {
  'zh-CN': { question: 70, other: 110 },
  en: { question: 36, other: 48 },
} as const;

const lengthOf = (sentence: string, language: 'zh-CN' | 'en'): number =>
  language === 'en' ? sentence.split(/\s+/).length : [...sentence.replaceAll(/\s/g, '')].length;

/** Names and acronyms may read the same in both languages; words may not. */
const needsTranslation = (text: string): boolean => /\p{Ll}{3}/u.test(text) || HAN.test(text);

function findTranslation(found: Found, entry: FoundText): void {
  const { text } = entry;
  if (text['zh-CN'].trim() === '') found('missing-translation', placeOf(entry, 'zh-CN'), { text: text.en });
  if (text.en.trim() === '') found('missing-translation', placeOf(entry, 'en'), { text: text['zh-CN'] });
  if (text['zh-CN'] === text.en && needsTranslation(text.en))
    found('missing-translation', placeOf(entry), { text: text.en });
  else if (HAN.test(text.en)) found('missing-translation', placeOf(entry, 'en'), { text: text.en });
  else if (!HAN.test(text['zh-CN']) && needsTranslation(text['zh-CN']))
    found('missing-translation', placeOf(entry, 'zh-CN'), { text: text['zh-CN'] });
}

function findPunctuation(found: Found, entry: FoundText): void {
  for (const [language, text] of inEach(entry.text)) {
    const wrong =
      language === 'en'
        ? FULL_WIDTH.test(text) || /[?!.,;:]{2}(?<!\.\.\.)/.test(text)
        : HALF_WIDTH.test(text) || /[，。；：？！、]{2}/.test(text);
    if (wrong || text !== text.trim() || /\S {2}\S/.test(text))
      found('punctuation', placeOf(entry, language), { text });
    if (UNFINISHED.test(text)) found('placeholder', placeOf(entry, language), { text });
    for (const [mark, name] of text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g))
      if (entry.field !== 'notice' || name !== 'criteria')
        found('placeholder', placeOf(entry, language), { text: mark });
  }
}

function findQuestions(found: Found, entry: FoundText): void {
  for (const [language, text] of inEach(entry.text)) {
    if (!/[?？]$/.test(text)) found('no-question-mark', placeOf(entry, language), { text });
    if ((text.match(/[?？]/g)?.length ?? 0) > 1)
      found('several-questions', placeOf(entry, language), { text });
  }
}

function findLength(found: Found, entry: FoundText, kind: 'question' | 'other'): void {
  for (const [language, text] of inEach(entry.text))
    for (const sentence of splitSentences(text)) {
      const limit = LONGEST[language][kind];
      const length = lengthOf(sentence, language);
      if (length > limit)
        found('sentence-too-long', placeOf(entry, language), { text: sentence, length, limit });
    }
}

/** Untranslated and unfinished texts, punctuation of the other language, questions that are none, long sentences. */
export function findWording(
  found: Found,
  texts: readonly FoundText[],
  isQuestion: (entry: FoundText) => boolean,
): void {
  for (const entry of texts) {
    const question = isQuestion(entry);
    findTranslation(found, entry);
    findPunctuation(found, entry);
    if (question) findQuestions(found, entry);
    if (!LABELS.has(entry.field) && entry.field !== 'notice')
      findLength(found, entry, question ? 'question' : 'other');
  }
}
