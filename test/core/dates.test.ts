import { describe, expect, it } from 'vitest';
import { addMonths, daysBetween, monthsBetween, yearsBetween } from '../../src/core/dates.ts';

describe('some months later', () => {
  it.each([
    ['2025-01-15', 1, '2025-02-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
  ])('%s + %i is %s: the same day, or the last one of the month', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });
});

describe('between two dates', () => {
  it('lie days, fewer than none where the second is the earlier one', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2025-03-01', '2025-02-28')).toBe(-1);
  });

  it('lie months once their day has come', () => {
    expect(monthsBetween('2025-11-30', '2026-02-28')).toBe(2);
    expect(monthsBetween('2025-11-28', '2026-02-28')).toBe(3);
  });

  it('lie years once their day has come', () => {
    expect(yearsBetween('2023-11-22', '2026-11-21')).toBe(2);
    expect(yearsBetween('2023-11-21', '2026-11-21')).toBe(3);
    expect(yearsBetween('2024-02-29', '2026-02-28')).toBe(1);
  });
});
