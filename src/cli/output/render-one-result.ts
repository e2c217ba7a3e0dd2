import type { RubricIndex } from '../../core/index-rubric.ts';
import type { Result } from '../../core/result.ts';
import type { Context } from '../context.ts';
import { cleanLine } from './clean.ts';
import { describeAnswered } from './describe-answered.ts';
import { formatLevel, formatScore } from './format-score.ts';
import { nameOf } from './name-of.ts';
import { renderWarning } from './render-warning.ts';
import { renderTable } from './table.ts';

/** One result for a person: level and score, how sure they are, what holds it back, the top nodes. */
export function renderOneResult(context: Context, result: Result, index: RubricIndex): string {
  const { t, language } = context;
  const { rubric } = index;
  const score = (value: number | null): string => formatScore(value, rubric.policies);
  const level = (value: Result['level']): string => String(value ?? t('common.none'));
  const { coverage, levels, possible } = result;
  const lines = [
    cleanLine(result.enterprise.name),
    `${rubric.title[language]} (${rubric.id} ${rubric.version}${result.rubric.profile === null ? '' : ` + ${cleanLine(result.rubric.profile.id)}`})`,
    '',
    result.score === null
      ? t('score.one.noScore', { outcome: t(`score.outcomes.${result.outcome}`) })
      : t('score.one.level', {
          level: formatLevel(rubric, result.level, language),
          score: score(result.score),
        }),
    t('score.one.levels', {
      byScore: level(levels.byScore),
      weakest: level(levels.weakestDomain),
      afterGates: level(levels.afterGates),
    }),
    describeAnswered(t, index, result),
    ...(coverage.answered === coverage.applicable
      ? []
      : [
          t('score.one.possible', {
            lowest: score(possible.lowest.score),
            highest: score(possible.highest.score),
          }),
        ]),
    ...result.gates
      .filter(({ holds }) => !holds)
      .map((gate) =>
        t('score.one.gate', {
          level: String(gate.level),
          nodes: gate.blocking.map(({ node }) => nameOf(index, node, language)).join(t('common.comma')),
        }),
      ),
    ...result.warnings.map((warning) =>
      t('score.one.warning', { text: renderWarning(t, warning, index, language) }),
    ),
  ];
  const columns = [
    { title: t('score.columns.domain') },
    { title: t('score.columns.score'), align: 'right' as const },
    { title: t('score.columns.level') },
  ];
  const rows = result.nodes
    .filter((node) => node.parent === index.root.id)
    .map((node) => [
      nameOf(index, node.id, language),
      score(node.score),
      formatLevel(rubric, node.level, language),
    ]);
  return `${lines.join('\n')}\n\n${renderTable(context, columns, rows)}`;
}
