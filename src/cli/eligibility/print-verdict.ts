import type { ConditionResult, Eligibility, EntryConditions, Measure } from '../../core/eligibility.ts';
import type { Context } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { Page } from '../output/page.ts';
import { renderTable } from '../output/table.ts';
import type { Subject } from './gather-subject.ts';

/** “1 year”, “2 years”: English units are written in the plural in the data. */
const inNumber = (unit: string, amount: number): string => (amount === 1 ? unit.replace(/s$/, '') : unit);

function formatAmount({ language }: Context, measure: Measure, amount: number): string {
  const unit = measure.unit?.[language];
  if (unit === 'GB' && amount >= 1000 && amount % 100 === 0) return `${amount / 1000} TB`;
  const number = new Intl.NumberFormat(language).format(amount);
  if (unit === undefined) return number;
  return `${number} ${language === 'en' ? inNumber(unit, amount) : unit}`;
}

function formatValue(context: Context, measure: Measure, value: number | boolean | null): string {
  const { t } = context;
  if (value === null) return t('eligibility.unknown');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  return formatAmount(context, measure, value);
}

function conditionRow(context: Context, measure: Measure, result: ConditionResult): string[] {
  const { t, language } = context;
  const mark = measure.certainty === 'one-source' ? t('eligibility.oneSource') : '';
  const required =
    result.required === true ? t('common.yes') : formatAmount(context, measure, result.required);
  const state =
    result.missing === null
      ? t(`eligibility.states.${result.state}`)
      : t('eligibility.missing', { amount: formatAmount(context, measure, result.missing) });
  return [measure.label[language] + mark, required, formatValue(context, measure, result.actual), state];
}

/** The level that may be applied for, and the conditions of the next one. */
export function printVerdict(
  context: Context,
  conditions: EntryConditions,
  subject: Subject,
  found: Eligibility,
): void {
  const { t, stdout, language } = context;
  const who = subject.name ?? t('eligibility.anonymous');
  const open = found.levels.filter(({ state }) => state === 'unknown').at(-1);
  stdout.write(
    `${found.level === null ? t('eligibility.none', { who: cleanLine(who) }) : t('eligibility.level', { who: cleanLine(who), level: found.level })}\n`,
  );
  if (open !== undefined) stdout.write(`${t('eligibility.open', { level: open.level })}\n`);
  if (found.next === null) {
    stdout.write(`${t('eligibility.top')}\n`);
    return;
  }
  const measures = new Map(conditions.measures.map((measure) => [measure.id, measure]));
  stdout.write(`\n${t('eligibility.next', { level: found.next.level })}\n`);
  const columns = [
    { title: t('eligibility.columns.condition'), wrap: true },
    { title: t('eligibility.columns.required') },
    { title: t('eligibility.columns.actual') },
    { title: t('eligibility.columns.state') },
  ];
  const rows = found.next.conditions.flatMap((result) => {
    const measure = measures.get(result.measure);
    return measure === undefined ? [] : [conditionRow(context, measure, result)];
  });
  stdout.write(renderTable(context, columns, rows));
  const note = conditions.levels.find(({ level }) => level === found.next?.level)?.note;
  if (note !== undefined) stdout.write(`${note[language]}\n`);
}

/** Whose conditions they are, since when, and how to use others. */
export function printSource(context: Context, conditions: EntryConditions, file: string): void {
  const { t, language } = context;
  const { asOf, checkedOn, source, sources, notice } = conditions;
  const page = new Page(context);
  page.line();
  page.line(t('eligibility.source', { source: source[language], asOf, checkedOn }));
  for (const address of sources) page.line(`- ${address}`);
  page.line(notice[language]);
  page.line(t('eligibility.file', { file }));
}
