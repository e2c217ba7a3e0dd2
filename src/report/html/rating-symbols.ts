import type { ThemeColors } from '../theme.ts';
import type { Rating } from '../view/report-view.ts';

const QUIET = '#59636e';

const dataUri = (drawing: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${drawing}</svg>`)}`;

const ring = (stroke: string, more = ''): string =>
  `<circle cx="8" cy="8" r="6.5" fill="#fff" stroke="${stroke}"${more}/>`;

/**
 * A disc for each rating, filled as far as the criterion is met, so that a report in black and white says the
 * same. They are backgrounds: the rating stands beside them in words, and thousands of elements are saved.
 */
export function renderRatingSymbols({ primary, accent }: ThemeColors): Readonly<Record<Rating, string>> {
  return {
    met: dataUri(`<circle cx="8" cy="8" r="7" fill="${primary}"/>`),
    mostly: dataUri(`${ring(primary)}<path d="M8 8V1.5A6.5 6.5 0 1 1 1.5 8Z" fill="${primary}"/>`),
    partly: dataUri(`${ring(primary)}<path d="M8 1.5a6.5 6.5 0 0 1 0 13Z" fill="${primary}"/>`),
    unmet: dataUri(ring(accent, ' stroke-width="1.4"')),
    'not-applicable': dataUri(`<path d="M3 8h10" stroke="${QUIET}" stroke-width="1.6"/>`),
    unanswered: dataUri(ring(QUIET, ' stroke-dasharray="2 2"')),
    screened: dataUri(`<rect x="2" y="2" width="12" height="12" fill="#fff" stroke="${QUIET}"/>`),
  };
}
