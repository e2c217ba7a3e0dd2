import type { Crosswalk, CrosswalkEntry, Relation } from './crosswalk.ts';
import type { RubricIndex } from './index-rubric.ts';

const REVERSE: Readonly<Record<Relation, Relation>> = {
  same: 'same',
  renamed: 'renamed',
  split: 'merged',
  merged: 'split',
  new: 'dropped',
  dropped: 'new',
};

/** Entries that reach the same id from several sides become one merged entry. */
function joinByTarget(entries: readonly CrosswalkEntry[]): CrosswalkEntry[] {
  const sources = new Map<string, Set<string>>();
  for (const { from, to } of entries)
    for (const id of to) {
      const all = sources.get(id) ?? new Set();
      for (const one of from) all.add(one);
      sources.set(id, all);
    }
  const done = new Set<string>();
  return entries.flatMap((entry): CrosswalkEntry[] => {
    const shared = entry.to.some((id) => (sources.get(id)?.size ?? 0) > entry.from.length);
    if (!shared) return [entry];
    return entry.to
      .filter((id) => !done.has(id))
      .map((id) => {
        done.add(id);
        const from = [...(sources.get(id) ?? [])];
        return {
          from,
          to: [id],
          relation: from.length > 1 ? 'merged' : 'renamed',
          review: true,
          ...(entry.note && { note: entry.note }),
        };
      });
  });
}

const reverse = (entries: readonly CrosswalkEntry[]): CrosswalkEntry[] =>
  joinByTarget(
    entries.map((entry) => ({ ...entry, from: entry.to, to: entry.from, relation: REVERSE[entry.relation] })),
  );

/** The same correspondence read from the other end: what was split is merged, what was new is dropped. */
export const invertCrosswalk = (crosswalk: Crosswalk): Crosswalk => ({
  ...crosswalk,
  from: crosswalk.to,
  to: crosswalk.from,
  items: reverse(crosswalk.items),
  criteria: reverse(crosswalk.criteria),
});

/** Pairs ids that both sides have; `changed` marks those that a person must look at. */
function pairUp(
  before: readonly string[],
  after: readonly string[],
  changed: (id: string) => boolean,
): CrosswalkEntry[] {
  const [old, now] = [new Set(before), new Set(after)];
  return [
    ...before.map((id): CrosswalkEntry => {
      if (!now.has(id)) return { from: [id], to: [], relation: 'dropped' };
      return changed(id)
        ? { from: [id], to: [id], relation: 'renamed', review: true }
        : { from: [id], to: [id], relation: 'same' };
    }),
    ...after
      .filter((id) => !old.has(id))
      .map((id): CrosswalkEntry => ({ from: [], to: [id], relation: 'new' })),
  ];
}

/** Between two versions of one rubric the ids say it all: an id is never reused for another meaning. */
export function crosswalkById(from: RubricIndex, to: RubricIndex): Crosswalk {
  const end = ({ rubric }: RubricIndex) => ({ id: rubric.id, version: rubric.version });
  const items = ({ items: all }: RubricIndex) => all.map(({ id }) => id);
  const criteria = ({ criteriaById }: RubricIndex) => [...criteriaById.keys()];
  const asks = (index: RubricIndex, id: string) => {
    const entry = index.criteriaById.get(id);
    return JSON.stringify([entry?.criterion.text, entry?.criterion.level, entry?.options.set.id]);
  };
  return {
    schemaVersion: 1,
    kind: 'crosswalk',
    id: `${from.rubric.id}-${from.rubric.version}--${to.rubric.version}`,
    version: '1.0.0',
    from: end(from),
    to: end(to),
    items: pairUp(items(from), items(to), () => false),
    criteria: pairUp(criteria(from), criteria(to), (id) => asks(from, id) !== asks(to, id)),
  };
}
