import { describe, expect, it } from 'vitest';
import { checkCrosswalk } from '../../src/core/check-crosswalk.ts';
import type { Crosswalk, CrosswalkEntry } from '../../src/core/crosswalk.ts';
import { crosswalkById, invertCrosswalk } from '../../src/core/derive-crosswalk.ts';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { SAMPLE, withCriterion } from './sample-rubric.ts';

const entry = (relation: CrosswalkEntry['relation'], from: readonly string[], to: readonly string[]) => ({
  relation,
  from,
  to,
});
const old = indexRubric(SAMPLE);
const fresh = indexRubric({
  ...SAMPLE,
  id: 'fresh',
  version: '2.0.0',
  children: SAMPLE.children.map((node) => ({
    ...node,
    id: node.id === 'tools' ? 'kit' : node.id,
    criteria: (node.criteria ?? []).map((criterion) => ({
      ...criterion,
      id: criterion.id.replace('tools', 'kit'),
    })),
  })),
});
const SOUND: Crosswalk = {
  schemaVersion: 1,
  kind: 'crosswalk',
  id: 'small--fresh',
  version: '1.0.0',
  from: { id: 'small', version: '1.0.0' },
  to: { id: 'fresh', version: '2.1.0' },
  items: [entry('renamed', ['tools'], ['kit']), entry('same', ['training'], ['training'])],
  criteria: [
    entry('merged', ['tools.1.1', 'tools.2.1'], ['kit.1.1']),
    entry('new', [], ['kit.2.1']),
    entry('same', ['training.1.1'], ['training.1.1']),
    entry('dropped', ['training.2.1'], []),
    entry('new', [], ['training.2.1']),
  ],
};
const problems = (change: Partial<Crosswalk>) =>
  checkCrosswalk({ ...SOUND, ...change }, old, fresh).map(({ code, path }) => `${code} ${path}`);

describe('a crosswalk', () => {
  it('is sound when every end exists and everything is reached once', () => {
    expect(problems({})).toEqual([]);
  });

  it.each<[string, Partial<Crosswalk>, readonly string[]]>([
    [
      'with a dangling end',
      { criteria: [...SOUND.criteria.slice(1), entry('merged', ['tools.1.1', 'tools.2.2'], ['kit.1.1'])] },
      ['unknown-reference $.criteria[4].from[1]', 'crosswalk-missing-from $.criteria'],
    ],
    [
      'that forgets a criterion on either side',
      { criteria: SOUND.criteria.slice(1, -1) },
      [
        'crosswalk-missing-from $.criteria',
        'crosswalk-missing-from $.criteria',
        'crosswalk-missing-to $.criteria',
        'crosswalk-missing-to $.criteria',
      ],
    ],
    [
      'that reaches one criterion twice',
      { criteria: [...SOUND.criteria, entry('renamed', ['tools.1.1'], ['kit.2.1'])] },
      ['crosswalk-twice $.criteria[5].to[0]'],
    ],
    [
      'whose relation does not fit its ends',
      { items: [entry('split', ['tools'], ['kit']), entry('same', ['training'], ['training'])] },
      ['crosswalk-relation $.items[0]'],
    ],
    [
      'that drops what it carries over',
      { criteria: [...SOUND.criteria, entry('dropped', ['tools.1.1'], [])] },
      ['crosswalk-dropped $.criteria[5].from[0]'],
    ],
    ['for another rubric', { from: { id: 'other', version: '1.0.0' } }, ['rubric-id $.from.id']],
    ['for another version', { to: { id: 'fresh', version: '3.0.0' } }, ['crosswalk-version $.to.version']],
  ])('%s is a named problem', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  it('read backwards is sound too: what was merged is split, what was new is dropped', () => {
    const back = invertCrosswalk(SOUND);
    expect(checkCrosswalk(back, fresh, old)).toEqual([]);
    expect(back.criteria.map(({ relation, from, to }) => [relation, from, to])).toEqual([
      ['split', ['kit.1.1'], ['tools.1.1', 'tools.2.1']],
      ['dropped', ['kit.2.1'], []],
      ['same', ['training.1.1'], ['training.1.1']],
      ['new', [], ['training.2.1']],
      ['dropped', ['training.2.1'], []],
    ]);
  });

  it('read backwards joins what it reached from several sides', () => {
    const criteria = [
      entry('renamed', ['tools.1.1'], ['kit.1.1']),
      entry('merged', ['tools.1.1', 'tools.2.1'], ['kit.2.1']),
      entry('same', ['training.1.1'], ['training.1.1']),
      entry('same', ['training.2.1'], ['training.2.1']),
    ];
    const back = invertCrosswalk({ ...SOUND, criteria });
    expect(checkCrosswalk(back, fresh, old)).toEqual([]);
    expect(back.criteria[0]).toMatchObject({
      relation: 'merged',
      from: ['kit.1.1', 'kit.2.1'],
      to: ['tools.1.1'],
      review: true,
    });
  });
});

describe('between two versions of one rubric', () => {
  it('ids say what carries over, and a changed question asks for a look', () => {
    const next = indexRubric(
      withCriterion({ ...SAMPLE, version: '2.0.0' }, 'tools.1.1', {
        text: { 'zh-CN': '有清单并且按月更新吗？', en: 'Is there a list, and is it current?' },
      }),
    );
    const crosswalk = crosswalkById(old, next);
    expect(checkCrosswalk(crosswalk, old, next)).toEqual([]);
    expect(crosswalk.criteria[0]).toEqual({
      from: ['tools.1.1'],
      to: ['tools.1.1'],
      relation: 'renamed',
      review: true,
    });
    expect(crosswalk.criteria.slice(1).map(({ relation }) => relation)).toEqual(['same', 'same', 'same']);
  });
});
