import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipText, textWidth } from '../../../src/cli/output/text-width.ts';
import { wrapLabelled, wrapText } from '../../../src/cli/output/wrap-text.ts';

const CHINESE =
  '随便抽一个信息化项目的立项报告，里面有没有写明“这个项目”要管好哪些数据（含 ERP 与 MES）、管到什么程度？';

describe('wrapText', () => {
  it('breaks English between words', () => {
    expect(wrapText("Pick any recent IT project: does its charter say what's managed?", 24)).toEqual([
      'Pick any recent IT',
      'project: does its',
      "charter say what's",
      'managed?',
    ]);
  });

  it('lets no line of Chinese begin with a closing mark or end with an opening one', () => {
    for (let columns = 8; columns < 100; columns += 1)
      for (const line of wrapText(CHINESE, columns)) {
        expect(line).not.toMatch(/^[，。、；：？！）》”]/u);
        expect(line).not.toMatch(/[（《“]$/u);
        expect(textWidth(line)).toBeLessThanOrEqual(columns);
      }
  });

  it('keeps Latin words within Chinese whole', () => {
    for (let columns = 10; columns < 60; columns += 1) {
      const text = wrapText(CHINESE, columns).join('\n');
      expect(text).toContain('ERP');
      expect(text).toContain('MES');
    }
  });

  it('keeps the line breaks of the text, empty lines too', () => {
    expect(wrapText('a\n\nb c', 10)).toEqual(['a', '', 'b c']);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapText('https://example.com/a/very/long/path', 10)).toEqual([
      'https://ex',
      'ample.com/',
      'a/very/lon',
      'g/path',
    ]);
  });

  it('loses nothing but spaces and never runs over, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'数据，。“”（）—…ab3.- \té', '👨‍👩‍👧', 'ｆ'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (source, columns) => {
        const lines = wrapText(source, columns);
        expect(lines.join('').replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('wrapLabelled', () => {
  it('begins the lines below where the text begins', () => {
    expect(wrapLabelled('目的 ', '一二三四五六', 13)).toEqual(['目的 一二三四', '     五六']);
  });
});

describe('clipText', () => {
  it('leaves what fits', () => {
    expect(clipText('数据', 4)).toBe('数据');
  });
  it('counts Chinese as two columns and marks the cut', () => {
    expect(clipText('数据战略规划', 8)).toBe('数据战…');
  });
});
