import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The oldest date that a ZIP file can state. */
const NO_DATE = new Date(1980, 0, 1);

/**
 * Changes what the writer does not let us choose: rows keep the height that they need and grow with what is typed into
 * them, and nothing in the file tells the time at which it was made: the same form is the same bytes.
 */
export function settleWorkbook(content: Uint8Array): Uint8Array {
  const settled: Zippable = {};
  for (const [name, part] of Object.entries(unzipSync(content))) {
    const text = strFromU8(part)
      .replace(/(<row [^>]*?) customHeight="(?:true|1)"/g, '$1')
      .replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, '');
    settled[name] = [strToU8(text), { mtime: NO_DATE }];
  }
  return zipSync(settled, { level: 6 });
}
