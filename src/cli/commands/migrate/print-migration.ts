import type { Relation } from '../../../core/crosswalk.ts';
import type { RubricIndex } from '../../../core/index-rubric.ts';
import { type Answer, chosenOptions, isNotApplicable, isRated, isScreening } from '../../../core/response.ts';
import type { Result } from '../../../core/result.ts';
import type { Level } from '../../../core/rubric.ts';
import type { Context } from '../../context.ts';
import { cleanLine } from '../../output/clean.ts';
import { formatLevel, formatScore } from '../../output/format-score.ts';
import { Page } from '../../output/page.ts';
import { renderTable } from '../../output/table.ts';
import type { PlannedMigration } from './planned-migration.ts';

interface Scored {
  readonly id: string;
  readonly score: number | null;
  readonly level: Level | null;
}

/** Items that correspond, with what they score on either side. */
interface ComparedItems {
  readonly relation: Relation;
  readonly before: readonly Scored[];
  readonly after: readonly Scored[];
}

function scoredOf(result: Result): (id: string) => Scored {
  const nodes = new Map(result.nodes.map((node) => [node.id, node]));
  return (id) => ({ id, score: nodes.get(id)?.score ?? null, level: nodes.get(id)?.level ?? null });
}

/** The results side by side, one row for each correspondence of items, in the order of the new rubric. */
export function compareItems({ crosswalk, source, result }: PlannedMigration): readonly ComparedItems[] {
  const [before, after] = [scoredOf(source.result), scoredOf(result)];
  return crosswalk.items.map(({ relation, from, to }) => ({
    relation,
    before: from.map(before),
    after: to.map(after),
  }));
}

class MigrationPage extends Page {
  readonly #context: Context;
  readonly #plan: PlannedMigration;

  constructor(context: Context, plan: PlannedMigration) {
    super(context);
    this.#context = context;
    this.#plan = plan;
  }

  nameOf(index: RubricIndex, id: string): string {
    const { language } = this.#context;
    return (
      index.nodesById.get(id)?.node?.name[language] ??
      index.criteriaById.get(id)?.criterion.text[language] ??
      ''
    );
  }

  /** The answer in the words of the rubric that it was given to. */
  answer(index: RubricIndex, id: string, answer: Answer): string {
    const { t, language } = this.#context;
    if (isNotApplicable(answer)) return t('migrate.notApplicable', { reason: cleanLine(answer.reason) });
    if (isScreening(answer)) return t('migrate.level', { level: answer.level });
    if (!isRated(answer)) return t('migrate.remarkOnly');
    const chosen = chosenOptions(answer);
    const options = index.criteriaById.get(id)?.options.set.options ?? [];
    return chosen
      .map((one) => options.find((option) => option.id === one)?.label[language] ?? one)
      .join(', ');
  }

  sideBySide(): void {
    const { t, language } = this.#context;
    const { source, target, result } = this.#plan;
    const [old, now] = [source.index.rubric, target.index.rubric];
    const right = 'right' as const;
    const columns = [
      { title: `${old.id} ${old.version}`, wrap: true },
      { title: t('migrate.columns.score'), align: right },
      { title: `${now.id} ${now.version}`, wrap: true },
      { title: t('migrate.columns.score'), align: right },
      { title: t('migrate.columns.relation') },
    ];
    const cells = (index: RubricIndex, scored: readonly Scored[]): [string, string] => [
      scored.map(({ id }) => this.nameOf(index, id)).join(' + ') || '—',
      scored.map(({ score }) => formatScore(score, index.rubric.policies)).join(' + ') || '—',
    ];
    const total = (index: RubricIndex, { score, level }: Result): [string, string] => [
      `${t('migrate.total')} · ${formatLevel(index.rubric, level, language)}`,
      formatScore(score, index.rubric.policies),
    ];
    const rows = compareItems(this.#plan).map(({ relation, before, after }) => [
      ...cells(source.index, before),
      ...cells(target.index, after),
      t(`migrate.relations.${relation}`),
    ]);
    rows.push([...total(source.index, source.result), ...total(target.index, result), '']);
    this.line(t('migrate.headings.results'));
    this.#context.stdout.write(renderTable(this.#context, columns, rows));
  }

  counts(): void {
    const { t } = this.#context;
    const { report } = this.#plan.migrated;
    for (const part of ['carried', 'review', 'added', 'blank', 'orphaned'] as const) {
      const count = report[part].length;
      this.labelled(`${String(count).padStart(5)}  `, t(`migrate.counts.${part}`, { count }));
    }
  }

  review(): void {
    const { t, language } = this.#context;
    const { source, target, migrated } = this.#plan;
    const entries = Object.entries(migrated.response.migration.review);
    if (entries.length === 0) return;
    this.line();
    this.line(t('migrate.headings.review', { count: entries.length }));
    for (const [id, { from, reason, note }] of entries) {
      const answer = migrated.response.answers[id];
      const carried = answer === undefined ? t('migrate.nothing') : this.answer(target.index, id, answer);
      this.labelled('  ', `${id} ← ${from.join(' + ')}  [${carried}]`);
      this.labelled('    ', this.nameOf(target.index, id));
      this.labelled('    ', note?.[language] ?? t(`migrate.reasons.${reason}`));
      if (reason === 'merged-apart' || reason === 'merged-incomplete')
        for (const one of from) {
          const given = source.response.answers[one];
          const words = given === undefined ? t('migrate.unanswered') : this.answer(source.index, one, given);
          this.labelled('      ', `${one}: ${words}`);
        }
    }
  }

  added(): void {
    const { t } = this.#context;
    const { target, migrated } = this.#plan;
    const counts = new Map<string, number>();
    for (const id of [...migrated.report.added, ...migrated.report.blank]) {
      const item = target.index.criteriaById.get(id)?.item.id ?? '';
      counts.set(item, (counts.get(item) ?? 0) + 1);
    }
    if (counts.size === 0) return;
    this.line();
    this.line(t('migrate.headings.added'));
    const fresh = new Set(migrated.report.added);
    for (const [item, count] of counts) {
      const isNew = [...fresh].filter((id) => target.index.criteriaById.get(id)?.item.id === item).length;
      const open = t('migrate.toAnswer', { count, fresh: isNew });
      this.labelled('  ', `${this.nameOf(target.index, item)} (${item}): ${open}`);
    }
  }

  orphaned(): void {
    const { t, language } = this.#context;
    const { source, migrated } = this.#plan;
    const entries = Object.entries(migrated.response.migration.orphaned);
    if (entries.length === 0) return;
    this.line();
    this.line(t('migrate.headings.orphaned', { count: entries.length }));
    for (const [id, { answer, reason, note }] of entries) {
      this.labelled('  ', `${id}  [${this.answer(source.index, id, answer)}]`);
      this.labelled('    ', this.nameOf(source.index, id));
      this.labelled('    ', note?.[language] ?? t(`migrate.orphans.${reason}`));
    }
  }
}

/** What carries over, what needs a look, what is new, what is orphaned, and both results side by side. */
export function printMigration(
  context: Context,
  plan: PlannedMigration,
  done: { readonly dryRun: boolean; readonly assessment: string | null; readonly file: string | null },
): void {
  const { t, stdout, stderr, options, language } = context;
  const page = new MigrationPage(context, plan);
  const name = ({ rubric }: RubricIndex) => `${rubric.id} ${rubric.version}`;
  const enterprise = plan.source.response.enterprise.name;
  page.line(
    t('migrate.title', { enterprise, before: name(plan.source.index), after: name(plan.target.index) }),
  );
  page.counts();
  page.line();
  page.sideBySide();
  page.review();
  page.added();
  page.orphaned();
  if (plan.crosswalk.notice) {
    page.line();
    page.line(plan.crosswalk.notice[language]);
  }
  const { assessment, file } = done;
  if (assessment !== null) {
    stdout.write(`\n${t('migrate.stored', { id: assessment })}\n`);
    if (!options.quiet) stderr.write(`${t('migrate.nextStored', { id: assessment })}\n`);
  } else if (file !== null) {
    stdout.write(`\n${t('migrate.written', { file })}\n`);
    if (!options.quiet) stderr.write(`${t('migrate.nextFile')}\n`);
  } else if (!options.quiet) stderr.write(`\n${t('migrate.dry')}\n`);
}
