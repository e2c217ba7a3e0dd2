import { fillWords } from './fill-places.ts';
import type { RubricIndex } from './index-rubric.ts';
import type { Text } from './text.ts';

/** A rubric's notice with the number of its criteria. */
export function fillNotice({ rubric, criteria }: RubricIndex): Text {
  const fill = (words: string): string => fillWords(words, { criteria: criteria.length });
  return { 'zh-CN': fill(rubric.notice['zh-CN']), en: fill(rubric.notice.en) };
}
