import { describe, expect, it } from 'vitest';
import { findRegionName, isRegion, listRegions } from '../../../src/core/catalogues/regions.ts';

const prefecturesOf = (province: string) =>
  listRegions()
    .filter(({ code }) => code.startsWith(province) && !code.endsWith('0000'))
    .map(({ name }) => name['zh-CN'].replace('市', ''));

describe('regions', () => {
  it('lists the 34 provinces, and every prefecture of Jiangxi and Jiangsu', () => {
    expect(listRegions().filter(({ code }) => code.endsWith('0000'))).toHaveLength(34);
    expect(prefecturesOf('36')).toEqual(
      '南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶'.split(' '),
    );
    expect(prefecturesOf('32')).toEqual(
      '南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁'.split(' '),
    );
  });

  it('names every entry in both languages, under a province that is listed', () => {
    for (const { code, name } of listRegions()) {
      expect(code).toMatch(/^\d{6}$/);
      expect(isRegion(code)).toBe(true);
      expect(name['zh-CN']).toMatch(/^\p{Script=Han}+$/u);
      expect(name.en).toMatch(/^[A-Z][\p{L}' ()]+$/u);
    }
  });

  it('accepts a county that it does not list', () => {
    expect(isRegion('360681')).toBe(true);
    expect(findRegionName('360681')?.['zh-CN']).toBe('江西省鹰潭市');
  });

  it.each(['990000', '000000', '36060', '3606000', '36060a', ''])('refuses “%s”', (code) => {
    expect(isRegion(code)).toBe(false);
    expect(findRegionName(code)).toBeNull();
  });

  it('names a place with its province', () => {
    expect(findRegionName('360600')).toEqual({ 'zh-CN': '江西省鹰潭市', en: 'Yingtan, Jiangxi' });
    expect(findRegionName('110105')).toEqual({ 'zh-CN': '北京市', en: 'Beijing' });
    expect(findRegionName('610100')?.en).toBe("Xi'an, Shaanxi");
  });
});
