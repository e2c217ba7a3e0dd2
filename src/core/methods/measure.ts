import type { Method } from '../rubric.ts';
import type { Children, ChildValues } from './children.ts';
import { measureDeduct } from './deduct.ts';
import { measureLadder } from './ladder.ts';
import { measureLevelSum } from './level-sum.ts';
import { measureMean } from './mean.ts';
import type { Measurement } from './measurement.ts';
import { measureMin } from './min.ts';
import { measureSum } from './sum.ts';
import { measureWaterfall } from './waterfall.ts';

const someCounts = ({ counted }: Children, { values }: ChildValues): boolean =>
  counted.some((at) => values[at] !== null);

/** The exact value of a node from its children, by its method; null when no child that counts has a score. */
export function measure(method: Method, children: Children, given: ChildValues): Measurement | null {
  if (!someCounts(children, given)) return null;
  switch (method.type) {
    case 'mean':
      return measureMean(children, given.values, children.counted);
    case 'sum':
      return measureSum(children, given.values, method.base);
    case 'min':
      return measureMin(given.values, children.counted);
    case 'deduct':
      return measureDeduct(children, given.values, method.base, method.floor);
    case 'level-sum':
      return measureLevelSum(children, given);
    case 'ladder':
      return measureLadder(children, given, method.rating, method.rows);
    case 'waterfall':
      return measureWaterfall(children, given, method.metFrom ?? 1);
  }
}
