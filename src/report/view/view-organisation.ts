import { findIndustryName } from '../../core/catalogues/industries.ts';
import { findRegionName } from '../../core/catalogues/regions.ts';
import type { Language, Text } from '../../core/text.ts';
import type { Phrases } from '../words/phrases.ts';
import type { Fact, Words } from './report-view.ts';
import { type ViewContext, viewLevel } from './view-context.ts';

/** Made once for each language: making one takes longer than all else about a date. */
const dateFormats = new Map<Language, Intl.DateTimeFormat>();

function dateFormat(language: Language): Intl.DateTimeFormat {
  const known = dateFormats.get(language);
  const format =
    known ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
  if (known === undefined) dateFormats.set(language, format);
  return format;
}

/** "2026年11月1日" or "1 November 2026", from an ISO date. */
export function viewDate(phrases: Phrases, iso: string | undefined): Words {
  if (iso === undefined) return phrases.phrase('date.unstated');
  const date = new Date(`${iso}T00:00:00Z`);
  return Object.fromEntries(
    phrases.languages.map((language) => [language, dateFormat(language).format(date)]),
  );
}

/** Whose assessment it is and by what it was made; `stated`: the target level was given, not taken as the next one. */
export function viewOrganisation(context: ViewContext, stated: boolean): Fact[] {
  const { phrase, same } = context;
  const { enterprise, assessment, rubric } = context.result;
  const { edition, title } = context.index.rubric;
  const target = viewLevel(context, context.target);
  const fact = (name: Words, value: Words | undefined): Fact[] =>
    value === undefined ? [] : [{ name, value }];
  const text = (value: string | undefined) => (value === undefined ? undefined : same(value));
  /** A code with the name that its catalogue gives it. */
  const named = (code: string | undefined, findName: (code: string) => Text | null): Words | undefined => {
    if (code === undefined) return undefined;
    const name = findName(code);
    return name === null
      ? same(code)
      : Object.fromEntries(context.languages.map((language) => [language, `${code} ${name[language]}`]));
  };
  return [
    ...fact(phrase('label.enterprise'), same(enterprise.name)),
    ...fact(phrase('label.uscc'), text(enterprise.uscc)),
    ...fact(phrase('label.industry'), named(enterprise.industry, findIndustryName)),
    ...fact(phrase('label.region'), named(enterprise.region, findRegionName)),
    ...fact(phrase('label.role'), enterprise.role && phrase(`label.role.${enterprise.role}`)),
    ...fact(phrase('label.size'), enterprise.size && phrase(`label.size.${enterprise.size}`)),
    ...fact(phrase('label.date'), viewDate(context, assessment.assessedOn)),
    ...fact(phrase('label.kind'), phrase(`kind.${assessment.kind ?? 'unstated'}`)),
    ...fact(
      phrase('label.target'),
      phrase(stated ? 'target.stated' : 'target.next', { level: target.text, name: target.name ?? '' }),
    ),
    ...fact(phrase('label.standard'), text(edition?.standard)),
    ...fact(
      phrase('label.rubric'),
      Object.fromEntries(
        context.languages.map((language) => [language, `${title[language]} ${rubric.version}`]),
      ),
    ),
  ];
}
