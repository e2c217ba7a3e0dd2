import type { Problem } from '../../errors.ts';
import { checkUnique, listIds } from '../check-unique.ts';
import { type Report, reportTo } from '../report-problem.ts';
import type { Level } from '../rubric.ts';
import { allTables } from './index-classification.ts';
import type { ClassificationRubric, DataClass, DecisionTable, Line, Rule, Test } from './rubric.ts';

function* classIds(classes: readonly DataClass[], path: string): Generator<readonly [DataClass, string]> {
  for (const [at, node] of classes.entries()) {
    const own = `${path}[${at}]`;
    yield [node, own];
    yield* classIds(node.children ?? [], `${own}.children`);
  }
}

/** All classes with their paths, over every enterprise type. */
export function* allClasses(rubric: ClassificationRubric): Generator<readonly [DataClass, string]> {
  for (const [at, type] of rubric.enterpriseTypes.entries())
    yield* classIds(type.domains, `$.enterpriseTypes[${at}].domains`);
}

/** Every bound rises from grade to grade: a line with a dip would put a worse event lower. */
function checkLineOrder(report: Report, line: Line, path: string): void {
  const last = new Map<string, number>();
  for (const [at, grade] of line.grades.entries())
    for (const [quantity, bound] of Object.entries(grade.atLeast)) {
      const before = last.get(quantity);
      if (before !== undefined && bound <= before)
        report('line-order', `${path}.grades[${at}].atLeast.${quantity}`, { bound, before });
      last.set(quantity, bound);
    }
}

function checkLine(report: Report, line: Line, path: string, kinds: ReadonlyMap<string, string>): void {
  checkLineOrder(report, line, path);
  checkUnique(report, listIds(line.grades, `${path}.grades`));
  const expect = (id: string, kind: string | null, where: string): void => {
    const found = kinds.get(id);
    if (found === undefined || (kind !== null && found !== kind)) report('unknown-reference', where, { id });
  };
  for (const [at, id] of (line.onlyIf ?? []).entries()) expect(id, null, `${path}.onlyIf[${at}]`);
  for (const [at, grade] of line.grades.entries()) {
    for (const id of Object.keys(grade.atLeast))
      expect(id, 'quantity', `${path}.grades[${at}].atLeast.${id}`);
    for (const [s, id] of (grade.signs ?? []).entries())
      expect(id, 'yes-no', `${path}.grades[${at}].signs[${s}]`);
  }
}

interface Known {
  readonly kinds: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, Line>;
  /** Option ids by question, for choice questions. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly ruleIds: ReadonlySet<string>;
}

function checkTest(
  report: Report,
  test: Test,
  input: DecisionTable['inputs'][number],
  path: string,
  known: Known,
): void {
  if (typeof test === 'boolean' || !('includes' in test)) return;
  const allowed =
    input.line === undefined
      ? known.options.get(input.question ?? input.id)
      : known.lines.get(input.line)?.grades.map(({ id }) => id);
  for (const [at, value] of test.entries())
    if (allowed !== undefined && !allowed.includes(value))
      report('unknown-reference', `${path}[${at}]`, { id: value });
}

function checkInputs(report: Report, table: DecisionTable, path: string, known: Known): void {
  checkUnique(report, listIds(table.inputs, `${path}.inputs`));
  for (const [at, input] of table.inputs.entries()) {
    const where = `${path}.inputs[${at}]`;
    if (input.line !== undefined && !known.lines.has(input.line))
      report('unknown-reference', `${where}.line`, { id: input.line });
    const question = input.question ?? input.id;
    if (input.line === undefined && !known.kinds.has(question) && !known.ruleIds.has(question))
      report('unknown-reference', `${where}.question`, { id: question });
  }
}

const levelsOf = (table: DecisionTable): ReadonlySet<Level> =>
  new Set(table.levels.map(({ level }) => level));

/** A rule has one level, or one for each variant of its table. */
function checkRuleLevel(report: Report, { level }: Rule, table: DecisionTable, path: string): void {
  const levels = levelsOf(table);
  if (typeof level !== 'object') {
    if (!levels.has(level)) report('level-unknown', `${path}.level`, { level });
    return;
  }
  const variants = table.variants?.map(({ id }) => id) ?? [];
  for (const id of variants)
    if (level[id] === undefined) report('level-unknown', `${path}.level`, { level: id });
  for (const [id, own] of Object.entries(level))
    if (!levels.has(own) || !variants.includes(id))
      report('level-unknown', `${path}.level.${id}`, { level: own });
}

function checkRule(report: Report, rule: Rule, table: DecisionTable, path: string, known: Known): void {
  checkRuleLevel(report, rule, table, path);
  if (rule.question === undefined && rule.when === undefined && table.default.row !== rule.id)
    report('rule-never', path, { id: rule.id });
  for (const [at, entries] of (rule.when ?? []).entries())
    for (const [id, test] of Object.entries(entries)) {
      const input = table.inputs.find((one) => one.id === id);
      const place = `${path}.when[${at}].${id}`;
      if (input === undefined) report('unknown-reference', place, { id });
      else checkTest(report, test, input, place, known);
    }
}

function checkTable(report: Report, table: DecisionTable, path: string, known: Known): void {
  checkInputs(report, table, path, known);
  for (const [at, rule] of table.rules.entries())
    checkRule(report, rule, table, `${path}.rules[${at}]`, known);
  const { level, row } = table.default;
  if (!levelsOf(table).has(level)) report('level-unknown', `${path}.default.level`, { level });
  if (row !== undefined && !table.rules.some(({ id }) => id === row))
    report('unknown-reference', `${path}.default.row`, { id: row });
}

type PlacedTable = readonly [table: DecisionTable, path: string];

/** Ids that may be confused must differ. Questions and rules share one space: both are impact ids. */
function checkIds(report: Report, rubric: ClassificationRubric, tables: readonly PlacedTable[]): void {
  checkUnique(
    report,
    [...allClasses(rubric)].map(([node, path]) => [node.id, `${path}.id`] as const),
  );
  checkUnique(report, [
    ...listIds(rubric.questions, '$.questions'),
    ...tables.flatMap(([table, path]) => listIds(table.rules, `${path}.rules`)),
  ]);
  checkUnique(report, listIds(rubric.lines, '$.lines'));
  checkUnique(
    report,
    tables.map(([table, path]) => [table.id, `${path}.id`] as const),
  );
  checkUnique(report, listIds(rubric.duties, '$.duties'));
}

function collectKnown(rubric: ClassificationRubric, tables: readonly PlacedTable[]): Known {
  const sets = new Map(rubric.answerSets.map((set) => [set.id, set.options.map(({ id }) => id)]));
  return {
    kinds: new Map(rubric.questions.map(({ id, kind }) => [id, kind])),
    lines: new Map(rubric.lines.map((line) => [line.id, line])),
    options: new Map(
      rubric.questions.flatMap(({ id, kind, answerSet }) =>
        kind === 'choice' ? [[id, sets.get(answerSet ?? '') ?? []] as const] : [],
      ),
    ),
    ruleIds: new Set(tables.flatMap(([table]) => table.rules.map(({ id }) => id))),
  };
}

function checkQuestions(report: Report, { questions, answerSets, sections }: ClassificationRubric): void {
  const sets = new Set(answerSets.map(({ id }) => id));
  const known = new Set(sections.map(({ id }) => id));
  for (const [at, { kind, answerSet = '', section }] of questions.entries()) {
    if (kind === 'choice' && !sets.has(answerSet))
      report('unknown-reference', `$.questions[${at}].answerSet`, { id: answerSet });
    if (!known.has(section)) report('unknown-reference', `$.questions[${at}].section`, { id: section });
  }
}

function checkRefinements(report: Report, { tables }: ClassificationRubric): void {
  for (const [at, { refines }] of tables.entries()) {
    if (refines === undefined) continue;
    const parent = tables.find(({ id }) => id === refines.table);
    if (parent === undefined || !levelsOf(parent).has(refines.level))
      report('unknown-reference', `$.tables[${at}].refines`, { id: refines.table });
  }
}

function checkDuties(report: Report, { duties, tables, lines }: ClassificationRubric): void {
  for (const [at, duty] of duties.entries()) {
    const path = `$.duties[${at}]`;
    const table = tables.find(({ id }) => id === duty.table);
    if (duty.table !== undefined && table === undefined)
      report('unknown-reference', `${path}.table`, { id: duty.table });
    for (const level of duty.levels ?? [])
      if (table !== undefined && !levelsOf(table).has(level))
        report('level-unknown', `${path}.levels`, { level });
    const line = lines.find(({ id }) => id === duty.line);
    if (duty.line !== undefined && line === undefined)
      report('unknown-reference', `${path}.line`, { id: duty.line });
    for (const grade of duty.grades ?? [])
      if (line !== undefined && !line.grades.some(({ id }) => id === grade))
        report('unknown-reference', `${path}.grades`, { id: grade });
  }
}

function checkAttention(report: Report, rubric: ClassificationRubric, { ruleIds }: Known): void {
  for (const [node, path] of allClasses(rubric))
    for (const [at, { rows }] of (node.attention ?? []).entries())
      for (const id of rows)
        if (!ruleIds.has(id)) report('unknown-reference', `${path}.attention[${at}].rows`, { id });
}

/** What a schema cannot say of a classification rubric: unique ids, references, lines that rise, levels that exist. */
export function checkClassification(rubric: ClassificationRubric): Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const tables = allTables(rubric).map(
    (table, at): PlacedTable => [table, at < rubric.tables.length ? `$.tables[${at}]` : '$.exportRoutes'],
  );
  const known = collectKnown(rubric, tables);
  checkIds(report, rubric, tables);
  checkQuestions(report, rubric);
  for (const [at, line] of rubric.lines.entries()) checkLine(report, line, `$.lines[${at}]`, known.kinds);
  for (const [table, path] of tables) checkTable(report, table, path, known);
  checkRefinements(report, rubric);
  checkDuties(report, rubric);
  checkAttention(report, rubric, known);
  return problems;
}
