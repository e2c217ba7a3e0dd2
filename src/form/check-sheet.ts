import type { Problem } from '../errors.ts';
import { parseAnswers } from '../schema/parse-answers.ts';
import type { Sheet } from './sheet.ts';

/** Today where the user is, as YYYY-MM-DD. */
export function today(): string {
  const date = new Date();
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** What the program would find wrong with the answers: the same check, in the browser. */
export function checkSheet(sheet: Sheet): readonly Problem[] {
  const parsed = parseAnswers(sheet.toAnswerFile(), sheet.index, { today: today() });
  return parsed.ok ? [] : parsed.problems;
}
