import { defineQuery, queries } from './define-query.ts';

export const listDigests = {
  rubrics: defineQuery()(() => queries.selectFrom('rubrics').select('digest').orderBy('key')),
  profiles: defineQuery()(() => queries.selectFrom('profiles').select('digest').orderBy('key')),
  classifications: defineQuery()(() => queries.selectFrom('classifications').select('digest').orderBy('key')),
};
