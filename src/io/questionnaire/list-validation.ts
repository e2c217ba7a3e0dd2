import type { DataValidation } from 'hucre';
import type { Language } from '../../core/text.ts';
import { CHOOSE } from './form-words.ts';
import type { OptionLists } from './option-lists.ts';

/** A drop-down with these values on the cells of a range; `strict`: nothing else may be typed. */
export const listValidation = (
  range: string,
  values: readonly string[],
  {
    lists,
    language,
    strict,
  }: { readonly lists: OptionLists; readonly language: Language; readonly strict: boolean },
): DataValidation => ({
  type: 'list',
  range,
  formula1: lists.rangeOf(values),
  allowBlank: true,
  showErrorMessage: strict,
  errorStyle: 'stop',
  errorMessage: CHOOSE[language],
});
