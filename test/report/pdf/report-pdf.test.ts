import { beforeAll, describe, expect, it } from 'vitest';
import { withReportRenderer } from '../../../src/report/render-report.ts';
import { DEFAULT_THEME } from '../../../src/report/theme.ts';
import type { ReportView } from '../../../src/report/view/report-view.ts';
import { TEMPLATES, viewSample } from '../sample-report.ts';
import { printerSettings } from './printing.ts';
import { type ReadPdf, readPdf, squeeze } from './read-pdf.ts';

let view: ReportView;
let bytes: number;
let pdf: ReadPdf;

beforeAll(async () => {
  view = await viewSample();
  const made = await withReportRenderer(
    {
      formats: ['pdf'],
      templates: TEMPLATES,
      theme: { ...DEFAULT_THEME, firm: '示例咨询（虚构）' },
      printer: printerSettings(),
    },
    (renderer) => renderer.render(view, 'pdf'),
  );
  bytes = made.length;
  pdf = await readPdf(made);
}, 180_000);

const zh = (words: Readonly<Partial<Record<string, string>>>): string => words['zh-CN'] ?? '';

describe('the PDF of a full report', () => {
  it('is long, and small for its length', () => {
    expect(pdf.pages).toBeGreaterThan(50);
    expect(bytes / pdf.pages).toBeLessThan((3 * 1024 * 1024) / 60);
  });

  it('says who made it, for whom, of which result and in which language', () => {
    expect(pdf.info.Title).toBe(`数据管理能力成熟度评估报告 — ${view.enterprise}`);
    expect(pdf.info.Author).toBe('示例咨询（虚构）');
    expect(pdf.info.Creator).toBe('dcmm 0.0.0');
    expect(pdf.info.Keywords).toContain(`dcmm-result:${view.digests.result}`);
    expect(pdf.language).toBe('zh-CN');
  });

  it('is tagged and embeds its typeface as real fonts', () => {
    expect(pdf.tagged).toBe(true);
    expect(pdf.fonts.length).toBeGreaterThan(0);
    for (const font of pdf.fonts) {
      expect(font.name).toContain('NotoSansSC');
      expect(font).toMatchObject({ type3: false, embedded: true });
    }
  });

  it('has a bookmark for every chapter and item', () => {
    const titles = pdf.bookmarks.map(squeeze);
    for (const { title, items } of view.chapters) {
      expect(titles).toContain(squeeze(zh(title)));
      for (const { name } of items) expect(titles).toContain(squeeze(zh(name)));
    }
  });

  it('links the contents to every chapter and item', () => {
    const targets = pdf.links.flat().join('\n');
    for (const { id, items } of view.chapters) {
      expect(targets).toContain(`"${id}"`);
      for (const item of items) expect(targets).toContain(`"item-${item.id}"`);
    }
  });

  it('prints in the contents the page that each link leads to', () => {
    const rows = view.chapters.reduce((sum, { items }) => sum + 1 + items.length, 0);
    expect(pdf.contents).toHaveLength(rows);
    expect(pdf.text[1]?.endsWith(pdf.contents.join(''))).toBe(true);
  });

  it('gives back as text every character that was put in', () => {
    const all = pdf.text.join('');
    const expected = [
      zh(view.notice),
      view.enterprise,
      ...view.findings.flatMap(({ title, text }) => [zh(title), zh(text)]),
      ...view.domains.flatMap(({ state, items }) => [
        zh(state),
        ...items.flatMap(({ purpose, groups }) => [
          zh(purpose ?? {}),
          ...groups.flatMap(({ criteria }) => criteria.flatMap(({ text, note }) => [zh(text), note ?? ''])),
        ]),
      ]),
    ].map(squeeze);
    // A page's footer may come between the lines of a text that goes over to the next page.
    expect(expected.filter((text) => !all.includes(text)).length).toBeLessThanOrEqual(3);
  });

  it('numbers its pages', () => {
    expect(pdf.text[1]).toContain(`2/${pdf.pages}`);
    expect(pdf.text.at(-1)).toContain(`${pdf.pages}/${pdf.pages}`);
    expect(pdf.text[0]).not.toContain(`1/${pdf.pages}`);
  });

  it('prints the digest of its result', () => {
    expect(pdf.text.at(-1)).toContain(view.digests.result);
  });
});

describe('the PDF of a brief report', () => {
  it('has two pages, side by side in two languages too', async () => {
    const pages = await withReportRenderer(
      { formats: ['pdf'], templates: TEMPLATES, theme: DEFAULT_THEME, printer: printerSettings() },
      async (renderer) => {
        const counts: number[] = [];
        for (const languages of [['zh-CN'], ['en'], ['zh-CN', 'en'], ['en', 'zh-CN']] as const) {
          const brief = await viewSample({ size: 'brief', languages });
          counts.push((await readPdf(await renderer.render(brief, 'pdf'))).pages);
        }
        return counts;
      },
    );
    expect(pages).toEqual([2, 2, 2, 2]);
  }, 120_000);
});
