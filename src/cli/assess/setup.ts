import { type Depth, listQuestions } from '../../core/next-question.ts';
import { estimateSeconds, NO_PACE } from '../../core/pace.ts';
import type { AssessmentInfo } from '../../core/response.ts';
import type { Language } from '../../core/text.ts';
import type { ActiveRubric } from '../active-rubric.ts';
import type { Context } from '../context.ts';
import { formatTime } from '../interview/format-time.ts';

/** Everything decided before the first question of the rubric. */
export interface Setup {
  readonly rubric: ActiveRubric;
  readonly depth: Depth;
  readonly info: AssessmentInfo;
  /** In the language of the interview. */
  readonly context: Context;
}

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/** Levels that may be aimed at: target levels are whole numbers. */
export const targetsOf = ({ base }: ActiveRubric): number[] =>
  base.levels.flatMap(({ level }) => (typeof level === 'number' && Number.isInteger(level) ? level : []));

/** A screening needs at least one item that can be answered as a whole. */
export const canScreen = ({ rubric }: ActiveRubric): boolean =>
  listQuestions(rubric, 'screening').some(({ kind }) => kind === 'item');

export function describeDepth({ t }: Context, { rubric }: ActiveRubric, depth: Depth): string {
  const count = listQuestions(rubric, depth).length;
  const time = formatTime(t, estimateSeconds(NO_PACE, count, depth));
  return t(depth === 'full' ? 'assess.setup.depthFull' : 'assess.setup.depthScreening', { count, time });
}

export const nameAssessors = ({ assessors = [] }: AssessmentInfo): string[] =>
  assessors.map(({ name, organisation }) => (organisation === undefined ? name : `${name}, ${organisation}`));
