import Handlebars, { type HelperOptions } from 'handlebars';
import type { ReportView, Words } from '../view/report-view.ts';
import { en, type WordKey } from '../words/en.ts';
import type { PhraseParams, Phrases } from '../words/phrases.ts';

/** What the templates are filled in with. */
interface TemplateData {
  readonly view: ReportView;
  readonly phrases: Phrases;
  readonly charts: Readonly<Record<string, string | null>>;
}

const escapeHtml = (text: string): string => Handlebars.escapeExpression(text);

const rootOf = (options: HelperOptions): TemplateData => options.data.root as TemplateData;

const isWords = (value: unknown): value is Words => value !== null && typeof value === 'object';

/** A CSS string literal: nothing in it can end the string or the style element. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;·/()+-]/gu, (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `)}"`;

function renderWords(words: Words, options: HelperOptions): Handlebars.SafeString {
  const { languages } = rootOf(options).phrases;
  const [first, second] = languages;
  if (first === undefined) return new Handlebars.SafeString('');
  const lead = escapeHtml(words[first] ?? '');
  if (second === undefined) return new Handlebars.SafeString(lead);
  const other = escapeHtml(words[second] ?? '');
  // Names and numbers are the same in both: once is enough.
  if (lead === other) return new Handlebars.SafeString(lead);
  return new Handlebars.SafeString(
    `<span class="pair"><span lang="${first}">${lead}</span><span lang="${second}" class="second">${other}</span></span>`,
  );
}

const joinWords = (words: Words, options: HelperOptions): string => {
  const { languages } = rootOf(options).phrases;
  return [...new Set(languages.map((language) => words[language] ?? ''))].join(' / ');
};

function findLabel(key: unknown, options: HelperOptions): Words {
  if (typeof key !== 'string' || !(key in en)) throw new RangeError(`unknown label "${String(key)}"`);
  return rootOf(options).phrases.phrase(key as WordKey, options.hash as PhraseParams);
}

/** The helpers: they choose and format words, and work nothing out. */
export function createHelpers(): Record<string, Handlebars.HelperDelegate> {
  return {
    t: (words: unknown, options: HelperOptions) => (isWords(words) ? renderWords(words, options) : ''),
    plain: (words: unknown, options: HelperOptions) => (isWords(words) ? joinWords(words, options) : ''),
    label: (key: unknown, options: HelperOptions) => renderWords(findLabel(key, options), options),
    words: (key: unknown, options: HelperOptions) => joinWords(findLabel(key, options), options),
    css: (text: unknown) => new Handlebars.SafeString(cssString(typeof text === 'string' ? text : '')),
    join: (list: unknown, options: HelperOptions) =>
      Array.isArray(list) ? rootOf(options).phrases.names(list) : '',
    eq: (a: unknown, b: unknown) => a === b,
    or: (a: unknown, b: unknown) => Boolean(a) || Boolean(b),
    longer: (text: unknown, most: unknown) => typeof text === 'string' && text.length > Number(most),
    anchor: (kind: unknown, id: unknown) => `${kind}-${id}`,
    chapter: (id: unknown, options: HelperOptions) =>
      rootOf(options).view.chapters.find((chapter) => chapter.id === id) ?? null,
    chart(name: unknown, options: HelperOptions) {
      const svg = rootOf(options).charts[String(name)];
      return svg ? new Handlebars.SafeString(svg) : null;
    },
  };
}
