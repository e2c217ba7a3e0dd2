import type { Problem } from '../errors.ts';
import { checkUnique, listIds } from './check-unique.ts';
import { reportTo } from './report-problem.ts';
import type { Enterprise } from './response.ts';
import type { Certainty } from './rubric.ts';
import type { Text } from './text.ts';

export interface Measure {
  readonly id: string;
  readonly label: Text;
  readonly kind: 'number' | 'yes-no';
  readonly unit?: Text;
  readonly certainty?: Certainty;
}

/** Entry conditions as published at one time by one source: data that people edit when the rules change. */
export interface EntryConditions {
  readonly schemaVersion: 1;
  readonly kind: 'eligibility';
  readonly id: string;
  readonly title: Text;
  /** Whom the conditions are for. */
  readonly role: NonNullable<Enterprise['role']>;
  /** When the source dates from: a year or an ISO date. */
  readonly asOf: string;
  /** ISO date of the last look at the source. */
  readonly checkedOn: string;
  readonly source: Text;
  readonly sources: readonly string[];
  readonly notice: Text;
  readonly notCovered?: Text;
  readonly measures: readonly Measure[];
  /** Rising. A level asks what it requires itself and what the levels below it require. */
  readonly levels: readonly {
    readonly level: number;
    readonly requires: Readonly<Record<string, number | true>>;
    readonly note?: Text;
  }[];
}

/** What is known of an enterprise, by measure id; a measure that is not there is unknown, not zero. */
export type EntryProfile = Readonly<Record<string, number | boolean>>;

type ConditionState = 'met' | 'unmet' | 'unknown';

export interface ConditionResult {
  readonly measure: string;
  readonly required: number | true;
  readonly actual: number | boolean | null;
  readonly state: ConditionState;
  /** How much is missing, where that is a number. */
  readonly missing: number | null;
}

interface LevelEligibility {
  readonly level: number;
  /** met: all conditions; unmet: at least one is not; unknown: none is unmet, but not all are known. */
  readonly state: ConditionState;
  readonly conditions: readonly ConditionResult[];
}

export interface Eligibility {
  /** The highest level that may be applied for; null when none is certain. */
  readonly level: number | null;
  /** The lowest level above it: what to work towards; null at the top. */
  readonly next: LevelEligibility | null;
  readonly levels: readonly LevelEligibility[];
}

function judge(measure: Measure, required: number | true, profile: EntryProfile): ConditionResult {
  const actual = profile[measure.id] ?? null;
  const base = { measure: measure.id, required, actual };
  if (actual === null) return { ...base, state: 'unknown', missing: null };
  if (required === true) return { ...base, state: actual === true ? 'met' : 'unmet', missing: null };
  const missing = required - Number(actual);
  return { ...base, state: missing <= 0 ? 'met' : 'unmet', missing: missing > 0 ? missing : null };
}

const stateOf = (conditions: readonly ConditionResult[]): ConditionState =>
  conditions.some(({ state }) => state === 'unmet')
    ? 'unmet'
    : conditions.some(({ state }) => state === 'unknown')
      ? 'unknown'
      : 'met';

/** The stricter of two requirements on one measure. */
const stricter = (a: number | true | undefined, b: number | true): number | true =>
  typeof a === 'number' && typeof b === 'number' ? Math.max(a, b) : b;

/** Which level an enterprise may apply for, and what each level still asks. */
export function judgeEligibility(conditions: EntryConditions, profile: EntryProfile): Eligibility {
  const required: Record<string, number | true> = {};
  const levels = conditions.levels.map(({ level, requires }): LevelEligibility => {
    for (const [id, value] of Object.entries(requires)) required[id] = stricter(required[id], value);
    const results = conditions.measures.flatMap((measure) => {
      const asked = required[measure.id];
      return asked === undefined ? [] : [judge(measure, asked, profile)];
    });
    return { level, state: stateOf(results), conditions: results };
  });
  const reached = levels.filter(({ state }) => state === 'met').at(-1);
  const next = levels.find(({ level }) => reached === undefined || level > reached.level);
  return { level: reached?.level ?? null, next: next ?? null, levels };
}

/** What a schema cannot say of entry conditions: unique ids, requirements on measures that exist, rising levels. */
export function checkConditions(conditions: EntryConditions): Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const measures = new Map(conditions.measures.map((measure) => [measure.id, measure]));
  checkUnique(report, listIds(conditions.measures, '$.measures'));
  for (const [at, { level, requires }] of conditions.levels.entries()) {
    const path = `$.levels[${at}]`;
    const before = conditions.levels[at - 1];
    if (before !== undefined && before.level >= level)
      report('bands-order', `${path}.level`, { atLeast: level, before: before.level });
    for (const [id, value] of Object.entries(requires)) {
      const own = `${path}.requires[${JSON.stringify(id)}]`;
      const kind = measures.get(id)?.kind;
      if (kind === undefined) report('unknown-reference', own, { id });
      else if ((kind === 'yes-no') !== (value === true)) report('measure-kind', own, { id, kind });
    }
  }
  return problems;
}

/** Values for measures that do not exist, or of the wrong kind. */
export function checkEntryProfile(conditions: EntryConditions, profile: EntryProfile): Problem[] {
  const measures = new Map(conditions.measures.map((measure) => [measure.id, measure]));
  return Object.entries(profile).flatMap(([id, value]): Problem[] => {
    const path = `$.values[${JSON.stringify(id)}]`;
    const kind = measures.get(id)?.kind;
    if (kind === undefined)
      return [{ code: 'unknown-measure', path, params: { id, known: [...measures.keys()].join(', ') } }];
    return (kind === 'yes-no') === (typeof value === 'boolean')
      ? []
      : [{ code: 'measure-kind', path, params: { id, kind } }];
  });
}
