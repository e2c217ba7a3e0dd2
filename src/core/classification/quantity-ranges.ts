import type { QuantityRange } from './asset.ts';
import type { ClassificationIndex } from './index-classification.ts';

/**
 * The ranges that matter for a quantity: cut where any line has a bound, so that no range reaches over one.
 * Asking for a range is as exact as asking for the number, and quicker to answer.
 */
export function rangesOf(index: ClassificationIndex, question: string): readonly QuantityRange[] {
  const whole = ['persons', 'count'].includes(index.questions.get(question)?.unit ?? '');
  const bounds = index.rubric.lines
    .flatMap(({ grades }) => grades.map(({ atLeast }) => atLeast[question]))
    .filter((bound): bound is number => bound !== undefined && bound > 0);
  const rules = [...index.rules.values()].flatMap(({ table, rule }) =>
    (rule.when ?? []).flatMap((entries) =>
      Object.entries(entries).flatMap(([id, test]) => {
        const input = table.inputs.find((one) => one.id === id);
        if (input?.line !== undefined || (input?.question ?? id) !== question) return [];
        return typeof test === 'object' && 'atLeast' in test && test.atLeast !== undefined
          ? [test.atLeast]
          : [];
      }),
    ),
  );
  const cuts = [...new Set([whole ? 1 : 0, ...bounds, ...rules])].sort((a, b) => a - b);
  return cuts.map((atLeast, at) => {
    const below = cuts[at + 1];
    return below === undefined ? { atLeast } : { atLeast, below };
  });
}
