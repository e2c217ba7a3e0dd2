import { sql } from 'kysely';
import { defineQuery, queries } from './define-query.ts';

interface Place {
  key: number;
  node: string;
}

export const find = defineQuery<Place>()((parameter) =>
  queries
    .selectFrom('answers')
    .select('answer')
    .where('assessment_key', '=', parameter('key'))
    .where('node_id', '=', parameter('node')),
);

export const list = defineQuery<{ key: number }>()((parameter) =>
  queries
    .selectFrom('answers')
    .select(['node_id', 'answer'])
    .where('assessment_key', '=', parameter('key'))
    .orderBy('node_id'),
);

export const put = defineQuery<Place & { rated: number; answer: string }>()((parameter) =>
  queries
    .insertInto('answers')
    .values({
      assessment_key: parameter('key'),
      node_id: parameter('node'),
      rated: parameter('rated'),
      answer: parameter('answer'),
    })
    .onConflict((conflict) =>
      conflict.columns(['assessment_key', 'node_id']).doUpdateSet((excluded) => ({
        rated: excluded.ref('excluded.rated'),
        answer: excluded.ref('excluded.answer'),
      })),
    ),
);

export const remove = defineQuery<Place>()((parameter) =>
  queries
    .deleteFrom('answers')
    .where('assessment_key', '=', parameter('key'))
    .where('node_id', '=', parameter('node')),
);

export const addChange = defineQuery<
  Place & {
    changeSet: number;
    who: string;
    at: string;
    before: string | null;
    after: string | null;
    undoes: number | null;
  }
>()((parameter) =>
  queries.insertInto('answer_changes').values({
    assessment_key: parameter('key'),
    change_set: parameter('changeSet'),
    node_id: parameter('node'),
    who: parameter('who'),
    at: parameter('at'),
    before: parameter('before'),
    after: parameter('after'),
    undoes: parameter('undoes'),
  }),
);

export const findLastChangeSet = defineQuery<{ key: number }>()((parameter) =>
  queries
    .selectFrom('answer_changes')
    .select((select) => select.fn.max('change_set').as('last'))
    .where('assessment_key', '=', parameter('key')),
);

/** The last step that is neither an undo nor undone. */
export const findUndoable = defineQuery<{ key: number }>()((parameter) =>
  queries
    .selectFrom('answer_changes')
    .select('change_set')
    .where('assessment_key', '=', parameter('key'))
    .where('undoes', 'is', null)
    .where('change_set', 'not in', (builder) =>
      builder
        .selectFrom('answer_changes as later')
        .where('later.assessment_key', '=', parameter('key'))
        .where('later.undoes', 'is not', null)
        .select((select) => select.ref('later.undoes').$notNull().as('undone')),
    )
    .orderBy('change_set', 'desc')
    .limit(1),
);

export const listChangesOfSet = defineQuery<{ key: number; changeSet: number }>()((parameter) =>
  queries
    .selectFrom('answer_changes')
    .selectAll()
    .where('assessment_key', '=', parameter('key'))
    .where('change_set', '=', parameter('changeSet')),
);

/** Of one node, or of all where `node` is null. */
export const listChanges = defineQuery<{ key: number; node: string | null; limit: number }>()((parameter) =>
  queries
    .selectFrom('answer_changes')
    .selectAll()
    .where('assessment_key', '=', parameter('key'))
    .where(sql<boolean>`node_id = coalesce(${parameter('node')}, node_id)`)
    .orderBy('change_set', 'desc')
    .orderBy('node_id')
    .limit(parameter('limit')),
);
