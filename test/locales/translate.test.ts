import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/locales/translate.ts';

describe('a message', () => {
  it('is filled in with its parameters', async () => {
    const t = await createTranslate('en');
    expect(t('assess.left', { id: 'abc', answered: 3, count: 10 })).toContain('abc');
    expect(t('assess.left', { id: 'abc', answered: 3, count: 10 })).not.toContain('{{');
  });

  it('may hold another message, chosen by a parameter', async () => {
    const t = await createTranslate('en');
    const message = t('problems.json-syntax', { line: 1, column: 2, fault: 'trailing-comma' });
    expect(message).toContain(t('common.jsonSyntax.trailing-comma'));
  });

  it('shows what is filled in as it is, placeholders in it too', async () => {
    const t = await createTranslate('zh-CN');
    const id = '{{count}} $t(common.error) $&';
    expect(t('assess.left', { id, answered: 3, count: 10 })).toContain(id);
  });
});
