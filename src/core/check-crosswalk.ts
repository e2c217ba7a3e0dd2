import type { Problem } from '../errors.ts';
import type { Crosswalk, CrosswalkEntry, Relation } from './crosswalk.ts';
import type { RubricIndex } from './index-rubric.ts';
import { type Report, reportTo } from './report-problem.ts';
import { isSameMajor } from './version.ts';

/** How many ends an entry of each relation has: [from, to], 2 = two or more. */
const ENDS: Readonly<Record<Relation, readonly [number, number]>> = {
  same: [1, 1],
  renamed: [1, 1],
  split: [1, 2],
  merged: [2, 1],
  new: [0, 1],
  dropped: [1, 0],
};

const fits = (count: number, wanted: number): boolean => (wanted === 2 ? count >= 2 : count === wanted);

function checkEntries(
  report: Report,
  part: 'items' | 'criteria',
  entries: readonly CrosswalkEntry[],
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): void {
  const arrived = new Map<string, string>();
  const left = new Map<string, Relation>();
  for (const [position, entry] of entries.entries()) {
    const path = `$.${part}[${position}]`;
    const [from, to] = ENDS[entry.relation];
    if (!fits(entry.from.length, from) || !fits(entry.to.length, to))
      report('crosswalk-relation', path, {
        relation: entry.relation,
        from: entry.from.length,
        to: entry.to.length,
      });
    for (const [at, id] of entry.from.entries()) {
      const own = `${path}.from[${at}]`;
      if (!before.has(id)) report('unknown-reference', own, { id });
      const other = left.get(id);
      if (other !== undefined && (other === 'dropped' || entry.relation === 'dropped'))
        report('crosswalk-dropped', own, { id });
      left.set(id, entry.relation);
    }
    for (const [at, id] of entry.to.entries()) {
      const own = `${path}.to[${at}]`;
      if (!after.has(id)) report('unknown-reference', own, { id });
      const first = arrived.get(id);
      if (first === undefined) arrived.set(id, own);
      else report('crosswalk-twice', own, { id, first });
    }
  }
  for (const id of before) if (!left.has(id)) report('crosswalk-missing-from', `$.${part}`, { id });
  for (const id of after) if (!arrived.has(id)) report('crosswalk-missing-to', `$.${part}`, { id });
}

function checkEnd(report: Report, path: string, end: Crosswalk['from'], index: RubricIndex): void {
  const { id, version } = index.rubric;
  if (end.id !== id) report('rubric-id', `${path}.id`, { found: end.id, expected: id });
  else if (!isSameMajor(end.version, version))
    report('crosswalk-version', `${path}.version`, { id, found: end.version, expected: version });
}

/**
 * Whether a crosswalk joins these two rubrics without a gap: both ends of every entry exist, every item and
 * criterion of the first leaves somewhere, everything of the second is reached exactly once.
 */
export function checkCrosswalk(crosswalk: Crosswalk, from: RubricIndex, to: RubricIndex): Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  checkEnd(report, '$.from', crosswalk.from, from);
  checkEnd(report, '$.to', crosswalk.to, to);
  if (problems.length > 0) return problems;
  const items = ({ items: all }: RubricIndex) => new Set(all.map(({ id }) => id));
  const criteria = ({ criteriaById }: RubricIndex) => new Set(criteriaById.keys());
  checkEntries(report, 'items', crosswalk.items, items(from), items(to));
  checkEntries(report, 'criteria', crosswalk.criteria, criteria(from), criteria(to));
  return problems;
}
