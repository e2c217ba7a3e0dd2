import { describe, expect, it } from 'vitest';
import type { ClassificationRubric } from '../../../src/core/classification/rubric.ts';
import { lintClassification } from '../../../src/core/lint/lint-classification.ts';
import { findAppPaths } from '../../../src/io/app-paths.ts';
import { loadClassification } from '../../../src/io/load-classification.ts';

const { index } = await loadClassification('industrial-data-2020', undefined, findAppPaths({}), '/');
const { rubric } = index;
const [first, ...others] = rubric.questions;
if (first === undefined) throw new Error('a rubric without questions');

const withQuestion = (changes: Partial<typeof first>): ClassificationRubric => ({
  ...rubric,
  questions: [{ ...first, ...changes }, ...others],
});
const lint = (changed: ClassificationRubric) =>
  lintClassification(changed).map(({ rule, place }) => `${rule} ${place}`);

describe('lint of a classification rubric', () => {
  it('finds a text that is not translated', () => {
    expect(lint(withQuestion({ label: { 'zh-CN': '直接经济损失', en: '直接经济损失' } }))).toEqual([
      `missing-translation ${first.id} label`,
    ]);
  });

  it('finds a question that does not end as one, and leaves statements alone', () => {
    expect(lint(withQuestion({ text: { 'zh-CN': '损失多少元。', en: 'The loss in CNY.' } }))).toEqual([
      `no-question-mark ${first.id} text zh-CN`,
      `no-question-mark ${first.id} text en`,
    ]);
  });

  it('finds punctuation of the other language and unfinished texts in an overlay', () => {
    const overlay = {
      schemaVersion: 1,
      kind: 'classification-overlay',
      id: 'mills',
      version: '1.0.0',
      title: { 'zh-CN': '示例,行业', en: 'TODO name it' },
    } as never;
    expect(lintClassification(rubric, [overlay]).map(({ rule, place }) => `${rule} ${place}`)).toEqual([
      'punctuation mills title zh-CN',
      'placeholder mills title en',
    ]);
  });

  it('finds an answer set that no question uses', () => {
    const spare = { id: 'spare', options: rubric.answerSets[0]?.options ?? [] };
    expect(lint({ ...rubric, answerSets: [...rubric.answerSets, spare] })).toEqual([
      'answer-set-unused spare',
    ]);
  });

  it('takes exceptions with a reason, and says when one is no longer needed', () => {
    const allowed = [{ rule: 'placeholder', text: 'TODO', reason: 'kept' }] as const;
    expect(lintClassification(rubric, [], allowed).map(({ rule }) => rule)).toEqual(['allowance-unused']);
  });
});
