import type { Command } from 'commander';
import { ExitCode } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { renderTable } from '../../output/table.ts';
import { lookInStore } from '../../with-store.ts';

interface HistoryOptions {
  readonly id: string;
  readonly asset?: string;
}

/** `dcmm classify history ID [ASSET]`: every change, who made it, when and why. */
export function addHistory(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('history')
    .description(t('classify.history.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .argument('[asset]', t('classify.arguments.asset'))
    .addHelpText('after', `\n${t('classify.history.examples')}`)
    .action(async (id: string, asset: string | undefined) => {
      context.exitCode = await runHistory({ id, ...(asset !== undefined && { asset }) }, context);
    });
}

/** What differs between two values, as `key: before → after`. */
function describeChange(before: unknown, after: unknown): string {
  const [a, b] = [before, after].map((value) =>
    value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {},
  );
  const keys = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
  const show = (value: unknown): string =>
    value === undefined ? '∅' : typeof value === 'string' ? value : JSON.stringify(value);
  return keys
    .filter((key) => JSON.stringify(a?.[key]) !== JSON.stringify(b?.[key]))
    .map((key) => `${key}: ${show(a?.[key])} → ${show(b?.[key])}`)
    .join('; ');
}

async function runHistory({ id, asset }: HistoryOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const changes = await lookInStore(context, async ({ inventories }) => {
    const stored = await inventories.find(id);
    return inventories.listChanges(stored.id, asset === undefined ? {} : { code: asset });
  });
  if (context.options.json) {
    printJson(context, { schemaVersion: 1, changes });
    return ExitCode.ok;
  }
  const columns = [
    { title: t('classify.columns.at') },
    { title: t('classify.columns.who') },
    { title: t('classify.columns.code') },
    { title: t('classify.columns.change') },
    { title: t('classify.columns.why') },
  ];
  const rows = changes.map(({ at, who, code, group, kind, before, after, why }) => [
    at.slice(0, 16).replace('T', ' '),
    who,
    code ?? group ?? '',
    [
      t(`classify.changes.${kind}`),
      kind === 'changed' || kind === 'answered' ? describeChange(before, after) : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    why ?? '',
  ]);
  context.stdout.write(renderTable(context, columns, rows));
  return ExitCode.ok;
}
