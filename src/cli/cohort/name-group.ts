import { findIndustryName } from '../../core/catalogues/industries.ts';
import { findPlaceName, findRegionName } from '../../core/catalogues/regions.ts';
import type { Grouping } from '../../core/cohort/grouping.ts';
import { KINDS, ROLES, SIZES } from '../../core/response.ts';
import type { Rubric } from '../../core/rubric.ts';
import type { Context } from '../context.ts';

const isOneOf = <T extends string>(list: readonly T[], word: string): word is T =>
  (list as readonly string[]).includes(word);

/**
 * The name of a group in the user's language: of a region, an industry, a level; a period is its own name. Cities of
 * one province go without its name; of several they need it: two are called Fuzhou in English.
 */
export function nameGroup(
  { t, language }: Pick<Context, 't' | 'language'>,
  rubric: Rubric,
  grouping: Grouping,
  key: string | null,
  inOneProvince: boolean,
): string {
  if (key === null) return t('cohort.notStated');
  switch (grouping) {
    case 'province':
    case 'city':
      return (inOneProvince ? findPlaceName(key) : findRegionName(key))?.[language] ?? key;
    case 'section':
    case 'industry':
      return findIndustryName(key)?.[language] ?? key;
    case 'size':
      return isOneOf(SIZES, key) ? t(`cohort.sizes.${key}`) : key;
    case 'role':
      return isOneOf(ROLES, key) ? t(`cohort.roles.${key}`) : key;
    case 'kind':
      return isOneOf(KINDS, key) ? t(`cohort.kinds.${key}`) : key;
    case 'level': {
      const level = rubric.levels.find((one) => String(one.level) === key);
      return level === undefined ? key : `${key} ${level.name[language]}`;
    }
    case 'year':
    case 'quarter':
    case 'month':
      return key;
  }
}
