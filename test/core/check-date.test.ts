import { expect, it } from 'vitest';
import { isDate } from '../../src/core/check-date.ts';

const DAY = 86_400_000;
const toText = (time: number): string => new Date(time).toISOString().slice(0, 10);

it('takes every day of the calendar from 1900 to 2104', () => {
  const refused: string[] = [];
  for (let time = Date.UTC(1900, 0, 1); time < Date.UTC(2105, 0, 1); time += DAY)
    if (!isDate(toText(time))) refused.push(toText(time));
  expect(refused).toEqual([]);
});

it('refuses days that do not exist', () => {
  const taken: string[] = [];
  for (let year = 1896; year < 2105; year += 1)
    for (let month = 0; month <= 13; month += 1)
      for (const day of [0, 29, 30, 31, 32]) {
        const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
        const exists = year >= 1900 && toText(Date.UTC(year, month - 1, day)) === text;
        if (isDate(text) && !exists) taken.push(text);
      }
  expect(taken).toEqual([]);
});

it.each([
  '2026-1-01',
  '2026-01-1',
  '26-01-01',
  '2026/01/01',
  '2026-01-01T00:00',
  ' 2026-01-01',
  '2026-01-0a',
  '',
])('refuses what is not written YYYY-MM-DD: %j', (text) => {
  expect(isDate(text)).toBe(false);
});
