import { unzipSync } from 'fflate';
import { checkArchive } from '../sheets/check-archive.ts';
import { findWorkbookKind } from '../sheets/read-workbook.ts';
import { MARK_START } from './form-mark.ts';
import { MOST_UNPACKED } from './open-form.ts';

/** Where texts are in a workbook, the likelier place first. */
const TEXT_PARTS = [/(?:^|\/)(?:sharedStrings|content)\.xml$/, /(?:^|\/)worksheets\/[^/]+\.xml$/];

/** In .xls a text is in one byte a character, or in two where one of them is Chinese. */
const holdsMark = (bytes: Buffer): boolean =>
  bytes.includes(MARK_START) || bytes.includes(MARK_START, 0, 'utf16le');

/**
 * Whether a file is a form, as far as that can be told without reading it: quick enough for a whole folder. One that
 * cannot be unpacked counts as a form: reading it will say what is wrong.
 */
export function hasFormMark(bytes: Buffer): boolean {
  const kind = findWorkbookKind(bytes);
  if (kind === null) return false;
  if (kind === 'xls') return holdsMark(bytes);
  if (checkArchive(bytes, MOST_UNPACKED) !== null) return true;
  try {
    return TEXT_PARTS.some((part) =>
      Object.values(unzipSync(bytes, { filter: ({ name }) => part.test(name) })).some((text) =>
        holdsMark(Buffer.from(text.buffer, text.byteOffset, text.byteLength)),
      ),
    );
  } catch {
    return true;
  }
}
