import type { Policies } from '../../core/rubric.ts';
import type {
  CohortGroupReport,
  CohortReport,
  MoverReport,
  TargetReport,
} from '../../report/cohort/cohort-report.ts';
import { type Context, columnsOf } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { formatScore } from '../output/format-score.ts';
import { type Column, renderTable } from '../output/table.ts';
import { wrapText } from '../output/wrap-text.ts';

/** What a terminal of usual height shows without drowning the rest. */
const MOST_UNMET = 10;
const MOST_MOVERS = 5;

/** Columns of medians that the narrowest terminal has room for. */
const MOST_COLUMNS = 6;

const left = (title: string): Column => ({ title, wrap: true });
const right = (title: string): Column => ({ title, align: 'right' });
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Everything that the sections are made with. */
interface Page {
  readonly report: CohortReport;
  readonly policies: Policies;
  readonly context: Context;
}

const number = ({ policies }: Page, value: number | null | undefined): string =>
  formatScore(value ?? null, policies);

/** A terminal shows the first of a list, other programs get all of it. */
const first = <T>({ context }: Page, list: readonly T[], most: number): readonly T[] =>
  context.stdout.isTTY === true ? list.slice(0, most) : list;

const section = (title: string, body: string): string => `\n${cleanLine(title)}\n${body}`;

/** Sentences in lines of the terminal's width; as they are for other programs. */
const paragraphs = ({ context }: Page, texts: readonly string[]): string =>
  texts
    .map(cleanLine)
    .flatMap((text) => (context.stdout.isTTY === true ? wrapText(text, columnsOf(context)) : [text]))
    .map((line) => `${line}\n`)
    .join('');

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
  (['lowest', 'q1', 'median', 'q3', 'highest', 'mean'] as const).map((column) =>
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
    right('#'),
    left(grouping),
    right(t('cohort.columns.enterprises')),
    right(t('cohort.columns.q1')),
    right(t('cohort.columns.median')),
    right(t('cohort.columns.q3')),
    ...all.levels.map(({ level }) => right(t('cohort.columns.atLevel', { level: String(level) }))),
  ];
  const rows = groups.map(({ name, enterprises, score, levels }, at) => [
    String(at + 1),
    name,
    String(enterprises),
    number(page, score?.lowerQuartile),
    number(page, score?.median),
    number(page, score?.upperQuartile),
    ...levels.map(({ count }) => String(count)),
  ]);
  const note = hidden.groups === 0 ? '' : paragraphs(page, [t('cohort.hidden', { ...hidden, minimum })]);
  return section(t('cohort.sections.groups', { grouping }), renderTable(context, columns, rows) + note);
}

/** Items by group. On a terminal the largest groups, by their numbers in the table of groups; all for other programs. */
function renderHeatMap(page: Page): string {
  const { report, context } = page;
  const { by, groups, all } = report;
  const { t } = context;
  if (by === null || all === null || groups.length === 0) return '';
  const isTerminal = context.stdout.isTTY === true;
  const numbered = groups.map((group, at) => ({ ...group, title: isTerminal ? `#${at + 1}` : group.name }));
  const largest = new Set(
    first(
      page,
      numbered.toSorted((a, b) => b.enterprises - a.enterprises),
      MOST_COLUMNS,
    ),
  );
  const shown = [{ ...all, title: all.name }, ...numbered.filter((group) => largest.has(group))];
  const inner = new Set(all.nodes.map(({ parent }) => parent));
  const rows = all.nodes.map(({ id, name }, node) => [
    inner.has(id) ? name : `  ${name}`,
    ...shown.map(({ nodes }) => number(page, nodes[node]?.spread?.median)),
  ]);
  const columns = [left(t('cohort.columns.item')), ...shown.map(({ title }) => right(title))];
  const count = groups.length - largest.size;
  const note = count === 0 ? '' : paragraphs(page, [t('cohort.moreColumns', { shown: largest.size, count })]);
  const title = t('cohort.sections.heat', { grouping: t(`cohort.groupings.${by}`) });
  return section(title, renderTable(context, columns, rows) + note);
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
      nodes.map(({ name, spread }) => [name, ...spreadCells(page, spread)]),
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
  if (report.unmet === null) return section(title, paragraphs(page, [t('cohort.notRated')]));
  if (report.unmet.length === 0) return section(title, paragraphs(page, [t('cohort.noUnmet')]));
  // A terminal has no room for ids beside the questions.
  const isTerminal = context.stdout.isTTY === true;
  const columns = [
    right(t('cohort.columns.share')),
    right(t('cohort.columns.unmet')),
    right(t('cohort.columns.due')),
    right(t('cohort.columns.level')),
    ...(isTerminal ? [] : [left(t('cohort.columns.criterion'))]),
    left(t('cohort.columns.question')),
  ];
  const rows = first(page, report.unmet, MOST_UNMET).map(({ share, unmet, due, level, id, text }) => [
    percent(share),
    String(unmet),
    String(due),
    level === null ? '' : String(level),
    ...(isTerminal ? [] : [id]),
    text,
  ]);
  return section(title, renderTable(context, columns, rows));
}

function renderMovement(page: Page): string {
  const { report, context } = page;
  const { t } = context;
  const { movement, minimum } = report;
  if (report.all === null) return '';
  const title = t('cohort.sections.movers');
  if (movement === null) return section(title, paragraphs(page, [t('cohort.fewMovement', { minimum })]));
  if (movement.compared === 0) return section(title, paragraphs(page, [t('cohort.noMovement')]));
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(page, value)}`;
  const row = (mover: MoverReport): string[] => [
    mover.enterprise,
    mover.assessment,
    number(page, mover.before),
    number(page, mover.now),
    signed(mover.change),
  ];
  const columns = [
    left(t('cohort.columns.enterprise')),
    left(t('cohort.columns.assessment')),
    right(t('cohort.columns.before')),
    right(t('cohort.columns.now')),
    right(t('cohort.columns.change')),
  ];
  const { compared, risen, fallen, meanChange } = movement;
  const line = t('cohort.movement', { compared, risen, fallen, change: signed(meanChange ?? 0) });
  const rows = [movement.up, movement.down].flatMap((list) => first(page, list, MOST_MOVERS)).map(row);
  const table = rows.length === 0 ? '' : renderTable(context, columns, rows);
  return section(title, paragraphs(page, [line]) + table);
}

function renderExemplary(page: Page): string {
  const { report, context } = page;
  const { t } = context;
  if (report.all === null) return '';
  const title = t('cohort.sections.exemplary');
  if (report.exemplary.length === 0) return section(title, paragraphs(page, [t('cohort.noExamples')]));
  const columns = [left(t('cohort.columns.item')), right(t('cohort.columns.count'))];
  const best = [
    left(t('cohort.columns.ask')),
    left(t('cohort.columns.assessment')),
    right(t('cohort.columns.score')),
  ];
  if (!report.names) {
    const counts = report.exemplary.map(({ name, count }) => [name, String(count)]);
    return section(title, renderTable(context, columns, counts));
  }
  const rows = report.exemplary.flatMap((item) =>
    first(page, item.best, 1).map(({ enterprise, assessment, score }) => [
      item.name,
      String(item.count),
      enterprise,
      assessment,
      number(page, score),
    ]),
  );
  return section(title, renderTable(context, [...columns, ...best], rows));
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
  const { issuedBy, document, issuedOn } = programme;
  const source = [issuedBy, document, issuedOn].filter((part) => part !== null).join(t('common.clause'));
  const notes = programme.targets.flatMap(({ note }) => (note === null ? [] : [note]));
  return section(
    t('cohort.sections.programme', { name: programme.name }),
    renderTable(context, columns, rows) + paragraphs(page, [source, ...notes]),
  );
}

/** A cohort for people: sections of tables; to other programs the same, with tabs. */
export function renderCohortText(report: CohortReport, policies: Policies, context: Context): string {
  const { t } = context;
  const { rubric, enterprises, assessments, scope, minimum } = report;
  const page: Page = { report, policies, context };
  const head = [
    t('cohort.title', {
      rubric: `${rubric.title} (${rubric.id} ${rubric.version})`,
      enterprises,
      assessments,
    }),
    t('cohort.scope', { scope }),
    ...(report.all === null ? [t('cohort.tooFew', { count: enterprises, minimum })] : []),
  ];
  const sections = [
    renderLevels,
    renderScore,
    renderGroups,
    renderHeatMap,
    renderNodes,
    renderUnmet,
    renderMovement,
    renderExemplary,
    renderProgramme,
  ];
  return `${paragraphs(page, head)}${sections.map((render) => render(page)).join('')}`;
}
