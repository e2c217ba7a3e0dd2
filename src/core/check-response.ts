import type { Problem } from '../errors.ts';
import { isIndustry } from './catalogues/industries.ts';
import { isRegion } from './catalogues/regions.ts';
import { isDate } from './check-date.ts';
import { isUscc } from './check-uscc.ts';
import { findScreeningLevels } from './find-screening-levels.ts';
import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import { type Report, reportTo } from './report-problem.ts';
import {
  type Answer,
  chosenOptions,
  isGiven,
  isNotApplicable,
  isRated,
  isScreening,
  type Response,
} from './response.ts';
import { isSameMajor } from './version.ts';

export interface CheckResponseOptions {
  /** ISO date of today where the user is; later dates are problems. */
  readonly today: string;
}

const answerPath = (id: string): string => `$.answers[${JSON.stringify(id)}]`;

function checkDates(report: Report, path: string, date: string | undefined, today: string): void {
  if (date === undefined) return;
  if (!isDate(date)) report('date-invalid', path, { date });
  else if (date > today) report('date-future', path, { date, today });
}

function checkOption(report: Report, path: string, entry: IndexedCriterion, answer: Answer): void {
  if (!isRated(answer)) return;
  const { set, values } = entry.options;
  const chosen = chosenOptions(answer);
  if (chosen.length > 1 && set.multiple === undefined)
    report('option-count', `${path}.option`, { count: chosen.length });
  if (new Set(chosen).size !== chosen.length)
    report('option-count', `${path}.option`, { count: chosen.length });
  for (const option of chosen) {
    if (!values.has(option))
      report('unknown-option', `${path}.option`, { option, allowed: [...values.keys()].join(', ') });
  }
}

function checkScreening(
  report: Report,
  path: string,
  index: RubricIndex,
  node: IndexedNode,
  level: number,
): void {
  const levels = findScreeningLevels(index, node);
  if (levels.length === 0) report('screening-unsupported', path, { id: node.id });
  else if (!levels.includes(level)) report('screening-level', path, { level, allowed: levels.join(', ') });
}

const kindsOf = (answer: Answer): number =>
  Number(isRated(answer)) + Number(isNotApplicable(answer)) + Number(isScreening(answer));

function checkAnswer(report: Report, index: RubricIndex, id: string, answer: Answer, today: string): void {
  const path = answerPath(id);
  if (kindsOf(answer) > 1) report('answer-conflict', path);
  const entry = index.criteriaById.get(id);
  if (entry !== undefined) {
    if (isScreening(answer)) report('screening-not-item', `${path}.level`, { id });
    checkOption(report, path, entry, answer);
  } else {
    const node = index.nodesById.get(id);
    if (node === undefined || node.criteria.length === 0) {
      report('unknown-criterion', path, { id });
      return;
    }
    if (isScreening(answer)) checkScreening(report, `${path}.level`, index, node, answer.level);
    else if (isGiven(answer)) report('answer-not-criterion', path, { id });
  }
  if (isNotApplicable(answer) && (answer.reason ?? '').trim() === '')
    report('reason-missing', `${path}.reason`, { id });
  for (const [position, evidence] of (answer.evidence ?? []).entries())
    checkDates(report, `${path}.evidence[${position}].dated`, evidence.dated, today);
}

/**
 * What a schema cannot say of an answer file: ids, options, reasons, the credit code's check digit, dates.
 * Returns every problem with its JSON path; nothing is guessed or mended.
 */
export function checkResponse(
  index: RubricIndex,
  response: Response,
  { today }: CheckResponseOptions,
): Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const { rubric, enterprise, assessment } = response;
  if (rubric.id !== index.rubric.id)
    report('rubric-id', '$.rubric.id', { found: rubric.id, expected: index.rubric.id });
  if (rubric.version !== undefined && !isSameMajor(rubric.version, index.rubric.version))
    report('rubric-version', '$.rubric.version', { found: rubric.version, expected: index.rubric.version });
  if (enterprise.uscc !== undefined && !isUscc(enterprise.uscc))
    report('uscc-check-digit', '$.enterprise.uscc', { uscc: enterprise.uscc });
  if (enterprise.industry !== undefined && !isIndustry(enterprise.industry))
    report('unknown-industry', '$.enterprise.industry', { code: enterprise.industry });
  if (enterprise.region !== undefined && !isRegion(enterprise.region))
    report('unknown-region', '$.enterprise.region', { code: enterprise.region });
  checkDates(report, '$.assessment.assessedOn', assessment.assessedOn, today);
  const target = assessment.targetLevel;
  if (target !== undefined && !index.rubric.levels.some(({ level }) => level === target))
    report('level-unknown', '$.assessment.targetLevel', { level: target });
  for (const id in response.answers) checkAnswer(report, index, id, response.answers[id] as Answer, today);
  const bonusIds = new Set(index.rubric.bonuses?.map(({ id }) => id));
  for (const id of Object.keys(response.bonuses ?? {}))
    if (!bonusIds.has(id)) report('unknown-bonus', `$.bonuses[${JSON.stringify(id)}]`, { id });
  return problems;
}
