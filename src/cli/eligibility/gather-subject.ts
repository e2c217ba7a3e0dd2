import { isDate } from '../../core/check-date.ts';
import { yearsBetween } from '../../core/dates.ts';
import type { EntryProfile } from '../../core/eligibility.ts';
import type { Enterprise } from '../../core/response.ts';
import { AppError } from '../../errors.ts';
import { loadEntryProfile } from '../../io/load-conditions.ts';
import type { Context } from '../context.ts';
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

/** What `dcmm eligibility` is told of an enterprise, as typed. */
export interface SubjectOptions extends MeasureFlags {
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
}

const GIGABYTES: Readonly<Record<string, number>> = { GB: 1, TB: 1000, PB: 1_000_000 };

/** Reads values of flags; one that cannot be read is an error of usage. */
export class FlagValues {
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

function readFlags(options: SubjectOptions, usage: FlagValues, on: string): Record<string, number | boolean> {
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

/** Whom the conditions are held to. */
export interface Subject {
  readonly name: string | null;
  readonly role: NonNullable<Enterprise['role']>;
  readonly profile: EntryProfile;
}

/** Flags win over the profile file; the stored enterprise gives its name and role. */
export async function gatherSubject(options: SubjectOptions, context: Context, on: string): Promise<Subject> {
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
      ...readFlags(options, new FlagValues(context), on),
    },
  };
}
