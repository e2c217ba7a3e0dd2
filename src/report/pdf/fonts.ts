import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** One static weight of the report's typeface. A variable font would turn into Type 3 glyphs in the PDF. */
export interface FontFile {
  readonly weight: 400 | 700;
  readonly path: string;
  readonly url: string;
}

export const FONT_FAMILY = 'Noto Sans SC';
const FONT_FILES = [
  [400, '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'],
  [700, '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'],
] as const;

/** The font files of the npm package, and the names of those that are missing. */
export function findFonts(): { readonly fonts: readonly FontFile[]; readonly missing: readonly string[] } {
  const { resolve } = createRequire(import.meta.url);
  const fonts: FontFile[] = [];
  const missing: string[] = [];
  for (const [weight, name] of FONT_FILES) {
    try {
      const path = resolve(name);
      if (statSync(path).size === 0) throw new RangeError('empty');
      fonts.push({ weight, path, url: pathToFileURL(path).href });
    } catch {
      missing.push(name);
    }
  }
  return { fonts, missing };
}

/** The @font-face rules by which a page uses these files. */
export const renderFontFaces = (fonts: readonly FontFile[]): string =>
  fonts
    .map(
      ({ weight, url }) =>
        `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};font-display:block;src:url("${url}") format("truetype")}`,
    )
    .join('\n');
