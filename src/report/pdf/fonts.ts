import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { findMissing, subsetFont } from './subset-font.ts';

/** One static weight of the report's typeface. A variable font would turn into Type 3 glyphs in the PDF. */
export interface FontFile {
  readonly weight: 400 | 700;
  readonly path: string;
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
      fonts.push({ weight, path });
    } catch {
      missing.push(name);
    }
  }
  return { fonts, missing };
}

/** Where a page wants its fonts: a style sheet cannot be closed by it, so it may stand in any page. */
export const FONT_MARK = '/*dcmm-fonts*/';

const readFonts = new Map<string, Promise<Buffer>>();

/** Read once: several reports of one run use the same files. */
function readFont(path: string): Promise<Buffer> {
  const known = readFonts.get(path) ?? readFile(path);
  readFonts.set(path, known);
  return known;
}

/** The characters of a page, and all of ASCII: page numbers are made only in the browser. */
function listCharacters(html: string): ReadonlySet<number> {
  const characters = new Set<number>();
  for (let code = 0x20; code < 0x7f; code += 1) characters.add(code);
  // Most of a page has been seen before: looking that up first is ten times as quick as adding every character.
  const seen = new Uint8Array(0x10000);
  for (let at = 0; at < html.length; at += 1) {
    const unit = html.charCodeAt(at);
    if (seen[unit]) continue;
    const code = html.codePointAt(at) ?? unit;
    characters.add(code);
    if (code === unit) seen[unit] = 1;
  }
  return characters;
}

/** The characters of a page that the report's typeface does not have. */
export async function findMissingCharacters(html: string, fonts: readonly FontFile[]): Promise<number[]> {
  const [regular] = fonts;
  return regular === undefined ? [] : findMissing(await readFont(regular.path), listCharacters(html));
}

/** The page as bytes, with @font-face rules of the page's own characters in the place of its font mark. */
export async function embedFonts(html: string, fonts: readonly FontFile[]): Promise<Uint8Array> {
  const characters = listCharacters(html);
  const rules = await Promise.all(
    fonts.map(async ({ weight, path }) => {
      const font = subsetFont(await readFont(path), characters);
      return `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};font-display:block;src:url("data:font/ttf;base64,${font.toString('base64')}") format("truetype")}`;
    }),
  );
  const mark = html.indexOf(FONT_MARK);
  if (mark < 0) return Buffer.from(html);
  // As bytes: the fonts are three times as long as the page, and a text with Chinese in it takes two bytes for each of their letters.
  return Buffer.concat([
    Buffer.from(html.slice(0, mark)),
    ...rules.map((rule) => Buffer.from(rule, 'latin1')),
    Buffer.from(html.slice(mark + FONT_MARK.length)),
  ]);
}
