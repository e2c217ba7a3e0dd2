import type { GateResult } from '../../core/result.ts';
import type { NodeRef, RadarView, SummaryView, Words } from './report-view.ts';
import {
  countUnjudged,
  isKnown,
  listNames,
  percent,
  resultOf,
  type ViewContext,
  viewLevel,
  viewName,
  viewRef,
  viewScore,
} from './view-context.ts';
import { viewGroupCoverage } from './view-item.ts';

interface SummaryOptions {
  readonly screening: boolean;
  /** Whether the target level was stated. */
  readonly stated: boolean;
  /** How many of the strongest and weakest items are named. */
  readonly mostRanked: number;
}

function viewStatement(context: ViewContext, screening: boolean): Words {
  const { result, target, targetScore } = context;
  const { score, level, levels, outcome } = result;
  if (score === null)
    return context.phrase('summary.none', { reason: viewScore(context, null, outcome).reason ?? '' });
  if (!screening && result.coverage.answered === 0)
    return context.phrase('summary.unanswered', { enterprise: result.enterprise.name });
  const number = context.number;
  const main = context.phrase(screening ? 'summary.level.screening' : 'summary.level', {
    enterprise: result.enterprise.name,
    score: number(score),
    scale: String(context.scaleOf(context.index.root.id)),
    level: String(level ?? '—'),
    name: viewLevel(context, level).name ?? '',
  });
  const capped =
    levels.byScore !== level
      ? context.phrase('summary.capped', { byScore: String(levels.byScore), level: String(level) })
      : null;
  const distance =
    targetScore === null
      ? null
      : score >= targetScore
        ? context.phrase('summary.reached', { target })
        : context.phrase('summary.short', { target, missing: number(targetScore - score) });
  const domains = context.index.root.children
    .map((child) => resultOf(context, child.id))
    .filter((one) => one.score !== null);
  const weakest = domains.reduce<(typeof domains)[number] | null>(
    (low, one) => (low === null || (one.score ?? 0) < (low.score ?? 0) ? one : low),
    null,
  );
  const weak =
    levels.weakestDomain !== null && levels.weakestDomain !== level && weakest !== null && isKnown(weakest)
      ? context.phrase('summary.weakest', {
          domain: viewName(context, weakest.id).name,
          level: String(levels.weakestDomain),
        })
      : null;
  return context.sentences([main, capped, distance, weak]);
}

function viewWarnings(context: ViewContext): Words[] {
  const { review, response, phrase } = context;
  const rubric = response.migration?.from.rubric.id ?? '';
  const carried = review.size === 0 ? [] : [phrase('migration.warning', { count: review.size, rubric })];
  const { warnings } = context.result;
  const shares = warnings.flatMap(({ code, value, limit }) =>
    code === 'straight-lined'
      ? []
      : [phrase(`warning.${code}`, { percent: percent(value), limit: percent(limit) })],
  );
  const alike = warnings.filter(({ code }) => code === 'straight-lined');
  const nodes = alike.map(({ node }) => viewName(context, node).name);
  const [only] = alike;
  const straight =
    only === undefined
      ? []
      : alike.length === 1
        ? [phrase('warning.straight-lined', { node: nodes[0] ?? '', value: only.value })]
        : [phrase('warning.straight-lined.several', { nodes: listNames(context, nodes) })];
  return [...carried, ...shares, ...straight];
}

/** What a gate asks: the rubric's own words, or made from its numbers. */
export function viewGateText(context: ViewContext, id: string): Words {
  const gate = context.index.rubric.gates?.find((one) => one.id === id);
  if (gate === undefined) return context.same(id);
  return gate.text !== undefined
    ? context.pick(gate.text)
    : context.phrase('gate.default', { level: String(gate.level), atLeast: gate.atLeast });
}

function viewGate(context: ViewContext, gate: GateResult): SummaryView['gates'][number] {
  const text = viewGateText(context, gate.id);
  const nodes = context.list(gate.blocking.map(({ node }) => viewName(context, node).name));
  return {
    text: context.phrase(gate.holds ? 'gate.holds' : 'gate.fails', { text, nodes }),
    holds: gate.holds,
  };
}

/** The items with a score, best first; ties stay in the order of the rubric. */
function rankItems(context: ViewContext): NodeRef[] {
  return context.index.items
    .map((item) => viewRef(context, item.id))
    .filter((item) => item.score.value !== null && isKnown(resultOf(context, item.id)))
    .sort((a, b) => (b.score.value ?? 0) - (a.score.value ?? 0));
}

/** What the summary page shows. */
export function viewSummary(
  context: ViewContext,
  { screening, stated, mostRanked }: SummaryOptions,
): SummaryView {
  const { result, index } = context;
  const { levels, possible, coverage, outcome } = result;
  const ranked = rankItems(context);
  const differ = ranked[0]?.score.value !== ranked.at(-1)?.score.value;
  const each = differ ? Math.min(mostRanked, Math.floor(ranked.length / 2)) : 0;
  const missing = coverage.applicable - coverage.answered;
  const unjudged = countUnjudged(context);
  const { lowest, highest } = possible;
  const hasGates = (index.rubric.gates ?? []).length > 0;
  const target = viewLevel(context, context.target);
  return {
    score: viewScore(context, result.score, outcome),
    scale: String(context.scaleOf(index.root.id)),
    level: viewLevel(context, result.level),
    statement: viewStatement(context, screening),
    levels: [
      {
        name: context.phrase('label.level.byScore'),
        level: viewLevel(context, levels.byScore),
        decides: !hasGates,
      },
      {
        name: context.phrase('label.level.weakest'),
        level: viewLevel(context, levels.weakestDomain),
        decides: false,
      },
      ...(hasGates
        ? [
            {
              name: context.phrase('label.level.afterGates'),
              level: viewLevel(context, levels.afterGates),
              decides: true,
            },
          ]
        : []),
    ],
    target: {
      level: target,
      score: viewScore(context, context.targetScore, null),
      stated,
      text: context.phrase(stated ? 'target.stated' : 'target.next', {
        level: target.text,
        name: target.name ?? '',
      }),
    },
    possible:
      missing === 0 || lowest.score === null || highest.score === null
        ? null
        : context.phrase(unjudged === null ? 'possible' : 'possible.screening', {
            low: context.number(lowest.score),
            high: context.number(highest.score),
            lowLevel: String(lowest.level),
            highLevel: String(highest.level),
            count: unjudged ?? missing,
          }),
    coverage: viewGroupCoverage(context, index.root),
    warnings: viewWarnings(context),
    gates: result.gates.map((gate) => viewGate(context, gate)),
    strongest: ranked.slice(0, each),
    weakest: ranked.slice(ranked.length - each).reverse(),
  };
}

/** Scores by domain for the radar; other values are the same domains of other results. */
export function viewRadar(
  context: ViewContext,
  previous: ReadonlyMap<string, number | null> | null,
  benchmark: ReadonlyMap<string, number | null> | null,
): RadarView {
  const domains = context.index.root.children;
  const others = (values: ReadonlyMap<string, number | null> | null) =>
    values === null ? null : domains.map(({ id }) => values.get(id) ?? null);
  return {
    axes: domains.map(({ id }) => {
      const { name, score } = viewRef(context, id);
      return { name, value: score.value, text: score.text, max: context.scaleOf(id) };
    }),
    target: context.targetScore,
    previous: others(previous),
    benchmark: others(benchmark),
  };
}
