import type { Impact, ImpactValue, QuantityRange } from './asset.ts';
import type { Line } from './rubric.ts';

/** Where an asset stands on a numeric line. Positions count from 0, the mildest grade; -1 = below all of them. */
export interface LineStanding {
  /** The grade that the answers reach. */
  readonly reached: number;
  /** The grade that they could reach once every question of the line is answered. */
  readonly possible: number;
  /** The answer that decides, when a grade is reached. */
  readonly decidedBy: { readonly question: string; readonly value: ImpactValue } | null;
}

const isRange = (value: ImpactValue): value is QuantityRange => typeof value === 'object';

/** The lowest number that an answer stands for, and the limit that it stays below (`null`: it is that number). */
export const boundsOf = (value: number | QuantityRange): { atLeast: number; below: number | null } =>
  isRange(value)
    ? { atLeast: value.atLeast, below: value.below ?? Number.POSITIVE_INFINITY }
    : { atLeast: value, below: null };

/** Whether an answer says that something is there: a number above 0, yes, or a degree other than none. */
const isPositive = (value: ImpactValue): boolean =>
  typeof value === 'number' ? value > 0 : typeof value === 'string' ? value !== 'none' : value !== false;

type Gate = 'yes' | 'open' | 'no';

function gateOf(line: Line, impact: Impact): Gate {
  if (line.onlyIf === undefined) return 'yes';
  const answers = line.onlyIf.map((id) => impact[id]);
  if (answers.some((value) => value !== undefined && isPositive(value))) return 'yes';
  return answers.some((value) => value === undefined) ? 'open' : 'no';
}

/** Finds the highest grade that any quantity or sign reaches. Bounds are included: 30 is 30 or more. */
export function measureLine(line: Line, impact: Impact): LineStanding {
  const gate = gateOf(line, impact);
  if (gate === 'no') return { reached: -1, possible: -1, decidedBy: null };
  let reached = -1;
  let possible = -1;
  let decidedBy: LineStanding['decidedBy'] = null;
  const reach = (position: number, question: string, value: ImpactValue): void => {
    if (position <= reached) return;
    reached = position;
    decidedBy = { question, value };
  };
  for (const [position, grade] of line.grades.entries()) {
    for (const [question, bound] of Object.entries(grade.atLeast)) {
      const value = impact[question];
      if (value === undefined || typeof value === 'string' || typeof value === 'boolean') {
        possible = Math.max(possible, position);
        continue;
      }
      const { atLeast, below } = boundsOf(value);
      if (atLeast >= bound) reach(position, question, value);
      else if (below !== null && below > bound) possible = Math.max(possible, position);
    }
    for (const sign of grade.signs ?? []) {
      const value = impact[sign];
      if (value === true) reach(position, sign, value);
      else if (value === undefined) possible = Math.max(possible, position);
    }
  }
  possible = Math.max(possible, reached);
  return gate === 'open' ? { reached: -1, possible, decidedBy: null } : { reached, possible, decidedBy };
}
