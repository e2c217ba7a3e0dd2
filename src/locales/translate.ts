import { createRequire } from 'node:module';
import type { InitOptions, i18n } from 'i18next';
import type { Language } from '../core/text.ts';
import type { Messages } from './en/messages.ts';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every message there is, as a dotted key; a wrong key fails to compile. */
export type MessageKey = Leaves<Messages>;

/** The message of a key with its parameters filled in; a `count` of 1 takes the message's singular. */
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

/** i18next, for the messages with something to fill in; loaded with the first of them, and help has none. */
function createEngine(language: Language, messages: Messages): i18n {
  const i18next: typeof import('i18next').default = createRequire(import.meta.url)('i18next');
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: messages } },
    // Nothing is loaded: it is ready when this returns.
    initAsync: false,
    // Terminals are not HTML; src/cli/output cleans control characters at the edge.
    // No value has a format; without a formatter of our own, i18next makes those for numbers and dates.
    interpolation: { escapeValue: false, format: String },
    showSupportNotice: false,
  } as InitOptions);
  return instance;
}

/** The program's words in one language. Both languages have the same keys (their types say so). */
export async function createTranslate(language: Language): Promise<Translate> {
  const { messages } =
    language === 'en' ? await import('./en/messages.ts') : await import('./zh-CN/messages.ts');
  let engine: i18n | null = null;
  return (key, params) => {
    const plain = params === undefined ? findPlain(messages, key) : null;
    if (plain !== null) return plain;
    engine ??= createEngine(language, messages);
    return engine.t(key, { ...params });
  };
}
