import { defineQuery, queries } from './define-query.ts';

type Digest = { digest: string };

export const findKey = {
  rubrics: defineQuery<Digest>()((parameter) =>
    queries.selectFrom('rubrics').select('key').where('digest', '=', parameter('digest')),
  ),
  profiles: defineQuery<Digest>()((parameter) =>
    queries.selectFrom('profiles').select('key').where('digest', '=', parameter('digest')),
  ),
};

/** Nothing when there is one with this digest. */
export const insert = defineQuery<{
  digest: string;
  id: string;
  version: string;
  items: number;
  criteria: number;
  outline: string;
  content: Uint8Array;
  now: string;
}>()((parameter) =>
  queries
    .insertInto('rubrics')
    .values({
      digest: parameter('digest'),
      id: parameter('id'),
      version: parameter('version'),
      items: parameter('items'),
      criteria: parameter('criteria'),
      outline: parameter('outline'),
      content: parameter('content'),
      created_at: parameter('now'),
    })
    .onConflict((conflict) => conflict.column('digest').doNothing()),
);

export const findContent = defineQuery<Digest>()((parameter) =>
  queries.selectFrom('rubrics').select('content').where('digest', '=', parameter('digest')),
);

export const findOutline = defineQuery<Digest>()((parameter) =>
  queries.selectFrom('rubrics').select('outline').where('digest', '=', parameter('digest')),
);

export const list = defineQuery()(() =>
  queries
    .selectFrom('rubrics')
    .select(['key', 'digest', 'id', 'version', 'created_at'])
    .orderBy('key', 'desc'),
);

/** Nothing when there is one with this digest. */
export const insertProfile = defineQuery<{ digest: string; id: string; content: string; now: string }>()(
  (parameter) =>
    queries
      .insertInto('profiles')
      .values({
        digest: parameter('digest'),
        id: parameter('id'),
        content: parameter('content'),
        created_at: parameter('now'),
      })
      .onConflict((conflict) => conflict.column('digest').doNothing()),
);

export const findProfile = defineQuery<Digest>()((parameter) =>
  queries.selectFrom('profiles').selectAll().where('digest', '=', parameter('digest')),
);
