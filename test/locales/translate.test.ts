import { describe, expect, it } from 'vitest';
import { messages as en } from '../../src/locales/en/messages.ts';
import { createTranslate } from '../../src/locales/translate.ts';
import { messages as zhCN } from '../../src/locales/zh-CN/messages.ts';

describe('a message', () => {
  it('is filled in with its parameters', async () => {
    const t = await createTranslate('en');
    expect(t('assess.left', { id: 'abc', answered: 3, count: 10, review: '' })).toContain('abc');
    expect(t('assess.left', { id: 'abc', answered: 3, count: 10, review: '' })).not.toContain('{{');
  });

  it('may hold another message, chosen by a parameter', async () => {
    const t = await createTranslate('en');
    const message = t('problems.json-syntax', { line: 1, column: 2, fault: 'trailing-comma' });
    expect(message).toContain(t('common.jsonSyntax.trailing-comma'));
  });

  it('shows what is filled in as it is, placeholders in it too', async () => {
    const t = await createTranslate('zh-CN');
    const id = '{{count}} $t(common.error) $&';
    expect(t('assess.left', { id, answered: 3, count: 10, review: '' })).toContain(id);
  });

  it('has a singular in English where one thing is counted', async () => {
    const counted = async (language: 'en' | 'zh-CN', count: number) =>
      (await createTranslate(language))('classify.set.done', { count });
    expect(await counted('en', 1)).toBe('1 asset changed.');
    expect(await counted('en', 2)).toBe('2 assets changed.');
    expect(await counted('zh-CN', 1)).toBe('已修改 1 项。');
  });

  it('takes the same parameters in both languages', () => {
    const listed = (messages: object): [string, string[]][] =>
      Object.entries(messages).flatMap(([key, value]) =>
        key.endsWith('_one')
          ? []
          : typeof value === 'string'
            ? [[key, [...new Set(value.match(/\{\{\w+\}\}/g))].sort()]]
            : listed(value).map(([name, params]): [string, string[]] => [`${key}.${name}`, params]),
      );
    expect(listed(zhCN)).toEqual(listed(en));
  });
});
