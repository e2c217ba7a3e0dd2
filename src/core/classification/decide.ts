import type { Level } from '../rubric.ts';
import type { Impact, ImpactValue } from './asset.ts';
import type { ClassificationIndex } from './index-classification.ts';
import { boundsOf, type LineStanding, measureLine } from './measure-line.ts';
import type { DecisionTable, Rule, RuleEntries, TableInput, Test } from './rubric.ts';

/** Why a row fired. */
export type Cause =
  /** The row itself was answered with yes. */
  | { readonly kind: 'row' }
  /** A number or sign reached a grade of a numeric line. */
  | {
      readonly kind: 'line';
      readonly line: string;
      readonly grade: string;
      readonly question: string;
      readonly value: ImpactValue;
    }
  | { readonly kind: 'answer'; readonly question: string; readonly value: ImpactValue }
  /** No other row fired. */
  | { readonly kind: 'default' };

export interface FiredRow {
  readonly row: string;
  readonly level: Level;
  readonly because: readonly Cause[];
}

/** What a decision table says of one set of answers. */
export interface Decision {
  readonly table: string;
  readonly variant: string | null;
  readonly level: Level;
  /** Every row that fired, highest level first, then in the order of the table. */
  readonly fired: readonly FiredRow[];
  /** No unanswered question could raise the level. */
  readonly exact: boolean;
  /** The level if every open row fired. */
  readonly atMost: Level;
  /** Unanswered rows that would raise the level. */
  readonly open: readonly string[];
  /** Rows answered with no although other answers fire them; the row counts as fired. */
  readonly contradicted: readonly string[];
}

type State = 'yes' | 'open' | 'no';
interface Verdict {
  readonly state: State;
  readonly cause?: Cause;
}
const NO: Verdict = { state: 'no' };
const OPEN: Verdict = { state: 'open' };

/** Position of a level in its table, 0 = lowest. -1 for a level that the table does not know. */
export const rankOf = (table: DecisionTable, level: Level): number => {
  const position = table.levels.findIndex((entry) => entry.level === level);
  return position < 0 ? -1 : table.levels.length - 1 - position;
};

/** The output of a rule in one variant of its table. */
export const levelOf = (rule: Rule, variant: string | null): Level => {
  if (typeof rule.level !== 'object') return rule.level;
  const level = variant === null ? undefined : rule.level[variant];
  if (level === undefined) throw new RangeError(`no level of ${rule.id} in variant ${variant}`);
  return level;
};

/** The variant that is meant: the one named, or the table's first. null for a table without variants. */
const variantOf = (table: DecisionTable, wanted?: string): string | null =>
  (table.variants?.find(({ id }) => id === wanted) ?? table.variants?.[0])?.id ?? null;

function testLine(standing: LineStanding, grades: readonly string[], test: Test): State {
  const wanted = test as readonly string[];
  const has = (position: number) => wanted.includes(grades[position] ?? '');
  if (has(standing.reached)) return 'yes';
  for (let position = standing.reached + 1; position <= standing.possible; position += 1)
    if (has(position)) return 'open';
  return 'no';
}

function testRange(value: ImpactValue, test: { atLeast?: number; below?: number }): State {
  if (typeof value === 'string' || typeof value === 'boolean') return 'no';
  const from = test.atLeast ?? Number.NEGATIVE_INFINITY;
  const to = test.below ?? Number.POSITIVE_INFINITY;
  const { atLeast, below } = boundsOf(value);
  if (below === null) return atLeast >= from && atLeast < to ? 'yes' : 'no';
  if (atLeast >= from && below <= to) return 'yes';
  return atLeast < to && below > from ? 'open' : 'no';
}

function testAnswer(value: ImpactValue, test: Test): State {
  if (typeof test === 'boolean') return value === test ? 'yes' : 'no';
  if ('includes' in test) return typeof value === 'string' && test.includes(value) ? 'yes' : 'no';
  return testRange(value, test);
}

/** Reads the inputs of one table for one set of answers; a line is measured once. */
class Facts {
  readonly #index: ClassificationIndex;
  readonly #impact: Impact;
  readonly #standings = new Map<string, LineStanding>();

  constructor(index: ClassificationIndex, impact: Impact) {
    this.#index = index;
    this.#impact = impact;
  }

  test(input: TableInput, test: Test): Verdict {
    return input.line === undefined ? this.#testQuestion(input, test) : this.#testLine(input.line, test);
  }

  #testLine(id: string, test: Test): Verdict {
    const line = this.#index.lines.get(id);
    if (line === undefined) return NO;
    let standing = this.#standings.get(id);
    if (standing === undefined) {
      standing = measureLine(line, this.#impact);
      this.#standings.set(id, standing);
    }
    const names = line.grades.map((grade) => grade.id);
    const state = testLine(standing, names, test);
    if (state !== 'yes' || standing.decidedBy === null) return { state };
    const grade = names[standing.reached] as string;
    return { state, cause: { kind: 'line', line: id, grade, ...standing.decidedBy } };
  }

  #testQuestion(input: TableInput, test: Test): Verdict {
    const question = input.question ?? input.id;
    const value = this.#impact[question];
    if (value === undefined) return OPEN;
    const state = testAnswer(value, test);
    return state === 'yes' ? { state, cause: { kind: 'answer', question, value } } : { state };
  }

  answer(rule: Rule): boolean | undefined {
    const value = this.#impact[rule.id];
    return typeof value === 'boolean' ? value : undefined;
  }
}

interface RowVerdict {
  readonly state: State;
  readonly because: readonly Cause[];
}

function testEntries(
  facts: Facts,
  inputs: ReadonlyMap<string, TableInput>,
  entries: RuleEntries,
): RowVerdict {
  const because: Cause[] = [];
  let state: State = 'yes';
  for (const [id, test] of Object.entries(entries)) {
    const input = inputs.get(id);
    const verdict = input === undefined ? NO : facts.test(input, test);
    if (verdict.state === 'no') return { state: 'no', because: [] };
    if (verdict.state === 'open') state = 'open';
    if (verdict.cause !== undefined) because.push(verdict.cause);
  }
  return { state, because };
}

function testRule(
  facts: Facts,
  inputs: ReadonlyMap<string, TableInput>,
  rule: Rule,
): RowVerdict & { denied: boolean } {
  const lines = (rule.when ?? []).map((entries) => testEntries(facts, inputs, entries));
  const because = lines.filter(({ state }) => state === 'yes').flatMap((line) => line.because);
  const answered = rule.question === undefined ? undefined : facts.answer(rule);
  if (answered === true) return { state: 'yes', because: [{ kind: 'row' }, ...because], denied: false };
  if (lines.some(({ state }) => state === 'yes'))
    return { state: 'yes', because, denied: answered === false };
  if (answered === false) return { state: 'no', because: [], denied: false };
  const canAsk = rule.question !== undefined;
  const open = lines.some(({ state }) => state === 'open') || (canAsk && lines.length === 0);
  return { state: open ? 'open' : 'no', because: [], denied: false };
}

const inputMaps = new WeakMap<DecisionTable, ReadonlyMap<string, TableInput>>();
function inputsOf(table: DecisionTable): ReadonlyMap<string, TableInput> {
  let inputs = inputMaps.get(table);
  if (inputs === undefined) {
    inputs = new Map(table.inputs.map((input) => [input.id, input]));
    inputMaps.set(table, inputs);
  }
  return inputs;
}

/**
 * Evaluates one decision table: every row that fires, and the highest of their levels.
 * What is not answered never fires a row; it is named in `open` where it could raise the level.
 */
export function decide(
  table: DecisionTable,
  index: ClassificationIndex,
  impact: Impact,
  wantedVariant?: string,
): Decision {
  const variant = variantOf(table, wantedVariant);
  const inputs = inputsOf(table);
  const facts = new Facts(index, impact);
  const fired: FiredRow[] = [];
  const maybe: { row: string; level: Level; rank: number }[] = [];
  const contradicted: string[] = [];
  for (const rule of table.rules) {
    const { state, because, denied } = testRule(facts, inputs, rule);
    if (state === 'no') continue;
    const level = levelOf(rule, variant);
    if (denied) contradicted.push(rule.id);
    if (state === 'yes') fired.push({ row: rule.id, level, because });
    else maybe.push({ row: rule.id, level, rank: rankOf(table, level) });
  }
  fired.sort((a, b) => rankOf(table, b.level) - rankOf(table, a.level));
  const level = fired[0]?.level ?? table.default.level;
  if (fired.length === 0 && table.default.row !== undefined)
    fired.push({ row: table.default.row, level, because: [{ kind: 'default' }] });
  const rank = rankOf(table, level);
  const higher = maybe.filter((row) => row.rank > rank).sort((a, b) => b.rank - a.rank);
  return {
    table: table.id,
    variant,
    level,
    fired,
    exact: higher.length === 0,
    atMost: higher[0]?.level ?? level,
    open: higher.map(({ row }) => row),
    contradicted,
  };
}
