import { describe, expect, it } from 'vitest';
import { addAnswer, estimateSeconds, NO_PACE, type Pace } from '../../src/core/pace.ts';

const after = (count: number, seconds: number, from: Pace = NO_PACE): Pace =>
  Array.from({ length: count }).reduce<Pace>((pace) => addAnswer(pace, seconds), from);

describe('pace', () => {
  it('expects more of a screening question than of a criterion', () => {
    expect(estimateSeconds(NO_PACE, 100, 'screening')).toBeGreaterThan(estimateSeconds(NO_PACE, 100, 'full'));
  });

  it('comes to the pace of the user, whatever was expected', () => {
    expect(estimateSeconds(after(40, 6), 100, 'full')).toBeCloseTo(700, -2);
    expect(estimateSeconds(after(40, 60), 100, 'full')).toBeGreaterThan(5000);
  });

  it('follows a user who speeds up', () => {
    const slow = after(40, 60);
    expect(estimateSeconds(after(200, 5, slow), 100, 'full')).toBeLessThan(700);
  });

  it('does not take a pause for work', () => {
    expect(addAnswer(NO_PACE, 3600)).toEqual({ answers: 1, seconds: 180 });
    expect(addAnswer(NO_PACE, -5)).toEqual({ answers: 1, seconds: 0 });
  });

  it('needs no time for nothing', () => {
    expect(estimateSeconds(after(3, 10), 0, 'full')).toBe(0);
  });
});
