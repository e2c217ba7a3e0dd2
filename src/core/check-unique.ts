import type { Report } from './report-problem.ts';

/** An id and the path where it stands. */
export type PlacedId = readonly [id: string | number, path: string];

/** Reports every id that stands twice, with the place of the first. */
export function checkUnique(report: Report, ids: Iterable<PlacedId>): void {
  const seen = new Map<string | number, string>();
  for (const [id, path] of ids) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    else report('duplicate-id', path, { id, first });
  }
}

/** The ids of a list whose own path is given: `$.gates[2].id`. */
export const listIds = (parts: readonly { readonly id: string }[] | undefined, path: string): PlacedId[] =>
  (parts ?? []).map(({ id }, at) => [id, `${path}[${at}].id`]);
