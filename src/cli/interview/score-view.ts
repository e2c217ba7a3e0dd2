import type { Result, ScoreAndLevel } from '../../core/result.ts';
import { formatLevel, formatScore } from '../output/format-score.ts';
import { clipText, padText, textWidth } from '../output/text-width.ts';
import { wrapText } from '../output/wrap-text.ts';
import type { View } from '../prompts/show-view.ts';
import type { Desk } from './desk.ts';
import type { Request } from './interview-request.ts';
import { ScrollView } from './scroll-view.ts';

/** How many questions below each top node are answered. */
function countByDomain(desk: Desk): Map<string, { answered: number; total: number }> {
  const { interview } = desk;
  const counts = new Map<string, { answered: number; total: number }>();
  for (const { item, answered, total } of interview.progress) {
    const top = item.groups[0] ?? item.node;
    const count = counts.get(top.id) ?? { answered: 0, total: 0 };
    counts.set(top.id, { answered: count.answered + answered, total: count.total + total });
  }
  return counts;
}

/** Names to the left, figures to the right, in columns. */
function renderRows(rows: readonly (readonly string[])[], columns: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => textWidth(row[column] ?? ''))),
  );
  const [, ...figures] = widths;
  const room = columns - figures.reduce((sum, width) => sum + width + 2, 0);
  const first = Math.min(widths[0] ?? 0, room);
  return rows.map(([name = '', ...cells]) =>
    [
      padText(clipText(name, first), first),
      ...cells.map((cell, at) => ' '.repeat(Math.max(0, (figures[at] ?? 0) - textWidth(cell))) + cell),
    ].join('  '),
  );
}

function renderScore(desk: Desk, result: Result, columns: number): string[] {
  const { interview, context, paint } = desk;
  const { t, language } = context;
  const { rubric, depth } = interview;
  const { possible, coverage } = result;
  const score = (value: number | null): string => formatScore(value, rubric.policies);
  const level = ({ level: value }: ScoreAndLevel): string => String(value ?? t('common.none'));
  const notApplicable = coverage.total - coverage.applicable;
  const counts = countByDomain(desk);
  const complete = interview.answered === interview.questions.length;
  const lines = [
    result.score === null
      ? t('assess.score.none')
      : t('assess.score.level', {
          level: formatLevel(rubric, result.level, language),
          score: score(result.score),
        }),
    t('assess.score.range', {
      lowest: score(possible.lowest.score),
      lowestLevel: level(possible.lowest),
      highest: score(possible.highest.score),
      highestLevel: level(possible.highest),
    }),
    t(
      `assess.score.${depth === 'screening' ? 'screened' : notApplicable > 0 ? 'answeredPartly' : 'answered'}`,
      {
        answered: interview.answered,
        total: interview.questions.length,
        notApplicable,
      },
    ),
    ...(complete
      ? []
      : [t(rubric.policies.unanswered === 'zero' ? 'assess.score.zero' : 'assess.score.left')]),
  ];
  const head = ['domain', 'scoreColumn', 'levelColumn', 'answeredColumn'] as const;
  const byId = new Map(result.nodes.map((node) => [node.id, node]));
  const rows = rubric.children.map(({ id, name }) => {
    const { answered, total } = counts.get(id) ?? { answered: 0, total: 0 };
    const node = byId.get(id);
    return [
      desk.say(name),
      score(node?.score ?? null),
      String(node?.level ?? t('common.none')),
      `${answered}/${total}`,
    ];
  });
  const [titles = '', ...table] = renderRows([head.map((key) => t(`assess.score.${key}`)), ...rows], columns);
  const [first = '', ...others] = lines;
  return [
    ...wrapText(first, columns).map(paint.good),
    ...others.flatMap((line) => wrapText(line, columns)),
    '',
    paint.faint(titles),
    ...table,
  ];
}

/** Score so far, the range it can still end in, and each domain. */
export async function createScoreView(desk: Desk, back: View<Request>): Promise<View<Request>> {
  const result = await desk.interview.score();
  return new ScrollView(
    desk,
    desk.context.t('assess.score.title'),
    (columns) => renderScore(desk, result, columns),
    back,
  );
}
