import type { Language } from '../core/text.ts';

const matchLanguage = (text: string | undefined): Language | null => {
  if (text === undefined || /^(C|POSIX)(\.|$)/.test(text) || text === '') return null;
  return /^zh/i.test(text) ? 'zh-CN' : 'en';
};

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
  return matchLanguage(flag) ?? matchLanguage(env.DCMM_LANG) ?? matchLanguage(locale) ?? 'zh-CN';
}
