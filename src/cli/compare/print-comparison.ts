import { groupBy } from '../../core/group-by.ts';
import type { Policies } from '../../core/rubric.ts';
import type {
  ComparedAssessment,
  ComparisonReport,
  LevelChangeReport,
  LevelName,
  NodeChangeReport,
} from '../../report/comparison/comparison-report.ts';
import type { Context } from '../context.ts';
import { formatAnswered } from '../output/describe-answered.ts';
import { formatScore } from '../output/format-score.ts';
import { Page } from '../output/page.ts';
import { createPaint } from '../output/paint.ts';
import { type Column, renderTable } from '../output/table.ts';
import { CRITERION_CHANGES, describeAnswer, nameChange } from './describe-answer.ts';
import { formatChange, MARKS, shadeOf } from './format-change.ts';
import { listNotes } from './list-notes.ts';

/** Items that a terminal shows of those that moved. */
const MOST_MOVERS = 5;

/** How much is shown of a comparison. */
interface ShownParts {
  /** Every item. */
  readonly all: boolean;
  /** Every criterion that is answered otherwise. */
  readonly criteria: boolean;
  /** Words for the warnings and names for the nodes of gates, which are the rubric's. */
  readonly describeWarning: (warning: ComparisonReport['warnings']['appeared'][number]) => string;
  readonly nameOf: (node: string) => string;
}

class ComparisonPage extends Page {
  readonly #context: Context;
  readonly #report: ComparisonReport;
  readonly #policies: Policies;
  readonly #parts: ShownParts;

  constructor(context: Context, report: ComparisonReport, policies: Policies, parts: ShownParts) {
    super(context);
    this.#context = context;
    this.#report = report;
    this.#policies = policies;
    this.#parts = parts;
  }

  #table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    this.#context.stdout.write(renderTable(this.#context, columns, rows));
  }

  #score(value: number | null): string {
    return formatScore(value, this.#policies);
  }

  /** A line with a mark before it, in the shade of the mark. */
  #marked(mark: string, text: string): void {
    const shade = shadeOf(mark.slice(0, 1));
    const style = shade === null ? undefined : createPaint(this.#context.color.stdout)[shade];
    this.labelled(`  ${mark} `, text, style);
  }

  title(): void {
    const { t } = this.#context;
    const { before, after, sameEnterprise, node, nodes } = this.#report;
    const [a, b] = [before.enterprise.name, after.enterprise.name];
    this.line(
      sameEnterprise ? t('compare.title.same', { enterprise: b }) : t('compare.title.different', { a, b }),
    );
    if (node !== null) this.line(t('compare.title.node', { name: nodes[0]?.name ?? node, id: node }));
  }

  sides(): void {
    const { t } = this.#context;
    const { before, after } = this.#report;
    const nameSide = ({ assessment, file, open }: ComparedAssessment): string => {
      const name = assessment ?? file ?? '';
      return open ? t('compare.sides.open', { id: name }) : name;
    };
    const row = (label: string, tell: (side: ComparedAssessment) => string | null): string[] => [
      label,
      tell(before) ?? t('common.none'),
      tell(after) ?? t('common.none'),
    ];
    const nameLevel = (level: LevelName | null): string =>
      level === null ? t('common.none') : `${level.level} ${level.name}`.trimEnd();
    const { level } = this.#report;
    const withProfile = [before, after].some(({ rubric }) => rubric.profile !== null);
    const rows = [
      row(t('compare.sides.assessment'), nameSide),
      row(t('compare.sides.assessedOn'), ({ assessedOn }) => assessedOn),
      row(t('compare.sides.rubric'), ({ rubric }) => `${rubric.id} ${rubric.version}`),
      ...(withProfile ? [row(t('compare.sides.profile'), ({ rubric }) => rubric.profile?.id ?? null)] : []),
      row(t('compare.sides.answered'), ({ answered, coverage }) => formatAnswered(answered, coverage)),
      [t('compare.columns.level'), nameLevel(level.before), nameLevel(level.after)],
    ];
    this.#table([{ title: '' }, { title: 'A', path: true }, { title: 'B', path: true }], rows);
  }

  /** What has to be known before the numbers are read. */
  notes(): void {
    const notes = listNotes(this.#report, this.#policies, this.#context.t);
    if (notes.length > 0) this.line();
    for (const note of notes) this.labelled('- ', note);
  }

  #columns(title: string): Column[] {
    const { t } = this.#context;
    const right = 'right' as const;
    const change = t(this.#report.sameEnterprise ? 'compare.columns.change' : 'compare.columns.difference');
    return [
      { title, wrap: true },
      { title: 'A', align: right },
      { title: 'B', align: right },
      { title: change, align: right, shade: (text) => shadeOf(text.slice(0, 1)) },
      { title: t('compare.columns.level'), shade: (text) => shadeOf(text.slice(-1)) },
    ];
  }

  #level({ before, after, direction }: LevelChangeReport): string {
    const [was, now] = [before, after].map((one) => String(one?.level ?? this.#context.t('common.none')));
    return was === now ? `${now}` : `${was} → ${now} ${MARKS[direction]}`.trimEnd();
  }

  #row(node: NodeChangeReport, indent = 0): string[] {
    return [
      '  '.repeat(indent) + node.name,
      this.#score(node.before),
      this.#score(node.after),
      formatChange(node, this.#policies),
      this.#level(node.level),
    ];
  }

  /** The whole and its top nodes; with --all, or of a single node, everything below. */
  scores(): void {
    const { t } = this.#context;
    const { node, nodes, score, level } = this.#report;
    const [top, ...inside] = nodes;
    if (top === undefined) return;
    const isDeep = this.#parts.all || node !== null;
    // With bonuses and gates, which the node of the rubric knows nothing of.
    const first = node === null ? { ...top, ...score, level, name: t('compare.columns.overall') } : top;
    const rows = inside
      .map((one) => ({ one, indent: one.depth - top.depth - 1 }))
      .filter(({ indent }) => isDeep || indent === 0)
      .map(({ one, indent }) => this.#row(one, indent));
    this.line();
    this.#table(this.#columns(t(isDeep ? 'compare.columns.node' : 'compare.columns.domain')), [
      this.#row(first),
      ...rows,
    ]);
  }

  #moved(direction: 'up' | 'down', title: 'up' | 'down' | 'ahead' | 'behind'): void {
    const { t, stdout } = this.#context;
    const found = this.#report.nodes
      .filter((node) => node.isItem && node.direction === direction)
      .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
    if (found.length === 0) return;
    const shown = stdout.isTTY === true ? found.slice(0, MOST_MOVERS) : found;
    this.line();
    this.line(t(`compare.movers.${title}`, { shown: shown.length, count: found.length }));
    const rows = shown.map((node) => this.#row(node));
    this.#table(this.#columns(t('compare.columns.item')), rows);
  }

  /** The items that moved most, where the table above them does not list them anyway. */
  movers(): void {
    const { nodes, node, sameEnterprise } = this.#report;
    const isListed =
      this.#parts.all || node !== null || nodes.every(({ isItem, depth }) => !isItem || depth === 1);
    if (isListed) return;
    this.#moved('up', sameEnterprise ? 'up' : 'ahead');
    this.#moved('down', sameEnterprise ? 'down' : 'behind');
  }

  /** How many criteria are answered otherwise, by what happened to them. */
  counts(): void {
    const { t } = this.#context;
    const { criteria, judgements } = this.#report;
    this.line();
    this.line(t('compare.answers.title'));
    const names = criteria.map(nameChange);
    for (const kind of CRITERION_CHANGES) {
      const count = names.filter((name) => name === kind).length;
      const mark = kind === 'up' || kind === 'down' ? MARKS[kind] : ' ';
      if (count > 0) this.#marked(`${mark} ${String(count).padStart(4)} `, t(`compare.kinds.${kind}`));
    }
    const { length: count } = judgements;
    if (count > 0) this.#marked('·', t('compare.answers.judged', { count }));
    if (criteria.length + count === 0) this.labelled('  ', t('compare.answers.none'));
  }

  judgements(): void {
    const { t } = this.#context;
    const { judgements } = this.#report;
    if (judgements.length === 0) return;
    const tell = (level: number | null): string =>
      level === null ? t('compare.answers.byCriteria') : t('compare.answers.level', { level });
    this.line();
    this.line(t('compare.answers.judgements'));
    for (const { item, name, before, after } of judgements)
      this.#marked(
        '·',
        t('compare.answers.judgement', { name, item, before: tell(before), after: tell(after) }),
      );
  }

  /** Each criterion that is answered otherwise, below its item. */
  criteria(): void {
    const { t } = this.#context;
    const { criteria, nodes } = this.#report;
    for (const [item, changes] of groupBy(criteria, (change) => change.item)) {
      const node = nodes.find(({ id }) => id === item);
      const scores = [node?.before ?? null, node?.after ?? null].map((score) => this.#score(score));
      this.line();
      this.line(`${changes[0]?.itemName}  ${scores.join(' → ')}`);
      for (const { id, text, direction, before, after } of changes) {
        const answers = [before, after].map((state) => describeAnswer(t, state));
        this.#marked(MARKS[direction] || '·', `${id}  ${answers.join(' → ')}`);
        this.labelled('    ', text);
      }
    }
  }

  /** Gates, warnings and bonuses that differ. */
  conditions(): void {
    const { t } = this.#context;
    const { gates, warnings, bonuses } = this.#report;
    const { describeWarning, nameOf } = this.#parts;
    const describeGate = ({ level, blocking }: (typeof gates.appeared)[number]) => ({
      level: String(level),
      nodes: blocking.map(({ node }) => nameOf(node)).join(t('common.comma')),
    });
    const lines: (readonly [mark: string, text: string])[] = [
      ...gates.appeared.map((gate) => ['▼', t('compare.gates.appeared', describeGate(gate))] as const),
      ...gates.gone.map((gate) => ['▲', t('compare.gates.gone', describeGate(gate))] as const),
      ...[
        ...warnings.appeared.map((one) => t('compare.gates.warningAppeared', { text: describeWarning(one) })),
        ...warnings.gone.map((one) => t('compare.gates.warningGone', { text: describeWarning(one) })),
        ...bonuses.map(({ id: _, ...bonus }) => t('compare.gates.bonus', bonus)),
      ].map((text) => ['·', text] as const),
    ];
    if (lines.length === 0) return;
    this.line();
    this.line(t('compare.gates.title'));
    for (const [mark, text] of lines) this.#marked(mark, text);
  }
}

const isSame = ({ nodes, criteria, judgements, gates, warnings, bonuses }: ComparisonReport): boolean =>
  nodes.every(({ before, after }) => before === after) &&
  [criteria, judgements, gates.appeared, gates.gone, warnings.appeared, warnings.gone, bonuses].every(
    ({ length }) => length === 0,
  );

/** A comparison for people: what is compared, what moved, and as much of the answers as is asked for. */
export function printComparison(
  context: Context,
  report: ComparisonReport,
  policies: Policies,
  parts: ShownParts,
): void {
  const page = new ComparisonPage(context, report, policies, parts);
  page.title();
  page.line();
  page.sides();
  page.notes();
  page.scores();
  if (isSame(report)) {
    page.line();
    page.line(context.t('compare.notes.nothing'));
    return;
  }
  page.movers();
  page.counts();
  if (parts.criteria) {
    page.judgements();
    page.criteria();
  }
  if (report.node === null) page.conditions();
}
