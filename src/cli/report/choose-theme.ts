import { loadTheme } from '../../io/load-theme.ts';
import { DEFAULT_THEME, type Theme } from '../../report/theme.ts';
import type { Context } from '../context.ts';

/** The theme in a file laid over the product's own. */
export async function chooseTheme(file: string | undefined, { cwd }: Context): Promise<Theme> {
  if (file === undefined) return DEFAULT_THEME;
  const { firm = null, footer = null, logo = null, colors } = await loadTheme(file, cwd);
  return { firm, footer, logo, colors: { ...DEFAULT_THEME.colors, ...colors } };
}
