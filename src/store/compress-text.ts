import { zlib } from './zlib.ts';

/** The quickest: batch scoring compresses for each file, and what is stored is still a seventh of the text. */
const QUALITY = 0;
/** As far back as answers go (64 KB); a wider window would only have to be made ready each time. */
const WINDOW_BITS = 16;

/** A text in UTF-8, or a string, made small for the database. */
export function compressText(text: string | Uint8Array): Uint8Array {
  const { brotliCompressSync, constants } = zlib();
  return brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS },
  });
}

/** The text that `compressText` was given. */
export const expandText = (bytes: Uint8Array): string => zlib().brotliDecompressSync(bytes).toString('utf8');
