const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether the calendar has this day; years from 1900 on. NaN is no day. */
export const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1900 &&
  day >= 1 &&
  day <= (DAYS[month - 1] ?? 0) &&
  (month !== 2 || day !== 29 || isLeapYear(year));

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export const isDate = (text: string): boolean =>
  DATE.test(text) && isDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
