import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError, ExitCode } from '../../../errors.ts';
import { loadRubric } from '../../../io/load-rubric.ts';
import {
  deleteTextOverlay,
  readTextOverlay,
  saveTextOverlay,
  textOverlayFile,
} from '../../../io/load-text-overlay.ts';
import { renderOverlayWorkbook } from '../../../io/text-overlay-sheet.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { printNote } from '../../output/print-note.ts';
import { renderTable } from '../../output/table.ts';
import { writeOutput } from '../../output/write-output.ts';

/** `dcmm rubric overlay template|set|list|remove`. */
export function addOverlay(parent: Command, context: Context): void {
  const { t } = context;
  const overlay = parent
    .command('overlay')
    .description(t('rubric.overlay.summary'))
    .addHelpText('after', `\n${t('rubric.overlay.examples')}`);
  overlay
    .command('template')
    .description(t('rubric.overlay.template.summary'))
    .argument('<rubric>', t('rubric.arguments.rubric'))
    .option('-o, --output <file>', t('rubric.overlay.template.output'))
    .option('-f, --force', t('rubric.overlay.template.force'))
    .addHelpText('after', `\n${t('rubric.overlay.template.examples')}`)
    .action(async (rubric: string, options: { output?: string; force?: boolean }) => {
      context.exitCode = await runOverlayTemplate({ rubric, ...options }, context);
    });
  overlay
    .command('set')
    .description(t('rubric.overlay.set.summary'))
    .argument('<rubric>', t('rubric.arguments.rubric'))
    .argument('<file>', t('rubric.overlay.set.file'))
    .option('-n, --dry-run', t('rubric.overlay.set.dryRun'))
    .addHelpText('after', `\n${t('rubric.overlay.set.examples')}`)
    .action(async (rubric: string, file: string, options: { dryRun?: boolean }) => {
      context.exitCode = await runOverlaySet({ rubric, file, ...options }, context);
    });
  overlay
    .command('list')
    .description(t('rubric.overlay.list.summary'))
    .addHelpText('after', `\n${t('rubric.overlay.list.examples')}`)
    .action(async () => {
      context.exitCode = await runOverlayList(context);
    });
  overlay
    .command('remove')
    .description(t('rubric.overlay.remove.summary'))
    .argument('<rubric>', t('rubric.arguments.rubric'))
    .addHelpText('after', `\n${t('rubric.overlay.remove.examples')}`)
    .action(async (rubric: string) => {
      context.exitCode = await runOverlayRemove({ rubric }, context);
    });
}

/** Writes a workbook with every id of a rubric, to fill in with one's own clauses and wording. */
async function runOverlayTemplate(
  {
    rubric,
    output,
    force = false,
  }: { readonly rubric: string; readonly output?: string; readonly force?: boolean },
  context: Context,
): Promise<ExitCode> {
  const { t, paths, cwd } = context;
  const { index } = await loadRubric(rubric, paths, cwd);
  const file = resolve(cwd, output ?? `${index.rubric.id}-overlay.xlsx`);
  await writeOutput(file, await renderOverlayWorkbook(index), { force }, context);
  if (context.options.json) printJson(context, { schemaVersion: 1, file });
  else {
    context.stdout.write(`${file}\n`);
    if (!context.options.quiet)
      context.stderr.write(
        `${t('rubric.overlay.template.next', { rubric: index.rubric.id, file: basename(file) })}\n`,
      );
  }
  return ExitCode.ok;
}

/** Keeps an organisation's own text for a rubric; with a problem in it nothing changes. */
async function runOverlaySet(
  options: { readonly rubric: string; readonly file: string; readonly dryRun?: boolean },
  context: Context,
): Promise<ExitCode> {
  const { t, paths, cwd } = context;
  const { index } = await loadRubric(options.rubric, paths, cwd);
  const overlay = await readTextOverlay(options.file, index, cwd);
  const texts = Object.values(overlay.texts);
  const criteria = Object.keys(overlay.texts).filter((id) => index.criteriaById.has(id)).length;
  const counts = {
    texts: texts.length,
    clauses: texts.filter(({ clause }) => clause !== undefined).length,
    wordings: texts.filter(({ text }) => text !== undefined).length,
    criteria,
    ofCriteria: index.criteria.length,
  };
  const file = options.dryRun ? null : await saveTextOverlay(overlay, paths);
  if (context.options.json)
    printJson(context, { schemaVersion: 1, rubric: index.rubric.id, file, dryRun: file === null, ...counts });
  else {
    context.stdout.write(`${t('rubric.overlay.set.counts', counts)}\n`);
    context.stdout.write(
      `${file === null ? t('rubric.overlay.set.dry') : t('rubric.overlay.set.kept', { file })}\n`,
    );
    if (!context.options.quiet)
      context.stderr.write(`${t('rubric.overlay.set.next', { rubric: index.rubric.id })}\n`);
  }
  return ExitCode.ok;
}

/** The overlays kept on this machine, and whether each still fits its rubric. */
async function runOverlayList(context: Context): Promise<ExitCode> {
  const { t, paths, cwd } = context;
  const folder = join(paths.config, 'overlays');
  const names = existsSync(folder)
    ? (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
    : [];
  const overlays: { rubric: string; file: string; texts: number | null; problems: number }[] = [];
  for (const name of names) {
    const rubric = basename(name, '.json');
    const file = join(folder, name);
    try {
      const { index } = await loadRubric(rubric, paths, cwd);
      const { texts } = await readTextOverlay(file, index, cwd);
      overlays.push({ rubric, file, texts: Object.keys(texts).length, problems: 0 });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      overlays.push({ rubric, file, texts: null, problems: Math.max(1, error.problems.length) });
    }
  }
  if (context.options.json) printJson(context, { schemaVersion: 1, overlays });
  else if (overlays.length === 0) printNote(context, t('rubric.overlay.list.none'));
  else {
    const columns = [
      { title: t('rubric.columns.id') },
      { title: t('rubric.overlay.list.texts'), align: 'right' as const },
      { title: t('rubric.columns.remark') },
    ];
    const rows = overlays.map(({ rubric, texts, problems, file }) => [
      rubric,
      texts === null ? '—' : String(texts),
      problems === 0 ? file : t('rubric.overlay.list.unfit', { count: problems, rubric, file }),
    ]);
    context.stdout.write(renderTable(context, columns, rows));
  }
  return ExitCode.ok;
}

/** Forgets the overlay of a rubric; the file it was read from is not touched. */
async function runOverlayRemove(
  { rubric }: { readonly rubric: string },
  context: Context,
): Promise<ExitCode> {
  const { t, paths, cwd } = context;
  // An overlay may outlive its rubric: an id is taken at its word, a path is asked for its id.
  const id = /^[\w-]+$/.test(rubric) ? rubric : (await loadRubric(rubric, paths, cwd)).index.rubric.id;
  const file = textOverlayFile(id, paths);
  if (!(await deleteTextOverlay(id, paths))) throw new AppError('text-overlay-not-found', { rubric: id });
  if (context.options.json) printJson(context, { schemaVersion: 1, removed: file });
  else context.stdout.write(`${t('rubric.overlay.remove.done', { file })}\n`);
  return ExitCode.ok;
}
