import type { Page } from 'puppeteer-core';
import { FONT_FAMILY, FONT_MARK } from './fonts.ts';

/** What is printed in the place of a character that no typeface has. */
const PLACEHOLDER = '□';

/** A page with each of these characters in an element of its own, set as the reports are. */
export const probePage = (characters: readonly number[]): string =>
  `<!doctype html><style>${FONT_MARK}</style><body style="font-family:'${FONT_FAMILY}',sans-serif">${characters
    .map((code) => `<p>&#${code};</p>`)
    .join('')}`;

/**
 * Those of the characters that the browser finds no glyph for, given the open page that shows them: it then draws the
 * box of the embedded typeface, which does not have them, or nothing at all.
 */
export async function findUnprintable(page: Page, characters: readonly number[]): Promise<string[]> {
  const session = await page.createCDPSession();
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'p' });
  const unprintable: string[] = [];
  for (const [position, nodeId] of nodeIds.entries()) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    const code = characters[position];
    if (code !== undefined && fonts.every(({ isCustomFont }) => isCustomFont))
      unprintable.push(String.fromCodePoint(code));
  }
  return unprintable;
}

/** A page with a box for every character as a reader counts them (👩‍👧 is one) that begins with one of these. */
export function replaceCharacters(html: string, unprintable: readonly string[]): string {
  if (unprintable.length === 0) return html;
  const codes = unprintable.map((character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).join('');
  const rest = '(?:\\p{Emoji_Modifier}|[\\ufe0f\\u20e3]|\\u200d.)*';
  return html.replace(new RegExp(`[${codes}](?:(?<=\\p{RI})\\p{RI})?${rest}`, 'gu'), PLACEHOLDER);
}
