/** How numbers are spread; quartiles by linear interpolation, as spreadsheets' QUARTILE.INC has them. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly lowest: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly highest: number;
}

/** Whole numbers within so wide a range are counted; beyond it, sorting is cheaper. */
const MOST_BINS = 1 << 16;

/** A look-up of the n-th smallest number (from 0) of a list. */
type NthOf = (n: number) => number;

function countUp(values: Int32Array, lowest: number, range: number): NthOf {
  const counts = new Int32Array(range + 1);
  for (let at = 0; at < values.length; at += 1) {
    const bin = (values[at] as number) - lowest;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return (n) => {
    let before = 0;
    for (let bin = 0; bin <= range; bin += 1) {
      before += counts[bin] as number;
      if (n < before) return lowest + bin;
    }
    return lowest + range;
  };
}

function sortUp(values: Int32Array): NthOf {
  const sorted = values.slice().sort();
  return (n) => sorted[n] as number;
}

/** The spread of whole numbers, divided by `scale`; null when there are none. Cost: linear. */
export function measureSpread(values: Int32Array, scale: number): Spread | null {
  const count = values.length;
  if (count === 0) return null;
  let [lowest, highest, sum] = [values[0] as number, values[0] as number, 0];
  for (let at = 0; at < count; at += 1) {
    const value = values[at] as number;
    sum += value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const range = highest - lowest;
  const nth = range < MOST_BINS ? countUp(values, lowest, range) : sortUp(values);
  const quantile = (share: number): number => {
    const place = share * (count - 1);
    const below = Math.floor(place);
    const low = nth(below);
    return below === place ? low / scale : (low + (nth(below + 1) - low) * (place - below)) / scale;
  };
  return {
    count,
    mean: sum / count / scale,
    lowest: lowest / scale,
    lowerQuartile: quantile(0.25),
    median: quantile(0.5),
    upperQuartile: quantile(0.75),
    highest: highest / scale,
  };
}
