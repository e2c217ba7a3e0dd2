import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupAssets } from '../../../src/core/classification/group-assets.ts';
import { KeywordMatcher } from '../../../src/core/classification/keyword-matcher.ts';
import { createSuggester } from '../../../src/core/classification/suggest-class.ts';
import { loadShipped } from './load-shipped.ts';

const index = await loadShipped();
const suggest = createSuggester(index, 'industrial');

describe('a suggestion', () => {
  it.each([
    ['产品三维模型与图纸', 'PLM', 'rd.design'],
    ['转炉控制程序与设定值', 'DCS', 'prod.control'],
    ['设备振动在线监测', 'SCADA', 'prod.condition'],
    ['热处理工艺卡', 'MES', 'prod.process'],
    ['MES 操作日志', '日志平台', 'prod.log'],
    ['成品发运与运输', 'TMS', 'om.logistics'],
    ['客户投诉与报修', '售后服务系统', 'om.aftersales'],
    ['员工工资与考勤', 'HR', 'mgmt.hrfin'],
    ['供应商名录与采购订单', 'SRM', 'mgmt.supply'],
    ['月度产量统计报表', 'BI', 'mgmt.stats'],
    ['Employee payroll', 'HR system', 'mgmt.hrfin'],
  ])('%s in %s is %s', (name, system, id) => {
    expect(suggest({ name, system })?.class).toBe(id);
  });

  it('tells the words and where they stood, and stays below certainty', () => {
    const found = suggest({ name: '员工工资', system: 'HR', fields: ['身份证号', '工资'] })!;
    expect(found.reasons).toEqual(
      expect.arrayContaining([
        { where: 'name', keyword: '工资' },
        { where: 'system', keyword: 'hr' },
        { where: 'field', keyword: '身份证号' },
      ]),
    );
    expect(found.confidence).toBeGreaterThan(0.6);
    expect(found.confidence).toBeLessThanOrEqual(0.95);
  });

  it('is less sure when another class is as near', () => {
    const sure = suggest({ name: '热处理工艺卡' })!.confidence;
    const torn = suggest({ name: '热处理工艺卡 供应商 采购' })!.confidence;
    expect(torn).toBeLessThan(sure);
  });

  it('is nothing where no word is known', () => {
    expect(suggest({ name: '其他' })).toBeNull();
  });

  it('reads full-width letters and finds Latin words as whole words only', () => {
    const matcher = new KeywordMatcher([
      ['log', 'log'],
      ['MES', 'mes'],
      ['日志', 'log'],
    ] as const);
    expect(matcher.find('catalogue').length).toBe(0);
    expect(matcher.find('ＭＥＳ的log').map(({ value }) => value)).toEqual(['mes', 'log']);
  });

  it('finds what a plain search finds', () => {
    const words = ['ab', 'b', 'bca', 'cab', '工', '工艺', '艺工'];
    const matcher = new KeywordMatcher(
      words.filter((word) => /[^a-z]/.test(word)).map((word) => [word, word] as const),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom('工', '艺', 'x'), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const found = new Set(matcher.find(text).map(({ value }) => value));
        for (const word of ['工', '工艺', '艺工']) expect(found.has(word)).toBe(text.includes(word));
      }),
    );
  });
});

describe('groups', () => {
  const assets = [
    { code: '1', name: 'a', class: 'prod.log', system: 'MES' },
    { code: '2', name: 'b', class: 'prod.log', system: ' mes ' },
    { code: '3', name: 'c', class: 'prod.log', system: 'SCADA' },
    { code: '4', name: 'd', class: 'prod.log' },
    { code: '5', name: 'e' },
    { code: '6', name: 'f', class: 'prod.log', system: 'MES', group: 'own' },
  ];
  it('hold like assets, whatever the case of their system, and leave chosen groups alone', () => {
    expect(groupAssets(assets, 'class-and-system').map(({ codes }) => codes)).toEqual([
      ['1', '2'],
      ['3'],
      ['4'],
    ]);
    expect(groupAssets(assets, 'class').map(({ codes }) => codes)).toEqual([['1', '2', '3', '4']]);
  });
});
