import { type Depth, listQuestions } from '../../core/next-question.ts';
import { estimateSeconds, NO_PACE } from '../../core/pace.ts';
import type { AssessmentInfo } from '../../core/response.ts';
import { KINDS } from '../../core/response.ts';
import { LANGUAGES, type Language } from '../../core/text.ts';
import { AppError } from '../../errors.ts';
import { type ActiveRubric, loadActiveRubric } from '../active-rubric.ts';
import { type Context, today } from '../context.ts';
import { formatTime } from '../interview/format-time.ts';
import { cleanLine } from '../output/clean.ts';
import { formatLevel } from '../output/format-score.ts';
import { padText, textWidth } from '../output/text-width.ts';
import { askText } from '../prompts/ask-text.ts';
import { choose } from '../prompts/choose.ts';
import { type AssessOptions, DEFAULT_RUBRIC, DEPTHS } from './assess-options.ts';
import { type Given, parseAssessors } from './read-flags.ts';
import { speak } from './speak.ts';

/** Everything decided before the first question of the rubric. */
interface Setup {
  readonly rubric: ActiveRubric;
  readonly depth: Depth;
  readonly info: AssessmentInfo;
  /** In the language of the interview. */
  readonly context: Context;
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };
const USUAL_TARGET = 3;

/** Levels that may be aimed at: target levels are whole numbers. */
const targetsOf = ({ base }: ActiveRubric): number[] =>
  base.levels.flatMap(({ level }) => (typeof level === 'number' && Number.isInteger(level) ? level : []));

/** A screening needs at least one item that can be answered as a whole. */
const canScreen = ({ rubric }: ActiveRubric): boolean =>
  listQuestions(rubric, 'screening').some(({ kind }) => kind === 'item');

function describeDepth({ t }: Context, { rubric }: ActiveRubric, depth: Depth): string {
  const count = listQuestions(rubric, depth).length;
  const time = formatTime(t, estimateSeconds(NO_PACE, count, depth));
  return t(depth === 'full' ? 'assess.setup.depthFull' : 'assess.setup.depthScreening', { count, time });
}

function describeEdition({ t }: Context, { base }: ActiveRubric): string {
  const { edition } = base;
  if (edition === undefined) return '';
  const { standard, inForce, replacedOn } = edition;
  if (replacedOn !== undefined) return t('assess.setup.replaced', { standard, date: replacedOn });
  return inForce === undefined ? standard : t('assess.setup.inForce', { standard, date: inForce });
}

async function askRubric(context: Context, now: ActiveRubric, options: AssessOptions): Promise<ActiveRubric> {
  const { findRubricFiles } = await import('../../io/find-rubric-file.ts');
  const ids = [...(await findRubricFiles(context.paths)).keys()];
  const rubrics = await Promise.all(
    ids.map(async (id) => loadActiveRubric(context, id, undefined).catch(() => null)),
  );
  const known = rubrics.filter((rubric) => rubric !== null);
  const all = known.some(({ digest }) => digest === now.digest) ? known : [now, ...known];
  const chosen = await choose(context, {
    message: context.t('assess.setup.rubric'),
    choices: all.map((rubric) => ({
      value: rubric,
      name: `${rubric.base.title[context.language]} (${rubric.base.id} ${rubric.base.version})`,
      description: describeEdition(context, rubric),
    })),
    initial: all.find(({ digest }) => digest === now.digest),
    cancel: true,
  });
  if (chosen === null || chosen.digest === now.digest) return now;
  // A profile is made for one rubric: it goes with the one it was given for.
  return options.profile === undefined ? chosen : loadActiveRubric(context, chosen.base.id, options.profile);
}

type Line = 'start' | 'rubric' | 'language' | 'depth' | 'target' | 'kind' | 'assessors' | 'scope';

/** The choices as they stand, one a line: name and value. */
function listLines(setup: Setup): [Line, string, string][] {
  const { context, rubric, depth, info } = setup;
  const { t, language } = context;
  const assessors = (info.assessors ?? []).map(({ name, organisation }) =>
    organisation === undefined ? name : `${name}, ${organisation}`,
  );
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

/** Asks for one line anew. */
async function changeLine(
  line: Exclude<Line, 'start'>,
  setup: Setup,
  options: AssessOptions,
): Promise<Setup> {
  const { context, rubric, depth, info } = setup;
  const { t, language } = context;
  switch (line) {
    case 'rubric': {
      const next = await askRubric(context, rubric, options);
      return fitToRubric({ ...setup, rubric: next });
    }
    case 'language': {
      const next = await choose<Language>(context, {
        message: t('assess.setup.language'),
        choices: LANGUAGES.map((value) => ({ value, name: LANGUAGE_NAMES[value] })),
        initial: language,
        cancel: true,
      });
      return next === null ? setup : { ...setup, context: await speak(context, next) };
    }
    case 'depth': {
      const next = await choose<Depth>(context, {
        message: t('assess.setup.depth'),
        choices: DEPTHS.filter((one) => one === 'full' || canScreen(rubric)).map((value) => ({
          value,
          name: describeDepth(context, rubric, value),
          description: t(value === 'full' ? 'assess.setup.aboutFull' : 'assess.setup.aboutScreening'),
        })),
        initial: depth,
        cancel: true,
      });
      return next === null ? setup : { ...setup, depth: next };
    }
    case 'target': {
      const next = await choose<number>(context, {
        message: t('assess.setup.target'),
        choices: [
          ...targetsOf(rubric).map((value, at) => ({
            value,
            // The list has numbers of its own: two of the same before a name would be one too many.
            name: formatLevel(rubric.base, value, language).replace(value === at + 1 ? /^\d+ / : /^$/, ''),
            description: rubric.base.levels.find(({ level }) => level === value)?.summary?.[language] ?? '',
          })),
          { value: Number.NaN, name: t('assess.setup.noTarget') },
        ],
        initial: info.targetLevel ?? Number.NaN,
        cancel: true,
      });
      if (next === null) return setup;
      const { targetLevel: _, ...rest } = info;
      return { ...setup, info: Number.isNaN(next) ? rest : { ...rest, targetLevel: next } };
    }
    case 'kind': {
      const next = await choose(context, {
        message: t('assess.setup.kind'),
        choices: KINDS.map((value) => ({ value, name: t(`assess.setup.kinds.${value}`) })),
        initial: info.kind ?? 'self',
        cancel: true,
      });
      return next === null ? setup : { ...setup, info: { ...info, kind: next } };
    }
    case 'assessors': {
      const names = (info.assessors ?? []).map(({ name, organisation }) =>
        organisation === undefined ? name : `${name}, ${organisation}`,
      );
      const text = await askText(context, {
        message: t('assess.setup.askAssessors'),
        initial: names.join('; '),
        cancel: true,
      });
      if (text === null) return setup;
      const { assessors: _, ...rest } = info;
      const assessors = parseAssessors(text);
      return { ...setup, info: assessors.length === 0 ? rest : { ...rest, assessors } };
    }
    case 'scope': {
      const text = await askText(context, {
        message: t('assess.setup.askScope'),
        initial: info.scope ?? '',
        multiline: true,
        maximum: 5000,
        cancel: true,
      });
      if (text === null) return setup;
      const { scope: _, ...rest } = info;
      return { ...setup, info: text === '' ? rest : { ...rest, scope: text } };
    }
  }
}

/** What another rubric does not know falls back to what it does. */
function fitToRubric(setup: Setup): Setup {
  const { rubric, info, depth } = setup;
  const targets = targetsOf(rubric);
  const { targetLevel, ...rest } = info;
  const kept = targetLevel !== undefined && targets.includes(targetLevel);
  return {
    ...setup,
    depth: depth === 'screening' && !canScreen(rubric) ? 'full' : depth,
    info: kept ? info : rest,
  };
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
    setup = await changeLine(chosen, setup, options);
    line = chosen;
  }
  return setup;
}
