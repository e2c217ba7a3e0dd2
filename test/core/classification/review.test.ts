import { describe, expect, it } from 'vitest';
import { findMajorChanges, findRechecks, isMajorChange } from '../../../src/core/classification/find-due.ts';
import { reviseProposal, takeReviewStep } from '../../../src/core/classification/review.ts';
import { loadShipped } from './load-shipped.ts';

const { rubric } = await loadShipped();
const proposed = { state: 'proposed', authors: ['Li'] } as const;
const step = (action: 'review' | 'approve' | 'return' | 'recheck', by: string, why?: string) => ({
  action,
  by,
  why,
  graded: true,
});

describe('the review', () => {
  it('goes from proposed to reviewed to approved', () => {
    expect(takeReviewStep(proposed, step('review', 'Wang'))).toEqual({ ok: true, state: 'reviewed' });
    expect(takeReviewStep({ ...proposed, state: 'reviewed' }, step('approve', 'Zhao'))).toEqual({
      ok: true,
      state: 'approved',
    });
  });

  it.each(['Li', ' li ', 'LI'])('is never done by the author (%j)', (by) => {
    for (const [state, action] of [
      ['proposed', 'review'],
      ['reviewed', 'approve'],
      ['approved', 'recheck'],
    ] as const)
      expect(takeReviewStep({ state, authors: ['Li'] }, step(action, by))).toEqual({
        ok: false,
        refusal: 'own-work',
      });
  });

  it.each([
    ['proposed', 'approve'],
    ['reviewed', 'review'],
    ['approved', 'approve'],
    ['proposed', 'return'],
    ['reviewed', 'recheck'],
  ] as const)('does not skip a step: %s, %s', (state, action) => {
    expect(takeReviewStep({ state, authors: ['Li'] }, step(action, 'Wang', 'why'))).toEqual({
      ok: false,
      refusal: 'wrong-state',
    });
  });

  it('sends back only with a reason, and the author may do it too', () => {
    const reviewed = { state: 'reviewed', authors: ['Li'] } as const;
    expect(takeReviewStep(reviewed, step('return', 'Wang'))).toEqual({
      ok: false,
      refusal: 'reason-missing',
    });
    expect(takeReviewStep(reviewed, step('return', 'Li', 'wrong class'))).toEqual({
      ok: true,
      state: 'proposed',
    });
  });

  it('approves nothing that has no level', () => {
    expect(takeReviewStep(proposed, { ...step('review', 'Wang'), graded: false })).toEqual({
      ok: false,
      refusal: 'not-graded',
    });
  });

  it('starts again after a change, and whoever changed it becomes an author', () => {
    expect(reviseProposal({ state: 'approved', authors: ['Li'] }, 'Wang')).toEqual({
      state: 'proposed',
      authors: ['Wang'],
    });
    expect(reviseProposal(proposed, 'Wang')).toEqual({ state: 'proposed', authors: ['Li', 'Wang'] });
    expect(reviseProposal(proposed, 'li')).toEqual(proposed);
  });
});

describe('what is due', () => {
  it.each([
    [100, 130, true],
    [100, 129, false],
    [100, 70, true],
    [100, 71, false],
    [0.3, 0.21, true],
    [0.3, 0.39, true],
    [0.3, 0.389, false],
    [0, 1, true],
    [0, 0, false],
  ])('from %d to %d: major %s', (before, after, major) => {
    expect(isMajorChange(before, after, rubric.upkeep.scaleChangePercent)).toBe(major);
  });

  it('is a year after the last check, to the day', () => {
    const assets = [
      { code: 'a', checkedOn: '2025-03-01' },
      { code: 'never', checkedOn: null },
    ];
    expect(findRechecks(assets, rubric.upkeep, '2026-02-28')).toEqual([]);
    expect(findRechecks(assets, rubric.upkeep, '2026-03-01')).toEqual([
      { code: 'a', dueOn: '2026-03-01', daysLate: 0 },
    ]);
    expect(findRechecks(assets, rubric.upkeep, '2026-02-01', 30)).toEqual([
      { code: 'a', dueOn: '2026-03-01', daysLate: -28 },
    ]);
  });

  it('names each kind of change that must be filed', () => {
    const entry = (name: string, records: number, content = 'x') => ({
      class: name,
      level: 'important',
      scale: { records, sizeGb: 1 },
      content,
    });
    const changes = findMajorChanges(
      [entry('same', 100), entry('grown', 100), entry('moved', 100), entry('gone', 1)],
      [entry('same', 129), entry('grown', 130), entry('moved', 100, 'y'), entry('new', 1)],
      rubric.upkeep,
    );
    expect(changes.map((change) => [change.class, change.kind])).toEqual([
      ['grown', 'scale'],
      ['moved', 'content'],
      ['gone', 'removed'],
      ['new', 'added'],
    ]);
  });
});
