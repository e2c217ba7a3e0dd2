import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { migrateResponse } from '../../core/migrate-response.ts';
import type { Result } from '../../core/result.ts';
import { AppError, ExitCode } from '../../errors.ts';
import { ANSWER_FILE } from '../../io/answer-file-names.ts';
import { loadCrosswalk } from '../../io/load-crosswalk.ts';
import { loadRubric } from '../../io/load-rubric.ts';
import type { NewAssessment } from '../../store/store.ts';
import { type Context, today } from '../context.ts';
import { loadScored } from '../load-scored.ts';
import { printJson } from '../output/print-json.ts';
import { writeOutput } from '../output/write-output.ts';
import { scoreWith } from '../score-with.ts';
import { withStore } from '../with-store.ts';
import type { PlannedMigration } from './migrate/planned-migration.ts';
import { compareItems, printMigration } from './migrate/print-migration.ts';

interface MigrateOptions {
  readonly target: string;
  readonly to: string;
  readonly dryRun?: boolean;
  readonly crosswalk?: string;
  /** File to write; for answer files only. */
  readonly output?: string;
  readonly force?: boolean;
}

/** `dcmm migrate ID|FILE --to RUBRIC`: carry answers to another edition of the standard. */
export function createMigrateCommand(context: Context): Command {
  const { t } = context;
  return new Command('migrate')
    .description(t('commands.migrate.summary'))
    .argument('<id|file>', t('migrate.arguments.target'))
    .requiredOption('--to <rubric>', t('migrate.options.to'))
    .option('-n, --dry-run', t('migrate.options.dryRun'))
    .option('--crosswalk <file>', t('migrate.options.crosswalk'))
    .option('-o, --output <file>', t('migrate.options.output'))
    .option('-f, --force', t('migrate.options.force'))
    .addHelpText('after', `\n${t('migrate.examples')}`)
    .action(async (target: string, options: Omit<MigrateOptions, 'target'>) => {
      context.exitCode = await runMigrate({ target, ...options }, context);
    });
}

async function planMigration(options: MigrateOptions, context: Context): Promise<PlannedMigration> {
  const { paths, cwd } = context;
  const source = await loadScored(options.target, {}, context);
  const target = await loadRubric(options.to, paths, cwd);
  const { rubric } = source.index;
  if (source.result.rubric.digest === target.digest)
    throw new AppError('migration-same-rubric', { rubric: `${rubric.id} ${rubric.version}` });
  const crosswalk = await loadCrosswalk(source.index, target.index, paths, {
    cwd,
    ...(options.crosswalk !== undefined && { file: options.crosswalk }),
  });
  const response = { ...source.response, rubric: { id: rubric.id, version: rubric.version } };
  const migrated = migrateResponse(crosswalk, target.index, response, {
    from:
      source.assessment === null ? { file: basename(options.target) } : { assessment: source.assessment.id },
    today: today(context),
  });
  const result = scoreWith({ digest: target.digest, profile: null }, target.index, migrated.response);
  return { source, target, crosswalk, migrated, result };
}

/** Stores the migrated answers as a new, open assessment of the same enterprise; returns its id. */
async function storeMigrated(plan: PlannedMigration, context: Context): Promise<string> {
  const { source, target, migrated, result } = plan;
  const { assessment } = source;
  if (assessment === null) throw new Error('a file is not stored');
  const { response } = migrated;
  const fresh: NewAssessment = {
    enterpriseId: assessment.enterpriseId,
    rubricDigest: target.digest,
    depth: assessment.depth,
    language: assessment.language ?? context.language,
    info: response.assessment,
    ...(response.bonuses && { bonuses: response.bonuses }),
    migratedFrom: assessment.id,
    migration: response.migration,
  };
  const answers = Object.entries(response.answers).map(([nodeId, answer]) => ({ nodeId, answer }));
  const who = context.t('migrate.who', { rubric: source.index.rubric.id });
  // All or nothing: a half-carried assessment would look like one that was answered so.
  return withStore(context, (store) =>
    store.atomically(async () => {
      await store.saveRubric(target.digest, target.index.rubric);
      const { id } = await store.createAssessment(fresh);
      if (answers.length > 0) await store.saveAnswers(id, answers, { who });
      await store.saveResult(id, result);
      return id;
    }),
  );
}

async function writeMigrated(
  plan: PlannedMigration,
  options: MigrateOptions,
  context: Context,
): Promise<string> {
  const name = basename(options.target).replace(ANSWER_FILE, '');
  const base = name.replace(new RegExp(`\\.${plan.source.index.rubric.id}$`), '');
  const file = resolve(context.cwd, options.output ?? `${base}.${plan.target.index.rubric.id}.json`);
  if (file === resolve(context.cwd, options.target))
    throw new AppError('usage', { detail: context.t('migrate.sameFile') });
  const content = `${JSON.stringify(plan.migrated.response, null, 2)}\n`;
  await writeOutput(file, content, { force: options.force === true }, context);
  return file;
}

/**
 * `dcmm migrate`: the answers of an assessment or file carried over to another rubric, as a new assessment or
 * file. The source is never changed; deleting the new one undoes it. With --dry-run nothing is written.
 */
async function runMigrate(options: MigrateOptions, context: Context): Promise<ExitCode> {
  const plan = await planMigration(options, context);
  const stored = plan.source.assessment !== null;
  if (stored && options.output !== undefined)
    throw new AppError('usage', { detail: context.t('migrate.outputForFiles') });
  const dryRun = options.dryRun === true;
  const assessment = !dryRun && stored ? await storeMigrated(plan, context) : null;
  const file = !dryRun && !stored ? await writeMigrated(plan, options, context) : null;
  if (context.options.json) {
    const end = ({ rubric, score, level }: Result) => ({ rubric, score, level });
    const { report, response } = plan.migrated;
    printJson(context, {
      schemaVersion: 1,
      dryRun,
      source: {
        ...end(plan.source.result),
        assessment: plan.source.assessment?.id ?? null,
        file: plan.source.file,
      },
      target: { ...end(plan.result), assessment, file },
      crosswalk: response.migration.crosswalk,
      items: compareItems(plan),
      carried: report.carried,
      review: response.migration.review,
      added: report.added,
      blank: report.blank,
      orphaned: response.migration.orphaned,
    });
  } else printMigration(context, plan, { dryRun, assessment, file });
  return ExitCode.ok;
}
