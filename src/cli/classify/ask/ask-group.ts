import type { AssetGroup, Impact, ImpactValue } from '../../../core/classification/asset.ts';
import type { ClassificationIndex } from '../../../core/classification/index-classification.ts';
import { rangesOf } from '../../../core/classification/quantity-ranges.ts';
import type { Question } from '../../../core/classification/rubric.ts';
import { parseNumber } from '../../../io/inventory/cell-values.ts';
import type { Context } from '../../context.ts';
import { askText } from '../../prompts/ask-text.ts';
import { choose } from '../../prompts/choose.ts';
import { chooseSeveral } from '../../prompts/choose-several.ts';

/** One screen of questions: which of these hold? Those chosen are asked about further, the others are no. */
interface Step {
  readonly message: string;
  readonly questions: readonly Question[];
  readonly rules: readonly string[];
}

/** The questions of a group in the order of the rubric's sections, then the plain rows of each scheme. */
export function planSteps(
  index: ClassificationIndex,
  context: Pick<Context, 't' | 'language'>,
): readonly Step[] {
  const { t, language } = context;
  const { questions, sections } = index.rubric;
  const bySection = sections
    .filter(({ id }) => id !== 'export')
    .map(
      (section): Step => ({
        message: section.text[language],
        questions: questions.filter((question) => question.section === section.id),
        rules: [],
      }),
    );
  const byTable = index.tables.map(
    (table): Step => ({
      message: t('classify.ask.rows', { scheme: table.name[language] }),
      questions: [],
      // Rows that numbers or degrees decide are answered already.
      rules: table.rules
        .filter(
          (rule) => rule.question !== undefined && rule.when === undefined && rule.id !== table.default.row,
        )
        .map(({ id }) => id),
    }),
  );
  return [...bySection, ...byTable].filter((step) => step.questions.length + step.rules.length > 0);
}

const idsOf = ({ questions, rules }: Step): string[] => [...questions.map(({ id }) => id), ...rules];

/** Whether every question of a step has its answer. */
export const isAnswered = (step: Step, impact: Impact): boolean =>
  idsOf(step).every((id) => impact[id] !== undefined);

const formatNumber = (value: number, { language }: Pick<Context, 'language'>): string =>
  new Intl.NumberFormat(language, {
    notation: value >= 10_000 ? 'compact' : 'standard',
    maximumFractionDigits: 4,
  }).format(value);

async function askQuantity(
  index: ClassificationIndex,
  question: Question,
  context: Context,
): Promise<ImpactValue | null> {
  const { t, language } = context;
  const whole = question.unit === 'persons' || question.unit === 'count';
  const ranges = rangesOf(index, question.id).map((range) => {
    const from = formatNumber(range.atLeast, context);
    const to =
      range.below === undefined ? null : formatNumber(whole ? range.below - 1 : range.below, context);
    const single = whole && range.below === range.atLeast + 1;
    const name =
      to === null
        ? t('classify.ask.from', { from })
        : single
          ? from
          : t(whole ? 'classify.ask.between' : 'classify.ask.below', { from, to });
    return { value: range as ImpactValue | 'exact', name };
  });
  const chosen = await choose<ImpactValue | 'exact'>(context, {
    message: question.text[language],
    choices: [...ranges, { value: 'exact', name: t('classify.ask.exact') }],
    cancel: true,
  });
  if (chosen !== 'exact') return chosen;
  const text = await askText(context, {
    message: question.text[language],
    check: (typed) => {
      const number = parseNumber(typed);
      return number === undefined || (whole && !Number.isInteger(number))
        ? t('classify.ask.notNumber')
        : null;
    },
    cancel: true,
  });
  return text === null ? null : (parseNumber(text) as number);
}

async function askDegree(
  index: ClassificationIndex,
  question: Question,
  context: Context,
): Promise<ImpactValue | null> {
  const { language } = context;
  const set = index.rubric.answerSets.find(({ id }) => id === question.answerSet);
  const help = question.help?.[language];
  return choose<string>(context, {
    message: question.text[language],
    choices: (set?.options ?? [])
      .filter(({ rank }) => rank > 0)
      .map(({ id, label }) => ({
        value: id,
        name: label[language],
        ...(help !== undefined && { description: help }),
      })),
    cancel: true,
  });
}

/** What an unticked question is answered with: none of it. */
function nothing(index: ClassificationIndex, id: string): ImpactValue {
  const kind = index.impacts.get(id);
  if (kind?.kind === 'quantity') return 0;
  if (kind?.kind !== 'choice') return false;
  return [...kind.ranks].sort(([, a], [, b]) => a - b)[0]?.[0] ?? 'none';
}

const isSomething = (value: ImpactValue | undefined): boolean =>
  value !== undefined && value !== 0 && value !== false && value !== 'none';

/** One step; null when the user turns back. */
async function askStep(
  index: ClassificationIndex,
  step: Step,
  impact: Impact,
  title: string,
  context: Context,
): Promise<Impact | null> {
  const { language } = context;
  const chosen = await chooseSeveral(context, {
    title,
    message: step.message,
    choices: [
      ...step.questions.map(({ id, label, text }) => ({
        value: id,
        name: label[language],
        description: text[language],
      })),
      ...step.rules.map((id) => {
        const rule = index.rules.get(id)?.rule;
        return {
          value: id,
          name: `${id} ${rule?.condition[language] ?? ''}`,
          description: rule?.question?.[language] ?? '',
        };
      }),
    ],
    initial: idsOf(step).filter((id) => isSomething(impact[id])),
  });
  if (chosen === null) return null;
  const answers: Record<string, ImpactValue> = {};
  for (const id of idsOf(step)) {
    const question = index.questions.get(id);
    if (!chosen.includes(id)) answers[id] = nothing(index, id);
    else if (question === undefined || question.kind === 'yes-no') answers[id] = true;
    else {
      const value = await (question.kind === 'choice' ? askDegree : askQuantity)(index, question, context);
      if (value === null) return askStep(index, step, impact, title, context);
      answers[id] = value;
    }
  }
  return { ...impact, ...answers };
}

export interface AskedGroup extends AssetGroup {
  readonly members: readonly string[];
}

/**
 * Asks about one group, a screen at a time; each is saved before the next shows. False when the user leaves.
 */
export async function askGroup(
  index: ClassificationIndex,
  group: AskedGroup,
  title: string,
  save: (impact: Impact) => Promise<void>,
  context: Context,
): Promise<boolean> {
  const steps = planSteps(index, context);
  let impact = group.impact;
  let at = Math.max(
    0,
    steps.findIndex((step) => !isAnswered(step, impact)),
  );
  while (at < steps.length) {
    const step = steps[at] as Step;
    const answered = await askStep(index, step, impact, `${title} · ${at + 1}/${steps.length}`, context);
    if (answered === null) {
      if (at === 0) return false;
      at -= 1;
      continue;
    }
    impact = answered;
    await save(impact);
    at += 1;
  }
  return true;
}
