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
 * Assessments in columns: the scores of each node as whole numbers of the rubric's smallest step, ratings as codes, so
 * that a hundred thousand of them take little memory and are counted in a moment. Entries are named by their row, in
 * the order in which they were added.
 */
export class CohortTable {
  readonly index: RubricIndex;
  /** How many steps a score of 1 has: 100 with two decimals; beyond five decimals they are not told apart. */
  readonly scale: number;
  readonly entries: CohortEntry[] = [];
  readonly #levels: ReadonlyMap<Level, number>;
  readonly #scores: Int32Array[];
  readonly #enterprises = new Map<string | number, number>();
  #enterpriseAt: Int32Array;
  readonly #ratings: Uint8Array[] = [];
  #levelAt: Int8Array;
  #unrated = 0;

  /** `expected`: how many entries there will be, as far as that is known. */
  constructor(index: RubricIndex, expected = 0) {
    const rows = Math.max(INITIAL_ROWS, expected);
    this.index = index;
    this.scale = 10 ** Math.min(MOST_DECIMALS, index.rubric.policies.rounding.decimals);
    this.#levels = new Map(index.rubric.bands.map(({ level }, position) => [level, position]));
    this.#scores = index.nodes.map(() => new Int32Array(rows));
    this.#levelAt = new Int8Array(rows);
    this.#enterpriseAt = new Int32Array(rows);
  }

  get length(): number {
    return this.entries.length;
  }

  /** How many enterprises there are. */
  get enterprises(): number {
    return this.#enterprises.size;
  }

  /** The number of the row's enterprise, from 0. */
  enterpriseAt(row: number): number {
    return this.#enterpriseAt[row] as number;
  }

  /** Steps of the scores of one node by row, NO_SCORE for none; longer than there are rows. */
  scoresOf(node: number): Int32Array {
    return this.#scores[node] as Int32Array;
  }

  /** Steps of a score, NO_SCORE for none. */
  scoreAt(row: number, node: number): number {
    return this.scoresOf(node)[row] as number;
  }

  /** Position of the level among the rubric's bands; −1 for none. */
  levelAt(row: number): number {
    return this.#levelAt[row] as number;
  }

  /** Whether the ratings of every row are known: results alone do not tell them. */
  get isRated(): boolean {
    return this.#unrated === 0;
  }

  /** The codes of all criteria of one row; empty where they are not known. */
  ratingsAt(row: number): Uint8Array {
    return this.#ratings[row] as Uint8Array;
  }

  /** Scores may be NaN; ratings, which are kept, empty where not known. `places` = null: the same edition. */
  add(entry: CohortEntry, scores: Float64Array, ratings: Uint8Array, places: Places | null): void {
    const row = this.entries.length;
    if (row === this.#levelAt.length) this.#grow();
    this.entries.push(entry);
    let enterprise = this.#enterprises.get(entry.enterprise);
    if (enterprise === undefined) {
      enterprise = this.#enterprises.size;
      this.#enterprises.set(entry.enterprise, enterprise);
    }
    this.#enterpriseAt[row] = enterprise;
    this.#levelAt[row] = entry.level === null ? -1 : (this.#levels.get(entry.level) ?? -1);
    const columns = this.#scores;
    for (let node = 0; node < columns.length; node += 1) {
      const score = scores[places === null ? node : (places.nodes[node] as number)] ?? Number.NaN;
      (columns[node] as Int32Array)[row] = Number.isNaN(score) ? NO_SCORE : Math.round(score * this.scale);
    }
    if (ratings.length === 0) this.#unrated += 1;
    this.#ratings.push(
      places === null || ratings.length === 0
        ? ratings
        : Uint8Array.from(places.criteria, (place) => ratings[place] ?? NOT_APPLICABLE),
    );
  }

  #grow(): void {
    const rows = this.#levelAt.length * 2;
    for (const [node, column] of this.#scores.entries()) {
      this.#scores[node] = new Int32Array(rows);
      this.#scores[node].set(column);
    }
    const [levels, enterprises] = [this.#levelAt, this.#enterpriseAt];
    this.#levelAt = new Int8Array(rows);
    this.#levelAt.set(levels);
    this.#enterpriseAt = new Int32Array(rows);
    this.#enterpriseAt.set(enterprises);
  }
}

/** A criterion of an edition, with the ids of its options in order: what its ratings are numbers of. */
interface AskedCriterion {
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
