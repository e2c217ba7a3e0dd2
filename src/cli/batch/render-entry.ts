import type { Language } from '../../core/text.ts';
import type { Translate } from '../../locales/translate.ts';
import { type Cell, renderCsvRow } from '../output/csv.ts';
import { printAnswered } from '../output/describe-answered.ts';
import { formatScore } from '../output/format-score.ts';
import { nameOf } from '../output/name-of.ts';
import { renderProblem } from '../output/render-problem.ts';
import { renderWarning } from '../output/render-warning.ts';
import type { Failed, Scored } from './score-input.ts';
import type { ScoringRubric } from './scoring-rubric.ts';

/** What words and numbers of an entry depend on beside the entry itself. */
export interface RenderSetup {
  readonly t: Translate;
  readonly language: Language;
}

/** The result of one file as JSON; `id` is its record in the database, null when it was not stored. */
export const renderScoredJson = ({ file, spellOut }: Scored, id: string | null): string =>
  JSON.stringify({ file, id, ...spellOut() });

export const renderFailedJson = ({ file, problems }: Failed, { t }: RenderSetup): string =>
  JSON.stringify({ file, problems: problems.map((problem) => renderProblem(t, problem)) });

interface TopNode {
  readonly id: string;
  readonly score: number | null;
}

const topNodes = ({ result, rubric }: Scored): readonly TopNode[] =>
  rubric.index.root.children.map(({ id, position }) => {
    const score = result.nodeScores[position] as number;
    return { id, score: Number.isNaN(score) ? null : score };
  });

/** The top node with the lowest score, the first of several. */
function findWeakest(entry: Scored): TopNode | null {
  let weakest: TopNode | null = null;
  for (const node of topNodes(entry))
    if (node.score !== null && (weakest === null || node.score < (weakest.score ?? 0))) weakest = node;
  return weakest;
}

const warningsOf = ({ result, rubric }: Scored, { t, language }: RenderSetup): string =>
  result.warnings.map((warning) => renderWarning(t, warning, rubric.index, language)).join('; ');

export function tableHeads(t: Translate, save: boolean): string[] {
  const columns = ['file', 'enterprise', 'level', 'score', 'answered', 'weakest', 'warnings'] as const;
  return [...(save ? [t('score.columns.id')] : []), ...columns.map((column) => t(`score.columns.${column}`))];
}

export function tableCells(entry: Scored, id: string | null, setup: RenderSetup): string[] {
  const { result, rubric } = entry;
  const { policies } = rubric.index.rubric;
  const weakest = findWeakest(entry);
  return [
    ...(id === null ? [] : [id]),
    entry.file,
    result.enterprise.name,
    String(result.level ?? '—'),
    formatScore(result.score, policies),
    printAnswered(rubric.index, entry.spellOut()),
    weakest === null
      ? '—'
      : `${nameOf(rubric.index, weakest.id, setup.language)} ${formatScore(weakest.score, policies)}`,
    warningsOf(entry, setup),
  ];
}

/** The heads of a CSV file; the scores of the top nodes of this rubric stand in the middle. */
export function csvHead(rubric: ScoringRubric | null, { t, language }: RenderSetup): string {
  const before = [
    'file',
    'id',
    'enterprise',
    'uscc',
    'industry',
    'region',
    'role',
    'size',
    'assessedOn',
    'rubric',
    'rubricVersion',
    'outcome',
    'level',
    'score',
    'levelByScore',
    'levelByWeakest',
    'lowest',
    'highest',
  ] as const;
  const after = ['answered', 'applicable', 'total', 'warnings', 'problems'] as const;
  const domains = rubric?.base.children.map((node) => node.name[language]) ?? [];
  return renderCsvRow([
    ...before.map((column) => t(`score.columns.${column}`)),
    ...domains,
    ...after.map((column) => t(`score.columns.${column}`)),
  ]);
}

/** A row of the CSV file with that head; the top nodes of another rubric are left empty. */
export function renderScoredCsv(
  entry: Scored,
  id: string | null,
  head: ScoringRubric,
  setup: RenderSetup,
): string {
  const { result, file } = entry;
  const { enterprise, assessment, rubric, levels, possible, coverage } = result;
  const scores = head.base.id === rubric.id ? topNodes(entry) : [];
  return renderCsvRow([
    file,
    id,
    enterprise.name,
    enterprise.uscc ?? null,
    enterprise.industry ?? null,
    enterprise.region ?? null,
    enterprise.role ?? null,
    enterprise.size ?? null,
    assessment.assessedOn ?? null,
    rubric.id,
    rubric.version,
    setup.t(`score.outcomes.${result.outcome}`),
    result.level,
    result.score,
    levels.byScore,
    levels.weakestDomain,
    possible.lowest.score,
    possible.highest.score,
    ...head.base.children.map((_, at): Cell => scores[at]?.score ?? null),
    coverage.answered,
    coverage.applicable,
    coverage.total,
    warningsOf(entry, setup),
    null,
  ]);
}

export function renderFailedCsv(
  { file, problems }: Failed,
  head: ScoringRubric | null,
  { t }: RenderSetup,
): string {
  const texts = problems.map((problem) => {
    const { path, message } = renderProblem(t, problem);
    return `${path} ${message}`;
  });
  const empty = (count: number): Cell[] => Array.from({ length: count }, () => null);
  return renderCsvRow([
    file,
    ...empty(10),
    t('score.outcomes.failed'),
    ...empty(6 + (head?.base.children.length ?? 0) + 4),
    texts.join('; '),
  ]);
}
