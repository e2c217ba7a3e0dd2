import type { Text } from '../text.ts';
import { type CatalogueEntry, type CatalogueRows, readCatalogue } from './catalogue.ts';
import rows from './industries.json' with { type: 'json' };

const known: CatalogueRows = rows;

/** GB/T 4754-2017: the sections A–T, each followed by its two-digit divisions. */
export const listIndustries = (): CatalogueEntry[] => readCatalogue(known);

/** The section or division that a code lies in: "C3211" → "C32". */
const divisionOf = (code: string): string => code.slice(0, 3);

/** Whether a code names a section of GB/T 4754, alone or followed by one of its divisions and any class in it. */
export const isIndustry = (code: string): boolean =>
  /^[A-T](\d{2,4})?$/.test(code) && Object.hasOwn(known, divisionOf(code));

/** The name of a code's division (or section); null for a code that `isIndustry` refuses. */
export function findIndustryName(code: string): Text | null {
  const [chinese, english] = (isIndustry(code) && known[divisionOf(code)]) || [];
  return chinese === undefined || english === undefined ? null : { 'zh-CN': chinese, en: english };
}
