import { resolve } from 'node:path';
import { Command } from 'commander';
import { AppError, ExitCode } from '../../errors.ts';
import type { Context } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { printJson } from '../output/print-json.ts';
import { printNote } from '../output/print-note.ts';
import { renderTable } from '../output/table.ts';
import { writeOut } from '../output/write-out.ts';
import { lookInStore } from '../with-store.ts';

/** `dcmm db`: where the database is, whether it is sound, a copy of it, its content as JSON lines. */
export function createDbCommand(context: Context): Command {
  const { t } = context;
  const db = new Command('db').description(t('commands.db.summary'));
  db.command('path')
    .description(t('db.path.summary'))
    .action(() => {
      context.exitCode = runDbPath(context);
    });
  db.command('check')
    .description(t('db.check.summary'))
    .action(async () => {
      context.exitCode = await runDbCheck(context);
    });
  db.command('backup')
    .description(t('db.backup.summary'))
    .argument('[file]', t('db.backup.file'))
    .option('-f, --force', t('db.backup.force'))
    .action(async (file: string | undefined, options: { force?: boolean }) => {
      context.exitCode = await runDbBackup({ ...(file !== undefined && { file }), ...options }, context);
    });
  db.command('export')
    .description(t('db.export.summary'))
    .action(async () => {
      context.exitCode = await runDbExport(context);
    });
  for (const command of [db, ...db.commands]) command.addHelpText('after', `\n${t('db.examples')}`);
  return db;
}

function runDbPath(context: Context): ExitCode {
  const { database } = context.paths;
  if (context.options.json) printJson(context, { schemaVersion: 1, path: database });
  else context.stdout.write(`${database}\n`);
  return ExitCode.ok;
}

async function runDbCheck(context: Context): Promise<ExitCode> {
  const { t, paths, options } = context;
  const { checkDatabase } = await import('../../store/check-database.ts');
  const check = checkDatabase(paths.database);
  if (options.json) printJson(context, { ...check, databaseSchema: check.schemaVersion, schemaVersion: 1 });
  else {
    const columns = [{ title: t('db.check.table') }, { title: t('db.check.rows'), align: 'right' as const }];
    const rows = Object.entries(check.counts ?? {}).map(([table, count]) => [table, String(count)]);
    context.stdout.write(renderTable(context, columns, rows));
    for (const damage of check.damage) context.stderr.write(`${cleanLine(damage)}\n`);
    for (const { table, parent } of check.danglingReferences)
      context.stderr.write(`${t('db.check.dangling', { table, parent })}\n`);
    if (check.ok) printNote(context, t('db.check.sound', { file: paths.database }));
    else context.stderr.write(`${t('db.check.unsound', { file: paths.database })}\n`);
  }
  return check.ok ? ExitCode.ok : ExitCode.environment;
}

interface BackupOptions {
  readonly file?: string;
  readonly force?: boolean;
}

/** `dcmm.sqlite` → `dcmm-backup-20261121T101500.sqlite` in the folder where the user is. */
function defaultTarget(context: Context): string {
  const time = context.now().toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `dcmm-backup-${time}.sqlite`;
}

async function runDbBackup({ file, force = false }: BackupOptions, context: Context): Promise<ExitCode> {
  const { t, options, paths } = context;
  const { backupDatabase } = await import('../../store/backup-database.ts');
  const target = resolve(context.cwd, file ?? defaultTarget(context));
  backupDatabase(paths.database, target, { force });
  if (options.json) printJson(context, { schemaVersion: 1, file: target });
  else context.stdout.write(`${t('db.backup.done', { file: target })}\n`);
  return ExitCode.ok;
}

/** Every record as one JSON value a line on stdout; waits for a slow reader. */
async function runDbExport(context: Context): Promise<ExitCode> {
  if (context.options.json) throw new AppError('usage', { detail: context.t('db.export.notJson') });
  return lookInStore(context, async (store) => {
    for await (const line of store.exportLines()) {
      // Nobody reads on (`| head`), or there is no room for more.
      if (context.stdout.destroyed || context.stdout.errored) break;
      await writeOut(context.stdout, `${JSON.stringify(line)}\n`);
    }
    return ExitCode.ok;
  });
}
