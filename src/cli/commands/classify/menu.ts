import { AppError, ExitCode } from '../../../errors.ts';
import { whoIs } from '../../classify/open-inventory.ts';
import { chooseVariants, loadRubricOf } from '../../classify/rubric-options.ts';
import { type Context, canPrompt } from '../../context.ts';
import { cleanLine } from '../../output/clean.ts';
import { withStore } from '../../with-store.ts';
import { runAdd, runAsk } from './ask.ts';

async function createByHand(context: Context): Promise<string | null> {
  const { t, language } = context;
  const { askText } = await import('../../prompts/ask-text.ts');
  const { choose } = await import('../../prompts/choose.ts');
  const plain = await loadRubricOf({}, context);
  const name = await askText(context, {
    message: t('classify.menu.name'),
    maximum: 200,
    check: (text) => (text === '' ? t('classify.add.empty') : null),
    cancel: true,
  });
  if (name === null) return null;
  const type = await choose(context, {
    message: t('classify.menu.type'),
    choices: plain.index.rubric.enterpriseTypes.map(({ id, name: own }) => ({
      value: id,
      name: own[language],
    })),
    cancel: true,
  });
  if (type === null) return null;
  const { findOverlayFiles } = await import('../../../io/load-classification.ts');
  const overlays = [...(await findOverlayFiles(plain.file)).keys()];
  const overlay = await choose(context, {
    message: t('classify.menu.overlay'),
    choices: [
      { value: '', name: t('classify.menu.noOverlay') },
      ...overlays.map((id) => ({ value: id, name: id })),
    ],
    search: true,
    cancel: true,
  });
  if (overlay === null) return null;
  const loaded = overlay === '' ? plain : await loadRubricOf({ overlay }, context);
  return withStore(context, async ({ inventories }) => {
    const { id } = await inventories.create(
      {
        name,
        enterprise: null,
        classification: { digest: loaded.digest, rubric: loaded.index.rubric, overlay: loaded.index.overlay },
        facts: { enterpriseType: type },
        variants: chooseVariants(loaded, undefined, context),
      },
      { assets: [], groups: [] },
      { who: whoIs(undefined, context) },
    );
    return id;
  });
}

/** `dcmm classify` alone: begin an inventory by hand, or go on with one. */
export async function runMenu(context: Context): Promise<ExitCode> {
  const { t } = context;
  if (!canPrompt(context))
    throw new AppError('prompt-impossible', {
      what: t('classify.noTerminal.menu'),
      flag: 'dcmm classify grade FILE',
    });
  const { choose } = await import('../../prompts/choose.ts');
  const known = await withStore(context, (store) => store.inventories.list());
  const choice = await choose(context, {
    message: t('classify.menu.question'),
    choices: [
      { value: 'new', name: t('classify.menu.byHand') },
      ...known.slice(0, 8).map(({ id, name, assets }) => ({
        value: id,
        name: t('classify.menu.goOn', { id, name: cleanLine(name), count: assets }),
      })),
    ],
  });
  const id = choice === 'new' ? await createByHand(context) : choice;
  if (id === null) return ExitCode.ok;
  if (choice === 'new') await runAdd({ id }, context);
  const next = await choose(context, {
    message: t('classify.menu.next'),
    choices: [
      { value: 'ask', name: t('classify.menu.ask') },
      { value: 'add', name: t('classify.menu.add') },
      { value: 'leave', name: t('classify.menu.leave') },
    ],
  });
  if (next === 'add') return runAdd({ id }, context);
  return next === 'ask' ? runAsk({ id }, context) : ExitCode.ok;
}
