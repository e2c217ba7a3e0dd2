import { describe, expect, it } from 'vitest';
import { measureProgramme } from '../../../src/core/cohort/measure-programme.ts';
import type { Programme, ProgrammeMeasure } from '../../../src/core/cohort/programme.ts';
import { text } from '../any-rubric.ts';
import { type Row, tableOf } from './table.ts';

const programmeOf = (measure?: ProgrammeMeasure): Programme => ({
  schemaVersion: 1,
  kind: 'programme',
  id: 'test',
  name: text('Test (made up)'),
  issuedBy: text('Nobody'),
  regions: ['3606', '32'],
  targets: [
    { id: 'one', text: text('Two'), by: '2025-12-31', value: 2, ...(measure !== undefined && { measure }) },
  ],
});

const LEVEL_2: ProgrammeMeasure = { type: 'enterprises-at-level', level: 2 };
const ROWS: readonly Row[] = [
  { enterprise: 'a', region: '360681', level: 2, date: '2025-12-31', kind: 'third-party', industry: 'C32' },
  { enterprise: 'a', region: '360681', level: 1, date: '2026-06-01', kind: 'self' },
  { enterprise: 'b', region: '320100', level: 2, date: '2026-01-01', kind: 'self', industry: 'J66' },
  { enterprise: 'c', region: '360100', level: 2, date: '2025-01-01', kind: 'third-party' },
  { enterprise: 'd', region: '320100', level: 1, date: '2025-01-01', kind: 'third-party' },
  { enterprise: 'e', region: '320100', level: 2, date: '', kind: 'self' },
  { enterprise: 'f', region: '320100', level: 2, date: '2027-01-01' },
];

const measure = (programme: Programme, today = '2026-11-21') => {
  const [progress] = measureProgramme(tableOf(ROWS), programme, today);
  return progress;
};

describe('measureProgramme', () => {
  it('counts enterprises of its regions that have reached the level in any assessment, and those that did in time', () => {
    // a and b and the undated e; of them only a by the end of 2025.
    expect(measure(programmeOf(LEVEL_2))).toMatchObject({ reached: 3, reachedByDate: 1, daysLeft: -325 });
  });

  it('knows only today before its date', () => {
    expect(measure(programmeOf(LEVEL_2), '2025-12-30')).toMatchObject({
      reached: 1,
      reachedByDate: null,
      daysLeft: 1,
    });
    expect(measure(programmeOf(LEVEL_2), '2025-12-31')).toMatchObject({
      reached: 2,
      reachedByDate: null,
      daysLeft: 0,
    });
  });

  it.each([
    [{ kinds: ['third-party'] as const }, 1],
    [{ industries: ['J'] }, 1],
    [{ industries: ['C', 'J66'] }, 2],
  ])('counts only what the target speaks of: %j', (limits, reached) => {
    expect(measure(programmeOf({ ...LEVEL_2, ...limits }))?.reached).toBe(reached);
  });

  it('counts nothing where assessments cannot tell, or the rubric has no such level', () => {
    expect(measure(programmeOf())).toMatchObject({ reached: null, reachedByDate: null });
    expect(measure(programmeOf({ ...LEVEL_2, level: 9 }))).toMatchObject({
      reached: null,
      reachedByDate: null,
    });
  });
});
