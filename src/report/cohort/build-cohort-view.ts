import type { Spread } from '../../core/cohort/spread.ts';
import type { RubricIndex } from '../../core/index-rubric.ts';
import { findBand } from '../../core/levels.ts';
import { fromDecimal } from '../../core/rational.ts';
import type { Language } from '../../core/text.ts';
import type {
  CohortGroupReport,
  CohortNodeReport,
  CohortReport,
  MoverReport,
  TargetReport,
} from './cohort-report.ts';
import { COHORT_WORDS, type CohortWords, fill } from './cohort-words.ts';

/** Where the parts of a box plot lie, in per cent of the scale. */
export interface BoxView {
  readonly whiskerStart: number;
  readonly whiskerWidth: number;
  readonly boxStart: number;
  readonly boxWidth: number;
  readonly median: number;
}

interface SpreadView {
  readonly median: string;
  readonly middleHalf: string;
  readonly mean: string;
  readonly box: BoxView | null;
}

/** A page on many assessments, ready to be laid out: every text and every measure is in it. */
export type CohortView = ReturnType<typeof buildCohortView>;

/** Columns of the heat map beside the one for all. */
const MOST_COLUMNS = 11;
const HEAT_STEPS = 5;

const percent = (value: number): number => Number((value * 100).toFixed(2));

interface Context {
  readonly index: RubricIndex;
  readonly words: CohortWords;
  readonly decimals: number;
}

const score = (value: number | null | undefined, { decimals }: Context): string =>
  value === null || value === undefined ? '—' : value.toFixed(decimals);

/** From 0 for the lowest score that the rubric can give to 1 for the highest. */
function place(value: number, nodeId: string, { index }: Context): number {
  const scale = index.nodesById.get(nodeId)?.scale ?? index.root.scale;
  const [low, high] = [scale.lowest.n, scale.highest.n].map(Number) as [number, number];
  const [lowest, highest] = [low / Number(scale.lowest.d), high / Number(scale.highest.d)];
  return highest === lowest ? 0 : Math.min(1, Math.max(0, (value - lowest) / (highest - lowest)));
}

function viewBox(spread: Spread, nodeId: string, context: Context): BoxView {
  const at = (value: number): number => percent(place(value, nodeId, context));
  const { lowest, lowerQuartile, median, upperQuartile, highest } = spread;
  return {
    whiskerStart: at(lowest),
    whiskerWidth: Number((at(highest) - at(lowest)).toFixed(2)),
    boxStart: at(lowerQuartile),
    boxWidth: Number((at(upperQuartile) - at(lowerQuartile)).toFixed(2)),
    median: at(median),
  };
}

const viewSpread = (spread: Spread | null, nodeId: string, context: Context): SpreadView => ({
  median: score(spread?.median, context),
  middleHalf:
    spread === null ? '—' : `${score(spread.lowerQuartile, context)}–${score(spread.upperQuartile, context)}`,
  mean: score(spread?.mean, context),
  box: spread === null ? null : viewBox(spread, nodeId, context),
});

/** The shade of a median: the band that it lies in, spread over the steps there are; −1 for none. */
function heatOf({ id, spread }: CohortNodeReport, { index }: Context): number {
  const bands = index.nodesById.get(id)?.bands ?? [];
  if (spread === null || bands.length === 0) return -1;
  const band = findBand(bands, fromDecimal(Number(spread.median.toFixed(4))));
  return Math.max(0, Math.round((band / Math.max(1, bands.length - 1)) * (HEAT_STEPS - 1)));
}

function viewLevels({ levels, enterprises }: CohortGroupReport) {
  return levels.map(({ name, count, share, atLeast }) => ({
    name,
    count,
    percent: percent(share),
    share: `${Math.round(share * 100)} %`,
    atLeast: enterprises === 0 ? '—' : `${atLeast} (${Math.round((atLeast / enterprises) * 100)} %)`,
  }));
}

function viewGroups(report: CohortReport, context: Context) {
  const { by, groups, hidden, rubric } = report;
  const { words } = context;
  if (by === null) return null;
  return {
    title: fill(words.groups, { grouping: words.groupings[by] }),
    grouping: words.groupings[by],
    hidden: hidden.groups === 0 ? null : fill(words.hidden, hidden),
    rows: groups.map((group) => ({
      name: group.name,
      enterprises: group.enterprises,
      ...viewSpread(group.score, rubric.id, context),
      levels: group.levels.map(({ level, count, share }, step) => ({
        level: String(level),
        count,
        percent: percent(share),
        heat: Math.round((step / Math.max(1, group.levels.length - 1)) * (HEAT_STEPS - 1)),
      })),
    })),
  };
}

function viewHeatMap({ all, groups }: CohortReport, context: Context) {
  if (all === null) return null;
  const largest = new Set(groups.toSorted((a, b) => b.enterprises - a.enterprises).slice(0, MOST_COLUMNS));
  const shown = groups.filter((group) => largest.has(group));
  const columns = [all, ...shown];
  const inner = new Set(all.nodes.map(({ parent }) => parent));
  return {
    columns: columns.map(({ name }) => name),
    more:
      groups.length > shown.length
        ? fill(context.words.more, { shown: shown.length, hidden: groups.length - shown.length })
        : null,
    rows: all.nodes.map(({ name, id }, at) => ({
      name,
      isGroup: inner.has(id),
      cells: columns.map(({ nodes }) => {
        const node = nodes[at];
        return node === undefined
          ? { text: '—', heat: -1 }
          : { text: score(node.spread?.median, context), heat: heatOf(node, context) };
      }),
    })),
  };
}

const signed = (value: number, context: Context): string => `${value > 0 ? '+' : ''}${score(value, context)}`;

function viewMovement({ movement }: CohortReport, context: Context) {
  const { words } = context;
  const { compared, risen, fallen, meanChange, up, down } = movement;
  if (compared === 0) return { line: words.noMovement, rows: [] };
  const row = (mover: MoverReport) => ({
    enterprise: mover.enterprise ?? '—',
    before: score(mover.before, context),
    now: score(mover.now, context),
    change: signed(mover.change, context),
    isRise: mover.change > 0,
  });
  const change = signed(meanChange ?? 0, context);
  return {
    line: fill(words.movementLine, { compared, risen, fallen, change }),
    rows: [...up, ...down].map(row),
  };
}

function viewTarget(target: TargetReport, { words }: Context) {
  const { text, note, by, value, reached, reachedByDate } = target;
  const counted = reachedByDate ?? reached;
  return {
    text,
    note,
    by,
    wanted: value === null ? '—' : String(value),
    reached: reached === null ? words.uncounted : String(reached),
    byDate: reachedByDate === null ? null : fill(words.byDate, { count: reachedByDate }),
    percent: counted === null || value === null || value === 0 ? null : percent(Math.min(1, counted / value)),
  };
}

export interface CohortViewInput {
  readonly report: CohortReport;
  readonly index: RubricIndex;
  readonly language: Language;
  /** What the cohort is limited to, in words; empty = nothing. */
  readonly scope: string;
}

/** Turns a cohort into what its page shows. Pure. */
export function buildCohortView({ report, index, language, scope }: CohortViewInput) {
  const words = COHORT_WORDS[language];
  const { all, rubric, date, enterprises, assessments, minimum, programme } = report;
  const context: Context = { index, words, decimals: index.rubric.policies.rounding.decimals };
  const whole = viewSpread(all?.score ?? null, rubric.id, context);
  return {
    language,
    words,
    title: words.title,
    rubric: `${rubric.title} (${rubric.id} ${rubric.version})`,
    scope: scope === '' ? words.everything : scope,
    date,
    enterprises,
    assessments,
    tooFew: all === null ? fill(words.tooFew, { count: enterprises, minimum }) : null,
    score: {
      ...whole,
      lowest: score(all?.score?.lowest, context),
      highest: score(all?.score?.highest, context),
    },
    levels: all === null ? [] : viewLevels(all),
    groups: all === null ? null : viewGroups(report, context),
    domains:
      all?.nodes
        .filter(({ parent }) => parent === rubric.id)
        .map((node) => ({ name: node.name, ...viewSpread(node.spread, node.id, context) })) ?? [],
    heatMap: viewHeatMap(report, context),
    unmet:
      report.unmet?.map(({ text, level, item, due, unmet, share }) => ({
        text,
        item,
        level: level === null ? '' : String(level),
        counts: `${unmet} / ${due}`,
        share: `${Math.round(share * 100)} %`,
        percent: percent(share),
      })) ?? null,
    movement: viewMovement(report, context),
    exemplary: report.exemplary.map(({ name, count, best }) => ({
      name,
      count,
      best: best.flatMap(({ enterprise, score: own }) =>
        enterprise === null ? [] : [{ enterprise, score: score(own, context) }],
      ),
    })),
    programme:
      programme === null
        ? null
        : {
            name: programme.name,
            source: [programme.issuedBy, programme.document].filter((part) => part !== null).join(' · '),
            targets: programme.targets.map((target) => viewTarget(target, context)),
          },
    method: fill(words.methodText, { minimum }),
  };
}
