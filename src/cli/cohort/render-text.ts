import type { Policies } from '../../core/rubric.ts';
import type {
  CohortGroupReport,
  CohortReport,
  MoverReport,
  NamedAssessment,
  TargetReport,
} from '../../report/cohort/cohort-report.ts';
import { type Context, columnsOf } from '../context.ts';
import { formatScore } from '../output/format-score.ts';
import { type Column, renderTable } from '../output/table.ts';
import { clipText } from '../output/text-width.ts';

/** What a terminal of usual height shows without drowning the rest. */
const MOST_UNMET = 10;
const MOST_MOVERS = 5;

const left = (title: string): Column => ({ title });
const right = (title: string): Column => ({ title, align: 'right' });
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Everything that the sections are made with. */
interface Page {
  readonly report: CohortReport;
  readonly policies: Policies;
  readonly context: Context;
}

/** A score or a statistic of scores: with one decimal more than single scores are printed with, when asked. */
const number = ({ policies }: Page, value: number | null | undefined): string =>
  formatScore(value ?? null, policies);

/** Texts of the user's or a rubric's are cut on a terminal, whole for other programs. */
const fit = ({ context }: Page, text: string, columns: number): string =>
  context.stdout.isTTY === true ? clipText(text, Math.max(10, columns)) : text;

const section = (title: string, body: string): string => `\n${title}\n${body}`;

function renderLevels({ report, context }: Page): string {
  const { t } = context;
  const { all } = report;
  if (all === null) return '';
  const columns = [
    left(t('cohort.columns.level')),
    right(t('cohort.columns.enterprises')),
    right(t('cohort.columns.share')),
    right(t('cohort.columns.atLeast')),
  ];
  const rows = all.levels.map(({ name, count, share, atLeast }) => [
    name,
    String(count),
    percent(share),
    String(atLeast),
  ]);
  return section(t('cohort.sections.levels'), renderTable(context, columns, rows));
}

/** Columns of a spread: quartiles around the median. */
const spreadColumns = ({ context: { t } }: Page): Column[] =>
  (['lowest', 'lowerQuartile', 'median', 'upperQuartile', 'highest', 'mean'] as const).map((column) =>
    right(t(`cohort.columns.${column}`)),
  );
const spreadCells = (page: Page, spread: CohortGroupReport['score']): string[] =>
  [
    spread?.lowest,
    spread?.lowerQuartile,
    spread?.median,
    spread?.upperQuartile,
    spread?.highest,
    spread?.mean,
  ].map((value) => number(page, value));

function renderScore(page: Page): string {
  const { report, context } = page;
  if (report.all === null) return '';
  const table = renderTable(context, spreadColumns(page), [spreadCells(page, report.all.score)]);
  return section(context.t('cohort.sections.score'), table);
}

function renderGroups(page: Page): string {
  const { report, context } = page;
  const { by, groups, hidden, all, minimum } = report;
  const { t } = context;
  if (by === null || all === null) return '';
  const grouping = t(`cohort.groupings.${by}`);
  const columns = [
    left(grouping),
    right(t('cohort.columns.enterprises')),
    right(t('cohort.columns.lowerQuartile')),
    right(t('cohort.columns.median')),
    right(t('cohort.columns.upperQuartile')),
    ...all.levels.map(({ level }) => right(t('cohort.columns.atLevel', { level: String(level) }))),
  ];
  const rows = groups.map(({ name, enterprises, score, levels }) => [
    fit(page, name, 28),
    String(enterprises),
    number(page, score?.lowerQuartile),
    number(page, score?.median),
    number(page, score?.upperQuartile),
    ...levels.map(({ count }) => String(count)),
  ]);
  const note = hidden.groups === 0 ? '' : `${t('cohort.hidden', { ...hidden, minimum })}\n`;
  return section(t('cohort.sections.groups', { grouping }), renderTable(context, columns, rows) + note);
}

function renderNodes(page: Page): string {
  const { report, context } = page;
  const { all } = report;
  const { t } = context;
  if (all === null) return '';
  const top = all.nodes.filter(({ parent }) => parent === report.rubric.id);
  const inner = new Set(all.nodes.map(({ parent }) => parent));
  const items = all.nodes.filter(({ id }) => !inner.has(id));
  const table = (title: string, nodes: CohortGroupReport['nodes']): string =>
    renderTable(
      context,
      [left(title), ...spreadColumns(page)],
      nodes.map(({ name, spread }) => [fit(page, name, 28), ...spreadCells(page, spread)]),
    );
  const weakest = items.toSorted(
    (a, b) => (a.spread?.median ?? Number.POSITIVE_INFINITY) - (b.spread?.median ?? Number.POSITIVE_INFINITY),
  );
  return (
    section(t('cohort.sections.domains'), table(t('cohort.columns.domain'), top)) +
    section(t('cohort.sections.items'), table(t('cohort.columns.item'), weakest))
  );
}

function renderUnmet(page: Page): string {
  const { report, context } = page;
  const { t } = context;
  if (report.all === null) return '';
  const title = t('cohort.sections.unmet');
  if (report.unmet === null) return section(title, `${t('cohort.notRated')}\n`);
  if (report.unmet.length === 0) return section(title, `${t('cohort.noUnmet')}\n`);
  const columns = [
    right(t('cohort.columns.share')),
    right(t('cohort.columns.unmet')),
    right(t('cohort.columns.due')),
    right(t('cohort.columns.level')),
    left(t('cohort.columns.criterion')),
    left(t('cohort.columns.question')),
  ];
  const room = columnsOf(context) - 70;
  const shown = context.stdout.isTTY === true ? report.unmet.slice(0, MOST_UNMET) : report.unmet;
  const rows = shown.map(({ share, unmet, due, level, id, text }) => [
    percent(share),
    String(unmet),
    String(due),
    level === null ? '' : String(level),
    id,
    fit(page, text, room),
  ]);
  return section(title, renderTable(context, columns, rows));
}

const nameOf = ({ context }: Page, { enterprise, assessment }: NamedAssessment): string =>
  enterprise === null
    ? context.t('common.none')
    : `${enterprise}${assessment === null ? '' : ` (${assessment})`}`;

function renderMovement(page: Page): string {
  const { report, context } = page;
  const { t } = context;
  const { movement } = report;
  const title = t('cohort.sections.movers');
  if (movement.compared === 0) return section(title, `${t('cohort.noMovement')}\n`);
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(page, value)}`;
  const row = (mover: MoverReport): string[] => [
    nameOf(page, mover),
    number(page, mover.before),
    number(page, mover.now),
    signed(mover.change),
  ];
  const columns = [
    left(t('cohort.columns.enterprise')),
    right(t('cohort.columns.before')),
    right(t('cohort.columns.now')),
    right(t('cohort.columns.change')),
  ];
  const { compared, risen, fallen, meanChange } = movement;
  const line = t('cohort.movement', { compared, risen, fallen, change: signed(meanChange ?? 0) });
  const rows = [...movement.up.slice(0, MOST_MOVERS), ...movement.down.slice(0, MOST_MOVERS)].map(row);
  return section(title, `${line}\n${rows.length === 0 ? '' : renderTable(context, columns, rows)}`);
}

function renderExemplary(page: Page): string {
  const { report, context } = page;
  const { t } = context;
  const title = t('cohort.sections.exemplary');
  if (report.exemplary.length === 0) return section(title, `${t('cohort.noExamples')}\n`);
  const columns = [
    left(t('cohort.columns.item')),
    right(t('cohort.columns.count')),
    left(t('cohort.columns.ask')),
  ];
  const rows = report.exemplary.map(({ name, count, best }) => {
    const [first] = best;
    const whom =
      first === undefined || first.enterprise === null
        ? context.t('common.none')
        : `${nameOf(page, first)} ${number(page, first.score)}`;
    return [fit(page, name, 28), String(count), whom];
  });
  return section(title, renderTable(context, columns, rows));
}

function describeTarget({ context: { t } }: Page, target: TargetReport): string {
  const { value, reached, reachedByDate, daysLeft } = target;
  if (reached === null) return t('cohort.target.uncounted');
  const isReached = value !== null && reached >= value;
  if (reachedByDate === null)
    return isReached ? t('cohort.target.reached') : t('cohort.target.open', { count: daysLeft });
  if (value !== null && reachedByDate >= value) return t('cohort.target.reached');
  return t(isReached ? 'cohort.target.late' : 'cohort.target.missed', { count: reachedByDate });
}

function renderProgramme(page: Page): string {
  const { report, context } = page;
  const { programme } = report;
  const { t } = context;
  if (programme === null) return '';
  const columns = [
    left(t('cohort.columns.target')),
    right(t('cohort.columns.reached')),
    right(t('cohort.columns.wanted')),
    left(t('cohort.columns.by')),
    left(t('cohort.columns.state')),
  ];
  const rows = programme.targets.map((target) => [
    target.text,
    target.reached === null ? t('common.none') : String(target.reached),
    target.value === null ? t('common.none') : String(target.value),
    target.by,
    describeTarget(page, target),
  ]);
  const notes = programme.targets.flatMap(({ note }) => (note === null ? [] : [`${note}\n`]));
  return section(
    t('cohort.sections.programme', { name: programme.name }),
    renderTable(context, columns, rows) + notes.join(''),
  );
}

/** A cohort for people: sections of tables; to other programs the same, with tabs. */
export function renderCohortText(report: CohortReport, policies: Policies, context: Context): string {
  const { t } = context;
  const { rubric, enterprises, assessments, filter, minimum } = report;
  const page: Page = { report, policies, context };
  const wanted = Object.entries(filter).map(([name, value]) => `--${name} ${value}`);
  const head = [
    t('cohort.title', {
      rubric: `${rubric.title} (${rubric.id} ${rubric.version})`,
      enterprises,
      assessments,
    }),
    ...(wanted.length === 0 ? [] : [t('cohort.filter', { list: wanted.join(' ') })]),
    ...(report.all === null ? [t('cohort.tooFew', { count: enterprises, minimum })] : []),
  ];
  const sections = [
    renderLevels,
    renderScore,
    renderGroups,
    renderNodes,
    renderUnmet,
    renderMovement,
    renderExemplary,
    renderProgramme,
  ];
  return `${head.join('\n')}\n${sections.map((render) => render(page)).join('')}`;
}
