import { Command, Option } from 'commander';
import { AppError, ExitCode } from '../../errors.ts';
import { findProfileRubric } from '../../io/load-profile.ts';
import { packScore } from '../../store/pack-score.ts';
import type { Store } from '../../store/store.ts';
import { createScorer } from '../batch/create-scorer.ts';
import { readSources, type Source } from '../batch/read-sources.ts';
import { createRubricSource, requireRubric } from '../batch/rubric-source.ts';
import { type Failed, isUnreadable, type Scored } from '../batch/score-input.ts';
import { createScoreWriter, FORMATS, type Format } from '../batch/score-writer.ts';
import { type Context, today } from '../context.ts';
import { renderOneResult } from '../output/print-one-result.ts';
import { writeOut } from '../output/write-out.ts';
import { withStore } from '../with-store.ts';

export interface ScoreOptions {
  readonly paths: readonly string[];
  readonly format?: Format;
  readonly save?: boolean;
  readonly minLevel?: string;
  readonly rubric?: string;
  readonly profile?: string;
}

/** `dcmm score PATH…`: answer files in, results out; --save keeps them. */
export function createScoreCommand(context: Context): Command {
  const { t } = context;
  return new Command('score')
    .description(t('commands.score.summary'))
    .argument('<paths...>', t('score.arguments.paths'))
    .addOption(new Option('--format <format>', t('score.options.format')).choices(FORMATS))
    .option('--save', t('score.options.save'))
    .option('--min-level <level>', t('score.options.minLevel'))
    .option('--rubric <rubric>', t('score.options.rubric'))
    .option('--profile <file>', t('score.options.profile'))
    .addHelpText('after', `\n${t('score.examples')}`)
    .action(async (paths: readonly string[], options: Omit<ScoreOptions, 'paths'>) => {
      context.exitCode = await runScore({ ...options, paths }, context);
    });
}

/** What happened, for the summary and the exit code. */
interface Tally {
  scored: number;
  failed: number;
  unreadable: number;
  below: number;
  saved: number;
  known: number;
}

function chooseFormat({ format }: ScoreOptions, context: Context): Format {
  const { json } = context.options;
  if (json && format !== undefined && format !== 'json')
    throw new AppError('usage', { detail: context.t('score.badFormat', { format }) });
  return json ? 'json' : (format ?? 'table');
}

/** Whether a result lies below the level that the user asked for; a result without a level does. */
function isBelow(context: Context, { result, rubric }: Scored, minLevel: string): boolean {
  const levels = rubric.index.rubric.bands.map(({ level }) => String(level));
  const limit = levels.indexOf(minLevel);
  if (limit === -1)
    throw new AppError('usage', {
      detail: context.t('score.unknownLevel', {
        level: minLevel,
        rubric: rubric.base.id,
        known: levels.join(', '),
      }),
    });
  return levels.indexOf(String(result.level)) < limit;
}

function exitCodeOf(tally: Tally): ExitCode {
  if (tally.unreadable > 0) return ExitCode.environment;
  if (tally.failed > 0) return ExitCode.invalidData;
  return tally.below > 0 ? ExitCode.belowLimit : ExitCode.ok;
}

function renderSummary({ t }: Context, tally: Tally, options: ScoreOptions): string {
  const parts = [
    t('score.summary.scored', { count: tally.scored }),
    tally.failed > 0 && t('score.summary.failed', { count: tally.failed }),
    tally.below > 0 && t('score.summary.below', { count: tally.below, level: options.minLevel ?? '' }),
    options.save && t('score.summary.saved', { count: tally.saved }),
    tally.known > 0 && t('score.summary.known', { count: tally.known }),
  ];
  return `${parts.filter((part) => typeof part === 'string').join(t('score.summary.separator'))}\n`;
}

/** Stores one scored file with its rubric and profile; its record's id, and whether it is new. */
async function saveOne(store: Store, { file, digest, response, result, rubric }: Scored) {
  const packed = packScore({ file, digest }, response, result, rubric.outline);
  await store.saveRubric(rubric.digest, rubric.base);
  const { profile } = rubric;
  if (profile !== null)
    await store.saveProfile({ ...profile, content: JSON.parse(JSON.stringify(profile.content)) });
  const [isNew] = await store.saveScored([packed]);
  return { id: packed.id, isNew: isNew === true };
}

async function scoreAll(options: ScoreOptions, context: Context, store: Store | null): Promise<ExitCode> {
  const format = chooseFormat(options, context);
  const { cwd, paths } = context;
  const profile = options.profile ?? null;
  // A profile is made for one rubric: files of others are then problems, each by itself.
  const rubric = options.rubric ?? (profile === null ? null : await findProfileRubric(profile, cwd));
  const source = createRubricSource({ paths, cwd, rubric, profile });
  if (rubric !== null) await requireRubric(source, rubric);
  const scorer = createScorer({ source, cwd: context.cwd, today: today(context) });
  const writer = createScoreWriter(format, context, store !== null);
  const tally: Tally = { scored: 0, failed: 0, unreadable: 0, below: 0, saved: 0, known: 0 };

  const score = (one: Source): Promise<Scored | Failed> | Failed => {
    if ('problems' in one) return { ok: false, ...one };
    return 'bytes' in one ? scorer.scoreBytes(one.file, one.bytes) : scorer.scoreFile(one.file);
  };
  const take = async (entry: Scored | Failed): Promise<void> => {
    if (!entry.ok) {
      tally.failed += 1;
      if (isUnreadable(entry)) tally.unreadable += 1;
      await writer.failed(entry);
      return;
    }
    tally.scored += 1;
    if (options.minLevel !== undefined && isBelow(context, entry, options.minLevel)) tally.below += 1;
    let id: string | null = null;
    if (store !== null) {
      const saved = await saveOne(store, entry);
      id = saved.id;
      if (saved.isNew) tally.saved += 1;
      else tally.known += 1;
    }
    if (lone) await printLone(entry, id);
    else await writer.scored(entry, id);
  };
  const printLone = async (entry: Scored, id: string | null): Promise<void> => {
    await writeOut(context.stdout, renderOneResult(context, entry.result, entry.rubric.index));
    if (!context.options.quiet)
      context.stderr.write(`\n${context.t('score.one.next', { target: id ?? entry.file })}\n`);
  };

  const sources = readSources(options.paths, context);
  const first = await sources.next();
  if (first.done) return exitCodeOf(tally);
  const second = await sources.next();
  // A person who scores one file wants to see what came out, not a table with one row.
  const lone = second.done === true && format === 'table' && context.stdout.isTTY === true;
  await take(await score(first.value));
  if (!second.done) await take(await score(second.value));
  for await (const one of sources) {
    if (context.signal.aborted) break;
    await take(await score(one));
  }
  await writer.end();
  if (!context.options.quiet && !lone && !second.done)
    context.stderr.write(renderSummary(context, tally, options));
  return context.signal.aborted ? ExitCode.interrupted : exitCodeOf(tally);
}

export async function runScore(options: ScoreOptions, context: Context): Promise<ExitCode> {
  return options.save === true
    ? withStore(context, (store) => scoreAll(options, context, store))
    : scoreAll(options, context, null);
}
