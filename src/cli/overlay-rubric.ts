import { indexRubric, type RubricIndex } from '../core/index-rubric.ts';
import type { Text } from '../core/text.ts';
import { applyTextOverlay, type TextOverlay } from '../core/text-overlay.ts';
import { AppError } from '../errors.ts';
import { loadTextOverlay } from '../io/load-text-overlay.ts';
import { createTranslate } from '../locales/translate.ts';
import type { Context } from './context.ts';
import { cleanLine } from './output/clean.ts';

/** Whose text it is, said where the rubric's notice is printed: it no longer speaks of every text. */
async function describeOverlay({ source, texts }: TextOverlay, index: RubricIndex): Promise<Text> {
  const count = Object.keys(texts).filter(
    (id) => index.criteriaById.has(id) || index.nodesById.has(id),
  ).length;
  const say = async (language: keyof Text): Promise<string> => {
    const t = await createTranslate(language);
    const owner = source === undefined ? t('rubric.overlay.ownSource') : cleanLine(source);
    return t('rubric.overlay.remark', { count, source: owner });
  };
  return { 'zh-CN': await say('zh-CN'), en: await say('en') };
}

/**
 * The rubric in the user's own licensed text, for showing only. AppError text-overlay-not-found when none is
 * kept for it.
 */
export async function overlayRubric(index: RubricIndex, { paths }: Context): Promise<RubricIndex> {
  const overlay = await loadTextOverlay(index, paths);
  if (overlay === null) throw new AppError('text-overlay-not-found', { rubric: index.rubric.id });
  return indexRubric(applyTextOverlay(index.rubric, overlay, await describeOverlay(overlay, index)));
}
