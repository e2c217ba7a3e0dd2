import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { findExportRoute, totalExports } from '../../../core/classification/find-export-route.ts';
import { gradeInventory } from '../../../core/classification/grade-inventory.ts';
import { createSuggester } from '../../../core/classification/suggest-class.ts';
import { AppError, ExitCode } from '../../../errors.ts';
import { explainAsset } from '../../classify/explain-asset.ts';
import { readInventoryFrom, toInventory } from '../../classify/grade-file.ts';
import { findAssetIn, openInventory } from '../../classify/open-inventory.ts';
import {
  addRubricOptions,
  chooseVariants,
  loadRubricOf,
  type RubricOptions,
} from '../../classify/rubric-options.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { writeOut } from '../../output/write-out.ts';
import { lookInStore } from '../../with-store.ts';

interface ExplainOptions extends RubricOptions {
  readonly target: string;
  readonly asset: string;
}

/** `dcmm classify explain ID|FILE ASSET`: why this class and these levels. */
export function addExplain(parent: Command, context: Context): void {
  const { t } = context;
  addRubricOptions(
    parent
      .command('explain')
      .description(t('classify.explain.summary'))
      .argument('<id-or-file>', t('classify.arguments.idOrFile'))
      .argument('<asset>', t('classify.arguments.asset')),
    context,
  )
    .addHelpText('after', `\n${t('classify.explain.examples')}`)
    .action(async (target: string, asset: string, options: RubricOptions) => {
      context.exitCode = await runExplainAsset({ ...options, target, asset }, context);
    });
}

async function gradeForExplaining(options: ExplainOptions, context: Context) {
  const { target } = options;
  if (target !== '-' && !existsSync(resolve(context.cwd, target)))
    return lookInStore(context, (store) => openInventory(store, target));
  const loaded = await loadRubricOf(options, context);
  const read = await readInventoryFrom(target, loaded, context);
  const problems = read.ok ? read.value.entries.flatMap((entry) => entry.problems) : read.problems;
  if (!read.ok || problems.length > 0)
    throw new AppError('invalid-inventory', { file: target, count: problems.length }, { problems });
  const inventory = toInventory(
    read.value.head,
    read.value.entries.flatMap(({ asset }) => asset ?? []),
  );
  const graded = gradeInventory(loaded.index, inventory, chooseVariants(loaded, options.matrix, context));
  return { index: loaded.index, inventory, graded, totals: totalExports(inventory) };
}

/** Explains one asset of a stored inventory or of a file. */
async function runExplainAsset(options: ExplainOptions, context: Context): Promise<ExitCode> {
  const { index, inventory, graded, totals } = await gradeForExplaining(options, context);
  const found = findAssetIn(graded, options.asset);
  const suggestion =
    found.asset.class === undefined ? createSuggester(index, inventory.enterpriseType)(found.asset) : null;
  const route = findExportRoute(index, found.asset, found.grades, inventory, totals);
  if (context.options.json)
    printJson(context, {
      schemaVersion: 1,
      asset: found.asset,
      impact: found.impact,
      suggestion,
      grades: found.grades,
      members: found.members,
      export: route,
      warnings: found.warnings,
    });
  else await writeOut(context.stdout, explainAsset(index, { graded: found, suggestion, route }, context));
  return ExitCode.ok;
}
