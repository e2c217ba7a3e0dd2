import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { toNumber } from '../../src/core/rational.ts';
import type { Answer, Response } from '../../src/core/response.ts';
import type { Result } from '../../src/core/result.ts';
import { roundAs } from '../../src/core/round-as.ts';
import type { Criterion, Level, Rubric } from '../../src/core/rubric.ts';
import { scoreResponse } from '../../src/core/score-response.ts';
import { anyAnswer, anyResponse, anyRubric, itemsOf } from './any-rubric.ts';
import { type Draw, forAll } from './draw.ts';
import { type Fraction, printFraction } from './oracle/fraction.ts';
import { scoreByOracle } from './oracle/score.ts';

const scoreOf = (rubric: Rubric, response: Response): Result =>
  scoreResponse(indexRubric(rubric), response, identity);

const criteriaOf = (rubric: Rubric): Criterion[] =>
  itemsOf(rubric.children).flatMap(({ criteria = [] }) => criteria);

const withAnswer = (response: Response, id: string, answer: Answer): Response => ({
  ...response,
  answers: { ...response.answers, [id]: answer },
});

/** A single option worth at least as much as the answer that is there. */
function betterAnswer(draw: Draw, rubric: Rubric, criterion: Criterion, answer: Answer): Answer | null {
  if (!('option' in answer) || typeof answer.option !== 'string') return null;
  const set = rubric.answerSets.find(({ id }) => id === criterion.answerSet);
  const value = set?.options.find(({ id }) => id === answer.option)?.value ?? 0;
  const better = (set?.options ?? []).filter((option) => option.value >= value);
  return { option: draw.oneOf(better).id };
}

const rankOf = (rubric: Rubric, level: Level | null): number =>
  rubric.bands.findIndex((band) => band.level === level);

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

  it('gives the same bytes for the same answers in any order', () => {
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const response = anyResponse(draw, rubric);
      const answers = Object.entries(response.answers);
      for (let at = answers.length - 1; at > 0; at -= 1) {
        const other = draw.whole(0, at);
        [answers[at], answers[other]] = [
          answers[other] as (typeof answers)[0],
          answers[at] as (typeof answers)[0],
        ];
      }
      const shuffled = { ...response, answers: Object.fromEntries(answers) };
      expect(JSON.stringify(scoreOf(rubric, shuffled))).toBe(JSON.stringify(scoreOf(rubric, response)));
    }, 200);
  });

  it('keeps every score of a full response on the scale of its node', () => {
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const index = indexRubric(rubric);
      const response = anyResponse(draw, rubric, {
        unanswered: false,
        notApplicable: false,
        screening: false,
      });
      for (const { id, score } of scoreResponse(index, response, identity).nodes) {
        const { lowest, highest } = index.nodesById.get(id)?.scale ?? index.root.scale;
        expect(score).toBeGreaterThanOrEqual(toNumber(roundAs(rubric.policies, lowest)));
        expect(score).toBeLessThanOrEqual(toNumber(roundAs(rubric.policies, highest)));
      }
    }, 300);
  });

  it('never lowers a score, a level or a gate when an answer gets better, by any method', () => {
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const before = anyResponse(draw, rubric);
      const criterion = draw.oneOf(criteriaOf(rubric));
      const answer = before.answers[criterion.id];
      const better = answer && betterAnswer(draw, rubric, criterion, answer);
      if (!better) return;
      const [low, high] = [
        scoreOf(rubric, before),
        scoreOf(rubric, withAnswer(before, criterion.id, better)),
      ];
      const notBelow = (a: number | null, b: number | null) => {
        expect(a === null).toBe(b === null);
        if (a !== null && b !== null) expect(b).toBeGreaterThanOrEqual(a);
      };
      notBelow(low.score, high.score);
      for (const [at, node] of low.nodes.entries()) notBelow(node.score, high.nodes[at]?.score ?? null);
      for (const key of ['byScore', 'weakestDomain', 'afterGates'] as const)
        expect(rankOf(rubric, high.levels[key])).toBeGreaterThanOrEqual(rankOf(rubric, low.levels[key]));
      for (const [at, gate] of low.gates.entries()) if (gate.holds) expect(high.gates[at]?.holds).toBe(true);
      for (const end of ['lowest', 'highest'] as const)
        notBelow(low.possible[end].score, high.possible[end].score);
    }, 800);
  });

  it('ends up in the possible range, however the blanks are filled in', () => {
    forAll((draw) => {
      const rubric = anyRubric(draw);
      const partial = anyResponse(draw, rubric, { screening: false });
      let full = partial;
      for (const criterion of criteriaOf(rubric))
        if (
          !('option' in (partial.answers[criterion.id] ?? {})) &&
          !('notApplicable' in (partial.answers[criterion.id] ?? {}))
        )
          full = withAnswer(full, criterion.id, anyAnswer(draw, rubric, criterion));
      const { lowest, highest } = scoreOf(rubric, partial).possible;
      const { score, level } = scoreOf(rubric, full);
      expect(score === null).toBe(lowest.score === null);
      if (score === null || lowest.score === null || highest.score === null) return;
      expect(score).toBeGreaterThanOrEqual(lowest.score);
      expect(score).toBeLessThanOrEqual(highest.score);
      expect(rankOf(rubric, level)).toBeGreaterThanOrEqual(rankOf(rubric, lowest.level));
      expect(rankOf(rubric, level)).toBeLessThanOrEqual(rankOf(rubric, highest.level));
    }, 400);
  });

  it.each(['zero', 'exclude', 'block'] as const)(
    'has its score within the possible range under "%s", on one scale from 0 to 1',
    (unanswered) => {
      forAll((draw) => {
        const rubric = anyRubric(draw, {
          unitValues: true,
          groupMethods: ['mean', 'min'],
          itemMethods: ['mean', 'min'],
          policies: { unanswered },
        });
        const { score, possible } = scoreOf(rubric, anyResponse(draw, rubric, { screening: false }));
        if (score === null || possible.lowest.score === null || possible.highest.score === null) return;
        expect(possible.lowest.score).toBeLessThanOrEqual(score);
        expect(possible.highest.score).toBeGreaterThanOrEqual(score);
      }, 150);
    },
  );
});
