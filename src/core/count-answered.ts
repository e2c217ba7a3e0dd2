import type { IndexedNode, RubricIndex } from './index-rubric.ts';
import type { Coverage, Result } from './result.ts';

/** What was answered below a node. */
export interface Answered {
  readonly items: number;
  /** Of these, judged as a whole. */
  readonly screened: number;
  /** The criteria of the items that were not. */
  readonly criteria: Coverage;
}

/**
 * Counts what was answered: a result counts every criterion of an item that was judged as a whole, though nobody
 * answered those.
 */
export function countAnswered({ items }: RubricIndex, result: Result, { id, span }: IndexedNode): Answered {
  const byId = new Map(result.nodes.map((node) => [node.id, node]));
  const below = items.filter((item) => item.span.start >= span.start && item.span.end <= span.end);
  const screened = below.flatMap((item) => {
    const found = byId.get(item.id);
    return found?.outcome === 'screened' ? [found.coverage] : [];
  });
  const all = byId.get(id)?.coverage ?? { answered: 0, applicable: 0, total: 0 };
  const rest = (key: keyof Coverage): number =>
    screened.reduce((left, coverage) => left - coverage[key], all[key]);
  return {
    items: below.length,
    screened: screened.length,
    criteria: { answered: rest('answered'), applicable: rest('applicable'), total: rest('total') },
  };
}
