import { describe, expect, it } from 'vitest';
import { findTerms } from '../../src/core/find-terms.ts';
import type { GlossaryEntry } from '../../src/core/rubric.ts';

const entry = (id: string, zh: string, en: string, aliases?: GlossaryEntry['aliases']): GlossaryEntry => ({
  id,
  term: { 'zh-CN': zh, en },
  definition: { 'zh-CN': `${zh}的意思`, en: `What ${en} means.` },
  ...(aliases && { aliases }),
});

const rubric = {
  glossary: [
    entry('data-asset', '数据资产', 'data asset'),
    entry('data-asset-catalogue', '数据资产目录', 'data asset catalogue'),
    entry('stop-list', '停用表', 'stop-list'),
    entry('policy', '制度', 'policy'),
    entry('chief-data-officer', '首席数据官', 'chief data officer', { 'zh-CN': ['CDO'], en: ['CDO'] }),
  ],
};
const ids = (text: string, language: 'zh-CN' | 'en') => findTerms(rubric, text, language).map(({ id }) => id);

describe('findTerms', () => {
  it('finds each term once, in the order of the text', () => {
    expect(ids('首席数据官批准的制度，由首席数据官发布', 'zh-CN')).toEqual(['chief-data-officer', 'policy']);
  });

  it('takes the longest of overlapping terms', () => {
    expect(ids('数据资产目录多久更新一次？', 'zh-CN')).toEqual(['data-asset-catalogue']);
    expect(ids('Who owns the data asset catalogue?', 'en')).toEqual(['data-asset-catalogue']);
  });

  it('finds the shorter term where it stands alone too', () => {
    expect(ids('数据资产目录里有哪些数据资产？', 'zh-CN')).toEqual(['data-asset-catalogue', 'data-asset']);
  });

  it.each([
    ['Data Assets', 'data-asset'],
    ['policies', 'policy'],
    ['stop list', 'stop-list'],
    ['the CDO signs', 'chief-data-officer'],
  ])('knows “%s” whatever its case, number and hyphens', (text, id) => {
    expect(ids(text, 'en')).toEqual([id]);
  });

  it('does not find a term inside another English word', () => {
    expect(ids('a policyholder', 'en')).toEqual([]);
  });

  it('finds nothing without a glossary', () => {
    expect(findTerms({}, '数据资产', 'zh-CN')).toEqual([]);
  });
});
