import type { Gaps } from './find-gaps.ts';
import type { RubricIndex } from './index-rubric.ts';
import { toNumber } from './rational.ts';
import type { Answer, Response } from './response.ts';
import type { ScoreAndLevel } from './result.ts';
import { scoreResponse } from './score-response.ts';

/** Phase 1: what can be done in days; 2: in weeks to a quarter; 3: what takes longer or builds on it. */
type Phase = 1 | 2 | 3;
const PHASES = [1, 2, 3] as const satisfies readonly Phase[];

export interface PlannedAction {
  readonly criterion: string;
  readonly item: string;
  readonly domain: string;
  readonly effect: number;
  readonly effort: 'S' | 'M' | 'L' | null;
  /** Gaps that have to be closed first. */
  readonly after: readonly string[];
}

export interface PlannedPhase {
  readonly phase: Phase;
  readonly actions: readonly PlannedAction[];
  /** Items of a screening that have to reach the target level. */
  readonly items: readonly string[];
  /** Score and level once this phase and those before it are done, all else unchanged. */
  readonly reaches: ScoreAndLevel;
}

const PHASE_OF_EFFORT = { S: 1, M: 2, L: 3 } as const;

/** Where a whole item goes that a screening found so many levels short: none rises in days. */
const phaseOfSteps = (steps: number): Phase => (steps <= 1 ? 2 : 3);

function bestAnswer(index: RubricIndex, criterion: string): Answer {
  const entry = index.criteriaById.get(criterion);
  if (entry === undefined) throw new RangeError(`unknown criterion ${criterion}`);
  const { values, set, highest } = entry.options;
  if (set.multiple === 'add')
    return { option: [...values].filter(([, value]) => value.n > 0).map(([id]) => id) };
  const best = [...values].find(([, value]) => toNumber(value) === toNumber(highest))?.[0] ?? '';
  return { option: set.multiple === 'max' ? [best] : best };
}

/**
 * Puts the gaps into three phases by the effort of their recommendations. Nothing comes before what it builds
 * on; within a phase, what others build on comes first, then what raises the score most.
 */
export function planRoadmap(index: RubricIndex, response: Response, gaps: Gaps): readonly PlannedPhase[] {
  const open = new Map(gaps.criteria.map((gap) => [gap.criterion, gap]));
  const effortOf = (id: string) => index.criteriaById.get(id)?.criterion.effort ?? null;
  const prerequisites = (id: string) =>
    (index.criteriaById.get(id)?.criterion.buildsOn ?? []).filter((other) => open.has(other));
  const phases = new Map<string, { phase: Phase; depth: number }>();

  function place(id: string): { phase: Phase; depth: number } {
    const known = phases.get(id);
    if (known !== undefined) return known;
    const effort = effortOf(id);
    let phase: Phase = effort === null ? 2 : PHASE_OF_EFFORT[effort];
    let depth = 0;
    for (const other of prerequisites(id)) {
      const before = place(other);
      if (before.phase > phase) phase = before.phase;
      depth = Math.max(depth, before.depth + 1);
    }
    const placed = { phase, depth };
    phases.set(id, placed);
    return placed;
  }

  const done: Record<string, Answer> = {};
  return PHASES.map((phase) => {
    const actions = gaps.criteria
      .filter((gap) => place(gap.criterion).phase === phase)
      .sort((a, b) => place(a.criterion).depth - place(b.criterion).depth || b.effect - a.effect)
      .map((gap) => ({
        criterion: gap.criterion,
        item: gap.item,
        domain: gap.domain,
        effect: gap.effect,
        effort: effortOf(gap.criterion),
        after: prerequisites(gap.criterion),
      }));
    const items = gaps.items.filter((gap) => phaseOfSteps(gap.to - gap.from) === phase);
    for (const { criterion } of actions) done[criterion] = bestAnswer(index, criterion);
    for (const { item, to } of items) done[item] = { level: to };
    const reached = scoreResponse(
      index,
      { ...response, answers: { ...response.answers, ...done } },
      { rubricDigest: '', answersDigest: '' },
    );
    return {
      phase,
      actions,
      items: items.map(({ item }) => item),
      reaches: { score: reached.score, level: reached.level },
    };
  });
}
