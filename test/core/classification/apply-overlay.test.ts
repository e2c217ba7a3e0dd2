import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyOverlay } from '../../../src/core/classification/apply-overlay.ts';
import { gradeImpact } from '../../../src/core/classification/grade.ts';
import type { ClassificationOverlay } from '../../../src/core/classification/rubric.ts';
import { createSuggester } from '../../../src/core/classification/suggest-class.ts';
import { loadShipped } from './load-shipped.ts';

const names = readdirSync(new URL('../../../rubrics/industrial-data-2020/overlays', import.meta.url)).map(
  (name) => name.replace('.json', ''),
);
const base = await loadShipped();
const text = { 'zh-CN': '测试', en: 'test' };
const empty: ClassificationOverlay = {
  schemaVersion: 1,
  kind: 'classification-overlay',
  id: 'own',
  version: '1.0.0',
  extends: base.rubric.id,
  name: text,
  notice: text,
  basis: { document: text, certainty: 'own' },
};

describe('the shipped overlays', () => {
  it('are the eight industries', () => {
    expect(names.sort()).toEqual([
      'aviation',
      'biomedicine',
      'electronics',
      'equipment',
      'non-ferrous-metals',
      'petrochemicals',
      'steel',
      'textiles',
    ]);
  });

  it.each(names)(
    '%s is marked as a proposal, changes numbers and adds classes that its own words find',
    async (name) => {
      const index = await loadShipped(name);
      expect(index.overlay?.id).toBe(name);
      const changed = index.rubric.lines.filter((line) =>
        line.basis.document.en.includes('proposed by this project'),
      );
      expect(changed.length).toBeGreaterThanOrEqual(5);
      expect(changed.every(({ kind, basis }) => kind === 'proposal' && basis.certainty === 'own')).toBe(true);
      const added = [...index.classes.values()].filter(({ id }) => !base.classes.has(id));
      expect(added.length).toBeGreaterThanOrEqual(5);
      const suggest = createSuggester(index);
      for (const { id, node } of added) {
        const found = suggest({ name: node.keywords!.name![0]! });
        expect(
          [found?.class, ...(found?.alternatives.map((other) => other.class) ?? [])],
          node.name.en,
        ).toContain(id);
      }
    },
  );
});

describe('an own overlay', () => {
  it('moves the line exactly to its own number', () => {
    const why = text;
    const applied = applyOverlay(base.rubric, {
      ...empty,
      indicators: [{ line: 'loss', grade: 'fairly-large', atLeast: { directLossCny: 500_000 }, why }],
    });
    if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
    const index = { ...base, lines: new Map(applied.value.lines.map((line) => [line.id, line])) };
    expect(gradeImpact(index, { directLossCny: 500_000 }).guide!.rows).toContain('L2-1d');
    expect(gradeImpact(index, { directLossCny: 499_999.99 }).guide!.rows).not.toContain('L2-1d');
    expect(gradeImpact(base, { directLossCny: 500_000 }).guide!.level).toBe(1);
  });

  it.each([
    [
      'an official line',
      {
        indicators: [{ line: 'productionSafetyAccident', grade: 'major', atLeast: { deaths: 5 }, why: text }],
      },
      'line-fixed',
    ],
    [
      'a line that does not exist',
      { indicators: [{ line: 'luck', grade: 'major', atLeast: { deaths: 5 }, why: text }] },
      'unknown-reference',
    ],
    [
      'a bound below the grade before',
      { indicators: [{ line: 'loss', grade: 'especially-huge', atLeast: { directLossCny: 1 }, why: text }] },
      'line-order',
    ],
    [
      'a quantity that nobody asks',
      { indicators: [{ line: 'loss', grade: 'small', atLeast: { luck: 5 }, why: text }] },
      'unknown-reference',
    ],
    ['another rubric', { extends: 'dcmm-2018' }, 'rubric-id'],
    [
      'a class outside its parent',
      { classes: [{ under: 'rd.design', classes: [{ id: 'prod.x', name: text }] }] },
      'class-owner',
    ],
    [
      'a class under nothing',
      { classes: [{ under: 'sea', classes: [{ id: 'sea.fish', name: text }] }] },
      'unknown-reference',
    ],
    [
      'a class twice',
      { classes: [{ under: 'rd', classes: [{ id: 'rd.design', name: text }] }] },
      'duplicate-id',
    ],
  ] as const)('cannot change %s', (_, change, code) => {
    const applied = applyOverlay(base.rubric, { ...empty, ...change });
    expect(applied).toMatchObject({ ok: false, problems: [{ code }] });
  });
});
