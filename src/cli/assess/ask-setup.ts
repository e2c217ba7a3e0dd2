import type { AssessmentInfo } from '../../core/response.ts';
import { AppError } from '../../errors.ts';
import { loadActiveRubric } from '../active-rubric.ts';
import { type Context, today } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { formatLevel } from '../output/format-score.ts';
import { padText, textWidth } from '../output/text-width.ts';
import { choose } from '../prompts/choose.ts';
import { type AssessOptions, DEFAULT_RUBRIC } from './assess-options.ts';
import { CHANGES } from './change-setup.ts';
import type { Given } from './read-flags.ts';
import { canScreen, describeDepth, LANGUAGE_NAMES, nameAssessors, type Setup, targetsOf } from './setup.ts';

type Line = 'start' | keyof typeof CHANGES;

const USUAL_TARGET = 3;

/** The choices as they stand, one a line: name and value. */
function listLines(setup: Setup): [Line, string, string][] {
  const { context, rubric, depth, info } = setup;
  const { t, language } = context;
  const assessors = nameAssessors(info);
  const target = info.targetLevel;
  return [
    ['start', t('assess.setup.start'), ''],
    ['rubric', t('assess.setup.rubric'), rubric.base.title[language]],
    ['language', t('assess.setup.language'), LANGUAGE_NAMES[language]],
    ['depth', t('assess.setup.depth'), describeDepth(context, rubric, depth)],
    [
      'target',
      t('assess.setup.target'),
      target === undefined ? t('assess.setup.noTarget') : formatLevel(rubric.base, target, language),
    ],
    ['kind', t('assess.setup.kind'), t(`assess.setup.kinds.${info.kind ?? 'self'}`)],
    [
      'assessors',
      t('assess.setup.assessors'),
      assessors.length === 0 ? t('assess.setup.none') : assessors.join(t('common.semicolon')),
    ],
    ['scope', t('assess.setup.scope'), cleanLine(info.scope ?? t('assess.setup.none'))],
  ];
}

/** The setup that flags and defaults give. AppError usage when they contradict the rubric. */
export async function startSetup(context: Context, options: AssessOptions, given: Given): Promise<Setup> {
  const { t } = context;
  let id = options.rubric;
  if (id === undefined && options.profile !== undefined) {
    const { findProfileRubric } = await import('../../io/load-profile.ts');
    id = await findProfileRubric(options.profile, context.cwd);
  }
  const rubric = await loadActiveRubric(context, id ?? DEFAULT_RUBRIC, options.profile);
  const targets = targetsOf(rubric);
  const { targetLevel } = given.info;
  if (targetLevel !== undefined && !targets.includes(targetLevel)) {
    const problem = t('problems.level-unknown', { level: targetLevel });
    throw new AppError('usage', { detail: t('assess.flagValue', { flag: '--target-level', problem }) });
  }
  if (options.depth === 'screening' && !canScreen(rubric)) {
    const problem = t('problems.screening-unsupported', { id: rubric.base.id });
    throw new AppError('usage', { detail: t('assess.flagValue', { flag: '--depth', problem }) });
  }
  const info: AssessmentInfo = {
    kind: 'self',
    assessedOn: today(context),
    ...(targets.includes(USUAL_TARGET) && { targetLevel: USUAL_TARGET }),
    ...given.info,
  };
  return { rubric, depth: options.depth ?? 'full', info, context };
}

/**
 * Shows rubric, language, depth, target level, assessors, kind and scope as flags and defaults give them,
 * and lets the user change each before the interview starts.
 */
export async function askSetup(first: Setup, options: AssessOptions, enterprise: string): Promise<Setup> {
  let setup = first;
  let line: Line = 'start';
  while (options.yes !== true) {
    const { t } = setup.context;
    const lines = listLines(setup);
    const widest = Math.max(...lines.map(([, label, text]) => (text === '' ? 0 : textWidth(label))));
    const chosen: Line | null = await choose<Line>(setup.context, {
      message: `${t('assess.setup.message', { enterprise: cleanLine(enterprise) })}\n${t('assess.setup.change')}`,
      choices: lines.map(([value, label, text]) => ({
        value,
        name: text === '' ? label : `${padText(label, widest)}  ${text}`,
      })),
      initial: line,
    });
    if (chosen === null || chosen === 'start') break;
    setup = await CHANGES[chosen](setup, options);
    line = chosen;
  }
  return setup;
}
