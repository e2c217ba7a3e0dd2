import { describe, expect, it } from 'vitest';
import { joinAnswers } from '../../src/core/join-answers.ts';

const part = (answers: object, rest: object = {}) => ({
  schemaVersion: 1,
  rubric: { id: 'small', version: '1.2.3' },
  enterprise: {},
  assessment: {},
  answers,
  ...rest,
});

describe('parts of one assessment put together', () => {
  it('hold what only one of them says, and once what several do', () => {
    const joined = joinAnswers([
      part({ a: 'full', b: { option: 'none', note: 'x' } }, { enterprise: { name: 'Example' } }),
      part({ a: { option: 'full' }, b: { note: 'x', option: 'none' }, c: {} }, { rubric: { id: 'small' } }),
      part({ d: { level: 2 } }, { enterprise: { size: 'micro' } }),
    ]);
    expect(joined.conflicts).toEqual([]);
    expect(joined.data).toEqual(
      part(
        { a: { option: 'full' }, b: { option: 'none', note: 'x' }, d: { level: 2 } },
        { enterprise: { name: 'Example', size: 'micro' } },
      ),
    );
    expect(joined.fields.find(({ path }) => path[1] === 'd')?.part).toBe(2);
  });

  it('are in conflict where they say different things, unless one of them is preferred', () => {
    const parts = [
      part({ a: 'full' }),
      part({ a: 'none' }, { enterprise: { name: 'B' } }),
      part({}, { enterprise: { name: 'C' } }),
    ];
    expect(joinAnswers(parts).conflicts).toEqual([
      { path: ['answers', 'a'], first: 0, second: 1 },
      { path: ['enterprise', 'name'], first: 1, second: 2 },
    ]);
    const first = joinAnswers(parts, { prefer: 'first' });
    expect(first).toMatchObject({
      conflicts: [],
      data: { answers: { a: { option: 'full' } }, enterprise: { name: 'B' } },
    });
    const last = joinAnswers(parts, { prefer: 'last' });
    expect(last).toMatchObject({
      conflicts: [],
      data: { answers: { a: { option: 'none' } }, enterprise: { name: 'C' } },
    });
  });

  it('leave out what they only repeat of what is known, so that the one which changed it is not in conflict', () => {
    const known = { a: { option: 'full' }, b: { option: 'full' } };
    const joined = joinAnswers([part({ a: 'none', b: 'full' }), part(known)], { known });
    expect(joined).toMatchObject({ conflicts: [], data: { answers: { a: { option: 'none' } } } });
    expect(Object.keys((joined.data as { answers: object }).answers)).toEqual(['a']);
  });

  it('name the assessors of all, each once', () => {
    const by = (...names: string[]) =>
      part({}, { assessment: { assessors: names.map((name) => ({ name })) } });
    expect(joinAnswers([by('Li', 'Wang'), by('Zhao', 'Li')]).data).toMatchObject({
      assessment: { assessors: [{ name: 'Li' }, { name: 'Wang' }, { name: 'Zhao' }] },
    });
  });

  it('keep what has not the shape of an answer file, for checking to find', () => {
    expect(joinAnswers([part({}, { answers: [1] })]).data).toMatchObject({ answers: [1] });
    expect(joinAnswers([part({}), 7]).data).toBe(7);
  });
});
