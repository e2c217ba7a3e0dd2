import { isDate } from '../core/check-date.ts';
import { checkUnique, listIds } from '../core/check-unique.ts';
import type { Programme } from '../core/cohort/programme.ts';
import { reportTo } from '../core/report-problem.ts';
import type { Parsed, Problem } from '../errors.ts';
import { programme } from './generated/programme.js';
import { toProblems } from './to-problems.ts';

const ISO_DATE = 'YYYY-MM-DD';

/** A programme with its targets: its shape, its dates, and that no two targets have one id. */
export function parseProgramme(data: unknown): Parsed<Programme> {
  if (!programme(data)) return { ok: false, problems: toProblems(programme.errors, data) };
  const value = data as Programme;
  const problems: Problem[] = [];
  const report = reportTo(problems);
  // The first day stands for a month or a year.
  const { issuedOn } = value;
  if (issuedOn !== undefined && !isDate(`${issuedOn}-01-01`.slice(0, ISO_DATE.length)))
    report('date-invalid', '$.issuedOn', { date: issuedOn });
  for (const [position, { by }] of value.targets.entries())
    if (!isDate(by)) report('date-invalid', `$.targets[${position}].by`, { date: by });
  checkUnique(report, listIds(value.targets, '$.targets'));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
