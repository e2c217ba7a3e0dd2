import { defineQuery, queries } from './define-query.ts';

export const findWithRubric = defineQuery<{ id: string }>()((parameter) =>
  queries
    .selectFrom('assessments as a')
    .innerJoin('rubrics', 'rubrics.key', 'a.rubric_key')
    .leftJoin('carried_answers', 'carried_answers.assessment_key', 'a.key')
    .selectAll('a')
    .select(['rubrics.id as rubric_id', 'rubrics.version', 'rubrics.outline'])
    .select('carried_answers.content as migration')
    .where('a.id', '=', parameter('id')),
);

/** The answers of a record of batch scoring. */
export const findPacked = defineQuery<{ key: number }>()((parameter) =>
  queries
    .selectFrom('results')
    .leftJoin('packed_remarks', 'packed_remarks.assessment_key', 'results.assessment_key')
    .select(['results.ratings', 'packed_remarks.rest'])
    .where('results.assessment_key', '=', parameter('key')),
);
