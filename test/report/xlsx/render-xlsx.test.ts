import { describe, expect, it } from 'vitest';
import { DEFAULT_THEME } from '../../../src/report/theme.ts';
import type { ReportView } from '../../../src/report/view/report-view.ts';
import { renderXlsx } from '../../../src/report/xlsx/render-xlsx.ts';
import { checkWorkbook } from '../office-rules.ts';
import { isWellFormed, readParts, textsOf } from '../read-office.ts';
import { viewSample } from '../sample-report.ts';

const view = await viewSample();
const content = await renderXlsx(view, DEFAULT_THEME);
const parts = readParts(content);
const strings = textsOf(parts['xl/sharedStrings.xml'] ?? '', 't');

/** Rows of a sheet as the values of its cells. */
function readSheet(number: number): (string | number)[][] {
  const xml = parts[`xl/worksheets/sheet${number}.xml`] ?? '';
  return [...xml.matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(?:<v>([^<]*)<\/v>)?<\/c>)/g)].map(([, attributes = '', value]) =>
      value === undefined
        ? ''
        : attributes.includes('t="s"')
          ? (strings[Number(value)] ?? '')
          : Number(value),
    ),
  );
}

describe('the workbook', () => {
  it.each([
    ['full', ['zh-CN']],
    ['full', ['en', 'zh-CN']],
    ['brief', ['en']],
  ] as const)('breaks no rule that Excel would repair, %s in %j', async (size, languages) => {
    const made = await renderXlsx(await viewSample({ size, languages }), DEFAULT_THEME);
    expect(checkWorkbook(readParts(made))).toEqual([]);
  });

  it('keeps to what a cell and a sheet name can hold, whatever the texts are', async () => {
    const odd: ReportView = {
      ...view,
      enterprise: `\u0000\u000b\ufffe\ud800${'数据'.repeat(20_000)}`,
      terms: {
        domain: { 'zh-CN': "'评估/结论'" },
        item: { 'zh-CN': `评估结论 [${'很长的名称'.repeat(10)}]` },
      },
    };
    expect(checkWorkbook(readParts(await renderXlsx(odd, DEFAULT_THEME)))).toEqual([]);
  });

  it('takes the colours of the theme', async () => {
    const colors = { primary: '#114433', secondary: '#226655', accent: '#772211' };
    const made = readParts(await renderXlsx(view, { ...DEFAULT_THEME, colors }));
    const used = new Set(
      Object.values(made).flatMap((xml) => xml.match(/(?<=rgb=")[0-9A-F]{8}(?=")/g) ?? []),
    );
    expect([...used]).toEqual(expect.arrayContaining(['FF114433', 'FF772211']));
    for (const color of ['FF17324D', 'FFA8431F']) expect([...used]).not.toContain(color);
  });

  it('is made of parts that are well formed', () => {
    for (const [name, xml] of Object.entries(parts))
      if (/xml|rels/.test(name)) expect(isWellFormed(xml), name).toBe(true);
  });

  it('has a sheet for each subject, with frozen heads, filters and colours by value', () => {
    const names = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(['评估结论', '能力域', '能力项', '评估条目', '证据', '措施']);
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const xml = parts[`xl/worksheets/sheet${number}.xml`] ?? '';
      expect(xml).toContain('state="frozen"');
      expect(xml).toContain('<autoFilter');
    }
    for (const number of [3, 4, 6])
      expect(parts[`xl/worksheets/sheet${number}.xml`]).toContain('<conditionalFormatting');
  });

  it('has a row for every item, criterion, document and action, with numbers as numbers', () => {
    const items = view.domains.flatMap((domain) => domain.items);
    const criteria = items.flatMap(({ groups }) => groups.flatMap((group) => group.criteria));
    expect(readSheet(3)).toHaveLength(items.length + 1);
    expect(readSheet(4)).toHaveLength(criteria.length + 1);
    expect(readSheet(5)).toHaveLength(view.evidence.documents.length + 1);
    expect(readSheet(6)).toHaveLength(view.roadmap.reduce((sum, { count }) => sum + count, 0) + 1);
    expect(readSheet(3)[1]?.[3]).toBe(items[0]?.score.value);
  });

  it('is the same bytes for the same view', async () => {
    expect(Buffer.compare(await renderXlsx(view, DEFAULT_THEME), content)).toBe(0);
  });

  it('never lets a text run as a formula', async () => {
    const odd = readParts(await renderXlsx({ ...view, enterprise: '=HYPERLINK("http://x")' }, DEFAULT_THEME));
    for (const [name, xml] of Object.entries(odd))
      if (name.includes('worksheets/')) expect(xml).not.toContain('<f>');
  });
});
