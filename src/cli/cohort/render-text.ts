import { isPeriod } from '../../core/cohort/grouping.ts';
import { fillWords } from '../../core/fill-places.ts';
import type { Policies } from '../../core/rubric.ts';
import type {
  CohortGroupReport,
  CohortReport,
  MoverReport,
  TargetReport,
} from '../../report/cohort/cohort-report.ts';
import {
  COHORT_WORDS,
  type CohortWords,
  capitalize,
  describeCounted,
  describeTooFew,
  listRubrics,
  printShare,
} from '../../report/cohort/cohort-words.ts';
import { pickColumns } from '../../report/cohort/pick-columns.ts';
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

/** Everything that the sections are made with. */
interface Page {
  readonly report: CohortReport;
  readonly words: CohortWords;
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

function renderLevels({ report, words, context }: Page): string {
  const { all } = report;
  if (all === null) return '';
  const columns = [left(words.level), right(words.enterprises), right(words.share), right(words.atLeast)];
  const rows = all.levels.map(({ name, count, share, atLeast }) => [
    name,
    String(count),
    printShare(share),
    String(atLeast),
  ]);
  return section(words.levels, renderTable(context, columns, rows));
}

/** Columns of a spread: quartiles around the median. */
const spreadColumns = ({ words }: Page): Column[] =>
  (['lowest', 'q1', 'median', 'q3', 'highest', 'mean'] as const).map((column) => right(words[column]));
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
  const { report, words, context } = page;
  const { by, groups, hidden, all, minimum } = report;
  if (by === null || all === null) return '';
  const grouping = words.groupings[by];
  const columns = [
    right('#'),
    left(capitalize(grouping)),
    right(words.enterprises),
    right(words.q1),
    right(words.median),
    right(words.q3),
    ...all.levels.map(({ level }) => right(fillWords(words.atLevel, { level: String(level) }))),
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
  const note = hidden.groups === 0 ? '' : paragraphs(page, [fillWords(words.hidden, { ...hidden, minimum })]);
  return section(fillWords(words.groups, { grouping }), renderTable(context, columns, rows) + note);
}

/** Items by group. On a terminal some groups, by their numbers in the table of groups; all for other programs. */
function renderHeatMap(page: Page): string {
  const { report, words, context } = page;
  const { by, groups, all } = report;
  const { t } = context;
  if (by === null || all === null || groups.length === 0) return '';
  const isTerminal = context.stdout.isTTY === true;
  const numbered = groups.map((group, at) => ({ ...group, title: isTerminal ? `#${at + 1}` : group.name }));
  const picked = isTerminal ? pickColumns(numbered, by, MOST_COLUMNS) : numbered;
  const shown = [{ ...all, title: all.name }, ...picked];
  const inner = new Set(all.nodes.map(({ parent }) => parent));
  const rows = all.nodes.map(({ id, name }, node) => [
    inner.has(id) ? name : `  ${name}`,
    ...shown.map(({ nodes }) => number(page, nodes[node]?.spread?.median)),
  ]);
  const columns = [left(words.item), ...shown.map(({ title }) => right(title))];
  const count = groups.length - picked.length;
  const more = isPeriod(by) ? 'cohort.periodsBefore' : 'cohort.moreColumns';
  const note = count === 0 ? '' : paragraphs(page, [t(more, { shown: picked.length, count })]);
  const title = t('cohort.sections.heat', { grouping: words.groupings[by] });
  return section(title, renderTable(context, columns, rows) + note);
}

function renderNodes(page: Page): string {
  const { report, words, context } = page;
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
    section(words.domains, table(words.domain, top)) +
    section(t('cohort.sections.items'), table(words.item, weakest))
  );
}

function renderUnmet(page: Page): string {
  const { report, words, context } = page;
  const { t } = context;
  if (report.all === null) return '';
  const title = words.unmet;
  if (report.unmet === null) return section(title, paragraphs(page, [t('cohort.notRated')]));
  if (report.unmet.length === 0) return section(title, paragraphs(page, [words.noUnmet]));
  // A terminal has no room for ids beside the questions.
  const isTerminal = context.stdout.isTTY === true;
  const columns = [
    right(words.share),
    right(words.unmetCount),
    right(words.due),
    right(words.level),
    ...(isTerminal ? [] : [left(words.criterion)]),
    left(words.question),
  ];
  const rows = first(page, report.unmet, MOST_UNMET).map(({ share, unmet, due, level, id, text }) => [
    printShare(share),
    String(unmet),
    String(due),
    level === null ? '' : String(level),
    ...(isTerminal ? [] : [id]),
    text,
  ]);
  return section(title, paragraphs(page, [words.unmetLead]) + renderTable(context, columns, rows));
}

function renderMovement(page: Page): string {
  const { report, words, context } = page;
  const { movement, minimum } = report;
  if (report.all === null) return '';
  const title = words.movement;
  if (movement === null) return section(title, paragraphs(page, [fillWords(words.fewMovement, { minimum })]));
  if (movement.compared === 0) return section(title, paragraphs(page, [words.noMovement]));
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(page, value)}`;
  const row = (mover: MoverReport): string[] => [
    mover.enterprise,
    mover.assessment,
    number(page, mover.before),
    number(page, mover.now),
    signed(mover.change),
  ];
  const columns = [
    left(words.enterprise),
    left(words.assessment),
    right(words.before),
    right(words.now),
    right(words.change),
  ];
  const { compared, risen, fallen, meanChange } = movement;
  const line = fillWords(words.movementLine, { compared, risen, fallen, change: signed(meanChange ?? 0) });
  const rows = [movement.up, movement.down].flatMap((list) => first(page, list, MOST_MOVERS)).map(row);
  const table = rows.length === 0 ? '' : renderTable(context, columns, rows);
  return section(title, paragraphs(page, [line]) + table);
}

function renderExemplary(page: Page): string {
  const { report, words, context } = page;
  if (report.all === null) return '';
  const title = words.exemplary;
  if (report.exemplary.length === 0) return section(title, paragraphs(page, [words.noExamples]));
  const columns = [left(words.item), right(words.howMany)];
  const best = [left(words.ask), left(words.assessment), right(words.score)];
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

function describeTarget({ report: { minimum }, words, context: { t } }: Page, target: TargetReport): string {
  const { value, assessed, reached, reachedByDate, daysLeft } = target;
  if (reached === null) return assessed === null ? words.uncounted : fillWords(words.few, { minimum });
  const isReached = value !== null && reached >= value;
  if (reachedByDate === null)
    return isReached ? t('cohort.target.reached') : t('cohort.target.open', { count: daysLeft });
  if (value === null) return fillWords(words.byDate, { count: reachedByDate });
  if (reachedByDate >= value) return t('cohort.target.reached');
  return t(isReached ? 'cohort.target.late' : 'cohort.target.missed', { count: reachedByDate });
}

/** With which rubrics the enterprises reached a target; nothing where there was no choice. */
function describeRubrics({ words }: Page, { text, reached, byRubric }: TargetReport): string[] {
  if (!reached || byRubric.length < 2) return [];
  return [fillWords(words.reachedWith, { target: text, list: listRubrics(words, byRubric) })];
}

function renderProgramme(page: Page): string {
  const { report, words, context } = page;
  const { programme } = report;
  const { t } = context;
  if (programme === null) return '';
  const columns = [
    left(words.target),
    right(words.reached),
    right(words.wanted),
    left(words.by),
    left(words.state),
  ];
  const rows = programme.targets.map((target) => [
    target.text,
    target.reached === null ? t('common.none') : String(target.reached),
    target.value === null ? t('common.none') : String(target.value),
    target.by,
    describeTarget(page, target),
  ]);
  const { issuedBy, document, issuedOn, targets } = programme;
  const source = [issuedBy, document, issuedOn].filter((part) => part !== null).join(words.separator);
  const counted = describeCounted(programme, words);
  const notes = targets.flatMap((target) => [
    ...describeRubrics(page, target),
    ...(target.note === null ? [] : [target.note]),
  ]);
  return section(
    t('cohort.sections.programme', { name: programme.name }),
    renderTable(context, columns, rows) +
      paragraphs(page, [source, ...(counted === null ? [] : [counted]), ...notes]),
  );
}

/** A cohort for people: sections of tables; to other programs the same, with tabs. */
export function renderCohortText(report: CohortReport, policies: Policies, context: Context): string {
  const { t } = context;
  const { rubric, enterprises, assessments, scope } = report;
  const words = COHORT_WORDS[context.language];
  const page: Page = { report, words, policies, context };
  const head = [
    t('cohort.title', {
      rubric: `${rubric.title} (${rubric.id} ${rubric.version})`,
      enterprises,
      assessments,
    }),
    t('cohort.scope', { scope }),
    ...(report.all === null ? [describeTooFew(report, words)] : []),
  ];
  const sections = [
    renderLevels,
    renderScore,
    renderProgramme,
    renderGroups,
    renderHeatMap,
    renderNodes,
    renderUnmet,
    renderMovement,
    renderExemplary,
  ];
  return `${paragraphs(page, head)}${sections.map((render) => render(page)).join('')}`;
}
