import type { Words } from './report-view.ts';

/** An action with the items that come first, in one text, for formats whose cells hold one. */
export function sayAction(action: Words, after: Words | null): Words {
  if (after === null) return action;
  const { en, 'zh-CN': zh } = action;
  return {
    ...(zh !== undefined && { 'zh-CN': `${zh}${after['zh-CN']}` }),
    ...(en !== undefined && { en: `${en} ${after.en}` }),
  };
}
