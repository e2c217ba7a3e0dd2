import type { IndexedCriterion, RubricIndex } from '../index-rubric.ts';
import { NOT_APPLICABLE } from '../ratings.ts';
import type { AssessmentInfo, Enterprise } from '../response.ts';
import type { Level } from '../rubric.ts';

/** One scored assessment as statistics read it. */
export interface CohortEntry {
  /** The same for all assessments of one enterprise. */
  readonly enterprise: string | number;
  /** What the caller finds the assessment by again. */
  readonly assessment: string;
  readonly industry: string | null;
  readonly region: string | null;
  readonly role: NonNullable<Enterprise['role']> | null;
  readonly size: NonNullable<Enterprise['size']> | null;
  readonly kind: NonNullable<AssessmentInfo['kind']> | null;
  /** ISO date of the assessment; empty = not stated. */
  readonly date: string;
  readonly level: Level | null;
}

/** Where the scores and ratings of an entry stand that was made with another edition of the rubric. */
export interface Places {
  /** By position of the node in the table's rubric: its position in the entry's scores; −1 = not there. */
  readonly nodes: Int32Array;
  /** The same for criteria and ratings: what was not asked, or asked with other options, says nothing. */
  readonly criteria: Int32Array;
}

/** In the place of a score that there is none of. */
export const NO_SCORE = -2147483648;

/** Scores up to 21,474 fit in the columns then. */
const MOST_DECIMALS = 5;

const INITIAL_ROWS = 1024;

/**
 * Assessments in columns: scores as whole numbers of the rubric's smallest step, ratings as codes, so that a hundred
 * thousand of them take little memory and are counted in a moment. Entries are named by their row, in the order in
 * which they were added.
 */
export class CohortTable {
  readonly index: RubricIndex;
  /** How many steps a score of 1 has: 100 with two decimals; beyond five decimals they are not told apart. */
  readonly scale: number;
  readonly entries: CohortEntry[] = [];
  readonly #nodeCount: number;
  readonly #criterionCount: number;
  readonly #levels: ReadonlyMap<Level, number>;
  #scores: Int32Array;
  #ratings: Uint8Array;
  #levelAt: Int8Array;
  #unrated = 0;

  constructor(index: RubricIndex) {
    this.index = index;
    this.scale = 10 ** Math.min(MOST_DECIMALS, index.rubric.policies.rounding.decimals);
    this.#nodeCount = index.nodes.length;
    this.#criterionCount = index.criteria.length;
    this.#levels = new Map(index.rubric.bands.map(({ level }, position) => [level, position]));
    this.#scores = new Int32Array(INITIAL_ROWS * this.#nodeCount);
    this.#ratings = new Uint8Array(INITIAL_ROWS * this.#criterionCount);
    this.#levelAt = new Int8Array(INITIAL_ROWS);
  }

  get length(): number {
    return this.entries.length;
  }

  /** Steps of a score, NO_SCORE for none. */
  scoreAt(row: number, node: number): number {
    return this.#scores[row * this.#nodeCount + node] as number;
  }

  /** Position of the level among the rubric's bands; −1 for none. */
  levelAt(row: number): number {
    return this.#levelAt[row] as number;
  }

  /** Whether the ratings of every row are known: results alone do not tell them. */
  get isRated(): boolean {
    return this.#unrated === 0;
  }

  /** The codes of all criteria of one row. */
  ratingsAt(row: number): Uint8Array {
    return this.#ratings.subarray(row * this.#criterionCount, (row + 1) * this.#criterionCount);
  }

  /** Scores may be NaN; ratings empty where they are not known. `places` = null: the same edition. */
  add(entry: CohortEntry, scores: Float64Array, ratings: Uint8Array, places: Places | null): void {
    const row = this.entries.length;
    if (row === this.#levelAt.length) this.#grow();
    this.entries.push(entry);
    this.#levelAt[row] = entry.level === null ? -1 : (this.#levels.get(entry.level) ?? -1);
    const start = row * this.#nodeCount;
    for (let node = 0; node < this.#nodeCount; node += 1) {
      const score = scores[places === null ? node : (places.nodes[node] as number)] ?? Number.NaN;
      this.#scores[start + node] = Number.isNaN(score) ? NO_SCORE : Math.round(score * this.scale);
    }
    if (ratings.length === 0) {
      this.#unrated += 1;
      return;
    }
    const first = row * this.#criterionCount;
    if (places === null) this.#ratings.set(ratings, first);
    else
      for (let criterion = 0; criterion < this.#criterionCount; criterion += 1)
        this.#ratings[first + criterion] = ratings[places.criteria[criterion] as number] ?? NOT_APPLICABLE;
  }

  #grow(): void {
    const rows = this.#levelAt.length * 2;
    const [scores, ratings, levels] = [this.#scores, this.#ratings, this.#levelAt];
    this.#scores = new Int32Array(rows * this.#nodeCount);
    this.#scores.set(scores);
    this.#ratings = new Uint8Array(rows * this.#criterionCount);
    this.#ratings.set(ratings);
    this.#levelAt = new Int8Array(rows);
    this.#levelAt.set(levels);
  }
}

/** A criterion of an edition, with the ids of its options in order: what its ratings are numbers of. */
export interface AskedCriterion {
  readonly id: string;
  readonly options: readonly string[];
}

const isAskedAs = ({ criterion, options }: IndexedCriterion, asked: AskedCriterion | undefined): boolean =>
  asked?.id === criterion.id &&
  asked.options.length === options.set.options.length &&
  options.set.options.every(({ id }, at) => asked.options[at] === id);

/** How to read scores and ratings that stand in the order of another edition of the rubric. */
export function findPlaces(
  index: RubricIndex,
  nodes: readonly string[],
  criteria: readonly AskedCriterion[],
): Places | null {
  const same =
    nodes.length === index.nodes.length &&
    criteria.length === index.criteria.length &&
    index.nodes.every(({ id }, at) => nodes[at] === id) &&
    index.criteria.every((entry, at) => isAskedAs(entry, criteria[at]));
  if (same) return null;
  const nodeAt = new Map(nodes.map((id, at) => [id, at]));
  const criterionAt = new Map(criteria.map(({ id }, at) => [id, at]));
  const findCriterion = (entry: IndexedCriterion): number => {
    const at = criterionAt.get(entry.criterion.id) ?? -1;
    return isAskedAs(entry, criteria[at]) ? at : -1;
  };
  return {
    // The rubric node comes first in every edition, whatever it is called.
    nodes: Int32Array.from(index.nodes, ({ id }, at) => (at === 0 ? 0 : (nodeAt.get(id) ?? -1))),
    criteria: Int32Array.from(index.criteria, findCriterion),
  };
}
