import { describe, expect, it } from 'vitest';
import { padText, splitGraphemes, textWidth, usualWidth } from '../../../src/cli/output/text-width.ts';

describe('textWidth', () => {
  it.each([
    ['', 0, 0],
    ['abc', 3, 3],
    ['数据', 4, 4],
    ['数据 ABC，', 10, 10],
    ['“是”', 6, 4],
    ['…—·', 6, 3],
    ['✓ é', 4, 3],
    ['e\u0301', 1, 1],
    ['👍', 2, 2],
    ['👨‍👩‍👧', 2, 2],
    ['☎️', 2, 2],
    ['𠮷', 2, 2],
    ['가', 2, 2],
    ['a\u200bb', 2, 2],
  ])('counts “%s”', (text, widest, usual) => {
    expect(textWidth(text)).toBe(widest);
    expect(usualWidth(text)).toBe(usual);
  });
});

describe('splitGraphemes', () => {
  it('keeps together what a reader sees as one', () => {
    expect(splitGraphemes('数据a')).toEqual(['数', '据', 'a']);
    expect(splitGraphemes('e\u0301👨‍👩‍👧𠮷')).toEqual(['e\u0301', '👨‍👩‍👧', '𠮷']);
    expect(splitGraphemes('a\nb')).toEqual(['a', '\n', 'b']);
  });
});

describe('padText', () => {
  it('fills up by columns, not by characters', () => {
    expect(padText('数据', 6)).toBe('数据  ');
    expect(padText('数据', 2)).toBe('数据');
  });
});
