import { isDate } from '../core/check-date.ts';
import type { Programme } from '../core/cohort/programme.ts';
import type { Parsed, Problem } from '../errors.ts';
import { programme } from './generated/validators.js';
import { toProblems } from './to-problems.ts';

const ISO_DATE = 'YYYY-MM-DD';

/** A programme with its targets: its shape, its dates, and that no two targets have one id. */
export function parseProgramme(data: unknown): Parsed<Programme> {
  if (!programme(data)) return { ok: false, problems: toProblems(programme.errors, data) };
  const value = data as Programme;
  const problems: Problem[] = [];
  const checkDate = (date: string, path: string): void => {
    if (!isDate(date)) problems.push({ code: 'date-invalid', path, params: { date } });
  };
  // The first day stands for a month or a year.
  const { issuedOn } = value;
  if (issuedOn !== undefined && !isDate(`${issuedOn}-01-01`.slice(0, ISO_DATE.length)))
    problems.push({ code: 'date-invalid', path: '$.issuedOn', params: { date: issuedOn } });
  const seen = new Map<string, string>();
  for (const [position, { id, by }] of value.targets.entries()) {
    const path = `$.targets[${position}]`;
    checkDate(by, `${path}.by`);
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    else problems.push({ code: 'duplicate-id', path: `${path}.id`, params: { id, first } });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
