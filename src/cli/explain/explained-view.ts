import type { MatteringPolicy } from '../../core/explain/explanation.ts';
import type { RubricIndex } from '../../core/index-rubric.ts';
import { chosenOptions, isNotApplicable, isRated, type Response } from '../../core/response.ts';
import type { Result } from '../../core/result.ts';
import type { Level } from '../../core/rubric.ts';
import { type Context, columnsOf } from '../context.ts';
import { formatLevel, formatScore } from '../output/format-score.ts';
import { nameOf } from '../output/name-of.ts';
import { createPaint } from '../output/paint.ts';
import { type Column, renderTable } from '../output/table.ts';
import { wrapLabelled } from '../output/wrap-text.ts';

/** What every part of an explanation is written with. */
export interface ExplainedView {
  readonly context: Context;
  readonly index: RubricIndex;
  readonly response: Response;
  readonly result: Result;
}

export const scoreText = ({ index }: ExplainedView, score: number | null): string =>
  formatScore(score, index.rubric.policies);

export const levelText = ({ index, context }: ExplainedView, level: Level | null): string =>
  formatLevel(index.rubric, level, context.language);

/** A domain or item by name, a criterion by its id: names are what people know, criteria have none. */
export const nodeName = ({ index, context }: ExplainedView, id: string): string =>
  nameOf(index, id, context.language);

/** The options that answer a criterion, by their labels; or that there is none, or that it does not apply. */
export function answerText({ context, index, response }: ExplainedView, id: string): string {
  const { t, language } = context;
  const answer = response.answers[id];
  if (isNotApplicable(answer)) return t('explain.answer.not-applicable');
  if (!isRated(answer)) return t('explain.answer.unanswered');
  const chosen = chosenOptions(answer);
  const options = index.criteriaById.get(id)?.options.set.options ?? [];
  const labels = options.filter((option) => chosen.includes(option.id)).map(({ label }) => label[language]);
  return labels.join(t('common.comma'));
}

export const policyText = ({ context: { t } }: ExplainedView, { policy, choice }: MatteringPolicy): string =>
  t(`explain.policies.${policy}.${choice}` as 'explain.policies.unanswered.zero');

const heading = ({ context }: ExplainedView, title: string): string =>
  createPaint(context.color.stdout).strong(title);

/** Lines of text, broken on a terminal where it ends; whole for other programs. */
export const wrapLines = (
  { context }: ExplainedView,
  lines: readonly string[],
  indent = '',
): readonly string[] =>
  lines.flatMap((line) => {
    if (context.stdout.isTTY !== true) return [indent + line];
    const own = /^ */.exec(line)?.[0] ?? '';
    return wrapLabelled(indent + own, line.slice(own.length), columnsOf(context));
  });

/** A heading over its lines; nothing where there are none. */
export const section = (view: ExplainedView, title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', heading(view, title), ...wrapLines(view, lines, '  ')];

/** A heading over a table; nothing where it has no rows. */
export const tableSection = (
  view: ExplainedView,
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] =>
  rows.length === 0
    ? []
    : ['', heading(view, title), ...renderTable(view.context, columns, rows).replace(/\n$/, '').split('\n')];
