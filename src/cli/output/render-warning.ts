import type { RubricIndex } from '../../core/index-rubric.ts';
import type { ResultWarning } from '../../core/result.ts';
import type { Language } from '../../core/text.ts';
import type { Translate } from '../../locales/translate.ts';
import { nameOf } from './name-of.ts';

/** A warning of a result in words. */
export const renderWarning = (
  t: Translate,
  { code, node, value }: ResultWarning,
  index: RubricIndex,
  language: Language,
): string =>
  t(`score.warnings.${code}`, { node: nameOf(index, node, language), percent: Math.round(value * 100) });
