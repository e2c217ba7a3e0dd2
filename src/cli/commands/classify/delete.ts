import type { Command } from 'commander';
import { AppError, ExitCode } from '../../../errors.ts';
import { type Context, canPrompt } from '../../context.ts';
import { cleanLine } from '../../output/clean.ts';
import { printJson } from '../../output/print-json.ts';
import { lookInStore } from '../../with-store.ts';

interface DeleteOptions {
  readonly id: string;
  readonly force?: boolean;
}

/** `dcmm classify delete ID`: asks, then removes an inventory with its history. */
export function addDelete(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('delete')
    .description(t('classify.delete.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .option('-f, --force', t('stored.options.force'))
    .addHelpText('after', `\n${t('classify.delete.examples')}`)
    .action(async (id: string, options: { force?: boolean }) => {
      context.exitCode = await runDelete({ id, ...options }, context);
    });
}

async function runDelete({ id, force = false }: DeleteOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  return lookInStore(context, async ({ inventories }) => {
    const stored = await inventories.find(id);
    if (!force) {
      if (!canPrompt(context))
        throw new AppError('prompt-impossible', { what: t('stored.delete.what'), flag: '--force' });
      const { askConfirm } = await import('../../prompts/ask-confirm.ts');
      const sure = await askConfirm(
        context,
        t('classify.delete.question', { name: cleanLine(stored.name), count: stored.assets }),
      );
      if (!sure) return ExitCode.ok;
    }
    await inventories.delete(stored.id);
    if (context.options.json) printJson(context, { schemaVersion: 1, deleted: [stored.id] });
    else if (!context.options.quiet)
      context.stderr.write(`${t('classify.delete.done', { id: stored.id })}\n`);
    return ExitCode.ok;
  });
}
