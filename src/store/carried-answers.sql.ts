import { defineQuery, queries } from './define-query.ts';

export const insert = defineQuery<{ assessmentKey: number; content: string }>()((parameter) =>
  queries
    .insertInto('carried_answers')
    .values({ assessment_key: parameter('assessmentKey'), content: parameter('content') }),
);
