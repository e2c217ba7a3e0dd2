import { Command } from 'commander';
import { listReview } from '../../core/list-review.ts';
import type { Migration } from '../../core/response.ts';
import { ExitCode } from '../../errors.ts';
import type { RubricNames } from '../../store/rubric-outline.ts';
import type { Store, StoredAssessment } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { loadStoredOutline } from '../load-stored-outline.ts';
import { cleanLine } from '../output/clean.ts';
import { formatLevel, formatScore } from '../output/format-score.ts';
import { printJson } from '../output/print-json.ts';
import { renderTable } from '../output/table.ts';
import { lookInStore } from '../with-store.ts';

/** `dcmm show ID`: one stored assessment: who, with what, and its scores by domain. */
export function createShowCommand(context: Context): Command {
  const { t } = context;
  return new Command('show')
    .description(t('commands.show.summary'))
    .argument('<id>', t('stored.arguments.id'))
    .addHelpText('after', `\n${t('stored.show.examples')}`)
    .action(async (id: string) => {
      context.exitCode = await runShow({ id }, context);
    });
}

/** Where answers were carried over from, and how many of them still have to be looked at. */
interface Carried extends Pick<Migration, 'from' | 'orphaned'> {
  readonly toReview: number;
}

/** null where none were carried over. */
async function loadCarried(store: Store, id: string): Promise<Carried | null> {
  const migration = await store.loadMigration(id);
  if (migration === null) return null;
  return { ...migration, toReview: listReview(await store.loadResponse(id)).size };
}

function describeCarried({ t }: Context, carried: Carried | null): string | undefined {
  if (carried === null) return undefined;
  const { from, toReview, orphaned } = carried;
  return t('stored.show.carried', {
    rubric: `${from.rubric.id} ${from.rubric.version}`,
    review: toReview,
    orphaned: Object.keys(orphaned).length,
  });
}

function describeAssessment(
  context: Context,
  assessment: StoredAssessment,
  carried: Carried | null,
  rubric: RubricNames,
): string[][] {
  const { t, language } = context;
  const { result, info } = assessment;
  const { policies } = rubric;
  const rows: [string, string | undefined][] = [
    [t('stored.columns.id'), assessment.id],
    [t('stored.columns.enterprise'), assessment.enterprise.name],
    [t('stored.show.uscc'), assessment.enterprise.uscc],
    [t('stored.columns.rubric'), `${rubric.title[language]} (${rubric.id} ${rubric.version})`],
    [t('stored.columns.status'), t(`stored.status.${assessment.status}`)],
    [t('stored.show.assessedOn'), info.assessedOn],
    [t('stored.show.assessors'), info.assessors?.map(({ name }) => name).join(t('common.comma'))],
    [t('stored.show.scope'), info.scope],
    [t('stored.columns.answered'), `${assessment.answered}/${assessment.questions}`],
    [t('stored.columns.score'), result === null ? undefined : formatScore(result.score, policies)],
    [t('stored.columns.level'), result === null ? undefined : formatLevel(rubric, result.level, language)],
    [
      t('stored.show.levels'),
      result === null
        ? undefined
        : t('stored.show.threeLevels', {
            byScore: String(result.levelByScore ?? '—'),
            weakest: String(result.levelByWeakest ?? '—'),
            afterGates: String(result.level ?? '—'),
          }),
    ],
    [t('stored.show.migratedFrom'), assessment.migratedFrom ?? undefined],
    [t('stored.show.migration'), describeCarried(context, carried)],
    [t('stored.show.source'), assessment.source?.file],
    [t('stored.columns.updated'), assessment.updatedAt],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]]));
}

function domainRows(
  context: Context,
  rubric: RubricNames,
  scores: ReadonlyMap<string, number | null>,
): string[][] {
  const rows: string[][] = [];
  for (const domain of rubric.children) {
    const print = (id: string) => formatScore(scores.get(id) ?? null, rubric.policies);
    rows.push([domain.name[context.language], print(domain.id)]);
    for (const item of domain.children ?? []) rows.push([`  ${item.name[context.language]}`, print(item.id)]);
  }
  return rows;
}

/** What is shown of an assessment, as it is stored: nothing is scored again. */
async function loadShown(store: Store, id: string) {
  const assessment = await store.findAssessment(id);
  const { names, nodes } = await loadStoredOutline(store, assessment);
  const scores = (await store.loadResult(assessment.id))?.nodeScores ?? [];
  return {
    assessment,
    rubric: names,
    carried: await loadCarried(store, assessment.id),
    scores: new Map(nodes.map((node, at) => [node, scores[at] ?? null])),
  };
}

async function showJson(id: string, context: Context): Promise<void> {
  const { loadStored } = await import('../load-scored.ts');
  const { assessment, response, result } = await lookInStore(context, (store) => loadStored(store, id));
  const finished = assessment.result !== null;
  printJson(context, { schemaVersion: 1, assessment, response, result: finished ? result : null });
}

async function runShow({ id }: { readonly id: string }, context: Context): Promise<ExitCode> {
  const { t } = context;
  if (context.options.json) {
    await showJson(id, context);
    return ExitCode.ok;
  }
  const { assessment, rubric, carried, scores } = await lookInStore(context, (store) => loadShown(store, id));
  for (const [label, value] of describeAssessment(context, assessment, carried, rubric) as [string, string][])
    context.stdout.write(`${label}${t('common.colon')}${cleanLine(value)}\n`);
  if (assessment.result === null) {
    context.stderr.write(`${t('stored.show.noResult', { id: assessment.id })}\n`);
    return ExitCode.ok;
  }
  const columns = [
    { title: t('stored.columns.node') },
    { title: t('stored.columns.score'), align: 'right' as const },
  ];
  context.stdout.write(`\n${renderTable(context, columns, domainRows(context, rubric, scores))}`);
  if (!context.options.quiet) context.stderr.write(`\n${t('stored.show.next', { id: assessment.id })}\n`);
  return ExitCode.ok;
}
