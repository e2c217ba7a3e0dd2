import type { Problem, ProblemCode } from '../../errors.ts';
import { allTables } from './index-classification.ts';
import type { ClassificationRubric, DataClass, DecisionTable, Line, Test } from './rubric.ts';

type Report = (code: ProblemCode, path: string, params?: Problem['params']) => void;

function checkUnique(report: Report, entries: Iterable<readonly [id: string, path: string]>): void {
  const seen = new Map<string, string>();
  for (const [id, path] of entries) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    else report('duplicate-id', path, { id, first });
  }
}

function* classIds(classes: readonly DataClass[], path: string): Generator<readonly [DataClass, string]> {
  for (const [at, node] of classes.entries()) {
    const own = `${path}[${at}]`;
    yield [node, own];
    yield* classIds(node.children ?? [], `${own}.children`);
  }
}

/** All classes with their paths, over every enterprise type. */
function* allClasses(rubric: ClassificationRubric): Generator<readonly [DataClass, string]> {
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
  checkUnique(
    report,
    line.grades.map(({ id }, at) => [id, `${path}.grades[${at}].id`] as const),
  );
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

function checkTable(report: Report, table: DecisionTable, path: string, known: Known): void {
  const levels = new Set(table.levels.map(({ level }) => level));
  const inputs = new Map(table.inputs.map((input) => [input.id, input]));
  checkUnique(
    report,
    table.inputs.map(({ id }, at) => [id, `${path}.inputs[${at}].id`] as const),
  );
  for (const [at, input] of table.inputs.entries()) {
    const where = `${path}.inputs[${at}]`;
    if (input.line !== undefined && !known.lines.has(input.line))
      report('unknown-reference', `${where}.line`, { id: input.line });
    const question = input.question ?? input.id;
    if (input.line === undefined && !known.kinds.has(question) && !known.ruleIds.has(question))
      report('unknown-reference', `${where}.question`, { id: question });
  }
  const variants = table.variants?.map(({ id }) => id) ?? [];
  for (const [at, rule] of table.rules.entries()) {
    const where = `${path}.rules[${at}]`;
    if (typeof rule.level === 'object') {
      for (const id of variants)
        if (rule.level[id] === undefined) report('level-unknown', `${where}.level`, { level: id });
    } else if (!levels.has(rule.level)) report('level-unknown', `${where}.level`, { level: rule.level });
    if (typeof rule.level === 'object')
      for (const [id, level] of Object.entries(rule.level))
        if (!levels.has(level) || !variants.includes(id))
          report('level-unknown', `${where}.level.${id}`, { level });
    if (rule.question === undefined && rule.when === undefined && table.default.row !== rule.id)
      report('rule-never', where, { id: rule.id });
    for (const [w, entries] of (rule.when ?? []).entries())
      for (const [id, test] of Object.entries(entries)) {
        const input = inputs.get(id);
        const place = `${where}.when[${w}].${id}`;
        if (input === undefined) report('unknown-reference', place, { id });
        else checkTest(report, test, input, place, known);
      }
  }
  if (!levels.has(table.default.level))
    report('level-unknown', `${path}.default.level`, { level: table.default.level });
  if (table.default.row !== undefined && !table.rules.some(({ id }) => id === table.default.row))
    report('unknown-reference', `${path}.default.row`, { id: table.default.row });
}

/** What a schema cannot say of a classification rubric: unique ids, references, lines that rise, levels that exist. */
export function checkClassification(rubric: ClassificationRubric): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, params) =>
    problems.push(params === undefined ? { code, path } : { code, path, params });

  const tables = allTables(rubric).map(
    (table, at) => [table, at < rubric.tables.length ? `$.tables[${at}]` : '$.exportRoutes'] as const,
  );
  const rules = tables.flatMap(([table, path]) =>
    table.rules.map((rule, at) => [rule.id, `${path}.rules[${at}].id`] as const),
  );
  checkUnique(
    report,
    [...allClasses(rubric)].map(([node, path]) => [node.id, `${path}.id`] as const),
  );
  // Questions and rules share one space of ids: both are impact ids.
  checkUnique(report, [
    ...rubric.questions.map(({ id }, at) => [id, `$.questions[${at}].id`] as const),
    ...rules,
  ]);
  checkUnique(
    report,
    rubric.lines.map(({ id }, at) => [id, `$.lines[${at}].id`] as const),
  );
  checkUnique(
    report,
    tables.map(([table, path]) => [table.id, `${path}.id`] as const),
  );
  checkUnique(
    report,
    rubric.duties.map(({ id }, at) => [id, `$.duties[${at}].id`] as const),
  );

  const sets = new Map(rubric.answerSets.map((set) => [set.id, set.options.map(({ id }) => id)]));
  const sections = new Set(rubric.sections.map(({ id }) => id));
  const known: Known = {
    kinds: new Map(rubric.questions.map(({ id, kind }) => [id, kind])),
    lines: new Map(rubric.lines.map((line) => [line.id, line])),
    options: new Map(
      rubric.questions.flatMap(({ id, kind, answerSet }) =>
        kind === 'choice' ? [[id, sets.get(answerSet ?? '') ?? []] as const] : [],
      ),
    ),
    ruleIds: new Set(rules.map(([id]) => id)),
  };
  for (const [at, question] of rubric.questions.entries()) {
    if (question.kind === 'choice' && !sets.has(question.answerSet ?? ''))
      report('unknown-reference', `$.questions[${at}].answerSet`, { id: question.answerSet ?? '' });
    if (!sections.has(question.section))
      report('unknown-reference', `$.questions[${at}].section`, { id: question.section });
  }
  for (const [at, line] of rubric.lines.entries()) checkLine(report, line, `$.lines[${at}]`, known.kinds);
  for (const [table, path] of tables) checkTable(report, table, path, known);

  const byId = new Map(rubric.tables.map((table) => [table.id, table]));
  for (const [at, table] of rubric.tables.entries()) {
    const parent = table.refines === undefined ? undefined : byId.get(table.refines.table);
    if (table.refines !== undefined && !parent?.levels.some(({ level }) => level === table.refines?.level))
      report('unknown-reference', `$.tables[${at}].refines`, { id: table.refines.table });
  }
  for (const [at, duty] of rubric.duties.entries()) {
    const path = `$.duties[${at}]`;
    const table = byId.get(duty.table ?? '');
    if (duty.table !== undefined && table === undefined)
      report('unknown-reference', `${path}.table`, { id: duty.table });
    for (const level of duty.levels ?? [])
      if (table !== undefined && !table.levels.some((entry) => entry.level === level))
        report('level-unknown', `${path}.levels`, { level });
    const line = known.lines.get(duty.line ?? '');
    if (duty.line !== undefined && line === undefined)
      report('unknown-reference', `${path}.line`, { id: duty.line });
    for (const grade of duty.grades ?? [])
      if (line !== undefined && !line.grades.some(({ id }) => id === grade))
        report('unknown-reference', `${path}.grades`, { id: grade });
  }
  for (const [node, path] of allClasses(rubric))
    for (const [at, { rows }] of (node.attention ?? []).entries())
      for (const id of rows)
        if (!known.ruleIds.has(id)) report('unknown-reference', `${path}.attention[${at}].rows`, { id });
  return problems;
}
