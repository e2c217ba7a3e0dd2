import { describe, expect, it } from 'vitest';
import { editionOf, measureProgramme } from '../../../src/core/cohort/measure-programme.ts';
import type { Programme, ProgrammeMeasure } from '../../../src/core/cohort/programme.ts';
import { text } from '../any-rubric.ts';
import { type Row, RUBRIC, tableOf } from './table.ts';

const programmeOf = (measure?: ProgrammeMeasure, rubrics?: readonly string[]): Programme => ({
  schemaVersion: 1,
  kind: 'programme',
  id: 'test',
  name: text('Test (made up)'),
  issuedBy: text('Nobody'),
  regions: ['3606', '32'],
  ...(rubrics !== undefined && { rubrics }),
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

interface Asked {
  readonly today?: string;
  readonly minimum?: number;
  /** Assessments with another edition of the rubric, called "newer". */
  readonly newer?: readonly Row[];
}

const NEWER = { ...RUBRIC, id: 'newer' };

function measure(programme: Programme, { today = '2026-11-21', minimum = 1, newer = [] }: Asked = {}) {
  const otherEditions = [editionOf(NEWER, tableOf(newer, NEWER).entries)];
  const { targets } = measureProgramme(tableOf(ROWS), { programme, otherEditions, today, minimum });
  return targets[0];
}

describe('measureProgramme', () => {
  it('counts enterprises of its regions that have reached the level in any assessment, and those that did in time', () => {
    // a and b and the undated e, of these and d; of them only a by the end of 2025.
    expect(measure(programmeOf(LEVEL_2))).toMatchObject({
      assessed: 4,
      reached: 3,
      reachedByDate: 1,
      daysLeft: -325,
    });
  });

  it('knows only today before its date', () => {
    expect(measure(programmeOf(LEVEL_2), { today: '2025-12-30' })).toMatchObject({
      reached: 1,
      reachedByDate: null,
      daysLeft: 1,
    });
    expect(measure(programmeOf(LEVEL_2), { today: '2025-12-31' })).toMatchObject({
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

  it('counts nothing where assessments cannot tell, or no rubric has such a level', () => {
    const unknown = { assessed: null, reached: null, reachedByDate: null, byRubric: [] };
    expect(measure(programmeOf())).toMatchObject(unknown);
    expect(measure(programmeOf({ ...LEVEL_2, level: 9 }))).toMatchObject(unknown);
  });

  it('tells nothing of fewer enterprises than the minimum, but that there are none', () => {
    expect(measure(programmeOf(LEVEL_2), { minimum: 4 })?.reached).toBe(3);
    expect(measure(programmeOf(LEVEL_2), { minimum: 5 })).toMatchObject({
      assessed: 4,
      reached: null,
      reachedByDate: null,
      byRubric: [],
    });
    const nowhere = measure(programmeOf({ ...LEVEL_2, industries: ['A'] }), { minimum: 5 });
    expect(nowhere).toMatchObject({ assessed: 0, reached: 0, reachedByDate: 0 });
  });
});

describe('measureProgramme with several editions', () => {
  const newer: readonly Row[] = [
    // At the level with both: once, under the newer.
    { enterprise: 'a', region: '360681', level: 2, date: '2026-08-01' },
    // Later, but below the level: what was reached before counts.
    { enterprise: 'b', region: '320100', level: 1, date: '2026-08-01' },
    // Only with the newer, one in time and one not.
    { enterprise: 'd', region: '320100', level: 2, date: '2025-06-01' },
    { enterprise: 'g', region: '320100', level: 2, date: '2026-09-01' },
    // Of the same day with both: the later named decides.
    { enterprise: 'e', region: '320100', level: 2, date: '' },
    // Elsewhere.
    { enterprise: 'h', region: '440100', level: 2, date: '2025-06-01' },
  ];

  it('counts each enterprise once, by its newest result at the level', () => {
    const both = programmeOf(LEVEL_2, [RUBRIC.id, 'newer']);
    // a, b, d, e and g; in time a with the older and d with the newer.
    expect(measure(both, { newer })).toMatchObject({
      assessed: 5,
      reached: 5,
      reachedByDate: 2,
      byRubric: [
        { rubric: RUBRIC.id, count: 1 },
        { rubric: 'newer', count: 4 },
      ],
    });
    const turned = measure(programmeOf(LEVEL_2, ['newer', RUBRIC.id]), { newer });
    expect(turned?.byRubric).toEqual([
      { rubric: 'newer', count: 3 },
      { rubric: RUBRIC.id, count: 2 },
    ]);
  });

  it('counts only the editions that the programme names, by default the one of the table', () => {
    expect(measure(programmeOf(LEVEL_2, ['newer']), { newer })).toMatchObject({ assessed: 5, reached: 4 });
    expect(measure(programmeOf(LEVEL_2), { newer })).toMatchObject({
      assessed: 4,
      reached: 3,
      byRubric: [{ rubric: RUBRIC.id, count: 3 }],
    });
    const none = measure(programmeOf(LEVEL_2, ['unknown']), { newer });
    expect(none).toMatchObject({ assessed: 0, reached: 0, byRubric: [{ rubric: 'unknown', count: 0 }] });
  });

  it('reads the level by the scale of each edition', () => {
    const bands = NEWER.bands.slice(1);
    const entries = tableOf(newer, NEWER).entries;
    const otherEditions = [editionOf({ ...NEWER, bands }, entries)];
    const programme = programmeOf({ ...LEVEL_2, level: 1 }, [RUBRIC.id, 'newer']);
    const asked = { programme, otherEditions, today: '2026-11-21', minimum: 1 };
    const { targets, rubrics } = measureProgramme(tableOf(ROWS), asked);
    expect(rubrics).toEqual([RUBRIC.id, 'newer']);
    // The newer has no level 1: whoever was only assessed with it has not reached it.
    expect(targets[0]).toMatchObject({ assessed: 5, reached: 4 });
  });
});
