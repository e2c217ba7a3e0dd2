import { isDate } from '../../core/check-date.ts';
import { isUscc } from '../../core/check-uscc.ts';
import type { AssessmentInfo, Enterprise } from '../../core/response.ts';
import { AppError, type ProblemCode } from '../../errors.ts';
import { type Context, today } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import type { AssessOptions } from './assess-options.ts';

/** What the flags say, checked; what they leave open is asked, or left out. */
export interface Given {
  readonly enterprise: Partial<Enterprise>;
  readonly info: AssessmentInfo;
  readonly bonuses: Readonly<Record<string, number>> | null;
}

/** "Name, organisation; another name": semicolons between people, a comma before the organisation. */
export function parseAssessors(text: string): NonNullable<AssessmentInfo['assessors']> {
  return text
    .split(/[;；]/)
    .map((one) => one.split(/[,，]/).map((part) => cleanLine(part.trim())))
    .filter(([name = '']) => name !== '')
    .map(([name = '', ...organisation]) => {
      const rest = organisation.join(', ').trim();
      return rest === '' ? { name } : { name, organisation: rest };
    });
}

/** Longest texts, as in answer files. */
const LONGEST = { '--enterprise': 200, '--assessor': 300, '--scope': 5000 } as const;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** Names are one line. */
const LINE_BREAK = /[\t\n\r\u2028\u2029]/;

/** Reads the flags. Rejects with AppError usage, which names the first one that cannot be right. */
export async function readFlags(options: AssessOptions, context: Context): Promise<Given> {
  const { t } = context;
  const refuse = (flag: string, code: ProblemCode, params: Record<string, string | number>): never => {
    throw new AppError('usage', {
      detail: t('assess.flagValue', { flag, problem: t(`problems.${code}`, params) }),
    });
  };
  const { uscc: code, industry, region, role, size, kind, date, scope, targetLevel } = options;
  const checkText = (flag: keyof typeof LONGEST, text: string | undefined): void => {
    if (text === undefined) return;
    if (CONTROL.test(text) || (flag !== '--scope' && LINE_BREAK.test(text)))
      refuse(flag, 'control-characters', {});
    if (text.length > LONGEST[flag]) refuse(flag, 'schema-length', { bound: '≤', limit: LONGEST[flag] });
  };
  checkText('--enterprise', options.enterprise);
  checkText('--scope', scope);
  for (const assessor of options.assessor ?? []) checkText('--assessor', assessor);
  const uscc = code?.toUpperCase();
  if (uscc !== undefined && !isUscc(uscc)) refuse('--uscc', 'uscc-check-digit', { uscc });
  if (industry !== undefined) {
    const { isIndustry } = await import('../../core/catalogues/industries.ts');
    if (!isIndustry(industry)) refuse('--industry', 'unknown-industry', { code: industry });
  }
  if (region !== undefined) {
    const { isRegion } = await import('../../core/catalogues/regions.ts');
    if (!isRegion(region)) refuse('--region', 'unknown-region', { code: region });
  }
  const day = today(context);
  if (date !== undefined && !isDate(date)) refuse('--date', 'date-invalid', { date });
  if (date !== undefined && date > day) refuse('--date', 'date-future', { date, today: day });
  const level = targetLevel === undefined ? undefined : Number(targetLevel);
  if (level !== undefined && !Number.isInteger(level))
    refuse('--target-level', 'level-unknown', { level: targetLevel ?? '' });
  const assessors = parseAssessors((options.assessor ?? []).join(';'));
  return {
    enterprise: {
      ...(uscc !== undefined && { uscc }),
      ...(industry !== undefined && { industry }),
      ...(region !== undefined && { region }),
      ...(role !== undefined && { role }),
      ...(size !== undefined && { size }),
    },
    info: {
      ...(kind !== undefined && { kind }),
      ...(date !== undefined && { assessedOn: date }),
      ...(assessors.length > 0 && { assessors }),
      ...(scope !== undefined && { scope }),
      ...(level !== undefined && { targetLevel: level }),
    },
    bonuses: options.bonus === undefined ? null : readBonuses(options.bonus, context),
  };
}

function readBonuses(bonuses: readonly string[], { t }: Context): Record<string, number> {
  return Object.fromEntries(
    bonuses.map((value) => {
      const [, id, count] = /^([^=]+)=(\d{1,5})$/.exec(value) ?? [];
      if (id === undefined || count === undefined || Number(count) > 10_000)
        throw new AppError('usage', { detail: t('assess.bonusForm', { value }) });
      return [id, Number(count)];
    }),
  );
}
