import type { Command } from 'commander';
import type { Asset, Impact, ImpactValue } from '../../../core/classification/asset.ts';
import { checkInventory } from '../../../core/classification/check-inventory.ts';
import { AppError, ExitCode } from '../../../errors.ts';
import { parseNumber, parseYesNo } from '../../../io/inventory/cell-values.ts';
import { findAssetIn, openInventory, whoIs } from '../../classify/open-inventory.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { printNote } from '../../output/print-note.ts';
import { withStore } from '../../with-store.ts';

interface SetOptions {
  readonly id: string;
  readonly assets: readonly string[];
  readonly class?: string;
  readonly impact?: readonly string[];
  readonly remove?: boolean;
  readonly by?: string;
  readonly why?: string;
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** `dcmm classify set ID CODE…`: changes class or answers of assets, or takes them out. */
export function addSet(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('set')
    .description(t('classify.set.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .argument('<assets...>', t('classify.arguments.asset'))
    .option('--class <class>', t('classify.set.class'))
    .option('--impact <id=answer>', t('classify.set.impact'), collect)
    .option('--remove', t('classify.set.remove'))
    .option('--by <name>', t('classify.options.by'))
    .option('--why <text>', t('classify.options.why'))
    .addHelpText('after', `\n${t('classify.set.examples')}`)
    .action(async (id: string, assets: readonly string[], options: Omit<SetOptions, 'id' | 'assets'>) => {
      context.exitCode = await runSet({ ...options, id, assets }, context);
    });
}

/** `deaths=3`, `L2-2a=yes`, `nationalSecurity=serious`; `deaths=` takes the answer away. */
function readAnswers(pairs: readonly string[], { t }: Context): Record<string, ImpactValue | undefined> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new AppError('usage', { detail: t('classify.set.badImpact', { pair }) });
      const [id, text] = [pair.slice(0, at), pair.slice(at + 1).trim()];
      if (text === '') return [id, undefined];
      const number = parseNumber(text);
      return [id, number ?? parseYesNo(text) ?? text];
    }),
  );
}

function changeAsset(
  asset: Asset,
  options: SetOptions,
  answers: Record<string, ImpactValue | undefined>,
): Asset {
  const impact: Record<string, ImpactValue> = {};
  for (const [id, value] of Object.entries({ ...asset.impact, ...answers }))
    if (value !== undefined) impact[id] = value;
  const { impact: _, ...rest } = asset;
  return {
    ...rest,
    ...(options.class !== undefined && { class: options.class }),
    ...((asset.impact !== undefined || Object.keys(impact).length > 0) && { impact: impact as Impact }),
  };
}

async function runSet(options: SetOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const note = { who: whoIs(options.by, context), why: options.why };
  const answers = readAnswers(options.impact ?? [], context);
  return withStore(context, async (store) => {
    const { stored, index, inventory } = await openInventory(store, options.id);
    const chosen = options.assets.map(
      (code) =>
        findAssetIn(
          inventory.assets.map((asset) => ({ asset })),
          code,
        ).asset,
    );
    const codes = new Set(options.assets);
    const changed = chosen.map((asset) => changeAsset(asset, options, answers));
    const others = inventory.assets.filter(({ code }) => !codes.has(code));
    const after = { ...inventory, assets: options.remove === true ? others : [...others, ...changed] };
    const problems = checkInventory(
      index,
      after,
      (at, field) => `${after.assets[at]?.code ?? ''}${field === '' ? '' : ` ${field}`}`,
    );
    if (problems.length > 0)
      throw new AppError('invalid-inventory', { file: stored.name, count: problems.length }, { problems });
    if (options.remove === true) await store.inventories.removeAssets(stored.id, options.assets, note);
    else await store.inventories.saveAssets(stored.id, changed, note);
    if (context.options.json) printJson(context, { schemaVersion: 1, id: stored.id, assets: options.assets });
    printNote(context, t('classify.set.done', { count: chosen.length }));
    return ExitCode.ok;
  });
}
