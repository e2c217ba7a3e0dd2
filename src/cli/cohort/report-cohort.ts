import type { Cohort, CohortGroup } from '../../core/cohort/describe-cohort.ts';
import type { Mover } from '../../core/cohort/find-movers.ts';
import type { GroupStatistics } from '../../core/cohort/group-statistics.ts';
import type { Spread } from '../../core/cohort/spread.ts';
import type { Enterprise } from '../../core/response.ts';
import type {
  CohortGroupReport,
  CohortReport,
  MovementReport,
  MoverReport,
  NamedAssessment,
} from '../../report/cohort/cohort-report.ts';
import { COHORT_WORDS } from '../../report/cohort/cohort-words.ts';
import type { Context } from '../context.ts';
import { formatLevel } from '../output/format-score.ts';
import { nameOf } from '../output/name-of.ts';
import type { CohortSource } from './cohort-source.ts';
import { labelBenchmark } from './label-benchmark.ts';
import { nameGroup } from './name-group.ts';

interface ReportCohortOptions {
  readonly filter: Readonly<Record<string, string>>;
  /** Whether enterprises are named. */
  readonly names: boolean;
  /** ISO date. */
  readonly date: string;
}

type Name = (assessment: string) => Promise<NamedAssessment>;

/** Means and quartiles to a ten-thousandth: finer would only be noise of floating point. */
const round = (value: number): number => Number(value.toFixed(4));

const roundSpread = (spread: Spread | null): Spread | null =>
  spread === null
    ? null
    : {
        count: spread.count,
        mean: round(spread.mean),
        lowest: round(spread.lowest),
        lowerQuartile: round(spread.lowerQuartile),
        median: round(spread.median),
        upperQuartile: round(spread.upperQuartile),
        highest: round(spread.highest),
      };

function reportGroup(
  group: GroupStatistics,
  key: string | null,
  name: string,
  { table: { index } }: CohortSource,
  { language }: Context,
): CohortGroupReport {
  const { enterprises, levels, score, nodes } = group;
  return {
    key,
    name,
    enterprises,
    levels: levels.map(({ level, count, atLeast }) => ({
      level,
      name: formatLevel(index.rubric, level, language),
      count,
      share: round(enterprises === 0 ? 0 : count / enterprises),
      atLeast,
    })),
    score: roundSpread(score),
    nodes: nodes.map(({ id, spread }) => {
      const node = index.nodesById.get(id);
      return {
        id,
        layer: node?.layer ?? '',
        parent: node?.parent?.id ?? null,
        name: nameOf(index, id, language),
        spread: roundSpread(spread),
      };
    }),
  };
}

async function reportMovement({ movement }: Cohort, name: Name): Promise<MovementReport | null> {
  if (movement === null) return null;
  const { compared, risen, fallen, meanChange, up, down } = movement;
  const list = (movers: readonly Mover[]): Promise<MoverReport[]> =>
    Promise.all(
      movers.map(async ({ assessment, before, now, change }) => ({
        ...(await name(assessment)),
        before,
        now,
        change: round(change),
      })),
    );
  return {
    compared,
    risen,
    fallen,
    meanChange: meanChange === null ? null : round(meanChange),
    up: await list(up),
    down: await list(down),
  };
}

function reportUnmet({ unmet }: Cohort, { table }: CohortSource, { language }: Context) {
  const { index, isRated } = table;
  if (!isRated) return null;
  return unmet.map(({ id, level, due, unmet: count }) => {
    const entry = index.criteriaById.get(id);
    return {
      id,
      text: entry?.criterion.text[language] ?? id,
      level,
      item: entry === undefined ? '' : nameOf(index, entry.item.id, language),
      due,
      unmet: count,
      share: round(count / due),
    };
  });
}

function reportProgramme({ programme }: Cohort, { language }: Context): CohortReport['programme'] {
  if (programme === null) return null;
  const { id, name, issuedBy, document, issuedOn } = programme.programme;
  return {
    id,
    name: name[language],
    issuedBy: issuedBy[language],
    document: document ?? null,
    issuedOn: issuedOn ?? null,
    rubrics: programme.rubrics,
    targets: programme.targets.map(({ target, assessed, reached, reachedByDate, byRubric, daysLeft }) => ({
      id: target.id,
      text: target.text[language],
      note: target.note?.[language] ?? null,
      by: target.by,
      value: target.value ?? null,
      assessed,
      reached,
      reachedByDate,
      byRubric,
      daysLeft,
    })),
  };
}

/** A cohort with the names of everything in it, in the user's language. */
export async function reportCohort(
  cohort: Cohort,
  source: CohortSource,
  { filter, names, date }: ReportCohortOptions,
  context: Context,
): Promise<CohortReport> {
  const { language } = context;
  const { index } = source.table;
  // The best at one item are often the best at others: each is looked up once.
  const found = new Map<string, Promise<Enterprise>>();
  const name: Name = async (assessment) => {
    const enterprise = found.get(assessment) ?? source.findEnterprise(assessment);
    found.set(assessment, enterprise);
    return { assessment, enterprise: (await enterprise).name };
  };
  const provinces = new Set(cohort.groups.flatMap(({ key }) => (key === null ? [] : [key.slice(0, 2)])));
  const group = (one: CohortGroup): CohortGroupReport => {
    const title =
      cohort.by === null ? '' : nameGroup(context, index.rubric, cohort.by, one.key, provinces.size === 1);
    return reportGroup(one, one.key, title, source, context);
  };
  return {
    schemaVersion: 1,
    rubric: { id: index.rubric.id, version: source.rubricVersion, title: index.rubric.title[language] },
    date,
    assessments: cohort.assessments,
    enterprises: cohort.enterprises,
    minimum: cohort.minimum,
    names,
    filter,
    scope: (await labelBenchmark(filter))[language],
    by: cohort.by,
    all:
      cohort.all === null ? null : reportGroup(cohort.all, null, COHORT_WORDS[language].all, source, context),
    groups: cohort.groups.map(group),
    hidden: cohort.hidden,
    unmet: reportUnmet(cohort, source, context),
    movement: await reportMovement(cohort, name),
    exemplary: await Promise.all(
      cohort.exemplary.map(async ({ id, count, best }) => ({
        id,
        name: nameOf(index, id, language),
        count,
        best: await Promise.all(
          best.map(async (one) => ({ ...(await name(one.assessment)), score: one.score })),
        ),
      })),
    ),
    programme: reportProgramme(cohort, context),
    others: source.others,
  };
}
