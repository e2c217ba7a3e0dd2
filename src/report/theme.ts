/** How a report looks beyond its template: a consultancy's name, logo, colours and footer. */
export interface Theme {
  readonly firm: string | null;
  readonly footer: string | null;
  /** A data: URI, so that the report stays one file. */
  readonly logo: string | null;
  readonly colors: ThemeColors;
}

export interface ThemeColors {
  /** Headings, large areas: dark enough to carry white text. */
  readonly primary: string;
  /** Bars and the shades of the heat map. */
  readonly secondary: string;
  /** Distance from the target, and cautions. */
  readonly accent: string;
}

export const DEFAULT_THEME: Theme = {
  firm: null,
  footer: null,
  logo: null,
  colors: { primary: '#17324d', secondary: '#2f5d8a', accent: '#a8431f' },
};
