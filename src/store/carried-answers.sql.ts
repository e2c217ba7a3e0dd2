import { defineQuery, queries } from './define-query.ts';

export const insert = defineQuery<{ assessmentKey: number; content: string }>()((parameter) =>
  queries
    .insertInto('carried_answers')
    .values({ assessment_key: parameter('assessmentKey'), content: parameter('content') }),
);

/** By the id of the assessment. */
export const find = defineQuery<{ id: string }>()((parameter) =>
  queries
    .selectFrom('carried_answers')
    .innerJoin('assessments', 'assessments.key', 'carried_answers.assessment_key')
    .select('content')
    .where('assessments.id', '=', parameter('id')),
);
