import { sql } from 'kysely';
import { defineQuery, queries } from './define-query.ts';
import { type EnterpriseColumns, enterpriseParameters } from './enterprise-columns.ts';

const selectEnterprises = () =>
  queries
    .selectFrom('enterprises')
    .selectAll()
    .select((builder) =>
      builder
        .selectFrom('assessments')
        .whereRef('assessments.enterprise_id', '=', 'enterprises.id')
        .select((count) => count.fn.countAll<number>().as('number'))
        .as('assessments'),
    );

export const find = defineQuery<{ id: number }>()((parameter) =>
  selectEnterprises().where('id', '=', parameter('id')),
);

export const findByCode = defineQuery<{ uscc: string }>()((parameter) =>
  selectEnterprises().where('uscc', '=', parameter('uscc')),
);

export const findByName = defineQuery<{ name: string }>()((parameter) =>
  selectEnterprises()
    .where('name', '=', parameter('name'))
    .orderBy('assessments', 'desc')
    .orderBy('id')
    .limit(1),
);

/** Those whose name is like the pattern, in which a backslash makes the next character an ordinary one. */
export const list = defineQuery<{ pattern: string; limit: number }>()((parameter) =>
  selectEnterprises()
    .where(sql<boolean>`name like ${parameter('pattern')} escape '\\'`)
    .orderBy('name')
    .orderBy('id')
    .limit(parameter('limit')),
);

export const findIdByCode = defineQuery<{ uscc: string }>()((parameter) =>
  queries.selectFrom('enterprises').select('id').where('uscc', '=', parameter('uscc')),
);

export const findIdByNameOnly = defineQuery<{ name: string }>()((parameter) =>
  queries
    .selectFrom('enterprises')
    .select('id')
    .where('name', '=', parameter('name'))
    .where('uscc', 'is', null),
);

export const insert = defineQuery<EnterpriseColumns & { now: string }>()((parameter) =>
  queries.insertInto('enterprises').values({
    ...enterpriseParameters(parameter),
    created_at: parameter('now'),
    updated_at: parameter('now'),
  }),
);

export const update = defineQuery<EnterpriseColumns & { id: number; now: string }>()((parameter) =>
  queries
    .updateTable('enterprises')
    .set({
      ...enterpriseParameters(parameter),
      updated_at: parameter('now'),
    })
    .where('id', '=', parameter('id')),
);

/** Finished assessments keep the enterprise as it was. */
export const updateInOpenAssessments = defineQuery<EnterpriseColumns & { id: number }>()((parameter) =>
  queries
    .updateTable('assessments')
    .set(enterpriseParameters(parameter))
    .where('enterprise_id', '=', parameter('id'))
    .where('status', '=', 'open'),
);

export const remove = defineQuery<{ id: number }>()((parameter) =>
  queries.deleteFrom('enterprises').where('id', '=', parameter('id')),
);
