import type { Language } from '../core/text.ts';
import type { Messages } from './en/messages.ts';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every message there is, as a dotted key; a wrong key fails to compile. */
export type MessageKey = Leaves<Messages>;

type TranslateParams = Readonly<Record<string, string | number>>;

export type Translate = (key: MessageKey, params?: TranslateParams) => string;

type Words = { readonly [key: string]: string | Words };

/** The message of a dotted key; the key itself where there is none, which only an untyped key can bring about. */
function findMessage(messages: Words, key: string): string {
  let found: string | Words | undefined = messages;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return typeof found === 'string' ? found : key;
}

/** `{{name}}`, or `$t(key)` for another message, whose key may itself have a `{{name}}` in it. */
const PLACEHOLDER = /\{\{(\w+)\}\}|\$t\(([^)]+)\)/g;

/** The program's words in one language. Both languages have the same keys (their types say so). */
export async function createTranslate(language: Language): Promise<Translate> {
  const { messages } =
    language === 'en' ? await import('./en/messages.ts') : await import('./zh-CN/messages.ts');
  // One pass: what is filled in is never looked through for placeholders.
  const fill = (text: string, params: TranslateParams): string =>
    text.replace(PLACEHOLDER, (_, name: string | undefined, key: string | undefined) =>
      key === undefined
        ? String(params[name ?? ''] ?? '')
        : fill(findMessage(messages, fill(key, params)), params),
    );
  return (key, params = {}) => fill(findMessage(messages, key), params);
}
