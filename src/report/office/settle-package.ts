import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The oldest date that a ZIP file can state: the package's own parts carry no date of their making. */
const NO_DATE = new Date(1980, 0, 1);

/**
 * Takes out of an Office package what differs from run to run, so that the same report is the same bytes:
 * random relationship ids, numbers counted through the life of the process, the clock in its properties, the
 * dates of its parts and their order.
 * `date` (ISO) is put in the place of the clock's; without one the properties carry none.
 */
export function settlePackage(content: Uint8Array, date: string | undefined): Uint8Array<ArrayBuffer> {
  const ids = new Map<string, string>();
  const numbers = new Map<string, number>();
  const renumber = (number: string): number => {
    const known = numbers.get(number) ?? numbers.size + 1;
    numbers.set(number, known);
    return known;
  };
  const settled: Zippable = {};
  const parts = unzipSync(content);
  for (const name of Object.keys(parts).sort()) {
    const part = parts[name] as Uint8Array;
    if (!/\.(xml|rels)$/.test(name)) {
      // The workbook with a chart's data is a package within the package.
      const content = name.endsWith('.xlsx') ? settlePackage(part, date) : part;
      settled[name] = [content, { mtime: NO_DATE }];
      continue;
    }
    const text = strFromU8(part)
      .replace(/(?<![\w-])rId[\w-]{21}(?![\w-])/g, (id) => {
        const known = ids.get(id) ?? `rIdx${ids.size + 1}`;
        ids.set(id, known);
        return known;
      })
      .replace(
        /(<w:bookmark(?:Start|End)[^>]*w:id=")(\d+)"/g,
        (_, start: string, number: string) => `${start}${renumber(number)}"`,
      )
      .replace(/\b_Toc(\d+)\b/g, (_, number: string) => `_Toc${renumber(`t${number}`)}`)
      .replace(
        /(<wp:docPr[^>]* id=")(\d+)"/g,
        (_, start: string, number: string) => `${start}${renumber(`d${number}`)}"`,
      )
      .replace(
        /<dcterms:(created|modified)([^>]*)>[^<]*<\/dcterms:\1>/g,
        date === undefined ? '' : `<dcterms:$1$2>${date}T00:00:00Z</dcterms:$1>`,
      );
    settled[name] = [strToU8(text), { mtime: NO_DATE }];
  }
  return zipSync(settled, { level: 6 });
}
