import type { Command } from 'commander';
import { isDate } from '../../../core/check-date.ts';
import { toFiledClasses } from '../../../core/classification/filed-classes.ts';
import { AppError, ExitCode } from '../../../errors.ts';
import { openInventory, whoIs } from '../../classify/open-inventory.ts';
import { type Context, today } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { printNote } from '../../output/print-note.ts';
import { withStore } from '../../with-store.ts';

interface FiledOptions {
  readonly id: string;
  readonly on?: string;
  readonly receipt?: string;
  readonly by?: string;
  readonly why?: string;
}

/** `dcmm classify filed ID`: remembers that the catalogue was filed, as a base for later changes. */
export function addFiled(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('filed')
    .description(t('classify.filed.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .option('--on <date>', t('classify.filed.on'))
    .option('--receipt <number>', t('classify.filed.receipt'))
    .option('--by <name>', t('classify.options.by'))
    .option('--why <text>', t('classify.options.why'))
    .addHelpText('after', `\n${t('classify.filed.examples')}`)
    .action(async (id: string, options: Omit<FiledOptions, 'id'>) => {
      context.exitCode = await runFiled({ id, ...options }, context);
    });
}

async function runFiled(options: FiledOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const filedOn = options.on ?? today(context);
  if (!isDate(filedOn)) throw new AppError('usage', { detail: t('classify.due.badDate', { date: filedOn }) });
  return withStore(context, async (store) => {
    const { stored, index, graded } = await openInventory(store, options.id);
    const classes = toFiledClasses(index, graded);
    await store.inventories.saveFiling(
      stored.id,
      { filedOn, receipt: options.receipt ?? null, classes },
      { who: whoIs(options.by, context), why: options.why },
    );
    if (context.options.json)
      printJson(context, { schemaVersion: 1, id: stored.id, filedOn, classes: classes.length });
    printNote(context, t('classify.filed.done', { count: classes.length, date: filedOn }));
    return ExitCode.ok;
  });
}
