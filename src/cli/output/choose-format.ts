import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** The format of what is printed. AppError usage when `--json` and `--format` ask for different things. */
export function chooseFormat<F extends string>(
  format: F | undefined,
  { t, options }: Context,
): F | 'json' | 'table' {
  if (!options.json) return format ?? 'table';
  if (format !== undefined && format !== 'json')
    throw new AppError('usage', { detail: t('common.badFormat', { format }) });
  return 'json';
}
