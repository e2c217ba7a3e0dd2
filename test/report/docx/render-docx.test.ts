import { patchDocument } from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../src/report/docx/render-docx.ts';
import { DEFAULT_THEME } from '../../../src/report/theme.ts';
import { checkWord } from '../office-rules.ts';
import { isWellFormed, readParts, textsOf } from '../read-office.ts';
import { viewSample } from '../sample-report.ts';

const SVG = `data:image/svg+xml;base64,${Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100"/></svg>',
).toString('base64')}`;
const view = await viewSample();
const content = await renderDocx(view, DEFAULT_THEME);
const parts = readParts(content);
const document = parts['word/document.xml'] ?? '';
const zh = (words: Readonly<Partial<Record<string, string>>> | null): string => words?.['zh-CN'] ?? '';

/** The paragraphs of one style, as text. */
const paragraphs = (style: string): string[] =>
  [...document.matchAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*?<\/w:p>/g)]
    .map(([xml]) => xml)
    .filter((xml) => xml.includes(`<w:pStyle w:val="${style}"/>`))
    .map((xml) => textsOf(xml, 'w:t').join(''));

/** Pages as Word lays them out; undefined where that is not known. */
async function countPages(made: Uint8Array): Promise<number | undefined> {
  let pages: number | undefined;
  await patchDocument({
    outputType: 'nodebuffer',
    data: made,
    patches: {},
    pageNumbers: (...template) => {
      const estimate = estimatePageNumbers(...template);
      pages = estimate.pageCount;
      return estimate;
    },
  });
  return pages;
}

describe('the Word document', () => {
  it.each([
    ['full', ['zh-CN']],
    ['full', ['en', 'zh-CN']],
    ['brief', ['zh-CN']],
    ['brief', ['en', 'zh-CN']],
  ] as const)('breaks no rule that Word would repair, %s in %j', async (size, languages) => {
    const made = await renderDocx(await viewSample({ size, languages }), { ...DEFAULT_THEME, logo: SVG });
    expect(checkWord(readParts(made))).toEqual([]);
  });

  it('is made of parts that are well formed', () => {
    const xmlParts = Object.entries(parts).filter(([name]) => /\.(xml|rels)$/.test(name));
    expect(xmlParts.length).toBeGreaterThan(10);
    for (const [name, xml] of xmlParts) expect(isWellFormed(xml), name).toBe(true);
  });

  it('has every chapter and item as a real heading', () => {
    const [first, second] = [paragraphs('Heading1'), paragraphs('ListedHeading')];
    for (const { title, items } of view.chapters) {
      expect(first).toContain(zh(title));
      for (const { clause, name } of items)
        expect(second).toContain([clause, zh(name)].filter(Boolean).join(' '));
    }
  });

  it('has contents that point to the headings, numbered captions, a header and page numbers', () => {
    expect(document).toContain('TOC \\h \\o &quot;1-1&quot; \\t &quot;Listed Heading,2&quot;');
    expect(paragraphs('TOC1')).toEqual(view.chapters.map(({ title }) => zh(title)));
    expect(paragraphs('TOC2')).toHaveLength(view.domains.flatMap(({ items }) => items).length);
    const anchors = new Set([...document.matchAll(/w:anchor="([^"]+)"/g)].map(([, anchor]) => anchor));
    const bookmarks = new Set(
      [...document.matchAll(/<w:bookmarkStart w:name="([^"]+)"/g)].map(([, name]) => name),
    );
    expect([...anchors].filter((anchor) => !bookmarks.has(anchor))).toEqual([]);
    expect(document.match(/SEQ Table/g)?.length).toBeGreaterThan(view.domains.length);
    const rest = Object.entries(parts).filter(([name]) => /word\/(header|footer)\d+\.xml/.test(name));
    expect(rest.map(([, xml]) => xml).join('')).toMatch(/PAGE[\s\S]*NUMPAGES/);
    expect(rest.map(([, xml]) => xml).join('')).toContain(view.enterprise);
  });

  it('repeats the heads of its tables and never splits a row', () => {
    const rows = document.match(/<w:tr>/g)?.length ?? 0;
    expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(rows);
    expect(document.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThan(60);
  });

  it('draws the radar as a chart of its own, told apart without colour, with a description', () => {
    const chart = parts['word/charts/chart1.xml'] ?? '';
    expect(chart).toContain('<c:radarChart>');
    for (const { name, text } of view.radar.axes) {
      expect(chart).toContain(`${zh(name)}\n${text}`);
      expect(document).toMatch(new RegExp(`<wp:docPr[^>]* descr="[^"]*${zh(name)} ${text}`));
    }
    expect(chart.match(/<a:prstDash val="dash"\/>/g)).toHaveLength(1);
    expect(Object.keys(parts)).toContainEqual(expect.stringMatching(/^word\/embeddings\/.*\.xlsx$/));
  });

  it('shows an SVG logo in its own proportions, with an empty picture where Word cannot draw it', async () => {
    const made = readParts(await renderDocx(view, { ...DEFAULT_THEME, logo: SVG }));
    const { 'word/document.xml': xml = '' } = made;
    const [, width = 0, height = 0] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(xml)?.map(Number) ?? [];
    expect(width / height).toBeCloseTo(3, 1);
    expect(xml).toContain('asvg:svgBlip');
    expect(Object.keys(made)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^word\/media\/.*\.svg$/),
        expect.stringMatching(/^word\/media\/.*\.png$/),
      ]),
    );
  });

  it('keeps the proportions of a logo', async () => {
    // The smallest PNG, told to be twice as wide as high.
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    png.writeUInt32BE(200, 16);
    png.writeUInt32BE(100, 20);
    const theme = { ...DEFAULT_THEME, logo: `data:image/png;base64,${png.toString('base64')}` };
    const { 'word/document.xml': xml = '' } = readParts(await renderDocx(view, theme));
    const [, width = 0, height = 0] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(xml)?.map(Number) ?? [];
    expect(width / height).toBeCloseTo(2, 1);
  });

  it.each([[['zh-CN']], [['en']], [['en', 'zh-CN']]] as const)(
    'takes two pages of Word in the brief size, in %j',
    async (languages) => {
      const brief = await viewSample({ size: 'brief', languages });
      const made = await renderDocx(brief, DEFAULT_THEME);
      expect(await countPages(made)).toBe(2);
      const { 'word/document.xml': xml = '' } = readParts(made);
      for (const { title, text } of brief.findings)
        for (const words of [title, text])
          for (const language of languages) expect(textsOf(xml, 'w:t')).toContain(words[language]);
      expect(xml).toContain('<w:drawing>');
    },
  );

  it('shows bars where a radar would say nothing', async () => {
    const few = { ...view, radar: { ...view.radar, axes: view.radar.axes.slice(0, 2) } };
    expect(Object.keys(readParts(await renderDocx(few, DEFAULT_THEME)))).not.toContain(
      'word/charts/chart1.xml',
    );
  });

  it('sets every line height by the size of the type', () => {
    const styles = parts['word/styles.xml'] ?? '';
    const spacings = styles.match(/<w:spacing [^>]*w:line="[^>]*>/g) ?? [];
    expect(spacings.length).toBeGreaterThan(10);
    for (const spacing of spacings) expect(spacing).toContain('w:lineRule="auto"');
  });

  it('holds every criterion, note and piece of evidence', () => {
    const texts = new Set(textsOf(document, 'w:t'));
    for (const { groups } of view.domains.flatMap(({ items }) => items))
      for (const { text, note, evidence } of groups.flatMap(({ criteria }) => criteria)) {
        expect(texts).toContain(zh(text));
        if (note !== null) expect([...texts].some((one) => one.endsWith(note))).toBe(true);
        for (const { title } of evidence) expect(document).toContain(title.replace('&', '&amp;'));
      }
  });

  it('is the same bytes for the same view, dated by the assessment', async () => {
    expect(Buffer.compare(await renderDocx(view, DEFAULT_THEME), content)).toBe(0);
    expect(textsOf(parts['docProps/core.xml'] ?? '', 'dcterms:modified')).toEqual(['2026-10-16T00:00:00Z']);
  });

  it('takes texts of any characters', async () => {
    const odd = { ...view, enterprise: '<b>&"\u0001\u202e数据' };
    const made = readParts(await renderDocx(odd, DEFAULT_THEME));
    expect(isWellFormed(made['word/document.xml'] ?? '')).toBe(true);
    expect(made['word/document.xml']).not.toContain('\u0001');
  });
});
