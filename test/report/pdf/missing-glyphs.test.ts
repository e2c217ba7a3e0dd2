import { describe, expect, it } from 'vitest';
import { FONT_MARK, findFonts, findMissingCharacters } from '../../../src/report/pdf/fonts.ts';
import { replaceCharacters } from '../../../src/report/pdf/missing-glyphs.ts';
import { withPdfPrinter } from '../../../src/report/pdf/pdf-printer.ts';
import { printerSettings } from './printing.ts';

const { fonts } = findFonts();
const missingIn = async (text: string): Promise<string> =>
  String.fromCodePoint(...(await findMissingCharacters(text, fonts)));

describe('characters without a glyph', () => {
  it('are found, with rare characters of names among those that the typeface has', async () => {
    expect(await missingIn('龘㙓𬭸㛃 Zoë “①㎡”\u200d\ufe0f\t')).toBe('');
    expect(await missingIn('厂🏭𠮷田')).toBe('🏭𠮷');
  });

  it('are replaced as a reader counts them', () => {
    const unprintable = ['🏭', '👩', '👍', '🇨', '🇳', '𠮷'];
    expect(replaceCharacters('甲🏭乙𠮷田', unprintable)).toBe('甲□乙□田');
    expect(replaceCharacters('👩\u200d👧', unprintable)).toBe('□');
    expect(replaceCharacters('👍\u{1f3fd}！🏭\ufe0f', unprintable)).toBe('□！□');
    expect(replaceCharacters('🇨🇳', unprintable)).toBe('□');
    expect(replaceCharacters('没有缺字', [])).toBe('没有缺字');
  });

  it('are told of when no typeface of the machine has them', async () => {
    const missing: string[] = [];
    const onMissing = (characters: readonly string[]) => missing.push(...characters);
    const html = `<!doctype html><style>${FONT_MARK}</style><body style="font-family:Noto Sans SC">数据\u{10fffd}`;
    const metadata = { title: 't', author: 'a', subject: 's', keywords: [], creator: 'c', language: 'zh-CN' };
    await withPdfPrinter({ ...printerSettings(), onMissing }, (printer) => printer.print({ html, metadata }));
    expect(missing).toEqual(['\u{10fffd}']);
  });
});
