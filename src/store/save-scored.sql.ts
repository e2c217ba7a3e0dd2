import { defineQuery, queries } from './define-query.ts';

export const insertRemarks = defineQuery<{ assessmentKey: number; rest: Uint8Array }>()((parameter) =>
  queries
    .insertInto('packed_remarks')
    .values({ assessment_key: parameter('assessmentKey'), rest: parameter('rest') }),
);
