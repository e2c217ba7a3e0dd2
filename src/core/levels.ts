import { compare, fromDecimal, type Rational } from './rational.ts';
import type { Band, Level } from './rubric.ts';

/** The position of the band that a score falls into; −1 below the first. Bands are half-open, ascending. */
export function findBand(bands: readonly Band[], score: Rational): number {
  let found = -1;
  for (const band of bands) {
    if (compare(score, fromDecimal(band.atLeast)) < 0) break;
    found += 1;
  }
  return found;
}

/** The level of a score, null when there is no score or no band for it. */
export function levelOf(bands: readonly Band[], score: Rational | null): Level | null {
  return score === null ? null : (bands[findBand(bands, score)]?.level ?? null);
}
