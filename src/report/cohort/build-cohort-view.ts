import { isPeriod } from '../../core/cohort/grouping.ts';
import type { Spread } from '../../core/cohort/spread.ts';
import { fillWords } from '../../core/fill-places.ts';
import type { RubricIndex } from '../../core/index-rubric.ts';
import type { Language } from '../../core/text.ts';
import type { CohortGroupReport, CohortReport, MoverReport, TargetReport } from './cohort-report.ts';
import {
  COHORT_WORDS,
  type CohortWords,
  describeCounted,
  describeTooFew,
  listRubrics,
  printShare,
} from './cohort-words.ts';
import { pickColumns } from './pick-columns.ts';

/** Where the parts of a box plot lie, in per cent of the scale. */
interface BoxView {
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

/** Gives a median its shade: where it lies between the lowest and the highest of a map; −1 for none. */
function createShades(medians: readonly number[]): (median: number | undefined) => number {
  const [lowest, highest] = [Math.min(...medians), Math.max(...medians)];
  const step = (highest - lowest) / HEAT_STEPS;
  return (median) =>
    median === undefined
      ? -1
      : step === 0
        ? 0
        : Math.min(HEAT_STEPS - 1, Math.floor((median - lowest) / step));
}

function viewLevels({ levels, enterprises }: CohortGroupReport) {
  return levels.map(({ name, count, share, atLeast }) => ({
    name,
    count,
    percent: percent(share),
    share: printShare(share),
    atLeast: enterprises === 0 ? '—' : `${atLeast} (${printShare(atLeast / enterprises)})`,
  }));
}

/** The shade of a level among so many. */
const levelShade = (step: number, levels: number): number =>
  Math.round((step / Math.max(1, levels - 1)) * (HEAT_STEPS - 1));

function viewGroups(report: CohortReport, context: Context) {
  const { all, by, groups, hidden, minimum, rubric } = report;
  const { words } = context;
  if (by === null) return null;
  return {
    title: fillWords(words.groups, { grouping: words.groupings[by] }),
    grouping: words.groupings[by],
    hidden: hidden.groups === 0 ? null : fillWords(words.hidden, { ...hidden, minimum }),
    legend: all?.levels.map(({ name }, step, { length }) => ({ name, heat: levelShade(step, length) })) ?? [],
    rows: groups.map((group) => ({
      name: group.name,
      enterprises: group.enterprises,
      ...viewSpread(group.score, rubric.id, context),
      levels: group.levels.map(({ level, count, share }, step) => ({
        level: String(level),
        count,
        percent: percent(share),
        heat: levelShade(step, group.levels.length),
      })),
    })),
  };
}

function viewHeatMap({ all, by, groups }: CohortReport, context: Context) {
  if (all === null) return null;
  const { words } = context;
  const shown = pickColumns(groups, by, MOST_COLUMNS);
  const columns = [all, ...shown];
  const inner = new Set(all.nodes.map(({ parent }) => parent));
  const medians = columns.flatMap(({ nodes }) => nodes.flatMap(({ spread }) => spread?.median ?? []));
  const heatOf = createShades(medians);
  return {
    columns: columns.map(({ name }) => name),
    isTall: columns.some(({ name }) => name.length > words.longestHead),
    more:
      groups.length > shown.length
        ? fillWords(isPeriod(by) ? words.moreBefore : words.more, {
            shown: shown.length,
            hidden: groups.length - shown.length,
          })
        : null,
    rows: all.nodes.map(({ name, id }, at) => ({
      name,
      isGroup: inner.has(id),
      cells: columns.map(({ nodes }) => {
        const median = nodes[at]?.spread?.median;
        return { text: score(median, context), heat: heatOf(median) };
      }),
    })),
  };
}

const signed = (value: number, context: Context): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${score(Math.abs(value), context)}`;

function viewMovement({ movement, minimum }: CohortReport, context: Context) {
  const { words } = context;
  if (movement === null) return { line: fillWords(words.fewMovement, { minimum }), rows: [] };
  const { compared, risen, fallen, meanChange, up, down } = movement;
  if (compared === 0) return { line: words.noMovement, rows: [] };
  const row = (mover: MoverReport) => ({
    enterprise: mover.enterprise,
    before: score(mover.before, context),
    now: score(mover.now, context),
    change: signed(mover.change, context),
    isRise: mover.change > 0,
  });
  const change = signed(meanChange ?? 0, context);
  return {
    line: fillWords(words.movementLine, { compared, risen, fallen, change }),
    rows: [...up, ...down].map(row),
  };
}

function viewTarget(target: TargetReport, minimum: number, { words }: Context) {
  const { text, note, by, value, assessed, reached, reachedByDate, byRubric } = target;
  const counted = reachedByDate ?? reached;
  const notShown = assessed === null ? words.uncounted : fillWords(words.few, { minimum });
  const isSplit = reached !== null && reached > 0 && byRubric.length > 1;
  return {
    text,
    notes: [
      ...(reached === null ? [notShown] : []),
      ...(isSplit ? [listRubrics(words, byRubric)] : []),
      ...(note === null ? [] : [note]),
    ],
    by,
    wanted: value === null ? '—' : String(value),
    reached: reached === null ? '—' : String(reached),
    byDate: reachedByDate === null ? null : fillWords(words.byDate, { count: reachedByDate }),
    percent: counted === null || value === null || value === 0 ? null : percent(Math.min(1, counted / value)),
  };
}

interface CohortViewInput {
  readonly report: CohortReport;
  readonly index: RubricIndex;
  readonly language: Language;
}

/** Turns a cohort into what its page shows. Pure. */
export function buildCohortView({ report, index, language }: CohortViewInput) {
  const words = COHORT_WORDS[language];
  const { all, rubric, date, enterprises, assessments, minimum, programme } = report;
  const context: Context = { index, words, decimals: index.rubric.policies.rounding.decimals };
  const whole = viewSpread(all?.score ?? null, rubric.id, context);
  return {
    language,
    words,
    title: words.title,
    rubric: `${rubric.title} (${rubric.id} ${rubric.version})`,
    scope: report.scope,
    date,
    enterprises,
    assessments,
    tooFew: all === null ? describeTooFew(report, words) : null,
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
        share: printShare(share),
        percent: percent(share),
      })) ?? null,
    movement: viewMovement(report, context),
    exemplary: report.exemplary.map(({ name, count, best }) => ({
      name,
      count,
      best: best.map(({ enterprise, score: own }) => ({ enterprise, score: score(own, context) })),
    })),
    programme:
      programme === null
        ? null
        : {
            name: programme.name,
            source: [programme.issuedBy, programme.document, programme.issuedOn]
              .filter((part) => part !== null)
              .join(' · '),
            counted: describeCounted(programme, words),
            targets: programme.targets.map((target) => viewTarget(target, minimum, context)),
          },
    names: report.names,
    noUnmet: report.unmet === null ? words.notRated : words.noUnmet,
    method: fillWords(words.methodText, { minimum }),
    named: report.names && all !== null ? words.named : null,
    others:
      report.others.length === 0
        ? null
        : fillWords(words.others, {
            list: report.others.map((one) => `${one.rubric} (${one.count})`).join(words.separator),
          }),
  };
}
