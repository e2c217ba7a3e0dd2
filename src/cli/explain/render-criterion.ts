import type { CriterionExplanation } from '../../core/explain/explanation.ts';
import { isNotApplicable } from '../../core/response.ts';
import { cleanText } from '../output/clean.ts';
import {
  answerText,
  type ExplainedView,
  nodeName,
  policyText,
  tableSection,
  wrapLines,
} from './explained-view.ts';
import { formatShare, formatValue } from './format-value.ts';

function describeWorth(view: ExplainedView, explanation: CriterionExplanation): string {
  const { t } = view.context;
  const { value, highest, excluded, screened } = explanation;
  const item = nodeName(view, explanation.item);
  if (value !== null && excluded === null)
    return t('explain.answer.worth', { value: formatValue(value), highest: formatValue(highest), item });
  const reason = screened ? t('explain.inScreening') : t(`explain.excluded.${excluded ?? 'unanswered'}`);
  return t('explain.answer.worthNothing', { item, reason });
}

function describeShare(
  view: ExplainedView,
  { share, level, item, counts, excluded }: CriterionExplanation,
): string[] {
  const { t } = view.context;
  const method = view.index.nodesById.get(item)?.method.type;
  if (!counts || excluded !== null) return [];
  const byLevel = method === 'level-sum' || method === 'ladder';
  return [
    byLevel
      ? t('explain.answer.shareOfLevel', { share: formatShare(share), level: level ?? '' })
      : t('explain.answer.shareOfItem', { share: formatShare(share) }),
  ];
}

function renderOptions(view: ExplainedView, explanation: CriterionExplanation): readonly string[] {
  const { context, index } = view;
  const { t, language } = context;
  const set = index.criteriaById.get(explanation.id)?.options.set;
  const label = (id: string) => set?.options.find((option) => option.id === id)?.label[language] ?? id;
  const rows = explanation.options.map(({ id, value, chosen }) => [
    label(id),
    String(value),
    chosen ? `← ${t('explain.answer.chosen')}` : '',
  ]);
  const columns = [
    { title: t('explain.columns.option'), wrap: true },
    { title: t('explain.columns.value'), align: 'right' as const },
    { title: t('explain.columns.answer') },
  ];
  return tableSection(view, t('explain.headings.options'), columns, rows);
}

/** What one criterion is worth and why. */
export function renderCriterion(view: ExplainedView, explanation: CriterionExplanation): readonly string[] {
  const { context, response } = view;
  const { t, language } = context;
  const { id, path, criterion, multiple, policy } = explanation;
  const answer = response.answers[id];
  const reason = isNotApplicable(answer) ? cleanText(answer.reason) : null;
  const inside = path.slice(0, -1).map((node) => nodeName(view, node));
  const lines = [
    `${id}, ${t('explain.criterion')}`,
    t('explain.inside', { path: inside.join(' › ') }),
    criterion.text[language],
    '',
    t('explain.answer.line', { answer: answerText(view, id) }),
    ...(reason === null ? [] : t('explain.answer.reason', { reason }).split('\n')),
    describeWorth(view, explanation),
    ...describeShare(view, explanation),
    ...(policy === null ? [] : [policyText(view, policy)]),
  ];
  return [
    ...wrapLines(view, lines),
    ...renderOptions(view, explanation),
    ...(multiple === null ? [] : wrapLines(view, [t(`explain.answer.${multiple}`)])),
  ];
}
