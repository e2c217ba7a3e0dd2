import type { MessageParams } from '../../errors.ts';
import type { Translate } from '../../locales/translate.ts';
import { cleanParams } from './clean.ts';

/** Codes of the operating system that we have words for. */
const SYSTEM_CODES = [
  'EACCES',
  'EBUSY',
  'EISDIR',
  'ELOOP',
  'EMFILE',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
] as const;
type SystemCode = (typeof SYSTEM_CODES)[number];
const isSystemCode = (word: unknown): word is SystemCode =>
  (SYSTEM_CODES as readonly unknown[]).includes(word);

/** A message's parameters, safe to print, and with the system's reason as people say it. */
export function wordParams(t: Translate, params?: MessageParams): Record<string, string | number> {
  const { reason } = params ?? {};
  const words = isSystemCode(reason) ? { reason: t(`common.systemCodes.${reason}`) } : {};
  return { ...cleanParams(params), ...words };
}
