import { describe, expect, it } from 'vitest';
import { lintRubric } from '../../../src/core/lint/lint-rubric.ts';
import type { Rubric } from '../../../src/core/rubric.ts';
import { SAMPLE, withCriterion } from '../sample-rubric.ts';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const rules = (rubric: Rubric) => lintRubric(rubric).map(({ rule, place }) => `${rule} @ ${place}`);
const asking = (zh: string, en: string) => withCriterion(SAMPLE, 'tools.2.1', { text: text(zh, en) });

it('finds nothing in a sound rubric', () => {
  expect(lintRubric(SAMPLE)).toEqual([]);
});

describe('lint finds', () => {
  it.each<[string, Rubric, readonly string[]]>([
    [
      'a text that was never translated',
      asking('Do borrowed tools come back the same day?', 'Do borrowed tools come back the same day?'),
      ['missing-translation @ tools.2.1 text'],
    ],
    [
      'Chinese left in the English',
      asking('借出的工具当天归还吗？', 'Do borrowed 工具 come back the same day?'),
      ['missing-translation @ tools.2.1 text en'],
    ],
    [
      'a sentence that stands in two items',
      asking('新员工上岗前听过安全课吗？', 'Do borrowed tools come back the same day?'),
      ['repeated-sentence @ training.1.1 text zh-CN'],
    ],
    [
      'a sentence that only swaps a word',
      asking('新员工进厂前听过安全课吗？', 'Do borrowed tools come back the same day?'),
      ['near-duplicate @ training.1.1 text zh-CN'],
    ],
    [
      'a question without its mark',
      asking('借出的工具当天归还。', 'Borrowed tools come back the same day.'),
      ['no-question-mark @ tools.2.1 text zh-CN', 'no-question-mark @ tools.2.1 text en'],
    ],
    [
      'two questions in one',
      asking('借出的工具当天归还吗？谁来登记？', 'Do borrowed tools come back the same day?'),
      ['several-questions @ tools.2.1 text zh-CN'],
    ],
    [
      'Latin punctuation in Chinese',
      asking('借出的工具,当天归还吗？', 'Do borrowed tools come back the same day?'),
      ['punctuation @ tools.2.1 text zh-CN'],
    ],
    [
      'a sentence nobody can follow by ear',
      asking(
        '借出的工具当天归还吗？',
        `Do borrowed tools ${'and the boxes they lie in '.repeat(8)}come back?`,
      ),
      ['sentence-too-long @ tools.2.1 text en'],
    ],
    [
      'a placeholder left behind',
      asking('借出的工具待补吗？', 'Do borrowed tools come back, lorem ipsum?'),
      ['placeholder @ tools.2.1 text zh-CN', 'placeholder @ tools.2.1 text en'],
    ],
    [
      'a word of the trade without explanation',
      asking('工具的主数据当天更新吗？', 'Is the master data of tools refreshed the same day?'),
      ['jargon-unexplained @ tools.2.1 text zh-CN', 'jargon-unexplained @ tools.2.1 text en'],
    ],
    [
      'an acronym without explanation',
      asking('借出的工具在 WMS 里登记吗？', 'Are borrowed tools entered in the WMS?'),
      ['jargon-unexplained @ tools.2.1 text zh-CN', 'jargon-unexplained @ tools.2.1 text en'],
    ],
    [
      'a criterion that lacks the advice its siblings have',
      (() => {
        const { followUp: _, ...bare } = SAMPLE.children[0]?.criteria?.[1] ?? { followUp: null };
        return {
          ...SAMPLE,
          children: SAMPLE.children.map((node) =>
            node.id === 'tools' ? { ...node, criteria: [node.criteria?.[0], bare] } : node,
          ),
        } as Rubric;
      })(),
      ['advice-missing @ tools.2.1'],
    ],
    [
      'a level that an item has no criterion for',
      withCriterion(SAMPLE, 'tools.2.1', { level: 1 }),
      ['level-without-criteria @ tools', 'level-unreachable @ tools'],
    ],
    [
      'a level no band gives',
      { ...SAMPLE, levels: [...SAMPLE.levels, { level: '2+', name: text('二级半', 'Two and a half') }] },
      ['level-unreachable @ small'],
    ],
    [
      'a band of a layer that nobody can reach',
      {
        ...SAMPLE,
        layers: SAMPLE.layers.map((layer) => ({
          ...layer,
          bands: [
            { level: 1, atLeast: 0 },
            { level: 2, atLeast: 9 },
          ],
        })),
      },
      ['level-unreachable @ tools', 'level-unreachable @ training'],
    ],
    [
      'a gate that always holds',
      { ...SAMPLE, gates: [{ id: 'floor', level: 2, layer: 'item', atLeast: 0 }] },
      ['gate-without-effect @ floor'],
    ],
    [
      'weights that do not add up to one',
      { ...SAMPLE, children: SAMPLE.children.map((node) => ({ ...node, weight: 0.49 })) },
      ['weight-drift @ small'],
    ],
    [
      'a share beside a sibling that was forgotten',
      {
        ...SAMPLE,
        children: SAMPLE.children.map((node, at) => (at === 0 ? { ...node, weight: 0.4 } : node)),
      },
      ['weight-drift @ small'],
    ],
    [
      'an answer set nobody uses and options worth the same',
      {
        ...SAMPLE,
        answerSets: [
          ...SAMPLE.answerSets,
          {
            id: 'spare',
            options: [
              { id: 'some', value: 1, label: text('有些', 'Some') },
              { id: 'many', value: 1, label: text('不少', 'Many') },
            ],
          },
        ],
      },
      ['answer-set-unused @ spare', 'options-same-value @ spare.many'],
    ],
    [
      'level texts with holes',
      {
        ...SAMPLE,
        children: SAMPLE.children.map((node) =>
          node.id === 'tools' ? { ...node, descriptors: { 1: text('靠人记。', 'From memory.') } } : node,
        ),
      },
      ['level-texts-missing @ tools descriptors'],
    ],
    [
      'something built on a higher level',
      withCriterion(SAMPLE, 'tools.1.1', { buildsOn: ['tools.2.1'] }),
      ['builds-on-higher-level @ tools.1.1 buildsOn'],
    ],
    [
      'a glossary entry nothing uses, and one that is there twice',
      {
        ...SAMPLE,
        glossary: [
          {
            id: 'tool',
            term: text('工具', 'tool'),
            definition: text('干活用的家伙。', 'A thing to work with.'),
          },
          {
            id: 'tools',
            term: text('工具', 'tool'),
            definition: text('手上的家伙。', 'What the hand holds.'),
          },
          {
            id: 'idle',
            term: text('闲置', 'idle time'),
            definition: text('没有人用。', 'In use by nobody.'),
          },
        ],
      },
      [
        'glossary-unused @ tools term zh-CN',
        'glossary-unused @ idle term zh-CN',
        'glossary-unused @ tools term en',
        'glossary-unused @ idle term en',
        'glossary-twice @ tools term zh-CN',
        'glossary-twice @ tools term en',
      ],
    ],
  ])('%s', (_, rubric, expected) => {
    expect(rules(rubric)).toEqual(expected);
  });
});

describe('an acronym or a term', () => {
  it('is no jargon once the glossary explains it', () => {
    const rubric = asking('工具的主数据在 WMS 里吗？', 'Is the master data of tools in the WMS?');
    const glossary = [
      { id: 'md', term: text('主数据', 'master data'), definition: text('共用的档案。', 'Shared records.') },
      {
        id: 'wms',
        term: text('仓库系统', 'stock system'),
        definition: text('管库存。', 'Keeps stock.'),
        aliases: { 'zh-CN': ['WMS'], en: ['WMS'] },
      },
    ];
    expect(rules({ ...rubric, glossary })).toEqual([]);
  });
});

describe('a rubric that states practices', () => {
  it('is not asked for question marks', () => {
    const statements = SAMPLE.children.map((node) => ({
      ...node,
      criteria: (node.criteria ?? []).map(({ followUp: _, ...criterion }, at) => ({
        ...criterion,
        text: text(
          `${node.id === 'tools' ? '清单按月更新' : '课程每年修订'}，这是第 ${at} 条。`,
          `${node.id} practice number ${at} is in place.`,
        ),
      })),
    }));
    expect(
      rules({ ...SAMPLE, children: statements }).filter((rule) => rule.startsWith('no-question')),
    ).toEqual([]);
  });
});

describe('allowances', () => {
  const spoiled = asking('新员工上岗前听过安全课吗？', 'Do borrowed tools come back the same day?');

  it('leave out the finding they name', () => {
    const allowance = {
      rule: 'repeated-sentence',
      text: '新员工上岗前听过安全课吗？',
      reason: 'asked twice on purpose',
    } as const;
    expect(lintRubric(spoiled, [allowance])).toEqual([]);
  });

  it('are findings themselves when nothing needs them', () => {
    const allowance = { rule: 'repeated-sentence', text: '没有这句话', reason: 'gone' } as const;
    expect(lintRubric(SAMPLE, [allowance]).map(({ rule }) => rule)).toEqual(['allowance-unused']);
  });
});
