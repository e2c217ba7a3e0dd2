import { describe, expect, it } from 'vitest';
import {
  checkConditions,
  checkEntryProfile,
  type EntryConditions,
  judgeEligibility,
} from '../../src/core/eligibility.ts';

const text = (words: string) => ({ 'zh-CN': words, en: words });
const CONDITIONS: EntryConditions = {
  schemaVersion: 1,
  kind: 'eligibility',
  id: 'test',
  title: text('test'),
  role: 'data-owner',
  asOf: '2023',
  checkedOn: '2026-11-21',
  source: text('somebody'),
  sources: [],
  notice: text('ask again'),
  measures: [
    { id: 'age', label: text('age'), kind: 'number' },
    { id: 'staff', label: text('staff'), kind: 'number' },
    { id: 'statement', label: text('statement'), kind: 'yes-no' },
  ],
  levels: [
    { level: 2, requires: { age: 1, staff: 50, statement: true } },
    { level: 3, requires: { age: 3, staff: 100 } },
    { level: 4, requires: { staff: 1000 } },
  ],
};
const judge = (profile: Record<string, number | boolean>) => judgeEligibility(CONDITIONS, profile);

describe('the level that may be applied for', () => {
  it.each<[string, Record<string, number | boolean>, number | null, number | null]>([
    ['meets everything of level 3', { age: 5, staff: 260, statement: true }, 3, 4],
    ['is just on the line', { age: 3, staff: 100, statement: true }, 3, 4],
    ['is one short of level 3', { age: 3, staff: 99, statement: true }, 2, 3],
    ['lacks what a lower level asks, however large', { age: 9, staff: 5000, statement: false }, null, 2],
    ['is at the top', { age: 9, staff: 5000, statement: true }, 4, null],
    ['is not known', {}, null, 2],
  ])('of an enterprise that %s', (_, profile, level, next) => {
    const found = judge(profile);
    expect([found.level, found.next?.level ?? null]).toEqual([level, next]);
  });

  it('is never granted on what is not known', () => {
    const { level, levels } = judge({ age: 5, staff: 260 });
    expect(level).toBeNull();
    expect(levels.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unmet']);
  });

  it('comes with what is missing for the next', () => {
    expect(judge({ age: 2, staff: 260, statement: true }).next?.conditions).toEqual([
      { measure: 'age', required: 3, actual: 2, state: 'unmet', missing: 1 },
      { measure: 'staff', required: 100, actual: 260, state: 'met', missing: null },
      { measure: 'statement', required: true, actual: true, state: 'met', missing: null },
    ]);
  });
});

it('names a requirement without a measure, one of the wrong kind, and levels out of order', () => {
  const levels = [
    { level: 3, requires: { revenue: 5, statement: 1 } },
    { level: 2, requires: {} },
  ];
  expect(checkConditions({ ...CONDITIONS, levels }).map(({ code, path }) => `${code} ${path}`)).toEqual([
    'unknown-reference $.levels[0].requires["revenue"]',
    'measure-kind $.levels[0].requires["statement"]',
    'bands-order $.levels[1].level',
  ]);
});

it('names values for conditions that do not exist or are of the wrong kind', () => {
  expect(
    checkEntryProfile(CONDITIONS, { age: true, wages: 3 }).map(({ code, path }) => `${code} ${path}`),
  ).toEqual(['measure-kind $.values["age"]', 'unknown-measure $.values["wages"]']);
});
