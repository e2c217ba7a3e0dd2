import { expect, it } from 'vitest';
import { indexRubric } from '../../../src/core/index-rubric.ts';
import { toNumber } from '../../../src/core/rational.ts';
import { roundAs } from '../../../src/core/round-as.ts';
import { findFloors } from '../../../src/core/rubric-checks/find-floors.ts';
import { scoreResponse } from '../../../src/core/score-response.ts';
import { anyResponse, anyRubric } from '../any-rubric.ts';
import { forAll } from '../draw.ts';
import { IDENTITY } from '../small-rubric.ts';

it('no answers, however bad or incomplete, score a node below its floor', () => {
  forAll((draw) => {
    const rubric = anyRubric(draw, { bonuses: false });
    const index = indexRubric(rubric);
    const floors = findFloors(index);
    const { nodes } = scoreResponse(index, anyResponse(draw, rubric, { screening: false }), IDENTITY);
    for (const [at, { score }] of nodes.entries())
      if (score !== null)
        expect(score).toBeGreaterThanOrEqual(
          toNumber(roundAs(rubric.policies, floors[at] ?? { n: 0, d: 1 })),
        );
  }, 500);
});
