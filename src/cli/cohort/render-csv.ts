import type { CohortGroupReport, CohortReport } from '../../report/cohort/cohort-report.ts';
import { COHORT_WORDS, capitalize } from '../../report/cohort/cohort-words.ts';
import type { Context } from '../context.ts';
import { BYTE_ORDER_MARK, type Cell, renderCsvRow } from '../output/csv.ts';

const SPREAD = ['mean', 'lowest', 'lowerQuartile', 'median', 'upperQuartile', 'highest'] as const;

/** For spreadsheets: a row for all and one a group; levels, the spread of the score, the median of every node. */
export function renderCohortCsv(report: CohortReport, { language }: Pick<Context, 'language'>): string {
  const words = COHORT_WORDS[language];
  const { all, groups, by } = report;
  if (all === null) return BYTE_ORDER_MARK;
  const head: Cell[] = [
    by === null ? '' : capitalize(words.groupings[by]),
    words.code,
    words.enterprises,
    ...all.levels.map(({ name }) => name),
    ...SPREAD.map((column) => words[column]),
    ...all.nodes.map(({ name }) => name),
  ];
  const row = ({ name, key, enterprises, levels, score, nodes }: CohortGroupReport): Cell[] => [
    name,
    key,
    enterprises,
    ...levels.map(({ count }) => count),
    ...SPREAD.map((column) => score?.[column] ?? null),
    ...nodes.map(({ spread }) => spread?.median ?? null),
  ];
  return BYTE_ORDER_MARK + [head, row(all), ...groups.map(row)].map(renderCsvRow).join('');
}
