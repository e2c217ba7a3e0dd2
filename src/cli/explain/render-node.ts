import type { ExplainedWhole, NodeExplanation } from '../../core/explain/explanation.ts';
import { cleanLine } from '../output/clean.ts';
import { describeAnswered } from '../output/describe-answered.ts';
import {
  type ExplainedView,
  levelText,
  nodeName,
  policyText,
  scoreText,
  section,
  wrapLines,
} from './explained-view.ts';
import { formatValue } from './format-value.ts';
import { renderCalculation, renderChildren } from './render-calculation.ts';

function describeLayer({ context, index }: ExplainedView, { kind, layer }: NodeExplanation): string {
  if (kind === 'rubric') return context.t('explain.whole');
  return index.rubric.layers.find(({ id }) => id === layer)?.name[context.language] ?? layer;
}

function describeStanding(view: ExplainedView, { id, score, level, outcome }: NodeExplanation): string[] {
  const { t } = view.context;
  const standing =
    score === null
      ? t('explain.noScore', { outcome: t(`score.outcomes.${outcome}`) })
      : level === null
        ? t('explain.scoreOnly', { score: scoreText(view, score) })
        : t('explain.score', { score: scoreText(view, score), level: levelText(view, level) });
  const node = view.index.nodesById.get(id);
  return [standing, describeAnswered(t, view.index, view.result, node)];
}

function renderBand(view: ExplainedView, { band, score }: NodeExplanation): readonly string[] {
  const { t } = view.context;
  if (score === null) return [];
  if (band === null) return section(view, t('explain.headings.band'), [t('explain.band.none')]);
  const params = {
    level: levelText(view, band.level),
    atLeast: band.atLeast,
    score: band.compared === 'rounded' ? scoreText(view, band.score.number) : formatValue(band.score),
  };
  return section(view, t('explain.headings.band'), [
    band.below === null
      ? t('explain.band.last', params)
      : t('explain.band.between', { ...params, below: band.below }),
    t(`explain.band.${band.compared}`),
  ]);
}

function renderBonuses(
  view: ExplainedView,
  { bonuses, beforeBonuses, cappedAt }: ExplainedWhole,
): readonly string[] {
  const { t } = view.context;
  if (bonuses.length === 0 || beforeBonuses === null) return [];
  return section(view, t('explain.headings.bonuses'), [
    t('explain.bonus.before', { value: formatValue(beforeBonuses) }),
    ...bonuses.map((bonus) => t('explain.bonus.one', { ...bonus })),
    ...(cappedAt === null ? [] : [t('explain.bonus.capped', { top: formatValue(cappedAt) })]),
  ]);
}

function renderGates(view: ExplainedView, { gates }: ExplainedWhole): readonly string[] {
  const { t } = view.context;
  const lines = gates.flatMap(({ id, level, holds, blocking }) => [
    t(holds ? 'explain.gate.holds' : 'explain.gate.failed', { id, level: String(level) }),
    ...blocking.map(
      ({ node, score, atLeast, missing }) =>
        `  ${
          score === null || missing === null
            ? t('explain.gate.blank', { node: nodeName(view, node), atLeast })
            : t('explain.gate.blocking', {
                node: nodeName(view, node),
                score: scoreText(view, score),
                atLeast,
                missing: Number(missing.toPrecision(6)),
              })
        }`,
    ),
  ]);
  return section(view, t('explain.headings.gates'), lines);
}

function renderPossible(view: ExplainedView, { possible, coverage }: NodeExplanation): readonly string[] {
  const { t } = view.context;
  const { lowest, highest } = possible;
  const settled = coverage.answered === coverage.applicable;
  if (settled || lowest.score === null || highest.score === null) return [];
  const params = { lowest: scoreText(view, lowest.score), highest: scoreText(view, highest.score) };
  const line =
    lowest.level === null || highest.level === null
      ? t('explain.possible.scores', params)
      : t('explain.possible.range', {
          ...params,
          lowestLevel: String(lowest.level),
          highestLevel: String(highest.level),
        });
  return section(view, t('explain.headings.possible'), [line]);
}

/** Why a domain, an item or the whole has its score, from the answer to the details. */
export function renderNode(view: ExplainedView, explanation: NodeExplanation): readonly string[] {
  const { t } = view.context;
  const { id, path, counts, whole, policies } = explanation;
  const inside = path.slice(0, -1).map((node) => nodeName(view, node));
  const head = [
    `${nodeName(view, id)} (${id}), ${describeLayer(view, explanation)}`,
    ...(inside.length === 0
      ? [cleanLine(view.response.enterprise.name)]
      : [t('explain.inside', { path: inside.join(' › ') })]),
    ...describeStanding(view, explanation),
    ...(whole === null
      ? []
      : [
          t('explain.levels', {
            byScore: levelText(view, whole.levels.byScore),
            weakest: levelText(view, whole.levels.weakestDomain),
            afterGates: levelText(view, whole.levels.afterGates),
          }),
        ]),
    ...(counts ? [] : [t('explain.notCounted')]),
  ];
  return [
    ...wrapLines(view, head),
    ...renderCalculation(view, explanation),
    ...renderChildren(view, explanation),
    ...(whole === null ? [] : renderBonuses(view, whole)),
    ...renderBand(view, explanation),
    ...(whole === null ? [] : renderGates(view, whole)),
    ...renderPossible(view, explanation),
    ...section(
      view,
      t('explain.headings.policies'),
      policies.map((policy) =>
        t('explain.policies.line', { choice: policyText(view, policy), criteria: policy.criteria }),
      ),
    ),
  ];
}
