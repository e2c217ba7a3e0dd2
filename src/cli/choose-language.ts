import type { Language } from '../core/text.ts';

const matchLanguage = (text: string | undefined): Language | null => {
  if (text === undefined || /^(C|POSIX)(\.|$)/.test(text) || text === '') return null;
  return /^zh/i.test(text) ? 'zh-CN' : 'en';
};

/** A flag that names neither language is refused later, in the language that would have been chosen without it. */
const matchFlag = (flag: string | undefined): Language | null =>
  flag === 'zh-CN' || flag === 'en' ? flag : null;

/** `--lang`, else `DCMM_LANG`, else the locale, else Chinese. A locale in another language reads English. */
export function chooseLanguage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): Language {
  const locale =
    platform === 'win32'
      ? Intl.DateTimeFormat().resolvedOptions().locale
      : env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return matchFlag(flag) ?? matchLanguage(env.DCMM_LANG) ?? matchLanguage(locale) ?? 'zh-CN';
}
