import type { Command } from 'commander';
import { isDate } from '../../../core/check-date.ts';
import { toFiledClasses } from '../../../core/classification/filed-classes.ts';
import { findMajorChanges, findRechecks } from '../../../core/classification/find-due.ts';
import { addMonths, daysBetween } from '../../../core/dates.ts';
import { AppError, ExitCode } from '../../../errors.ts';
import type { Store } from '../../../store/store.ts';
import { openInventory } from '../../classify/open-inventory.ts';
import { type Context, today } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { printNote } from '../../output/print-note.ts';
import { renderTable } from '../../output/table.ts';
import { lookInStore } from '../../with-store.ts';

interface DueOptions {
  readonly id?: string;
  readonly on?: string;
  readonly within?: string;
}

/** `dcmm classify due`: assets to look at again, and changes that must be filed. */
export function addDue(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('due')
    .description(t('classify.due.summary'))
    .argument('[id]', t('classify.arguments.id'))
    .option('--on <date>', t('classify.due.on'))
    .option('--within <days>', t('classify.due.within'))
    .addHelpText('after', `\n${t('classify.due.examples')}`)
    .action(async (id: string | undefined, options: Omit<DueOptions, 'id'>) => {
      context.exitCode = await runDue({ ...options, ...(id !== undefined && { id }) }, context);
    });
}

interface Due {
  readonly inventory: string;
  readonly name: string;
  readonly kind: 'recheck' | 'scale' | 'content' | 'added' | 'removed' | 'never-filed';
  /** An asset's code, or a class of filed data. */
  readonly what: string;
  readonly dueOn: string | null;
  readonly daysLate: number | null;
}

async function findDue(store: Store, id: string, day: string, within: number): Promise<Due[]> {
  const open = await openInventory(store, id);
  const { stored, index, assets, graded } = open;
  const base = { inventory: stored.id, name: stored.name };
  const { upkeep } = index.rubric;
  const rechecks = findRechecks(
    assets.map(({ asset, checkedOn }) => ({ code: asset.code, checkedOn })),
    upkeep,
    day,
    within,
  ).map(({ code, dueOn, daysLate }): Due => ({ ...base, kind: 'recheck', what: code, dueOn, daysLate }));
  const current = toFiledClasses(index, graded);
  const [filing] = await store.inventories.listFilings(stored.id);
  if (filing === undefined) {
    // Only what the enterprise itself has approved is ready to be filed.
    const approved = new Set(
      assets.filter(({ state }) => state === 'approved').map(({ asset }) => asset.code),
    );
    const ready = toFiledClasses(
      index,
      graded.filter(({ asset }) => approved.has(asset.code)),
    );
    return [
      ...rechecks,
      ...ready.map(
        (entry): Due => ({ ...base, kind: 'never-filed', what: entry.class, dueOn: null, daysLate: null }),
      ),
    ];
  }
  // Nobody knows the day of a change better than the day it was taken in here.
  const dueOn = addMonths(stored.updatedAt.slice(0, 10), upkeep.changeFilingMonths);
  const changes = findMajorChanges(filing.classes, current, upkeep).map(
    (change): Due => ({
      ...base,
      kind: change.kind,
      what: change.class,
      dueOn,
      daysLate: daysBetween(dueOn, day),
    }),
  );
  return [...rechecks, ...changes];
}

async function runDue({ id, on, within = '0' }: DueOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const day = on ?? today(context);
  if (!isDate(day)) throw new AppError('usage', { detail: t('classify.due.badDate', { date: day }) });
  const days = Number(within);
  if (!Number.isInteger(days) || days < 0)
    throw new AppError('usage', { detail: t('classify.due.badWithin') });
  const due = await lookInStore(context, async (store) => {
    const ids = id === undefined ? (await store.inventories.list()).map((one) => one.id) : [id];
    const all: Due[] = [];
    for (const one of ids) all.push(...(await findDue(store, one, day, days)));
    return all;
  });
  if (context.options.json) {
    printJson(context, { schemaVersion: 1, on: day, due });
    return ExitCode.ok;
  }
  if (due.length === 0) {
    printNote(context, t('classify.due.none'));
    return ExitCode.ok;
  }
  const columns = [
    { title: t('classify.columns.id') },
    { title: t('classify.columns.enterprise') },
    { title: t('classify.due.reason') },
    { title: t('classify.columns.what') },
    { title: t('classify.columns.dueOn') },
    { title: t('classify.columns.late'), align: 'right' as const },
  ];
  const rows = due.map((entry) => [
    entry.inventory,
    entry.name,
    t(`classify.due.kinds.${entry.kind}`),
    entry.what,
    entry.dueOn ?? t('common.none'),
    entry.daysLate === null ? '' : String(entry.daysLate),
  ]);
  context.stdout.write(renderTable(context, columns, rows));
  return ExitCode.ok;
}
