import { basename, extname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Asset } from '../../../core/classification/asset.ts';
import { checkInventory } from '../../../core/classification/check-inventory.ts';
import { createSuggester } from '../../../core/classification/suggest-class.ts';
import { AppError, ExitCode, type Problem } from '../../../errors.ts';
import type { InventoryEntry, ReadInventory } from '../../../io/inventory/inventory-entry.ts';
import type { LoadedClassification } from '../../../io/load-classification.ts';
import { readInventoryFrom, toInventory } from '../../classify/grade-file.ts';
import { whoIs } from '../../classify/open-inventory.ts';
import { renderGradeFailure } from '../../classify/render-grade-failure.ts';
import {
  addRubricOptions,
  chooseVariants,
  loadRubricOf,
  type RubricOptions,
} from '../../classify/rubric-options.ts';
import { templateWords } from '../../classify/template-words.ts';
import { type Context, canPrompt } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { renderProblem } from '../../output/render-problem.ts';
import { withStore } from '../../with-store.ts';

interface ImportOptions extends RubricOptions {
  readonly file?: string;
  readonly template?: string;
  readonly into?: string;
  readonly name?: string;
  readonly enterpriseType?: string;
  readonly ciio?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  /** false: confirmed that there are none. */
  readonly stateSecrets?: boolean;
  readonly by?: string;
  readonly why?: string;
}

/** `dcmm classify import`: a form to fill in, and back again; all of a file or nothing. */
export function addImport(parent: Command, context: Context): void {
  const { t } = context;
  addRubricOptions(
    parent
      .command('import')
      .description(t('classify.import.summary'))
      .argument('[file]', t('classify.arguments.inventoryFile'))
      .option('--template <file>', t('classify.import.template'))
      .option('-n, --dry-run', t('classify.options.dryRun'))
      .option('--into <id>', t('classify.import.into'))
      .option('--name <name>', t('classify.import.name'))
      .option('--enterprise-type <type>', t('classify.import.enterpriseType'))
      .option('--ciio', t('classify.import.ciio'))
      .option('--no-state-secrets', t('classify.options.noStateSecrets'))
      .option('--by <name>', t('classify.options.by'))
      .option('--why <text>', t('classify.options.why'))
      .option('-f, --force', t('classify.options.force')),
    context,
  )
    .addHelpText('after', `\n${t('classify.import.examples')}`)
    .action(async (file: string | undefined, options: Omit<ImportOptions, 'file'>) => {
      context.exitCode = await runImport({ ...options, ...(file !== undefined && { file }) }, context);
    });
}

async function writeTemplate(path: string, options: ImportOptions, context: Context): Promise<ExitCode> {
  const { t, language, cwd } = context;
  const { index } = await loadRubricOf(options, context);
  const { renderTemplate } = await import('../../../io/inventory/render-template.ts');
  const { writeOutput } = await import('../../output/write-output.ts');
  const file = resolve(cwd, extname(path) === '' ? `${path}.xlsx` : path);
  const content = await renderTemplate(index, language, templateWords(t));
  await writeOutput(file, content, { force: options.force === true }, context);
  if (context.options.json) printJson(context, { schemaVersion: 1, template: file });
  else context.stdout.write(`${file}\n`);
  if (!context.options.quiet && !context.options.json)
    context.stderr.write(`${t('classify.import.templateNext', { file })}\n`);
  return ExitCode.ok;
}

/** The first question of all. Anything but a clear no stops here, with nothing stored. */
async function refuseStateSecrets(
  read: ReadInventory,
  options: ImportOptions,
  context: Context,
): Promise<void> {
  const { t } = context;
  if (read.asksStateSecret || options.stateSecrets === false || options.dryRun === true) return;
  if (!canPrompt(context))
    throw new AppError('prompt-impossible', {
      what: t('classify.import.secretWhat'),
      flag: '--no-state-secrets',
    });
  const { askConfirm } = await import('../../prompts/ask-confirm.ts');
  if (await askConfirm(context, t('classify.import.secretQuestion'))) throw new AppError('state-secret');
}

const isWhole = (entry: InventoryEntry): entry is InventoryEntry & { asset: Asset } => entry.asset !== null;

function findProblems(read: ReadInventory, loaded: LoadedClassification): Problem[] {
  const own = read.entries.flatMap(({ problems }) => problems);
  const sound = read.entries.filter(isWhole);
  const inventory = toInventory(
    read.head,
    sound.map(({ asset }) => asset),
  );
  const all = checkInventory(loaded.index, inventory, (at, field) => sound[at]?.locate(field) ?? '$');
  // A reference to an asset that has problems of its own dangles only until those are mended.
  const failed = new Set(read.entries.filter((entry) => !isWhole(entry)).map(({ code }) => code));
  const between = all.filter(
    ({ code, params }) => !(code === 'unknown-asset' && failed.has(String(params?.code))),
  );
  return [...own, ...between.map(({ position: _, ...problem }) => problem)];
}

interface Preview {
  readonly assets: number;
  readonly classified: number;
  readonly suggested: number;
  readonly answered: number;
}

function preview(read: ReadInventory, loaded: LoadedClassification): Preview {
  const assets = read.entries.filter(isWhole).map(({ asset }) => asset);
  const suggest = createSuggester(loaded.index, read.head.enterpriseType);
  const unclassified = assets.filter((asset) => asset.class === undefined);
  return {
    assets: read.entries.length,
    classified: assets.length - unclassified.length,
    suggested: unclassified.filter((asset) => suggest(asset) !== null).length,
    answered: assets.filter(({ impact }) => impact !== undefined).length,
  };
}

function refuse(file: string, problems: readonly Problem[]): never {
  throw new AppError('invalid-inventory', { file, count: problems.length }, { problems });
}

function printDryRun(
  file: string,
  problems: readonly Problem[],
  found: Preview | null,
  context: Context,
): ExitCode {
  const { t, stdout, stderr, options } = context;
  if (options.json)
    printJson(context, {
      schemaVersion: 1,
      file,
      dryRun: true,
      ...found,
      problems: problems.map((problem) => renderProblem(t, problem)),
    });
  else {
    if (problems.length > 0) stderr.write(renderGradeFailure(file, problems, t));
    if (found !== null) stdout.write(`${t('classify.import.preview', { ...found })}\n`);
    stderr.write(
      `${t(problems.length > 0 ? 'classify.import.dryBad' : 'classify.import.dryGood', { count: problems.length })}\n`,
    );
  }
  return problems.length > 0 ? ExitCode.invalidData : ExitCode.ok;
}

async function runImport(options: ImportOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  if (options.template !== undefined) return writeTemplate(options.template, options, context);
  const { file } = options;
  if (file === undefined) throw new AppError('usage', { detail: t('classify.import.noFile') });
  const target = options.into;
  const loaded = await loadRubricOf(options, context);
  const variants = chooseVariants(loaded, options.matrix, context);
  const result = await readInventoryFrom(file, loaded, context);
  if (!result.ok) {
    if (options.dryRun === true) return printDryRun(file, result.problems, null, context);
    refuse(file, result.problems);
  }
  const read = result.value;
  const head = {
    ...read.head,
    ...(options.enterpriseType !== undefined && { enterpriseType: options.enterpriseType }),
    ...(options.ciio === true && { ciio: true }),
  };
  const problems = findProblems({ ...read, head }, loaded);
  if (options.dryRun === true) return printDryRun(file, problems, preview(read, loaded), context);
  if (problems.length > 0) refuse(file, problems);
  await refuseStateSecrets(read, options, context);
  const inventory = toInventory(
    head,
    read.entries.filter(isWhole).map(({ asset: { stateSecret: _, ...asset } }) => asset),
  );
  const { assets, groups = [], ...facts } = inventory;
  const note = { who: whoIs(options.by, context), why: options.why };
  return withStore(context, async ({ inventories, atomically }) => {
    let id: string;
    let [added, changed] = [assets.length, 0];
    if (target === undefined) {
      const name = options.name ?? head.enterprise?.name ?? basename(file, extname(file));
      const created = await inventories.create(
        {
          name,
          enterprise: head.enterprise ?? null,
          classification: {
            digest: loaded.digest,
            rubric: loaded.index.rubric,
            overlay: loaded.index.overlay,
          },
          facts,
          variants,
          ...(file !== '-' && { sourceFile: file }),
        },
        { assets, groups },
        note,
      );
      id = created.id;
    } else {
      const found = await inventories.find(target);
      id = found.id;
      ({ added, changed } = await atomically(async () => {
        const counts = await inventories.saveAssets(found.id, assets, note);
        for (const group of groups) await inventories.saveGroup(found.id, group, [], note);
        return counts;
      }));
    }
    if (context.options.json) printJson(context, { schemaVersion: 1, id, added, changed });
    else {
      context.stdout.write(`${id}\n`);
      if (!context.options.quiet)
        context.stderr.write(`${t('classify.import.done', { added, changed, id })}\n`);
    }
    return ExitCode.ok;
  });
}
