import { describe, expect, it } from 'vitest';
import type { Impact, ImpactValue } from '../../../src/core/classification/asset.ts';
import { decide, levelOf, rankOf } from '../../../src/core/classification/decide.ts';
import { gradeImpact } from '../../../src/core/classification/grade.ts';
import type { DecisionTable, Line, RuleEntries, Test } from '../../../src/core/classification/rubric.ts';
import { loadShipped } from './load-shipped.ts';

const index = await loadShipped();
const tables = [...index.rubric.tables, index.rubric.exportRoutes];
const rows = tables.flatMap((table) => table.rules.map((rule) => ({ id: rule.id, table, rule })));
const fired = (table: DecisionTable, impact: Impact, variant?: string) =>
  decide(table, index, impact, variant).fired.map(({ row }) => row);

/** Answers that put a line exactly on the lower bound of a grade, by one quantity. */
function reach(line: Line, gradeId: string, quantity?: string): Impact {
  const grade = line.grades.find(({ id }) => id === gradeId)!;
  const id = quantity ?? Object.keys(grade.atLeast)[0]!;
  const open = line.onlyIf === undefined ? {} : { [line.onlyIf[0]!]: true };
  return { ...open, [id]: grade.atLeast[id]! };
}

function answerTest(table: DecisionTable, inputId: string, test: Test): Impact {
  const input = table.inputs.find(({ id }) => id === inputId)!;
  if (input.line !== undefined) return reach(index.lines.get(input.line)!, (test as readonly string[])[0]!);
  const id = input.question ?? input.id;
  const value: ImpactValue =
    typeof test === 'boolean' ? test : 'includes' in test ? test[0]! : (test as { atLeast: number }).atLeast;
  return { [id]: value };
}

const answerEntries = (table: DecisionTable, entries: RuleEntries): Impact =>
  Object.assign({}, ...Object.entries(entries).map(([id, test]) => answerTest(table, id, test)));

describe('every row of every table', () => {
  it.each(rows.filter(({ rule }) => rule.question !== undefined))(
    '$id fires on its own yes, and not on its own no',
    ({ id, table, rule }) => {
      const yes = decide(table, index, { [id]: true });
      expect(yes.fired).toContainEqual({
        row: id,
        level: levelOf(rule, yes.variant),
        because: [{ kind: 'row' }],
      });
      expect(yes.level).toBe(levelOf(rule, yes.variant));
      const no = decide(table, index, { [id]: false });
      // The row that holds by default holds when nothing else does.
      expect(no.fired.map(({ row }) => row)).toEqual(
        table.default.row === undefined ? [] : [table.default.row],
      );
      expect(no.open).not.toContain(id);
    },
  );

  it.each(
    rows.flatMap(({ id, table, rule }) =>
      (rule.when ?? []).map((entries, at) => ({ name: `${id} line ${at + 1}`, id, table, rule, entries })),
    ),
  )(
    '$name fires when all its entries hold, and for each level is the highest that fires',
    ({ id, table, rule, entries }) => {
      for (const variant of table.variants?.map((entry) => entry.id) ?? [undefined]) {
        const decision = decide(table, index, answerEntries(table, entries), variant);
        expect(decision.fired.map(({ row }) => row)).toContain(id);
        expect(rankOf(table, decision.level)).toBeGreaterThanOrEqual(
          rankOf(table, levelOf(rule, decision.variant)),
        );
      }
    },
  );

  it.each(
    rows.flatMap(({ id, table, rule }) =>
      (rule.when ?? [])
        .filter((entries) => Object.keys(entries).length > 1)
        .flatMap((entries, at) =>
          Object.keys(entries).map((missing) => ({
            name: `${id} line ${at + 1} without ${missing}`,
            id,
            table,
            entries,
            missing,
          })),
        ),
    ),
  )('$name does not fire', ({ id, table, entries, missing }) => {
    const { [missing]: _, ...rest } = entries;
    // Other lines of the row may share the entry that is left; those need their own partner just as much.
    expect(fired(table, answerEntries(table, rest))).not.toContain(id);
  });
});

describe('numeric lines are exact at their boundaries', () => {
  const boundaries = index.rubric.lines.flatMap((line) =>
    line.grades.flatMap((grade, at) =>
      Object.entries(grade.atLeast).map(([quantity, bound]) => ({ line, grade, at, quantity, bound })),
    ),
  );
  const uses = (line: Line) =>
    tables.flatMap((table) =>
      table.rules.flatMap((rule) =>
        (rule.when ?? []).flatMap((entries) =>
          Object.entries(entries)
            .filter(([id]) => table.inputs.find((input) => input.id === id)?.line === line.id)
            .map(([id, test]) => ({ table, rule, entries, id, grades: test as readonly string[] })),
        ),
      ),
    );

  it.each(
    boundaries.map((entry) => ({
      name: `${entry.line.id} ${entry.grade.id} ${entry.quantity} ${entry.bound}`,
      ...entry,
    })),
  )('$name: on, above and below the line', ({ line, grade, at, quantity, bound }) => {
    const whole = !['cny', 'hours', 'days', 'percent'].includes(index.questions.get(quantity)!.unit!);
    const gate = line.onlyIf === undefined ? {} : { [line.onlyIf[0]!]: true };
    const belowGrade = line.grades
      .slice(0, at)
      .filter((lower) => lower.atLeast[quantity] !== undefined)
      .at(-1)?.id;
    for (const { table, rule, entries, id, grades } of uses(line)) {
      const others = Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));
      const at_ = (value: number) => ({ ...answerEntries(table, others), ...gate, [quantity]: value });
      // Another line may reach the same row by the same number; this one must give its own reason.
      const fires = (value: number) =>
        decide(table, index, at_(value))
          .fired.find(({ row }) => row === rule.id)
          ?.because.some((cause) => cause.kind === 'line' && cause.line === line.id) ?? false;
      expect(fires(bound)).toBe(grades.includes(grade.id));
      const next = line.grades.slice(at + 1).find((higher) => higher.atLeast[quantity] !== undefined);
      const above = bound + (whole ? 1 : 0.01);
      if (next === undefined || above < next.atLeast[quantity]!)
        expect(fires(above)).toBe(grades.includes(grade.id));
      const below = bound - (whole ? 1 : 0.01);
      if (below >= 0) expect(fires(below)).toBe(belowGrade !== undefined && grades.includes(belowGrade));
    }
  });

  it.each([
    [{ deaths: 30 }, 3],
    [{ deaths: 29 }, 2],
    [{ deaths: 3 }, 2],
    [{ deaths: 2 }, 1],
    [{ seriousInjuries: 100 }, 3],
    [{ seriousInjuries: 99 }, 2],
    [{ seriousInjuries: 10 }, 2],
    [{ seriousInjuries: 9 }, 1],
    [{ directLossCny: 100_000_000 }, 3],
    [{ directLossCny: 99_999_999.99 }, 2],
    [{ directLossCny: 10_000_000 }, 2],
    [{ directLossCny: 9_999_999.99 }, 1],
    [{ evacuated: 50_000 }, 3],
    [{ evacuated: 49_999 }, 2],
    [{ evacuated: 5_000 }, 2],
    [{ evacuated: 4_999 }, 1],
    [{ environmentalEvent: true, directLossCny: 5_000_000 }, 2],
    [{ environmentalEvent: true, directLossCny: 4_999_999.99 }, 1],
    [{ directLossCny: 5_000_000 }, 1],
    [{ drinkingWaterCity: true }, 3],
    [{ drinkingWaterTownship: true }, 2],
  ] as const)('%j is level %i of the guide', (impact, level) => {
    expect(gradeImpact(index, impact).guide!.level).toBe(level);
  });
});

describe('the matrix of GB/T 43697', () => {
  const cells: Record<string, readonly [string, string, string]> = {
    nationalSecurity: ['core', 'core', 'important'],
    economicOperation: ['core', 'important', 'general'],
    socialOrder: ['core', 'important', 'general'],
    publicInterest: ['core', 'important', 'general'],
    organizationRights: ['general', 'general', 'general'],
    individualRights: ['general', 'general', 'general'],
  };
  const degrees = ['especiallySerious', 'serious', 'ordinary'] as const;

  it.each(
    Object.entries(cells).flatMap(([object, levels]) =>
      degrees.map((degree, at) => ({ object, degree, level: levels[at]! })),
    ),
  )('variant A: $object $degree is $level', ({ object, degree, level }) => {
    const grade = gradeImpact(index, { [object]: degree }).gbt43697!;
    expect(grade).toMatchObject({ level, variant: 'A', rows: [`${object}/${degree}`] });
  });

  it('differs in variant B in two cells only', () => {
    const other = Object.entries(cells).flatMap(([object, levels]) =>
      degrees.flatMap((degree, at) => {
        const grade = gradeImpact(index, { [object]: degree }, { gbt43697: 'B' }).gbt43697!;
        expect(grade.variant).toBe('B');
        return grade.level === levels[at] ? [] : [`${object} ${degree} ${grade.level}`];
      }),
    );
    expect(other).toEqual(['economicOperation serious core', 'economicOperation ordinary important']);
  });

  it.each([
    [{}, 1],
    [{ organizationRights: 'ordinary' }, 2],
    [{ organizationRights: 'serious' }, 3],
    [{ individualRights: 'especiallySerious' }, 4],
    [{ individualRights: 'serious', organizationRights: 'ordinary' }, 3],
  ] as const)('%j is general data of level %i', (impact, sub) => {
    expect(gradeImpact(index, impact).gbt43697).toMatchObject({ level: 'general', subLevel: { level: sub } });
  });

  it('takes the highest over all objects', () => {
    const grade = gradeImpact(index, { individualRights: 'especiallySerious', publicInterest: 'serious' })
      .gbt43697!;
    expect(grade).toMatchObject({
      level: 'important',
      subLevel: null,
      rows: ['publicInterest/serious', 'individualRights/especiallySerious'],
    });
  });
});

describe('a grade says how sure it is', () => {
  it('is not exact while an unanswered row could raise it, and names the row', () => {
    const grade = gradeImpact(index, { deaths: 3 }).guide!;
    expect(grade).toMatchObject({ level: 2, exact: false, atMost: 3, rows: ['L2-1a'] });
    expect(grade.open).toContain('L3-2b');
  });

  it('is exact at the highest level, whatever else is unanswered', () => {
    expect(gradeImpact(index, { nationalSecurity: 'serious' }).gbt43697).toMatchObject({
      level: 'core',
      exact: true,
    });
  });

  it('is exact once every row is answered', () => {
    const no = Object.fromEntries(
      index.tables.find(({ id }) => id === 'measures')!.rules.map(({ id }) => [id, false]),
    );
    expect(gradeImpact(index, no).measures).toMatchObject({ level: 'general', exact: true, rows: ['G-3'] });
  });

  it('keeps a row open when a range reaches over its line', () => {
    const grade = gradeImpact(index, {
      deaths: { atLeast: 10, below: 40 },
      seriousInjuries: 0,
      directLossCny: 0,
    }).guide!;
    expect(grade.rows).toContain('L2-1a');
    expect(grade.open).toContain('L3-1a');
    const settled = gradeImpact(index, {
      deaths: { atLeast: 10, below: 30 },
      seriousInjuries: 0,
      directLossCny: 0,
    }).guide!;
    expect(settled.open).not.toContain('L3-1a');
  });

  it('lets a number outvote a no, and says so', () => {
    const grade = gradeImpact(index, { deaths: 40, 'L3-1a': false }).guide!;
    expect(grade).toMatchObject({ level: 3, contradicted: ['L3-1a'] });
  });

  it('carries the number and the line that made a row fire', () => {
    expect(gradeImpact(index, { deaths: 12 }).guide!.reasons[0]).toEqual({
      row: 'L2-1a',
      level: 2,
      because: [
        { kind: 'line', line: 'productionSafetyAccident', grade: 'major', question: 'deaths', value: 12 },
      ],
    });
  });

  it('never lets one scheme answer for another', () => {
    const grades = gradeImpact(index, { 'L3-2b': true });
    expect(grades.guide!.level).toBe(3);
    expect(grades.measures!.level).toBe('general');
    expect(grades.gbt43697!.level).toBe('general');
  });
});
