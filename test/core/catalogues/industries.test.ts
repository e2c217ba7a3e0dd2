import { describe, expect, it } from 'vitest';
import { findIndustryName, isIndustry, listIndustries } from '../../../src/core/catalogues/industries.ts';

describe('industries', () => {
  it('lists the 20 sections and 97 divisions of GB/T 4754-2017, each division under its section', () => {
    const codes = listIndustries().map(({ code }) => code);
    expect(codes.filter((code) => code.length === 1).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    const divisions = codes.filter((code) => code.length === 3);
    expect(divisions.map((code) => Number(code.slice(1)))).toEqual(
      Array.from({ length: 97 }, (_, at) => at + 1),
    );
    const sections = divisions.map((code) => code[0]);
    expect(sections).toEqual(sections.toSorted());
  });

  it('names every entry in both languages', () => {
    for (const { name } of listIndustries()) {
      expect(name['zh-CN']).toMatch(/^[\p{Script=Han}、（）]+$/u);
      expect(name.en).toMatch(/^[A-Z][\p{ASCII}]+$/u);
    }
  });

  it.each(['C', 'C32', 'C321', 'C3211', 'A01', 'T97'])('accepts %s', (code) => {
    expect(isIndustry(code)).toBe(true);
  });

  it.each(['', 'U', 'A32', 'C98', 'C99', 'c32', '32', 'C3', 'C32115', 'C 32', 'constructor'])(
    'refuses “%s”',
    (code) => {
      expect(isIndustry(code)).toBe(false);
      expect(findIndustryName(code)).toBeNull();
    },
  );

  it('names a class by its division', () => {
    expect(findIndustryName('C3211')?.['zh-CN']).toBe('有色金属冶炼和压延加工业');
  });
});
