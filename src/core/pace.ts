import type { Depth } from './next-question.ts';

/** How fast someone answers: so many answers took so many seconds. */
export interface Pace {
  readonly answers: number;
  readonly seconds: number;
}

export const NO_PACE: Pace = { answers: 0, seconds: 0 };

/** What to expect, in seconds a question, of someone who has not answered yet. */
const EXPECTED = { full: 15, screening: 40 } as const satisfies Record<Depth, number>;
/** For how many answers that expectation stands. */
const EXPECTED_WEIGHT = 5;
/** Whoever takes longer has left the table: only so much counts, in seconds. */
const LONGEST = 180;
/** From here on older answers fade: the estimate follows how the user answers now. */
const MEMORY = 40;

/** The pace after one more answer that took so many seconds. */
export function addAnswer(pace: Pace, seconds: number): Pace {
  const fade = pace.answers >= MEMORY ? 0.5 : 1;
  return {
    answers: pace.answers * fade + 1,
    seconds: pace.seconds * fade + Math.min(Math.max(seconds, 0), LONGEST),
  };
}

/** Seconds that so many questions will take at this pace. */
export function estimateSeconds(pace: Pace, questions: number, depth: Depth): number {
  const each = (pace.seconds + EXPECTED[depth] * EXPECTED_WEIGHT) / (pace.answers + EXPECTED_WEIGHT);
  return questions * each;
}
