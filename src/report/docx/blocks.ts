import { Bookmark, type FileChild, HeadingLevel, Paragraph, SimpleField, TextRun } from 'docx';
import type { Language } from '../../core/text.ts';
import { plainColor } from '../office/colors.ts';
import type { ThemeColors } from '../theme.ts';
import type { Words } from '../view/report-view.ts';
import type { WordKey } from '../words/en.ts';
import type { PhraseParams, Phrases } from '../words/phrases.ts';
import { bookmarkName } from './bookmark-name.ts';
import { QUIET, WASH } from './shades.ts';
import { LISTED_HEADING } from './styles.ts';
import { createTables, type RunOptions, type Tables } from './tables.ts';

/** Makes the parts of a Word document in the languages and colours of a report. */
export interface Blocks extends Tables {
  label(key: WordKey, params?: PhraseParams): Words;
  names: Phrases['names'];
  /** A heading of the first level begins a page, unless told otherwise; `pageBreak` also lets another one do so. */
  heading(level: 1 | 2 | 3, text: Words | string, id?: string, pageBreak?: boolean): FileChild;
  /** A heading of the second level that stands in the contents. */
  itemHeading(text: Words, id: string): FileChild;
  text(words: Words | string, style?: string): Paragraph;
  /** A paragraph of a style, the second language in a colour of its own. */
  paragraph(words: Words | string, style: string, second: string): Paragraph;
  /** A paragraph of one line: the second language stands behind the first. */
  line(words: Words, style: string, second?: string): Paragraph;
  bullets(words: readonly (Words | string)[], style?: string): FileChild[];
  /** A numbered caption; a table's stands above it, a figure's below. */
  caption(kind: 'table' | 'figure', text: Words): FileChild;
  /** Width of the text, in twentieths of a point. */
  width: number;
  colors: {
    readonly primary: string;
    readonly secondary: string;
    readonly accent: string;
    readonly quiet: string;
    /** Behind rows that head a group. */
    readonly wash: string;
  };
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

interface Sheet {
  /** Of the text, in twentieths of a point. */
  readonly width: number;
  /** Whether what a link leads to is in the document. */
  readonly linked: boolean;
}

export function createBlocks(phrases: Phrases, colors: ThemeColors, { width, linked }: Sheet): Blocks {
  const { languages } = phrases;
  const counts = { table: 0, figure: 0 };

  function caption(kind: 'table' | 'figure', text: Words): Paragraph {
    counts[kind] += 1;
    const sequence = kind === 'table' ? 'Table' : 'Figure';
    return new Paragraph({
      style: 'Caption',
      keepNext: kind === 'table',
      children: [
        ...runs(phrases.phrase(`label.${kind}`), { inline: true }),
        new TextRun(' '),
        new SimpleField(`SEQ ${sequence} \\* ARABIC`, String(counts[kind])),
        new TextRun('  '),
        ...runs(text, { inline: true }),
      ],
    });
  }

  /** In the order of the report's languages; those that the words are not given in are left out. */
  const partsOf = (words: Words | string): { language: Language; text: string }[] => {
    const [first = 'zh-CN'] = languages;
    if (typeof words === 'string') return [{ language: first, text: words }];
    const parts = languages.flatMap((language) => {
      const text = words[language];
      return text === undefined ? [] : [{ language, text }];
    });
    return parts.length > 1 && parts[0]?.text === parts[1]?.text ? parts.slice(0, 1) : parts;
  };

  function runs(words: Words | string, options: RunOptions = {}): TextRun[] {
    return partsOf(words).map(({ language, text }, position) => {
      const isSecond = language !== languages[0];
      const color = options.color ?? (isSecond ? (options.second ?? QUIET) : undefined);
      return new TextRun({
        text: position > 0 && options.inline ? ` / ${text}` : text,
        ...(position > 0 && !options.inline && { break: 1 }),
        ...(options.bold && position === 0 && { bold: true }),
        ...(color !== undefined && { color }),
        // The first is the language of the document, which its styles state once.
        ...(isSecond && { language: { value: language, eastAsia: language } }),
      });
    });
  }

  return {
    colors: {
      primary: plainColor(colors.primary),
      secondary: plainColor(colors.secondary),
      accent: plainColor(colors.accent),
      quiet: QUIET,
      wash: WASH,
    },
    label: (key, params) => phrases.phrase(key, params),
    names: phrases.names,
    heading(level, text, id, pageBreak = level === 1) {
      const children = runs(text, { inline: true });
      return new Paragraph({
        heading: HEADINGS[level],
        ...(pageBreak && { pageBreakBefore: true }),
        children: id === undefined ? children : [new Bookmark({ id: bookmarkName(id), children })],
      });
    },
    itemHeading: (text, id) =>
      new Paragraph({
        style: LISTED_HEADING.id,
        children: [new Bookmark({ id: bookmarkName(id), children: runs(text, { inline: true }) })],
      }),
    paragraph: (words, style, second) => new Paragraph({ style, children: runs(words, { second }) }),
    text: (words, style) => new Paragraph({ ...(style !== undefined && { style }), children: runs(words) }),
    line: (words, style, second) =>
      new Paragraph({
        style,
        children: runs(words, { inline: true, ...(second !== undefined && { second }) }),
      }),
    bullets: (words, style = 'ListBullet') =>
      words.map(
        (one) =>
          new Paragraph({
            style,
            numbering: { reference: 'bullets', level: 0 },
            children: runs(one),
          }),
      ),
    caption,
    width,
    ...createTables({ runs, caption, width, linked, rule: plainColor(colors.primary) }),
  };
}
