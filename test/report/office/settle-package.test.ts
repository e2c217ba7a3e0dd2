import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { settlePackage } from '../../../src/report/office/settle-package.ts';

const rels = (id: string) => strToU8(`<Relationships><Relationship Id="${id}" Target="x"/></Relationships>`);

describe('a settled package', () => {
  it.each([
    'rIdabcdefghijklmnopqrstu',
    'rIdabcdefghijklmnopqrst-',
    'rId-bcdefghijklmnopqrstu',
    'rId_bcdefghijklmnopqrstu',
  ])('does not keep the random id %s', (id) => {
    const settled = settlePackage(zipSync({ 'word/_rels/document.xml.rels': rels(id) }), undefined);
    expect(Buffer.from(unzipSync(settled)['word/_rels/document.xml.rels'] ?? []).toString()).toContain(
      'Id="rIdx1"',
    );
  });

  it('settles the workbook inside it too', () => {
    const made = (year: number) => {
      const inner = zipSync({ 'xl/workbook.xml': [strToU8('<a/>'), { mtime: new Date(year, 1, 1) }] });
      return settlePackage(zipSync({ 'word/embeddings/data.xlsx': inner }), undefined);
    };
    expect(Buffer.compare(made(2001), made(2002))).toBe(0);
  });
});
