import { type Command, Option } from 'commander';
import type { GroupBy } from '../../../core/classification/group-assets.ts';
import { AppError, ExitCode } from '../../../errors.ts';
import { whoIs } from '../../classify/open-inventory.ts';
import { type Context, canPrompt } from '../../context.ts';
import { withStore } from '../../with-store.ts';

const GROUPINGS = ['class-and-system', 'class'] as const;

interface AskCommandOptions {
  readonly id: string;
  readonly groupBy?: GroupBy;
  readonly by?: string;
}

/** `dcmm classify ask ID` and `add ID`: classes and impact questions, once for like assets; assets by hand. */
export function addAsk(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('ask')
    .description(t('classify.ask.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .addOption(
      new Option('--group-by <grouping>', t('classify.ask.groupBy'))
        .choices(GROUPINGS)
        .default('class-and-system'),
    )
    .option('--by <name>', t('classify.options.by'))
    .addHelpText('after', `\n${t('classify.ask.examples')}`)
    .action(async (id: string, options: Omit<AskCommandOptions, 'id'>) => {
      context.exitCode = await runAsk({ id, ...options }, context);
    });
  parent
    .command('add')
    .description(t('classify.add.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .option('--by <name>', t('classify.options.by'))
    .addHelpText('after', `\n${t('classify.add.examples')}`)
    .action(async (id: string, options: { by?: string }) => {
      context.exitCode = await runAdd({ id, ...options }, context);
    });
}

function requireTerminal(context: Context, flag: string): void {
  if (!canPrompt(context))
    throw new AppError('prompt-impossible', { what: context.t('classify.ask.what'), flag });
}

export async function runAsk(options: AskCommandOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  requireTerminal(context, 'dcmm classify set ID ASSET --impact ID=ANSWER');
  const { askInventory } = await import('../../classify/ask/ask-inventory.ts');
  return withStore(context, async (store) => {
    const { id } = await store.inventories.find(options.id);
    const done = await askInventory(
      store,
      id,
      { by: options.groupBy ?? 'class-and-system', who: whoIs(options.by, context) },
      context,
    );
    context.stderr.write(`${t(done ? 'classify.ask.done' : 'classify.ask.left', { id })}\n`);
    return ExitCode.ok;
  });
}

export async function runAdd(
  options: { readonly id: string; readonly by?: string },
  context: Context,
): Promise<ExitCode> {
  const { t } = context;
  requireTerminal(context, 'dcmm classify import FILE --into ID');
  const { addAssets } = await import('../../classify/ask/add-assets.ts');
  return withStore(context, async (store) => {
    const { id } = await store.inventories.find(options.id);
    const count = await addAssets(store, id, whoIs(options.by, context), context);
    context.stderr.write(`${t('classify.add.count', { count, id })}\n`);
    return ExitCode.ok;
  });
}
