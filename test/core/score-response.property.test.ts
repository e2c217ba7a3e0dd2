import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { scoreResponse } from '../../src/core/score-response.ts';
import { anyResponse, anyRubric } from './any-rubric.ts';
import { forAll } from './draw.ts';
import { type Fraction, printFraction } from './oracle/fraction.ts';
import { scoreByOracle } from './oracle/score.ts';

const identity = { rubricDigest: 'r', answersDigest: 'a' };

describe('scoring any rubric', () => {
  it('agrees with exact fractions in every node, level, gate and range', () => {
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const response = anyResponse(draw, rubric);
      const result = scoreResponse(indexRubric(rubric), response, identity);
      const print = (value: Fraction | null) =>
        value === null ? null : printFraction(value, rubric.policies.rounding.decimals);
      const written = (value: number | null) => (value === null ? null : String(value));

      const expected = scoreByOracle(rubric, response, 'policy');
      const [worst, best] = [
        scoreByOracle(rubric, response, 'worst'),
        scoreByOracle(rubric, response, 'best'),
      ];
      expect(written(result.score)).toBe(print(expected.score));
      expect(result.levels).toEqual({
        byScore: expected.byScore,
        weakestDomain: expected.weakest,
        afterGates: expected.level,
      });
      expect(result.gates.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(expected.failedGates);
      expect([result.possible.lowest, result.possible.highest]).toMatchObject(
        [worst, best].map(({ score, level }) => ({
          score: score === null ? null : Number(print(score)),
          level,
        })),
      );
      const nodes = new Map(expected.nodes.map((node) => [node.id, node]));
      for (const node of result.nodes) {
        const want = nodes.get(node.id);
        expect({
          id: node.id,
          score: written(node.score),
          outcome: node.outcome,
          coverage: node.coverage,
        }).toEqual({
          id: node.id,
          score: print(want?.printed ?? null),
          outcome: want?.outcome,
          coverage: { answered: want?.answered, applicable: want?.applicable, total: want?.criteria },
        });
      }
    }, 400);
  });
});
