import i18next from 'i18next';
import type { Language } from '../core/text.ts';
import type { Messages } from './en/messages.ts';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every message there is, as a dotted key; a wrong key fails to compile. */
export type MessageKey = Leaves<Messages>;

export type Translate = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

/**
 * A message without placeholders is what it says. The command line alone has some hundred of them, and
 * i18next takes as long to find that out as all of the rest of creating it.
 */
function findPlain(messages: unknown, key: string): string | null {
  let found = messages;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || found === null) return null;
    found = (found as Record<string, unknown>)[part];
  }
  return typeof found === 'string' && !/\{\{|\$t\(/.test(found) ? found : null;
}

/** The program's words in one language. Both languages have the same keys (their types say so). */
export async function createTranslate(language: Language): Promise<Translate> {
  const { messages } =
    language === 'en' ? await import('./en/messages.ts') : await import('./zh-CN/messages.ts');
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: messages } },
    // Terminals are not HTML; src/cli/output cleans control characters at the edge.
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof instance.init>[0]);
  return (key, params) => findPlain(messages, key) ?? instance.t(key, { ...params });
}
