import type { Parsed, Problem } from '../errors.ts';
import { theme } from './generated/theme.js';
import { toProblems } from './to-problems.ts';

/** A theme as its file has it: the logo is still a path. */
export interface ThemeFile {
  readonly schemaVersion: 1;
  readonly firm?: string;
  readonly footer?: string;
  readonly logo?: string;
  readonly colors?: { readonly primary?: string; readonly secondary?: string; readonly accent?: string };
}

/** White text on the primary colour, and the others on white: what WCAG 2 asks of text (AA). */
const LEAST_CONTRAST = 4.5;

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of a colour with white, from 1 (the same) to 21 (black). */
const contrastWithWhite = (color: string): number => 1.05 / (luminance(color) + 0.05);

function checkContrast({ colors = {} }: ThemeFile): Problem[] {
  return Object.entries(colors).flatMap(([name, color]) => {
    const contrast = contrastWithWhite(color);
    if (contrast >= LEAST_CONTRAST) return [];
    const params = { color, contrast: contrast.toFixed(1), limit: LEAST_CONTRAST };
    return [{ code: 'color-contrast' as const, path: `$.colors.${name}`, params }];
  });
}

/** The shape of a theme file, and whether its colours can be read. */
export function parseTheme(data: unknown): Parsed<ThemeFile> {
  if (!theme(data)) return { ok: false, problems: toProblems(theme.errors, data) };
  const { $schema: _, ...value } = data as ThemeFile & { readonly $schema?: string };
  const problems = checkContrast(value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
