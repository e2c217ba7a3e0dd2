import type { Text } from '../text.ts';
import { type CatalogueEntry, type CatalogueRows, readCatalogue } from './catalogue.ts';
import rows from './regions.json' with { type: 'json' };

const known: CatalogueRows = rows;

/** GB/T 2260: provinces, prefectures, and the cities and counties that a province governs directly. */
export const listRegions = (): CatalogueEntry[] => readCatalogue(known);

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;
const prefectureOf = (code: string): string => `${code.slice(0, 4)}00`;

/**
 * Whether a code of six digits begins with a province's. Below that the list changes every year and holds
 * thousands of counties: a code that is not listed here is no mistake.
 */
export const isRegion = (code: string): boolean =>
  /^\d{6}$/.test(code) && Object.hasOwn(known, provinceOf(code));

/** The listed place that a code is, or lies in, with its province before it: "江西省鹰潭市", "Yingtan, Jiangxi". */
export function findRegionName(code: string): Text | null {
  const province = isRegion(code) ? known[provinceOf(code)] : undefined;
  if (province === undefined) return null;
  const [chinese = '', english = ''] = province;
  const [place, placeInEnglish] = known[code] ?? known[prefectureOf(code)] ?? province;
  if (place === chinese) return { 'zh-CN': chinese, en: english };
  return { 'zh-CN': `${chinese}${place}`, en: `${placeInEnglish}, ${english}` };
}

/** The same without its province: "鹰潭市", "Yingtan". */
export function findPlaceName(code: string): Text | null {
  const found = isRegion(code)
    ? (known[code] ?? known[prefectureOf(code)] ?? known[provinceOf(code)])
    : undefined;
  const [chinese = '', english = ''] = found ?? [];
  return found === undefined ? null : { 'zh-CN': chinese, en: english };
}
