import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError, ExitCode } from '../../../errors.ts';
import { writeFileAtomically } from '../../../io/write-file.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';

interface NewOptions {
  readonly id: string;
  /** Folder to make; `./<id>` by default. */
  readonly output?: string;
}

/** `dcmm rubric new ID`. */
export function addNew(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('new')
    .description(t('rubric.new.summary'))
    .argument('<id>', t('rubric.new.id'))
    .option('-o, --output <folder>', t('rubric.new.output'))
    .addHelpText('after', `\n${t('rubric.new.examples')}`)
    .action(async (id: string, options: { output?: string }) => {
      context.exitCode = await runRubricNew({ id, ...options }, context);
    });
}

/** The id that the starter has, replaced by the author's own in every file. */
const STARTER_ID = 'shift-handover';

/**
 * `dcmm rubric new ID`: a folder with a small, whole rubric to change bit by bit: it validates, lints clean and
 * scores from the first minute. Files that are there already are never overwritten.
 */
async function runRubricNew({ id, output }: NewOptions, context: Context): Promise<ExitCode> {
  const { t, cwd, paths } = context;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 80)
    throw new AppError('usage', { detail: t('rubric.new.badId', { id }) });
  const folder = resolve(cwd, output ?? id);
  const source = join(paths.templates, 'new-rubric');
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  // All or nothing: a folder half of which is another rubric would be neither.
  const there = names.map((name) => join(folder, name)).find(existsSync);
  if (there !== undefined) throw new AppError('usage', { detail: t('rubric.new.exists', { file: there }) });
  const schemas = join(paths.package, 'src', 'schema');
  const written: string[] = [];
  for (const name of names) {
    const text = await readFile(join(source, name), 'utf8');
    const file = join(folder, name);
    const content = text
      .replaceAll(`"${STARTER_ID}"`, JSON.stringify(id))
      .replaceAll('"{{schemas}}/', `${JSON.stringify(schemas).slice(0, -1)}/`);
    await writeFileAtomically(file, content);
    written.push(file);
  }
  if (context.options.json) printJson(context, { schemaVersion: 1, id, folder, files: written });
  else {
    for (const file of written) context.stdout.write(`${file}\n`);
    if (!context.options.quiet)
      context.stderr.write(`\n${t('rubric.new.next', { folder: output ?? `./${id}` })}\n`);
  }
  return ExitCode.ok;
}
