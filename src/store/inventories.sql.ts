import { defineQuery, queries } from './define-query.ts';
import type { ParameterOf } from './query.ts';
import type { Tables } from './tables.ts';

export const findKey = defineQuery<{ id: string }>()((parameter) =>
  queries.selectFrom('inventories').select('key').where('id', '=', parameter('id')),
);

export const insert = defineQuery<{
  id: string;
  name: string;
  enterprise: string | null;
  classificationKey: number;
  facts: string;
  variants: string;
  sourceFile: string | null;
  now: string;
}>()((parameter) =>
  queries.insertInto('inventories').values({
    id: parameter('id'),
    name: parameter('name'),
    enterprise: parameter('enterprise'),
    classification_key: parameter('classificationKey'),
    facts: parameter('facts'),
    variants: parameter('variants'),
    source_file: parameter('sourceFile'),
    created_at: parameter('now'),
    updated_at: parameter('now'),
  }),
);

export const touch = defineQuery<{ key: number; now: string }>()((parameter) =>
  queries
    .updateTable('inventories')
    .set({ updated_at: parameter('now') })
    .where('key', '=', parameter('key')),
);

export const remove = defineQuery<{ key: number }>()((parameter) =>
  queries.deleteFrom('inventories').where('key', '=', parameter('key')),
);

const selectInventories = () =>
  queries
    .selectFrom('inventories')
    .innerJoin('classifications', 'classifications.key', 'inventories.classification_key')
    .select([
      'inventories.key',
      'inventories.id',
      'inventories.name',
      'inventories.enterprise',
      'inventories.facts',
      'inventories.variants',
      'inventories.source_file',
      'inventories.created_at',
      'inventories.updated_at',
      'classifications.digest',
      'classifications.id as rubric_id',
      'classifications.version',
      'classifications.overlay',
    ]);

/** Those with ids from `first` up to, but not with, `end`. */
export const findBetween = defineQuery<{ first: string; end: string; limit: number }>()((parameter) =>
  selectInventories()
    .where('inventories.id', '>=', parameter('first'))
    .where('inventories.id', '<', parameter('end'))
    .limit(parameter('limit')),
);

export const list = defineQuery()(() =>
  selectInventories().orderBy('inventories.updated_at', 'desc').orderBy('inventories.key', 'desc'),
);

export const countAssets = defineQuery<{ key: number }>()((parameter) =>
  queries
    .selectFrom('assets')
    .where('inventory_key', '=', parameter('key'))
    .groupBy('state')
    .select(['state', (count) => count.fn.countAll<number>().as('number')]),
);

/** Nothing when there is one with this digest. */
export const insertClassification = defineQuery<{
  digest: string;
  id: string;
  version: string;
  overlay: string | null;
  content: Uint8Array;
  now: string;
}>()((parameter) =>
  queries
    .insertInto('classifications')
    .values({
      digest: parameter('digest'),
      id: parameter('id'),
      version: parameter('version'),
      overlay: parameter('overlay'),
      content: parameter('content'),
      created_at: parameter('now'),
    })
    .onConflict((conflict) => conflict.column('digest').doNothing()),
);

export const findClassification = defineQuery<{ digest: string }>()((parameter) =>
  queries
    .selectFrom('classifications')
    .select(['key', 'content', 'overlay'])
    .where('digest', '=', parameter('digest')),
);

type AssetRow = Omit<Tables['assets'], 'key'>;

export const insertAsset = defineQuery<AssetRow>()((parameter) =>
  queries.insertInto('assets').values({
    inventory_key: parameter('inventory_key'),
    code: parameter('code'),
    content: parameter('content'),
    state: parameter('state'),
    authors: parameter('authors'),
    checked_on: parameter('checked_on'),
  }),
);

export const updateAsset = defineQuery<AssetRow>()((parameter) =>
  queries
    .updateTable('assets')
    .set({
      content: parameter('content'),
      state: parameter('state'),
      authors: parameter('authors'),
      checked_on: parameter('checked_on'),
    })
    .where('inventory_key', '=', parameter('inventory_key'))
    .where('code', '=', parameter('code')),
);

export const addChange = defineQuery<Omit<Tables['asset_changes'], 'key'>>()((parameter) =>
  queries.insertInto('asset_changes').values({
    inventory_key: parameter('inventory_key'),
    code: parameter('code'),
    group_id: parameter('group_id'),
    kind: parameter('kind'),
    who: parameter('who'),
    at: parameter('at'),
    why: parameter('why'),
    before: parameter('before'),
    after: parameter('after'),
  }),
);

export const findAsset = defineQuery<{ inventory_key: number; code: string }>()((parameter) =>
  queries
    .selectFrom('assets')
    .selectAll()
    .where('inventory_key', '=', parameter('inventory_key'))
    .where('code', '=', parameter('code')),
);

export const listAssets = defineQuery<{ key: number }>()((parameter) =>
  queries.selectFrom('assets').selectAll().where('inventory_key', '=', parameter('key')).orderBy('key'),
);

export const removeAsset = defineQuery<{ inventory_key: number; code: string }>()((parameter) =>
  queries
    .deleteFrom('assets')
    .where('inventory_key', '=', parameter('inventory_key'))
    .where('code', '=', parameter('code')),
);

export const listGroups = defineQuery<{ key: number }>()((parameter) =>
  queries
    .selectFrom('inventory_groups')
    .selectAll()
    .where('inventory_key', '=', parameter('key'))
    .orderBy('id'),
);

export const findGroup = defineQuery<{ key: number; id: string }>()((parameter) =>
  queries
    .selectFrom('inventory_groups')
    .select('impact')
    .where('inventory_key', '=', parameter('key'))
    .where('id', '=', parameter('id')),
);

export const putGroup = defineQuery<{ key: number; id: string; label: string; impact: string }>()(
  (parameter) =>
    queries
      .insertInto('inventory_groups')
      .values({
        inventory_key: parameter('key'),
        id: parameter('id'),
        label: parameter('label'),
        impact: parameter('impact'),
      })
      .onConflict((conflict) =>
        conflict.columns(['inventory_key', 'id']).doUpdateSet((excluded) => ({
          label: excluded.ref('excluded.label'),
          impact: excluded.ref('excluded.impact'),
        })),
      ),
);

const selectChanges = (parameter: ParameterOf<{ key: number; limit: number }>) =>
  queries
    .selectFrom('asset_changes')
    .selectAll()
    .where('inventory_key', '=', parameter('key'))
    .orderBy('key', 'desc')
    .limit(parameter('limit'));

export const listChanges = defineQuery<{ key: number; limit: number }>()(selectChanges);

export const listChangesOfAsset = defineQuery<{ key: number; code: string; limit: number }>()((parameter) =>
  selectChanges(parameter).where('code', '=', parameter('code')),
);

export const listChangesOfMember = defineQuery<{ key: number; code: string; group: string; limit: number }>()(
  (parameter) =>
    selectChanges(parameter).where((where) =>
      where.or([where('code', '=', parameter('code')), where('group_id', '=', parameter('group'))]),
    ),
);

export const insertFiling = defineQuery<{
  key: number;
  filedOn: string;
  receipt: string | null;
  who: string;
  content: string;
  now: string;
}>()((parameter) =>
  queries.insertInto('filings').values({
    inventory_key: parameter('key'),
    filed_on: parameter('filedOn'),
    receipt: parameter('receipt'),
    who: parameter('who'),
    content: parameter('content'),
    created_at: parameter('now'),
  }),
);

export const listFilings = defineQuery<{ key: number }>()((parameter) =>
  queries
    .selectFrom('filings')
    .selectAll()
    .where('inventory_key', '=', parameter('key'))
    .orderBy('filed_on', 'desc')
    .orderBy('key', 'desc'),
);
