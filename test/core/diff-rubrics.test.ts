import { describe, expect, it } from 'vitest';
import { diffRubrics } from '../../src/core/diff-rubrics.ts';
import { indexRubric } from '../../src/core/index-rubric.ts';
import type { Criterion, Node, Rubric } from '../../src/core/rubric.ts';
import { scoreResponse } from '../../src/core/score-response.ts';
import { anyResponse, anyRubric, itemsOf, text } from './any-rubric.ts';
import { type Draw, forAll } from './draw.ts';
import { SAMPLE, withCriterion } from './sample-rubric.ts';

const diff = (after: Rubric, before = SAMPLE) => diffRubrics(before, after);
const summary = (after: Rubric) =>
  diff(after).changes.map(({ kind, thing, id, field, impact }) =>
    [kind, thing, id, field ?? '', impact].join(' '),
  );
const set = (change: object): Rubric => ({
  ...SAMPLE,
  answerSets: SAMPLE.answerSets.map((one) => ({ ...one, ...change })),
});

describe('what changed between two rubrics', () => {
  it('is nothing between a rubric and itself', () => {
    expect(diff(SAMPLE)).toMatchObject({ changes: [], scoreCanChange: false, needed: null, enough: true });
  });

  it.each<[string, Rubric, readonly string[]]>([
    [
      'another wording is a patch, in each language',
      withCriterion(SAMPLE, 'tools.1.1', { text: { 'zh-CN': '工具有清单吗？', en: 'Is there a list?' } }),
      ['changed criterion tools.1.1 text zh-CN patch', 'changed criterion tools.1.1 text en patch'],
    ],
    [
      'content that comes is minor',
      withCriterion(SAMPLE, 'tools.1.1', { effort: 'S' }),
      ['changed criterion tools.1.1 effort minor'],
    ],
    [
      'another weight is major',
      withCriterion(SAMPLE, 'tools.1.1', { weight: 2 }),
      ['changed criterion tools.1.1 weight major'],
    ],
    ['weight 1 spelled out is no change', withCriterion(SAMPLE, 'tools.1.1', { weight: 1 }), []],
    [
      'a criterion that goes is major',
      {
        ...SAMPLE,
        children: SAMPLE.children.map((node) => ({ ...node, criteria: node.criteria?.slice(0, 1) ?? [] })),
      },
      ['removed criterion tools.2.1  major', 'removed criterion training.2.1  major'],
    ],
    [
      'another value of an option is major',
      set({
        options: [
          { id: 'yes', value: 1, label: SAMPLE.answerSets[0]?.options[0]?.label },
          { id: 'no', value: 0.1, label: SAMPLE.answerSets[0]?.options[1]?.label },
        ],
      }),
      ['changed option degree.no value major'],
    ],
    [
      'an option between the others is minor',
      set({
        options: [...(SAMPLE.answerSets[0]?.options ?? []), { id: 'half', value: 0.5, label: text('half') }],
      }),
      ['added option degree.half  minor'],
    ],
    [
      'an option beyond the others is major',
      set({
        options: [...(SAMPLE.answerSets[0]?.options ?? []), { id: 'more', value: 2, label: text('more') }],
      }),
      ['added option degree.more  major'],
    ],
    [
      'a policy is major',
      { ...SAMPLE, policies: { ...SAMPLE.policies, unanswered: 'exclude' } },
      ['changed rubric small policies major'],
    ],
    [
      'an explanation in the glossary is minor',
      { ...SAMPLE, glossary: [{ id: 'tool', term: text('tool'), definition: text('a thing') }] },
      ['added term tool  minor'],
    ],
    [
      'the order of items is a matter of reading',
      { ...SAMPLE, children: [...SAMPLE.children].reverse() },
      [],
    ],
  ])('%s', (_, after, expected) => {
    expect(summary(after)).toEqual(expected);
  });

  it('holds the version number to it', () => {
    const heavier = withCriterion(SAMPLE, 'tools.1.1', { weight: 2 });
    expect(diff({ ...heavier, version: '1.3.0' })).toMatchObject({
      needed: 'major',
      declared: 'minor',
      enough: false,
    });
    expect(diff({ ...heavier, version: '2.0.0' })).toMatchObject({ declared: 'major', enough: true });
    expect(diff({ ...heavier, version: '1.2.2' })).toMatchObject({ declared: null, enough: false });
  });

  it('asks nothing of the version of another rubric', () => {
    expect(diff({ ...SAMPLE, id: 'other', title: text('other') }).enough).toBe(true);
  });
});

/** One change somewhere in the rubric, harmless or not. */
function spoil(draw: Draw, rubric: Rubric): Rubric {
  const mapItems = (nodes: readonly Node[], change: (item: Node) => Node): readonly Node[] =>
    nodes.map((node) =>
      node.criteria ? change(node) : { ...node, children: mapItems(node.children ?? [], change) },
    );
  const target = draw.oneOf(itemsOf(rubric.children)).id;
  const inItem = (change: (item: Node) => Node): Rubric => ({
    ...rubric,
    children: mapItems(rubric.children, (item) => (item.id === target ? change(item) : item)),
  });
  const inCriteria = (change: (criterion: Criterion, at: number) => Criterion): Rubric =>
    inItem((item) => ({ ...item, criteria: (item.criteria ?? []).map(change) }));
  const inFirstSet = (change: Partial<Rubric['answerSets'][number]>): Rubric => ({
    ...rubric,
    answerSets: rubric.answerSets.map((one, at) => (at === 0 ? { ...one, ...change } : one)),
  });
  const options = rubric.answerSets[0]?.options ?? [];
  switch (draw.whole(0, 10)) {
    case 0:
      return inCriteria((criterion) => ({ ...criterion, text: text('other words') }));
    case 1:
      return inCriteria((criterion) => ({ ...criterion, weight: draw.oneOf([1, 2, 0.5]) }));
    case 2:
      return inItem((item) => ({ ...item, criteria: [...(item.criteria ?? [])].reverse() }));
    case 3:
      return inItem((item) => ({ ...item, name: text('renamed'), weight: item.weight ?? 1 }));
    case 4:
      return inCriteria((criterion, at) =>
        at === 0 ? { ...criterion, level: draw.whole(1, 3) } : criterion,
      );
    case 5:
      return inFirstSet({
        options: [...options, { id: 'fresh', value: draw.decimal(-1, 4), label: text('fresh') }],
      });
    case 6:
      return inFirstSet({ options: options.map((one) => ({ ...one, label: text('said otherwise') })) });
    case 7:
      return { ...rubric, answerSets: [...rubric.answerSets].reverse() };
    case 8:
      return { ...rubric, levels: [...rubric.levels, { level: 9, name: text('nine') }] };
    case 9:
      return {
        ...rubric,
        policies: { ...rubric.policies, notApplicable: draw.oneOf(['exclude', 'zero', 'full'] as const) },
      };
    default:
      return {
        ...rubric,
        bonuses: [...(rubric.bonuses ?? []), { id: 'gift', text: text('gift'), points: 1, cap: 1 }],
      };
  }
}

it('never calls a change harmless that moves a score', () => {
  const identity = { rubricDigest: 'r', answersDigest: 'a' };
  let harmless = 0;
  forAll((draw) => {
    const before = anyRubric(draw);
    const after = spoil(draw, before);
    if (diffRubrics(before, after).scoreCanChange) return;
    harmless += 1;
    const response = anyResponse(draw, before);
    const score = (rubric: Rubric) => {
      const {
        rubric: _,
        bonuses: __,
        nodes,
        ...result
      } = scoreResponse(indexRubric(rubric), response, identity);
      return {
        ...result,
        nodes: new Map(nodes.map(({ id, score: value, level }) => [id, { value, level }])),
      };
    };
    expect(score(after)).toEqual(score(before));
  }, 400);
  expect(harmless).toBeGreaterThan(100);
});
