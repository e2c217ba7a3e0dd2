import type { Command } from 'commander';
import { ExitCode } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { printNote } from '../../output/print-note.ts';
import { renderTable } from '../../output/table.ts';
import { lookInStore } from '../../with-store.ts';

/** `dcmm classify list`: the stored inventories. */
export function addList(parent: Command, context: Context): void {
  parent
    .command('list')
    .description(context.t('classify.list.summary'))
    .addHelpText('after', `\n${context.t('classify.list.examples')}`)
    .action(async () => {
      context.exitCode = await runList(context);
    });
}

async function runList(context: Context): Promise<ExitCode> {
  const { t } = context;
  const inventories = await lookInStore(context, (store) => store.inventories.list());
  if (context.options.json) {
    printJson(context, { schemaVersion: 1, inventories });
    return ExitCode.ok;
  }
  if (inventories.length === 0) {
    printNote(context, t('classify.list.empty'));
    return ExitCode.ok;
  }
  const columns = [
    { title: t('classify.columns.id') },
    { title: t('classify.columns.enterprise'), wrap: true },
    { title: t('classify.columns.assets'), align: 'right' as const },
    { title: t('classify.states.proposed'), align: 'right' as const },
    { title: t('classify.states.reviewed'), align: 'right' as const },
    { title: t('classify.states.approved'), align: 'right' as const },
    { title: t('classify.columns.updated') },
  ];
  const rows = inventories.map(({ id, name, assets, states, updatedAt }) => [
    id,
    name,
    String(assets),
    String(states.proposed),
    String(states.reviewed),
    String(states.approved),
    updatedAt.slice(0, 16).replace('T', ' '),
  ]);
  context.stdout.write(renderTable(context, columns, rows));
  return ExitCode.ok;
}
