import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asset, Inventory } from '../../../src/core/classification/asset.ts';
import { checkInventory } from '../../../src/core/classification/check-inventory.ts';
import { findAttention } from '../../../src/core/classification/find-attention.ts';
import { findDuties } from '../../../src/core/classification/find-duties.ts';
import { findExportRoute, totalExports } from '../../../src/core/classification/find-export-route.ts';
import { compareLevels, schemesOf } from '../../../src/core/classification/grade.ts';
import { gradeInventory } from '../../../src/core/classification/grade-inventory.ts';
import { summariseInventory } from '../../../src/core/classification/summarise.ts';
import { loadShipped } from './load-shipped.ts';

const index = await loadShipped();
const guideLevels = (inventory: Inventory) =>
  Object.fromEntries(
    gradeInventory(index, inventory).map(({ asset, grades }) => [asset.code, grades.guide!.level]),
  );
const asset = (code: string, rest: Partial<Asset> = {}): Asset => ({ code, name: code, ...rest });

describe('answers', () => {
  it('are inherited from the group, and own answers take their place one by one', () => {
    const graded = gradeInventory(index, {
      groups: [{ id: 'g', label: 'g', impact: { deaths: 3, 'L3-2b': false } }],
      assets: [asset('a', { group: 'g' }), asset('b', { group: 'g', impact: { deaths: 0 } }), asset('c')],
    });
    expect(graded.map(({ grades }) => grades.guide!.level)).toEqual([2, 1, null]);
    expect(graded[1]!.impact).toEqual({ deaths: 0, 'L3-2b': false });
    expect(graded[2]!.grades.guide).toMatchObject({ level: null, rows: [], exact: false, atMost: 3 });
  });

  it('none at all is not the same as no harm', () => {
    expect(guideLevels({ assets: [asset('none', { impact: {} }), asset('unasked')] })).toEqual({
      none: 1,
      unasked: null,
    });
  });
});

describe('data sets and derived data', () => {
  it('gives a data set the highest of its members, in any order of the file, with the row that decides', () => {
    const assets = [
      asset('set'),
      asset('low', { partOf: 'set', impact: { deaths: 0 } }),
      asset('high', { partOf: 'set', impact: { 'L3-2b': true } }),
    ];
    for (const order of [assets, [...assets].reverse()]) {
      const set = gradeInventory(index, { assets: order }).find(({ asset: { code } }) => code === 'set')!;
      expect(set.grades.guide).toMatchObject({
        level: 3,
        rows: ['L3-2b'],
        from: { kind: 'members', assets: ['high'] },
      });
    }
  });

  it('lets a set be higher than every member by its own answers', () => {
    const levels = guideLevels({
      assets: [
        asset('set', { impact: { 'L3-2a': true } }),
        asset('a', { partOf: 'set', impact: { deaths: 0 } }),
      ],
    });
    expect(levels).toEqual({ set: 3, a: 1 });
  });

  it('is not exact while a member is not graded', () => {
    const [set] = gradeInventory(index, {
      assets: [
        asset('set'),
        asset('a', { partOf: 'set', impact: { 'L3-2b': true } }),
        asset('b', { partOf: 'set' }),
      ],
    });
    expect(set!.grades.guide).toMatchObject({ level: 3, exact: false });
  });

  it('takes derived data from its highest source unless a reason says why it differs', () => {
    const sources = [asset('s1', { impact: { 'L3-2b': true } }), asset('s2', { impact: { deaths: 0 } })];
    const derived = (rest: Partial<Asset>) =>
      gradeInventory(index, { assets: [...sources, asset('d', { derivedFrom: ['s1', 's2'], ...rest })] })[2]!;
    expect(derived({}).grades.guide).toMatchObject({ level: 3, from: { kind: 'sources', assets: ['s1'] } });
    const silent = derived({ impact: { deaths: 0 } });
    expect(silent.grades.guide!.level).toBe(3);
    expect(silent.warnings).toContainEqual({ code: 'derived-without-reason', table: 'guide' });
    const reasoned = derived({ impact: { deaths: 0 }, derivedReason: 'monthly totals only' });
    expect(reasoned.grades.guide).toMatchObject({ level: 1, from: null });
    expect(reasoned.warnings).toEqual([]);
  });

  it('follows a chain of 20,000 without running out of stack', () => {
    const assets = Array.from({ length: 20_000 }, (_, at) =>
      asset(`a${at}`, at === 0 ? { impact: { 'L3-2b': true } } : { derivedFrom: [`a${at - 1}`] }),
    );
    expect(gradeInventory(index, { assets: assets.reverse() })[0]!.grades.guide!.level).toBe(3);
  });

  it('never grades a set below a member, whatever the answers', () => {
    const answer = fc.record(
      {
        deaths: fc.nat(50),
        directLossCny: fc.nat(200_000_000),
        nationalSecurity: fc.constantFrom('none', 'ordinary', 'serious', 'especiallySerious'),
        'L2-2a': fc.boolean(),
        'I-2': fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 6 }), (impacts) => {
        const assets = [
          asset('set'),
          ...impacts.map((impact, at) => asset(`m${at}`, { partOf: 'set', impact })),
        ];
        const [set, ...members] = gradeInventory(index, { assets });
        for (const table of schemesOf(index))
          for (const member of members)
            expect(
              compareLevels(table, set!.grades[table.id]!.level, member.grades[table.id]!.level),
            ).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });

  it('never lowers a level when one more question is answered with harm', () => {
    const ids = [...index.impacts].filter(([, kind]) => kind.kind === 'yes-no').map(([id]) => id);
    fc.assert(
      fc.property(fc.subarray(ids), fc.constantFrom(...ids), (given, more) => {
        const base = Object.fromEntries(given.map((id) => [id, true]));
        const [before, after] = gradeInventory(index, {
          assets: [asset('a', { impact: base }), asset('b', { impact: { ...base, [more]: true } })],
        });
        for (const table of schemesOf(index))
          expect(
            compareLevels(table, after!.grades[table.id]!.level, before!.grades[table.id]!.level),
          ).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 80 },
    );
  });
});

describe('an inventory is checked', () => {
  const check = (assets: readonly Asset[]) => checkInventory(index, { assets });
  it.each([
    ['a code twice', [asset('a'), asset('a')], 'duplicate-asset', '$.assets[1].code'],
    ['an unknown class', [asset('a', { class: 'prod.magic' })], 'unknown-class', '$.assets[0].class'],
    [
      'an unknown impact id',
      [asset('a', { impact: { luck: 1 } })],
      'unknown-impact',
      '$.assets[0].impact["luck"]',
    ],
    [
      'half a death',
      [asset('a', { impact: { deaths: 0.5 } })],
      'impact-value',
      '$.assets[0].impact["deaths"]',
    ],
    [
      'a negative loss',
      [asset('a', { impact: { directLossCny: -1 } })],
      'impact-value',
      '$.assets[0].impact["directLossCny"]',
    ],
    [
      'a word for a number',
      [asset('a', { impact: { deaths: 'many' } })],
      'impact-value',
      '$.assets[0].impact["deaths"]',
    ],
    [
      'an unknown degree',
      [asset('a', { impact: { nationalSecurity: 'huge' } })],
      'impact-value',
      '$.assets[0].impact["nationalSecurity"]',
    ],
    [
      'a number for a row',
      [asset('a', { impact: { 'L2-2a': 1 } })],
      'impact-value',
      '$.assets[0].impact["L2-2a"]',
    ],
    [
      'an empty range',
      [asset('a', { impact: { deaths: { atLeast: 3, below: 3 } } })],
      'impact-value',
      '$.assets[0].impact["deaths"]',
    ],
    ['a set that is not there', [asset('a', { partOf: 'x' })], 'unknown-asset', '$.assets[0].partOf'],
    [
      'a source that is not there',
      [asset('a', { derivedFrom: ['x'] })],
      'unknown-asset',
      '$.assets[0].derivedFrom',
    ],
    ['a set inside itself', [asset('a', { partOf: 'a' })], 'asset-cycle', '$.assets[0].partOf'],
    [
      'an exemption that is not there',
      [asset('a', { export: { exemption: 'x' } })],
      'unknown-reference',
      '$.assets[0].export.exemption',
    ],
  ] as const)('%s', (_, assets, code, path) => {
    expect(check(assets)).toEqual([expect.objectContaining({ code, path })]);
  });

  it('names only the assets that stand in the circle', () => {
    const codes = check([
      asset('a', { derivedFrom: ['b'] }),
      asset('b', { derivedFrom: ['c'] }),
      asset('c', { derivedFrom: ['b'] }),
      asset('d'),
    ]).map(({ params }) => params?.code);
    expect(codes).toEqual(expect.arrayContaining(['b', 'c']));
    expect(codes).not.toContain('d');
  });
});

describe('duties, routes and attention', () => {
  const [core, plain, abroad, unasked] = gradeInventory(index, {
    assets: [
      asset('core', { class: 'prod.control', impact: { nationalSecurity: 'serious' } }),
      asset('plain', { class: 'mgmt.stats', impact: { deaths: 0 } }),
      asset('abroad', { class: 'mgmt.customer', impact: { 'I-2': true }, export: { destination: 'DE' } }),
      asset('unasked'),
    ],
  });

  it('brings the duties of each scheme’s own level', () => {
    const ids = (graded: typeof core) =>
      findDuties(index, graded!.grades, graded!.impact).map(({ id }) => id);
    expect(ids(core)).toEqual(expect.arrayContaining(['D-15-3', 'D-16-3', 'O-24', 'O-31']));
    expect(ids(plain)).toEqual(expect.arrayContaining(['D-15-1', 'O-25']));
    expect(ids(plain)).not.toContain('O-12');
    expect(ids(unasked)).toEqual([]);
  });

  it.each([
    [9_999_999, false],
    [10_000_000, true],
  ])('counts %d people for the duties that come from ten million', (piPersons, expected) => {
    const [graded] = gradeInventory(index, { assets: [asset('a', { impact: { piPersons } })] });
    const ids = findDuties(index, graded!.grades, graded!.impact).map(({ id }) => id);
    expect(ids.includes('N-790-28')).toBe(expected);
    expect(ids.includes('N-audit')).toBe(expected);
  });

  it('puts exports of candidates first, then candidates, then what is not graded', () => {
    const order = findAttention(index, [unasked!, plain!, core!, abroad!]).map(
      ({ graded }) => graded.asset.code,
    );
    expect(order.slice(0, 2)).toEqual(['abroad', 'core']);
    expect(order.indexOf('unasked')).toBeGreaterThan(1);
  });

  it.each([
    [{ ciio: false, important: false, pi: 99_999, sensitive: 0 }, 'none'],
    [{ ciio: false, important: false, pi: 100_000, sensitive: 0 }, 'standard-contract-or-certification'],
    [{ ciio: false, important: false, pi: 999_999, sensitive: 0 }, 'standard-contract-or-certification'],
    [{ ciio: false, important: false, pi: 1_000_000, sensitive: 0 }, 'security-assessment'],
    [{ ciio: false, important: false, pi: 0, sensitive: 1 }, 'standard-contract-or-certification'],
    [{ ciio: false, important: false, pi: 0, sensitive: 9_999 }, 'standard-contract-or-certification'],
    [{ ciio: false, important: false, pi: 0, sensitive: 10_000 }, 'security-assessment'],
    [{ ciio: false, important: true, pi: 0, sensitive: 0 }, 'security-assessment'],
    [{ ciio: true, important: false, pi: 1, sensitive: 0 }, 'security-assessment'],
    [{ ciio: true, important: false, pi: 0, sensitive: 0 }, 'none'],
  ])('%j goes abroad by way of %s', ({ ciio, important, pi, sensitive }, route) => {
    const own = asset('a', {
      impact: { 'I-2': important },
      export: { piPersons: pi, sensitivePiPersons: sensitive },
    });
    const inventory = { ciio, assets: [own] };
    const [graded] = gradeInventory(index, inventory);
    expect(findExportRoute(index, own, graded!.grades, inventory, totalExports(inventory)).route).toBe(route);
  });

  it('counts people over the whole company, leaves exempt cases out, and never exempts important data', () => {
    const exported = (code: string, piPersons: number, rest: Partial<Asset> = {}) =>
      asset(code, { impact: { deaths: 0 }, export: { piPersons, ...rest.export }, ...rest });
    const inventory: Inventory = {
      assets: [
        exported('a', 60_000),
        exported('b', 50_000),
        asset('hr', { impact: { deaths: 0 }, export: { piPersons: 5_000_000, exemption: 'hr' } }),
        asset('important', { impact: { 'I-2': true }, export: { piPersons: 1, exemption: 'contract' } }),
      ],
    };
    const totals = totalExports(inventory);
    expect(totals).toEqual({ piPersons: 110_000, sensitivePiPersons: 0 });
    const routes = gradeInventory(index, inventory).map(
      ({ asset: own, grades }) => findExportRoute(index, own, grades, inventory, totals).route,
    );
    expect(routes).toEqual([
      'standard-contract-or-certification',
      'standard-contract-or-certification',
      'none',
      'security-assessment',
    ]);
  });

  it('counts by scheme, level and class', () => {
    const summary = summariseInventory(index, [core!, plain!, abroad!, unasked!]);
    expect(summary).toMatchObject({ assets: 4, exported: 1 });
    expect(summary.schemes[0]!.levels.map(({ level, assets }) => [level, assets])).toEqual([
      [3, 1],
      [2, 0],
      [1, 2],
      [null, 1],
    ]);
    expect(summary.classes.map((entry) => entry.class)).toEqual([
      'prod.control',
      'mgmt.customer',
      'mgmt.stats',
      null,
    ]);
  });
});
