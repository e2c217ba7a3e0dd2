import { Command } from 'commander';
import { AppError, ExitCode } from '../../errors.ts';
import type { AssessmentLock, Store } from '../../store/store.ts';
import { type Context, canPrompt } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { printJson } from '../output/print-json.ts';
import { lookInStore } from '../with-store.ts';

interface DeleteOptions {
  readonly ids: readonly string[];
  readonly force?: boolean;
}

/** `dcmm delete ID…`: asks, then removes assessments with answers, history and results. */
export function createDeleteCommand(context: Context): Command {
  const { t } = context;
  return new Command('delete')
    .description(t('commands.delete.summary'))
    .argument('<id...>', t('stored.arguments.ids'))
    .option('-f, --force', t('stored.options.force'))
    .addHelpText('after', `\n${t('stored.delete.examples')}`)
    .action(async (ids: string[], options: { force?: boolean }) => {
      context.exitCode = await runDelete({ ids, ...options }, context);
    });
}

/** All are held before the first one goes: one that is being edited elsewhere, and nothing is deleted. */
async function deleteAll(store: Store, ids: readonly string[]): Promise<void> {
  const locks: AssessmentLock[] = [];
  try {
    for (const id of ids) locks.push(await store.lockAssessment(id));
    for (const id of ids) await store.deleteAssessment(id);
  } finally {
    for (const lock of locks) lock.release();
  }
}

async function runDelete({ ids, force = false }: DeleteOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  return lookInStore(context, async (store) => {
    // All of them are looked up first: one wrong id and nothing is deleted.
    const found = await Promise.all(ids.map((id) => store.findAssessment(id)));
    const assessments = [...new Map(found.map((one) => [one.id, one])).values()];
    if (!force) {
      if (!canPrompt(context))
        throw new AppError('prompt-impossible', { what: t('stored.delete.what'), flag: '--force' });
      for (const { id, enterprise, answered } of assessments)
        context.stderr.write(
          `${id}  ${cleanLine(enterprise.name)}  ${t('stored.delete.answers', { count: answered })}\n`,
        );
      const { askConfirm } = await import('../prompts/ask-confirm.ts');
      const question = t('stored.delete.question', { count: assessments.length });
      if (!(await askConfirm(context, question))) {
        context.stderr.write(`${t('stored.delete.kept')}\n`);
        return ExitCode.ok;
      }
    }
    const deleted = assessments.map(({ id }) => id);
    await deleteAll(store, deleted);
    if (context.options.json) printJson(context, { schemaVersion: 1, deleted });
    else if (!context.options.quiet)
      context.stderr.write(`${t('stored.delete.done', { ids: deleted.join(' ') })}\n`);
    return ExitCode.ok;
  });
}
