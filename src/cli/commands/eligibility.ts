import { Command, Option } from 'commander';
import { isDate } from '../../core/check-date.ts';
import { yearsBetween } from '../../core/dates.ts';
import {
  type ConditionResult,
  checkEntryProfile,
  type Eligibility,
  type EntryConditions,
  type EntryProfile,
  judgeEligibility,
  type Measure,
} from '../../core/eligibility.ts';
import type { Enterprise } from '../../core/response.ts';
import { AppError, ExitCode } from '../../errors.ts';
import { loadConditions, loadEntryProfile } from '../../io/load-conditions.ts';
import { ROLES } from '../assess/assess-options.ts';
import { type Context, columnsOf, today } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { printJson } from '../output/print-json.ts';
import { renderTable } from '../output/table.ts';
import { wrapText } from '../output/wrap-text.ts';
import { lookInStore } from '../with-store.ts';

/** Flags for the measures of the shipped conditions; others are given with --value. */
const MEASURE_FLAGS = {
  age: 'company-age-years',
  revenue: 'revenue-last-year-cny',
  staff: 'staff',
  dataStaff: 'full-time-data-staff',
  policyDomains: 'policy-domains',
  tools: 'data-management-tools',
  certificates: 'data-manager-certificates',
} as const;

type MeasureFlags = { readonly [K in keyof typeof MEASURE_FLAGS]?: string };

interface EligibilityOptions extends MeasureFlags {
  /** ISO date. */
  readonly founded?: string;
  /** A number with GB, TB or PB. */
  readonly dataVolume?: string;
  readonly volumeStatement?: 'yes' | 'no';
  readonly value?: readonly string[];
  readonly profile?: string;
  /** Credit code or name of a stored enterprise. */
  readonly enterprise?: string;
  readonly role?: NonNullable<Enterprise['role']>;
  readonly conditions?: string;
  /** ISO date to judge for; today by default. */
  readonly on?: string;
}

export function createEligibilityCommand(context: Context): Command {
  const { t } = context;
  return new Command('eligibility')
    .description(t('commands.eligibility.summary'))
    .option('--founded <date>', t('eligibility.options.founded'))
    .option('--age <years>', t('eligibility.options.age'))
    .option('--revenue <cny>', t('eligibility.options.revenue'))
    .option('--staff <n>', t('eligibility.options.staff'))
    .option('--data-volume <size>', t('eligibility.options.dataVolume'))
    .addOption(
      new Option('--volume-statement <answer>', t('eligibility.options.volumeStatement')).choices([
        'yes',
        'no',
      ]),
    )
    .option('--data-staff <n>', t('eligibility.options.dataStaff'))
    .option('--policy-domains <n>', t('eligibility.options.policyDomains'))
    .option('--tools <n>', t('eligibility.options.tools'))
    .option('--certificates <n>', t('eligibility.options.certificates'))
    .option('--value <id=value...>', t('eligibility.options.value'))
    .option('--profile <file>', t('eligibility.options.profile'))
    .option('--enterprise <name>', t('eligibility.options.enterprise'))
    .addOption(new Option('--role <role>', t('eligibility.options.role')).choices(ROLES))
    .option('--conditions <file>', t('eligibility.options.conditions'))
    .option('--on <date>', t('eligibility.options.on'))
    .addHelpText('after', `\n${t('eligibility.examples')}`)
    .action(async (options: EligibilityOptions) => {
      context.exitCode = await runEligibility(options, context);
    });
}

const GIGABYTES: Readonly<Record<string, number>> = { GB: 1, TB: 1000, PB: 1_000_000 };

class Usage {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  fail(flag: string, value: string): never {
    throw new AppError('usage', { detail: this.#context.t('eligibility.badValue', { flag, value }) });
  }

  number(flag: string, value: string): number {
    const plain = value.replaceAll(/[,_\s]/g, '');
    const number = Number(plain);
    return plain !== '' && Number.isFinite(number) && number >= 0 ? number : this.fail(flag, value);
  }

  volume(flag: string, value: string): number {
    const match = /^([\d.,_]+)\s*(GB|TB|PB)$/i.exec(value.trim());
    const [, size = '', unit = ''] = match ?? this.fail(flag, value);
    return this.number(flag, size) * (GIGABYTES[unit.toUpperCase()] ?? 1);
  }

  date(flag: string, value: string): string {
    return isDate(value) ? value : this.fail(flag, value);
  }
}

function readFlags(options: EligibilityOptions, usage: Usage, on: string): Record<string, number | boolean> {
  const values: Record<string, number | boolean> = {};
  if (options.founded !== undefined)
    values['company-age-years'] = Math.max(0, yearsBetween(usage.date('--founded', options.founded), on));
  for (const [flag, id] of Object.entries(MEASURE_FLAGS)) {
    const value = options[flag as keyof typeof MEASURE_FLAGS];
    if (value !== undefined)
      values[id] = usage.number(`--${flag.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, value);
  }
  if (options.dataVolume !== undefined)
    values['structured-data-gb'] = usage.volume('--data-volume', options.dataVolume);
  if (options.volumeStatement !== undefined)
    values['data-volume-statement'] = options.volumeStatement === 'yes';
  for (const pair of options.value ?? []) {
    const [, id = '', value = ''] = /^([^=]+)=(.+)$/.exec(pair) ?? usage.fail('--value', pair);
    values[id] = /^(yes|true)$/i.test(value)
      ? true
      : /^(no|false)$/i.test(value)
        ? false
        : usage.number('--value', value);
  }
  return values;
}

interface Subject {
  readonly name: string | null;
  readonly role: NonNullable<Enterprise['role']>;
  readonly profile: EntryProfile;
}

/** Flags win over the profile file; the stored enterprise gives its name and role. */
async function gatherSubject(options: EligibilityOptions, context: Context, on: string): Promise<Subject> {
  const file = options.profile === undefined ? null : await loadEntryProfile(options.profile, context.cwd);
  const wanted = options.enterprise;
  const stored =
    wanted === undefined
      ? null
      : await lookInStore(context, async (store) => {
          const found = await store.findEnterprise(wanted);
          if (found === null) throw new AppError('enterprise-not-found', { id: wanted });
          return found.enterprise;
        });
  const founded = file?.founded;
  return {
    name: stored?.name ?? file?.name ?? null,
    role: options.role ?? stored?.role ?? file?.role ?? 'data-owner',
    profile: {
      ...(founded !== undefined && { 'company-age-years': Math.max(0, yearsBetween(founded, on)) }),
      ...file?.values,
      ...readFlags(options, new Usage(context), on),
    },
  };
}

/** “1 year”, “2 years”: English units are written in the plural in the data. */
const inNumber = (unit: string, amount: number): string => (amount === 1 ? unit.replace(/s$/, '') : unit);

function formatAmount({ language }: Context, measure: Measure, amount: number): string {
  if (measure.id === 'structured-data-gb' && amount >= 1000 && amount % 100 === 0)
    return `${amount / 1000} TB`;
  const number = new Intl.NumberFormat(language).format(amount);
  const unit = measure.unit?.[language];
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

function printVerdict(
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

function printSource(context: Context, conditions: EntryConditions, file: string): void {
  const { t, language, stdout } = context;
  const columns = stdout.isTTY === true ? Math.min(columnsOf(context), 100) : Number.MAX_SAFE_INTEGER;
  const { asOf, checkedOn, source, sources, notice } = conditions;
  const lines = [
    t('eligibility.source', { source: source[language], asOf, checkedOn }),
    ...sources.map((address) => `- ${address}`),
    notice[language],
    t('eligibility.file', { file }),
  ];
  stdout.write('\n');
  for (const line of lines.flatMap((text) => wrapText(text, columns))) stdout.write(`${line}\n`);
}

/** `dcmm eligibility`: the level an enterprise may apply for, what the next asks, and who says so since when. */
async function runEligibility(options: EligibilityOptions, context: Context): Promise<ExitCode> {
  const { t, language } = context;
  const usage = new Usage(context);
  const on = options.on === undefined ? today(context) : usage.date('--on', options.on);
  const { conditions, file } = await loadConditions(options.conditions, context.paths, context.cwd);
  const subject = await gatherSubject(options, context, on);
  const problems = checkEntryProfile(conditions, subject.profile);
  if (problems.length > 0)
    throw new AppError(
      'invalid-entry-profile',
      { file: options.profile ?? t('eligibility.flags') },
      { problems },
    );
  const covered = subject.role === conditions.role;
  const found = covered ? judgeEligibility(conditions, subject.profile) : null;
  if (context.options.json) {
    const { id, asOf, checkedOn, source, sources, notice } = conditions;
    printJson(context, {
      schemaVersion: 1,
      on,
      enterprise: subject.name,
      role: subject.role,
      covered,
      level: found?.level ?? null,
      next: found?.next ?? null,
      levels: found?.levels ?? [],
      conditions: { id, file, asOf, checkedOn, source: source[language], sources, notice: notice[language] },
    });
    return ExitCode.ok;
  }
  if (found === null) context.stdout.write(`${(conditions.notCovered ?? conditions.notice)[language]}\n`);
  else printVerdict(context, conditions, subject, found);
  printSource(context, conditions, file);
  return ExitCode.ok;
}
