import { findIndustryName } from '../../core/catalogues/industries.ts';
import { findRegionName } from '../../core/catalogues/regions.ts';
import type { CohortSelection } from '../../core/cohort/select-rows.ts';
import { LANGUAGES, type Language, type Text } from '../../core/text.ts';
import { createTranslate, type Translate } from '../../locales/translate.ts';

/** A county is named by the city that it lies in, and told apart by its code. */
function nameRegion(start: string, language: Language): string {
  const name = findRegionName(start.padEnd(6, '0'))?.[language] ?? start;
  return start.length === 6 ? `${name} ${start}` : name;
}

/** What a group is called in one language, from what was asked for. */
function describe(t: Translate, language: Language, selection: CohortSelection): string {
  const { region, industry, role, size, kind, since, until } = selection;
  const parts = [
    region === undefined ? null : nameRegion(region, language),
    industry === undefined ? null : (findIndustryName(industry)?.[language] ?? industry),
    size === undefined ? null : t(`cohort.sizes.${size as 'small'}`),
    role === undefined ? null : t(`cohort.roles.${role as 'data-owner'}`),
    kind === undefined ? null : t(`cohort.kinds.${kind as 'self'}`),
    since === undefined && until === undefined ? null : `${since ?? ''}–${until ?? ''}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? t('cohort.everyone') : parts.join(t('common.clause'));
}

/** The name of a comparison group, for reports in either language. */
export async function labelBenchmark(selection: CohortSelection): Promise<Text> {
  const names = await Promise.all(
    LANGUAGES.map(
      async (language) => [language, describe(await createTranslate(language), language, selection)] as const,
    ),
  );
  return Object.fromEntries(names) as Text;
}
