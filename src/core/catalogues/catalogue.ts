import type { Text } from '../text.ts';

/** One entry of a public classification that enterprises are described with. */
export interface CatalogueEntry {
  readonly code: string;
  readonly name: Text;
  /** Another spelling that people search by, such as the plain pinyin of "Hohhot". */
  readonly also?: string;
}

/** Rows as the data files hold them: code → Chinese name, English name, another spelling. */
export type CatalogueRows = Readonly<Record<string, readonly string[]>>;

export const readCatalogue = (rows: CatalogueRows): CatalogueEntry[] =>
  Object.entries(rows).map(([code, [chinese = code, english = code, also]]) => ({
    code,
    name: { 'zh-CN': chinese, en: english },
    ...(also !== undefined && { also }),
  }));
