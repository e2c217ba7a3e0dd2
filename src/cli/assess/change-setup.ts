import type { Depth } from '../../core/next-question.ts';
import { KINDS } from '../../core/response.ts';
import { LANGUAGES, type Language } from '../../core/text.ts';
import { type ActiveRubric, loadActiveRubric } from '../active-rubric.ts';
import type { Context } from '../context.ts';
import { formatLevel } from '../output/format-score.ts';
import { askText } from '../prompts/ask-text.ts';
import { choose } from '../prompts/choose.ts';
import { type AssessOptions, DEPTHS } from './assess-options.ts';
import { parseAssessors } from './read-flags.ts';
import { canScreen, describeDepth, LANGUAGE_NAMES, nameAssessors, type Setup, targetsOf } from './setup.ts';
import { speak } from './speak.ts';

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

type Change = (setup: Setup, options: AssessOptions) => Promise<Setup>;

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

async function changeRubric(setup: Setup, options: AssessOptions): Promise<Setup> {
  return fitToRubric({ ...setup, rubric: await askRubric(setup.context, setup.rubric, options) });
}

async function changeLanguage(setup: Setup): Promise<Setup> {
  const { context } = setup;
  const next = await choose<Language>(context, {
    message: context.t('assess.setup.language'),
    choices: LANGUAGES.map((value) => ({ value, name: LANGUAGE_NAMES[value] })),
    initial: context.language,
    cancel: true,
  });
  return next === null ? setup : { ...setup, context: await speak(context, next) };
}

async function changeDepth(setup: Setup): Promise<Setup> {
  const { context, rubric, depth } = setup;
  const { t } = context;
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

async function changeTarget(setup: Setup): Promise<Setup> {
  const { context, rubric, info } = setup;
  const { t, language } = context;
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

async function changeKind(setup: Setup): Promise<Setup> {
  const { context, info } = setup;
  const next = await choose(context, {
    message: context.t('assess.setup.kind'),
    choices: KINDS.map((value) => ({ value, name: context.t(`assess.setup.kinds.${value}`) })),
    initial: info.kind ?? 'self',
    cancel: true,
  });
  return next === null ? setup : { ...setup, info: { ...info, kind: next } };
}

async function changeAssessors(setup: Setup): Promise<Setup> {
  const { context, info } = setup;
  const text = await askText(context, {
    message: context.t('assess.setup.askAssessors'),
    initial: nameAssessors(info).join('; '),
    cancel: true,
  });
  if (text === null) return setup;
  const { assessors: _, ...rest } = info;
  const assessors = parseAssessors(text);
  return { ...setup, info: assessors.length === 0 ? rest : { ...rest, assessors } };
}

async function changeScope(setup: Setup): Promise<Setup> {
  const { context, info } = setup;
  const text = await askText(context, {
    message: context.t('assess.setup.askScope'),
    initial: info.scope ?? '',
    multiline: true,
    maximum: 5000,
    cancel: true,
  });
  if (text === null) return setup;
  const { scope: _, ...rest } = info;
  return { ...setup, info: text === '' ? rest : { ...rest, scope: text } };
}

/** Asks for one part of the setup anew. */
export const CHANGES = {
  rubric: changeRubric,
  language: changeLanguage,
  depth: changeDepth,
  target: changeTarget,
  kind: changeKind,
  assessors: changeAssessors,
  scope: changeScope,
} satisfies Readonly<Record<string, Change>>;
