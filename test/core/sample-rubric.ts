import type { Criterion, Rubric } from '../../src/core/rubric.ts';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });

const criterion = (id: string, level: number, zh: string, en: string): Criterion => ({
  id,
  level,
  text: text(zh, en),
  followUp: text(`${zh.slice(0, 6)}时还缺什么？`, `What is still missing where it says ${en.slice(0, 12)}?`),
});

/** A small rubric with words in it and nothing for lint to find; tests spoil it in one place. */
export const SAMPLE: Rubric = {
  schemaVersion: 1,
  kind: 'maturity',
  id: 'small',
  version: '1.2.3',
  title: text('小问卷', 'A small rubric'),
  notice: text('共 {{criteria}} 题。', 'It has {{criteria}} questions.'),
  levels: [
    { level: 1, name: text('一级', 'One') },
    { level: 2, name: text('二级', 'Two') },
  ],
  answerSets: [
    {
      id: 'degree',
      options: [
        { id: 'yes', value: 1, label: text('是', 'Yes') },
        { id: 'no', value: 0, label: text('否', 'No') },
      ],
    },
  ],
  policies: {
    unanswered: 'zero',
    notApplicable: 'exclude',
    rounding: { decimals: 2, mode: 'half-up', at: 'edge' },
    levelFrom: 'rounded',
  },
  method: { type: 'mean' },
  layers: [{ id: 'item', name: text('事项', 'Item'), method: { type: 'level-sum' } }],
  bands: [
    { level: 1, atLeast: 0 },
    { level: 2, atLeast: 1.5 },
  ],
  children: [
    {
      id: 'tools',
      name: text('工具', 'Tools'),
      criteria: [
        criterion('tools.1.1', 1, '车间有没有工具清单？', 'Is there a list of the tools in the workshop?'),
        criterion('tools.2.1', 2, '借出的工具当天归还吗？', 'Do borrowed tools come back the same day?'),
      ],
    },
    {
      id: 'training',
      name: text('培训', 'Training'),
      criteria: [
        criterion(
          'training.1.1',
          1,
          '新员工上岗前听过安全课吗？',
          'Have newcomers heard the safety talk before work?',
        ),
        criterion('training.2.1', 2, '每次培训之后都考过试吗？', 'Does an exam follow every course?'),
      ],
    },
  ],
};

/** The rubric with one criterion changed. */
export const withCriterion = (rubric: Rubric, id: string, change: Partial<Criterion>): Rubric => ({
  ...rubric,
  children: rubric.children.map((node) => ({
    ...node,
    ...(node.criteria && {
      criteria: node.criteria.map((one) => (one.id === id ? { ...one, ...change } : one)),
    }),
  })),
});
