import { AppError } from '../../errors.ts';
import type { MessageKey } from '../../locales/translate.ts';
import type { Context } from '../context.ts';

/** The formats in a list such as "pdf,html", or all that are known. AppError usage with `refusal` for another one. */
export function parseFormatList<F extends string>(
  list: string,
  known: readonly F[],
  refusal: MessageKey,
  { t }: Context,
): F[] {
  if (list === 'all') return [...known];
  const wished = list.split(',').map((one) => one.trim().toLowerCase());
  return [...new Set(wished)].map((one) => {
    const format = known.find((name) => name === one);
    if (format !== undefined) return format;
    throw new AppError('usage', { detail: t(refusal, { format: one, known: known.join(', ') }) });
  });
}
