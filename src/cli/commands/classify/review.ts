import { type Command, Option } from 'commander';
import {
  REVIEW_ACTIONS,
  type ReviewAction,
  type ReviewRefusal,
  takeReviewStep,
} from '../../../core/classification/review.ts';
import { AppError, ExitCode, type Problem } from '../../../errors.ts';
import type { ReviewedAsset } from '../../../store/inventory-store.ts';
import { findAssetIn, openInventory, whoIs } from '../../classify/open-inventory.ts';
import { type Context, today } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { printNote } from '../../output/print-note.ts';
import { withStore } from '../../with-store.ts';

interface ReviewOptions {
  readonly id: string;
  readonly step?: ReviewAction;
  readonly asset?: readonly string[];
  readonly class?: string;
  readonly by?: string;
  readonly why?: string;
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** `dcmm classify review ID --step …`: proposed → reviewed → approved, never by the author. */
export function addReview(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('review')
    .description(t('classify.review.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .addOption(
      new Option('--step <step>', t('classify.review.step')).choices(REVIEW_ACTIONS).default('review'),
    )
    .option('--asset <code>', t('classify.options.asset'), collect)
    .option('--class <class>', t('classify.review.class'))
    .option('--by <name>', t('classify.options.by'))
    .option('--why <text>', t('classify.options.why'))
    .addHelpText('after', `\n${t('classify.review.examples')}`)
    .action(async (id: string, options: Omit<ReviewOptions, 'id'>) => {
      context.exitCode = await runReview({ id, ...options }, context);
    });
}

async function runReview(options: ReviewOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const step = options.step ?? 'review';
  const who = whoIs(options.by, context);
  return withStore(context, async (store) => {
    const open = await openInventory(store, options.id);
    const chosen = (options.asset?.map((code) => findAssetIn(open.assets, code)) ?? open.assets).filter(
      ({ asset }) =>
        options.class === undefined ||
        asset.class === options.class ||
        asset.class?.startsWith(`${options.class}.`),
    );
    const graded = new Map(open.graded.map((one) => [one.asset.code, one]));
    const steps: ReviewedAsset[] = [];
    const refused: { code: string; refusal: ReviewRefusal }[] = [];
    let skipped = 0;
    for (const { asset, state, authors } of chosen) {
      const grades = Object.values(graded.get(asset.code)?.grades ?? {});
      const outcome = takeReviewStep(
        { state, authors },
        {
          action: step,
          by: who,
          why: options.why,
          graded: asset.class !== undefined && grades.every(({ level }) => level !== null),
        },
      );
      if (!outcome.ok) {
        // Of a whole inventory only those that are ready for this step are meant.
        if (options.asset === undefined && outcome.refusal === 'not-graded') skipped += 1;
        else if (options.asset !== undefined || outcome.refusal !== 'wrong-state')
          refused.push({ code: asset.code, refusal: outcome.refusal });
      } else
        steps.push({
          code: asset.code,
          state: outcome.state,
          ...((step === 'approve' || step === 'recheck') && { checkedOn: today(context) }),
        });
    }
    if (refused.length > 0) {
      const problems = refused.map(
        ({ code, refusal }): Problem => ({ code: `review-${refusal}`, path: code, params: { who } }),
      );
      throw new AppError('review-refused', { count: refused.length, all: chosen.length }, { problems });
    }
    if (steps.length > 0)
      await store.inventories.review(open.stored.id, steps, step, { who, why: options.why });
    if (context.options.json)
      printJson(context, {
        schemaVersion: 1,
        id: open.stored.id,
        step,
        assets: steps.map(({ code }) => code),
      });
    printNote(
      context,
      t('classify.review.done', { count: steps.length, step: t(`classify.steps.${step}`), who }),
    );
    if (skipped > 0) printNote(context, t('classify.review.skipped', { count: skipped }));
    return ExitCode.ok;
  });
}
