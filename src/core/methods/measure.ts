import type { Method } from '../rubric.ts';
import { measureDeduct } from './deduct.ts';
import { measureLadder } from './ladder.ts';
import { measureLevelSum } from './level-sum.ts';
import { measureMean } from './mean.ts';
import { measureMin } from './min.ts';
import type { LevelledPart, Measure } from './part.ts';
import { measureSum } from './sum.ts';
import { measureWaterfall } from './waterfall.ts';

/** The exact value of a node from its children, by the method that its layer declares. */
export function measure(method: Method, parts: readonly LevelledPart[]): Measure {
  switch (method.type) {
    case 'mean':
      return measureMean(parts);
    case 'sum':
      return measureSum(parts);
    case 'min':
      return measureMin(parts);
    case 'deduct':
      return measureDeduct(parts, method.base, method.floor);
    case 'level-sum':
      return measureLevelSum(parts);
    case 'ladder':
      return measureLadder(parts, method.rating, method.rows);
    case 'waterfall':
      return measureWaterfall(parts, method.metFrom ?? 1);
  }
}
