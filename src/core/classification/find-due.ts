import { addMonths, daysBetween } from '../dates.ts';
import { compare, fromDecimal, multiply, subtract } from '../rational.ts';
import type { Upkeep } from './rubric.ts';

/** Scale of a class of filed data. */
interface Scale {
  readonly records: number;
  readonly sizeGb: number;
}

/**
 * Whether a number changed by the limit or more, up or down. From nothing to something always did.
 * 100 → 130 is a change of 30 %, 100 → 129 is not.
 */
export function isMajorChange(before: number, after: number, percent: number): boolean {
  if (before === 0) return after !== 0;
  const [old, now] = [fromDecimal(before), fromDecimal(after)];
  const change = after > before ? subtract(now, old) : subtract(old, now);
  return compare(multiply(change, fromDecimal(100)), multiply(old, fromDecimal(percent))) >= 0;
}

/** Whether entries or volume changed by the limit or more. */
const scaleChanged = (before: Scale, after: Scale, { scaleChangePercent }: Upkeep): boolean =>
  isMajorChange(before.records, after.records, scaleChangePercent) ||
  isMajorChange(before.sizeGb, after.sizeGb, scaleChangePercent);

interface CheckedAsset {
  readonly code: string;
  /** ISO date of the last approval or re-check; null = never. */
  readonly checkedOn: string | null;
}

interface Recheck {
  readonly code: string;
  readonly dueOn: string;
  /** Positive: so many days late; negative: so many days left. */
  readonly daysLate: number;
}

/** Assets whose re-check is due on a day, or within so many days after it; the most overdue first. */
export function findRechecks(
  assets: readonly CheckedAsset[],
  upkeep: Upkeep,
  today: string,
  withinDays = 0,
): readonly Recheck[] {
  return assets
    .flatMap(({ code, checkedOn }) => {
      if (checkedOn === null) return [];
      const dueOn = addMonths(checkedOn, upkeep.recheckMonths);
      const daysLate = daysBetween(dueOn, today);
      return daysLate >= -withinDays ? [{ code, dueOn, daysLate }] : [];
    })
    .sort((a, b) => b.daysLate - a.daysLate);
}

export interface FiledClass {
  readonly class: string;
  readonly level: string;
  readonly scale: Scale;
  /** Digest of the other filed fields. */
  readonly content: string;
}

interface MajorChange {
  readonly class: string;
  readonly level: string;
  readonly kind: 'scale' | 'content' | 'added' | 'removed';
  readonly before: Scale | null;
  readonly after: Scale | null;
}

/** What changed since the last filing so much that the change must be filed: by class and level of filed data. */
export function findMajorChanges(
  filed: readonly FiledClass[],
  current: readonly FiledClass[],
  upkeep: Upkeep,
): readonly MajorChange[] {
  const key = (entry: FiledClass) => `${entry.level} ${entry.class}`;
  const now = new Map(current.map((entry) => [key(entry), entry]));
  const changes: MajorChange[] = [];
  for (const before of filed) {
    const after = now.get(key(before));
    now.delete(key(before));
    const base = {
      class: before.class,
      level: before.level,
      before: before.scale,
      after: after?.scale ?? null,
    };
    if (after === undefined) changes.push({ ...base, kind: 'removed' });
    else if (scaleChanged(before.scale, after.scale, upkeep)) changes.push({ ...base, kind: 'scale' });
    else if (before.content !== after.content) changes.push({ ...base, kind: 'content' });
  }
  for (const added of now.values())
    changes.push({ class: added.class, level: added.level, kind: 'added', before: null, after: added.scale });
  return changes;
}
