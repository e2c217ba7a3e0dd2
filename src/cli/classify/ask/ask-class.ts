import type { Asset } from '../../../core/classification/asset.ts';
import type { ClassificationIndex } from '../../../core/classification/index-classification.ts';
import type { SuggestClass, Suggestion } from '../../../core/classification/suggest-class.ts';
import type { Context } from '../../context.ts';
import { cleanLine } from '../../output/clean.ts';
import { choose } from '../../prompts/choose.ts';

/** Lets the user find a class by typing; the suggested ones come first. null = turned back. */
export function chooseClass(
  index: ClassificationIndex,
  message: string,
  suggestion: Suggestion | null,
  context: Context,
): Promise<string | null> {
  const { t, language } = context;
  const first = suggestion === null ? [] : [suggestion, ...suggestion.alternatives];
  const rank = (id: string): number => {
    const at = first.findIndex((one) => one.class === id);
    return at < 0 ? first.length : at;
  };
  const choices = [...index.classes.values()]
    .filter(({ path }) => path.length > 1)
    .sort((a, b) => rank(a.id) - rank(b.id) || a.position - b.position)
    .map(({ id, node, path }) => {
      const found = first.find((one) => one.class === id);
      const mark =
        found === undefined
          ? ''
          : `  ${t('classify.ask.percent', { percent: Math.round(found.confidence * 100) })}`;
      return {
        value: id,
        name: `${path.map(({ name }) => name[language]).join(' › ')}${mark}`,
        description: node.examples?.[language] ?? '',
        keywords: id,
      };
    });
  return choose(context, { message, choices, search: true, cancel: true });
}

interface Batch {
  readonly class: string;
  readonly assets: { readonly asset: Asset; readonly suggestion: Suggestion }[];
}

const NAMES_SHOWN = 4;

/**
 * Confirms the classes of assets that have none: those with one suggestion together, the rest one by one.
 * False when the user leaves.
 */
export async function askClasses(
  index: ClassificationIndex,
  assets: readonly Asset[],
  suggest: SuggestClass,
  save: (assets: readonly Asset[]) => Promise<void>,
  context: Context,
): Promise<boolean> {
  const { t, language } = context;
  const batches = new Map<string, Batch>();
  const single: { asset: Asset; suggestion: Suggestion | null }[] = [];
  for (const asset of assets) {
    const suggestion = suggest(asset);
    if (suggestion === null) single.push({ asset, suggestion });
    else {
      const batch = batches.get(suggestion.class);
      if (batch === undefined)
        batches.set(suggestion.class, { class: suggestion.class, assets: [{ asset, suggestion }] });
      else batch.assets.push({ asset, suggestion });
    }
  }
  for (const batch of batches.values()) {
    const names = batch.assets.slice(0, NAMES_SHOWN).map(({ asset }) => cleanLine(asset.name));
    const reasons = [
      ...new Set(batch.assets.flatMap(({ suggestion }) => suggestion.reasons.map(({ keyword }) => keyword))),
    ];
    const answer = await choose(context, {
      message: t('classify.ask.suggested', {
        count: batch.assets.length,
        names: names.join(t('common.comma')),
        class:
          index.classes
            .get(batch.class)
            ?.path.map(({ name }) => name[language])
            .join(' › ') ?? batch.class,
        words: reasons.slice(0, 6).map(cleanLine).join(t('common.comma')),
      }),
      choices: [
        { value: 'accept', name: t('classify.ask.accept', { count: batch.assets.length }) },
        { value: 'each', name: t('classify.ask.each') },
        { value: 'later', name: t('classify.ask.later') },
      ],
      cancel: true,
    });
    if (answer === null) return false;
    if (answer === 'accept') await save(batch.assets.map(({ asset }) => ({ ...asset, class: batch.class })));
    if (answer === 'each') for (const asset of batch.assets) single.push(asset);
  }
  for (const [at, { asset, suggestion }] of single.entries()) {
    const id = await chooseClass(
      index,
      t('classify.ask.classOf', {
        name: cleanLine(asset.name),
        code: cleanLine(asset.code),
        at: at + 1,
        of: single.length,
      }),
      suggestion,
      context,
    );
    // Esc leaves this one for later; the others are still to be asked.
    if (id !== null) await save([{ ...asset, class: id }]);
  }
  return true;
}
