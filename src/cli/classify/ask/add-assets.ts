import type { Asset } from '../../../core/classification/asset.ts';
import { createSuggester } from '../../../core/classification/suggest-class.ts';
import type { Store } from '../../../store/store.ts';
import type { Context } from '../../context.ts';
import { askText } from '../../prompts/ask-text.ts';
import { choose } from '../../prompts/choose.ts';
import { openInventory } from '../open-inventory.ts';
import { chooseClass } from './ask-class.ts';

/** D-001, D-002 …: the first that is free. */
function nextCode(codes: ReadonlySet<string>): string {
  for (let number = codes.size + 1; ; number += 1) {
    const code = `D-${String(number).padStart(3, '0')}`;
    if (!codes.has(code)) return code;
  }
}

/** The first question of every asset. True: it may go on. */
async function isNoSecret(context: Context): Promise<boolean | null> {
  const { t } = context;
  const answer = await choose(context, {
    message: t('classify.add.secret'),
    choices: [
      { value: 'no', name: t('classify.add.secretNo') },
      { value: 'yes', name: t('classify.add.secretYes') },
      { value: 'done', name: t('classify.add.done') },
    ],
  });
  return answer === 'done' ? null : answer === 'no';
}

/** Takes in assets one by one, each saved at once, until the user has no more. A state secret is not even named. */
export async function addAssets(store: Store, id: string, who: string, context: Context): Promise<number> {
  const { t } = context;
  let added = 0;
  using _lock = await store.inventories.lock(id);
  while (true) {
    const may = await isNoSecret(context);
    if (may === null) return added;
    if (!may) {
      context.stderr.write(`${t('classify.add.refused')}\n`);
      continue;
    }
    const { index, inventory, stored } = await openInventory(store, id);
    const codes = new Set(inventory.assets.map(({ code }) => code));
    const name = await askText(context, {
      message: t('classify.add.name'),
      maximum: 200,
      check: (text) => (text === '' ? t('classify.add.empty') : null),
      cancel: true,
    });
    if (name === null) continue;
    const code = await askText(context, {
      message: t('classify.add.code'),
      initial: nextCode(codes),
      maximum: 100,
      check: (text) =>
        text === ''
          ? t('classify.add.empty')
          : codes.has(text)
            ? t('classify.add.taken', { code: text })
            : null,
      cancel: true,
    });
    if (code === null) continue;
    const system = await askText(context, {
      message: t('classify.add.system'),
      hint: t('classify.add.optional'),
      maximum: 200,
      cancel: true,
    });
    if (system === null) continue;
    const suggestion = createSuggester(
      index,
      stored.facts.enterpriseType,
    )({ name, ...(system !== '' && { system }) });
    const chosen = await chooseClass(index, t('classify.add.class', { name }), suggestion, context);
    const asset: Asset = {
      code,
      name,
      ...(system !== '' && { system }),
      ...(chosen !== null && { class: chosen }),
    };
    await store.inventories.saveAssets(id, [asset], { who });
    added += 1;
    context.stderr.write(`${t('classify.add.saved', { code, name })}\n`);
  }
}
