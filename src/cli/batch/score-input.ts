import type { Response } from '../../core/response.ts';
import type { Scoring } from '../../core/score-response.ts';
import type { Problem } from '../../errors.ts';
import type { PackedScore } from '../../store/pack-score.ts';
import type { ScoringRubric } from './scoring-rubric.ts';

/** An answer file that was scored. */
export interface Scored extends Scoring {
  readonly ok: true;
  /** The file as the user names it; with `:n` behind it for a line. */
  readonly file: string;
  readonly rubric: ScoringRubric;
  /** Its ratings, as Ratings.codes; valid until the next file is scored. */
  readonly codes: Uint8Array;
  /** What is stored of it; null where nothing is. */
  readonly record: PackedScore | null;
}

/** An answer file that was scored, with its answers. */
export interface ScoredResponse extends Scored {
  readonly response: Response;
}

/** An answer file that was not, with everything wrong with it. */
export interface Failed {
  readonly ok: false;
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** The machine kept us from reading it, not its content. */
export const isUnreadable = ({ problems }: Pick<Failed, 'problems'>): boolean =>
  problems.some(({ code }) => code === 'unreadable' || code === 'file-missing');
