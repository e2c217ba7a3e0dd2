import type { Translate } from '../../locales/translate.ts';
import type { CriterionChangeReport, StateReport } from '../../report/comparison/comparison-report.ts';

/** What can happen to a criterion, as users are told it, in the order of the counts. */
export const CRITERION_CHANGES = [
  'up',
  'down',
  'level',
  'answered',
  'cleared',
  'not-applicable',
  'applicable',
  'added',
  'removed',
] as const;

export function nameChange({ kind, direction }: CriterionChangeReport): (typeof CRITERION_CHANGES)[number] {
  if (kind !== 'changed') return kind;
  return direction === 'up' || direction === 'down' ? direction : 'level';
}

/** An answer in words: its options, or why there is none. */
export const describeAnswer = (t: Translate, { outcome, options }: StateReport): string =>
  outcome === 'rated'
    ? options.map(({ label }) => label).join(t('common.comma'))
    : t(`compare.states.${outcome}`);
