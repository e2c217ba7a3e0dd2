import type { Language } from '../../core/text.ts';
import { createTranslate } from '../../locales/translate.ts';
import type { Context } from '../context.ts';

/** The same context in another language. */
export const speak = async (context: Context, language: Language): Promise<Context> =>
  language === context.language ? context : { ...context, language, t: await createTranslate(language) };
