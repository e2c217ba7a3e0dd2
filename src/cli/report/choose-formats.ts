import { AppError } from '../../errors.ts';
import { FORMATS, type Format } from '../../report/render-report.ts';
import type { Context } from '../context.ts';

/** The formats in a list such as "pdf,html", or all of them. AppError usage for one that there is not. */
export function chooseFormats(list: string, { t }: Context): Format[] {
  const wished = list === 'all' ? [...FORMATS] : list.split(',').map((one) => one.trim().toLowerCase());
  for (const one of wished)
    if (!(FORMATS as readonly string[]).includes(one))
      throw new AppError('usage', {
        detail: t('report.badFormat', { format: one, known: FORMATS.join(t('common.comma')) }),
      });
  return [...new Set(wished as Format[])];
}
