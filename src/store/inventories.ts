import type { Asset, AssetGroup } from '../core/classification/asset.ts';
import { type ReviewState, reviseProposal } from '../core/classification/review.ts';
import { AppError } from '../errors.ts';
import type {
  ChangeNote,
  Filing,
  InventoryChange,
  InventoryContent,
  NewInventory,
  ReviewedAsset,
  StoredAsset,
  StoredClassification,
  StoredInventory,
} from './inventory-store.ts';
import { removeLockFile, whileLocked } from './lock-assessment.ts';
import { packJson, unpackJson } from './pack-json.ts';
import { compileOnce, queries } from './queries.ts';
import type { Session } from './session.ts';
import { normaliseId } from './short-id.ts';
import type { Tables } from './tables.ts';

type ChangeRow = Omit<Tables['asset_changes'], 'key'>;
type AssetRow = Omit<Tables['assets'], 'key'>;

const insertAsset = compileOnce<AssetRow>()((parameter) =>
  queries.insertInto('assets').values({
    inventory_key: parameter('inventory_key'),
    code: parameter('code'),
    content: parameter('content'),
    state: parameter('state'),
    authors: parameter('authors'),
    checked_on: parameter('checked_on'),
  }),
);

const updateAsset = compileOnce<AssetRow>()((parameter) =>
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

const insertChange = compileOnce<ChangeRow>()((parameter) =>
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

const findAsset = compileOnce<{ inventory_key: number; code: string }>()((parameter) =>
  queries
    .selectFrom('assets')
    .selectAll()
    .where('inventory_key', '=', parameter('inventory_key'))
    .where('code', '=', parameter('code')),
);

function requireInventory({ connection }: Session, id: string): number {
  const row = connection.get(queries.selectFrom('inventories').select('key').where('id', '=', id));
  if (row === undefined) throw new AppError('inventory-not-found', { id });
  return row.key;
}

const touch = ({ connection, now }: Session, key: number): unknown =>
  connection.run(queries.updateTable('inventories').set({ updated_at: now() }).where('key', '=', key));

/** Keeps one change for ever. */
function keepChange(
  session: Session,
  key: number,
  change: Partial<ChangeRow> & { readonly kind: InventoryChange['kind'] },
  { who, why }: ChangeNote,
): void {
  session.connection.runOnce(insertChange, {
    code: null,
    group_id: null,
    before: null,
    after: null,
    ...change,
    inventory_key: key,
    who,
    at: session.now(),
    why: why ?? null,
  });
}

function saveClassification(
  { connection, now }: Session,
  { digest, rubric, overlay }: StoredClassification,
): number {
  connection.run(
    queries
      .insertInto('classifications')
      .values({
        digest,
        id: rubric.id,
        version: rubric.version,
        overlay: overlay === null ? null : JSON.stringify(overlay),
        content: packJson(rubric),
        created_at: now(),
      })
      .onConflict((conflict) => conflict.column('digest').doNothing()),
  );
  const row = connection.get(
    queries.selectFrom('classifications').select('key').where('digest', '=', digest),
  );
  return (row as { key: number }).key;
}

export function loadClassification({ connection }: Session, digest: string): StoredClassification {
  const row = connection.get(
    queries.selectFrom('classifications').select(['content', 'overlay']).where('digest', '=', digest),
  );
  if (row === undefined) throw new Error(`${digest} is not stored in classifications`);
  return {
    digest,
    rubric: unpackJson(row.content),
    overlay: row.overlay === null ? null : JSON.parse(row.overlay),
  };
}

export function createInventory(
  session: Session,
  inventory: NewInventory,
  content: { readonly assets: readonly Asset[]; readonly groups: readonly AssetGroup[] },
  note: ChangeNote,
): StoredInventory {
  const { connection, now, newId } = session;
  const id = newId();
  connection.transaction(() => {
    const time = now();
    connection.run(
      queries.insertInto('inventories').values({
        id,
        name: inventory.name,
        enterprise: inventory.enterprise === null ? null : JSON.stringify(inventory.enterprise),
        classification_key: saveClassification(session, inventory.classification),
        facts: JSON.stringify(inventory.facts),
        variants: JSON.stringify(inventory.variants),
        source_file: inventory.sourceFile ?? null,
        created_at: time,
        updated_at: time,
      }),
    );
    const key = requireInventory(session, id);
    for (const { id: group, label, impact } of content.groups)
      connection.run(
        queries
          .insertInto('inventory_groups')
          .values({ inventory_key: key, id: group, label, impact: JSON.stringify(impact) }),
      );
    for (const asset of content.assets) addAsset(session, key, asset, note);
  });
  return findInventory(session, id);
}

function addAsset(session: Session, key: number, asset: Asset, note: ChangeNote): void {
  session.connection.runOnce(insertAsset, {
    inventory_key: key,
    code: asset.code,
    content: JSON.stringify(asset),
    state: 'proposed',
    authors: JSON.stringify([note.who]),
    checked_on: null,
  });
  // What came in is the asset itself, until a change keeps it as what was before.
  keepChange(session, key, { kind: 'added', code: asset.code }, note);
}

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

interface InventoryRow {
  key: number;
  id: string;
  name: string;
  enterprise: string | null;
  facts: string;
  variants: string;
  source_file: string | null;
  created_at: string;
  updated_at: string;
  digest: string;
  rubric_id: string;
  version: string;
  overlay: string | null;
}

function readInventory({ connection }: Session, row: InventoryRow): StoredInventory {
  const counts = connection.all(
    queries
      .selectFrom('assets')
      .where('inventory_key', '=', row.key)
      .groupBy('state')
      .select(['state', (count) => count.fn.countAll<number>().as('number')]),
  );
  const states: Record<ReviewState, number> = { proposed: 0, reviewed: 0, approved: 0 };
  for (const { state, number } of counts) states[state as ReviewState] = number;
  return {
    id: row.id,
    name: row.name,
    enterprise: row.enterprise === null ? null : JSON.parse(row.enterprise),
    classification: {
      digest: row.digest,
      id: row.rubric_id,
      version: row.version,
      overlay: row.overlay === null ? null : JSON.parse(row.overlay),
    },
    facts: JSON.parse(row.facts),
    variants: JSON.parse(row.variants),
    sourceFile: row.source_file,
    assets: states.proposed + states.reviewed + states.approved,
    states,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** By id or its beginning; one that fits several is not found either. */
export function findInventory(session: Session, idOrPrefix: string): StoredInventory {
  const id = normaliseId(idOrPrefix);
  const rows = session.connection.all(
    selectInventories()
      .where('inventories.id', '>=', id)
      .where('inventories.id', '<', `${id}\u{10ffff}`)
      .limit(3),
  );
  const row = rows.find((found) => found.id === id) ?? (rows.length === 1 ? rows[0] : undefined);
  if (row === undefined || id === '') throw new AppError('inventory-not-found', { id: idOrPrefix });
  return readInventory(session, row);
}

export const listInventories = (session: Session): readonly StoredInventory[] =>
  session.connection
    .all(selectInventories().orderBy('inventories.updated_at', 'desc').orderBy('inventories.key', 'desc'))
    .map((row) => readInventory(session, row));

export function deleteInventory(session: Session, id: string): void {
  const { connection } = session;
  const key = requireInventory(session, id);
  whileLocked(session, id, () => {
    connection.run(queries.deleteFrom('inventories').where('key', '=', key));
    removeLockFile(connection.file, id);
  });
  connection.eraseDeleted();
}

const readAsset = (row: {
  content: string;
  state: string;
  authors: string;
  checked_on: string | null;
}): StoredAsset => ({
  asset: JSON.parse(row.content),
  state: row.state as ReviewState,
  authors: JSON.parse(row.authors),
  checkedOn: row.checked_on,
});

export function loadInventory(session: Session, id: string): InventoryContent {
  const key = requireInventory(session, id);
  const { connection } = session;
  return {
    groups: connection
      .all(queries.selectFrom('inventory_groups').selectAll().where('inventory_key', '=', key).orderBy('id'))
      .map((row) => ({ id: row.id, label: row.label, impact: JSON.parse(row.impact) })),
    assets: connection
      .all(queries.selectFrom('assets').selectAll().where('inventory_key', '=', key).orderBy('key'))
      .map(readAsset),
  };
}

/** A changed asset starts its review anew; the day of its last check stays until the next. */
function changeAsset(
  session: Session,
  key: number,
  before: StoredAsset,
  after: Asset,
  note: ChangeNote,
): void {
  const { state, authors } = reviseProposal(before, note.who);
  session.connection.runOnce(updateAsset, {
    inventory_key: key,
    code: after.code,
    content: JSON.stringify(after),
    state,
    authors: JSON.stringify(authors),
    checked_on: before.checkedOn,
  });
}

export function saveAssets(
  session: Session,
  id: string,
  assets: readonly Asset[],
  note: ChangeNote,
): { added: number; changed: number } {
  const key = requireInventory(session, id);
  const count = { added: 0, changed: 0 };
  session.connection.transaction(() => {
    for (const asset of assets) {
      const row = session.connection.getOnce(findAsset, { inventory_key: key, code: asset.code });
      if (row === undefined) {
        addAsset(session, key, asset, note);
        count.added += 1;
        continue;
      }
      const after = JSON.stringify(asset);
      if (row.content === after) continue;
      changeAsset(session, key, readAsset(row), asset, note);
      keepChange(session, key, { kind: 'changed', code: asset.code, before: row.content, after }, note);
      count.changed += 1;
    }
    if (count.added + count.changed > 0) touch(session, key);
  });
  return count;
}

export function removeAssets(session: Session, id: string, codes: readonly string[], note: ChangeNote): void {
  const key = requireInventory(session, id);
  const { connection } = session;
  connection.transaction(() => {
    for (const code of codes) {
      const row = connection.getOnce(findAsset, { inventory_key: key, code });
      if (row === undefined) throw new AppError('unknown-asset', { asset: code });
      connection.run(queries.deleteFrom('assets').where('inventory_key', '=', key).where('code', '=', code));
      keepChange(session, key, { kind: 'removed', code, before: row.content }, note);
    }
    touch(session, key);
  });
}

export function saveGroup(
  session: Session,
  id: string,
  group: AssetGroup,
  members: readonly string[],
  note: ChangeNote,
): void {
  const key = requireInventory(session, id);
  const { connection } = session;
  const impact = JSON.stringify(group.impact);
  connection.transaction(() => {
    const before = connection.get(
      queries
        .selectFrom('inventory_groups')
        .select('impact')
        .where('inventory_key', '=', key)
        .where('id', '=', group.id),
    );
    connection.run(
      queries
        .insertInto('inventory_groups')
        .values({ inventory_key: key, id: group.id, label: group.label, impact })
        .onConflict((conflict) =>
          conflict.columns(['inventory_key', 'id']).doUpdateSet({ label: group.label, impact }),
        ),
    );
    const same = before?.impact === impact;
    if (!same)
      keepChange(
        session,
        key,
        { kind: 'answered', group_id: group.id, before: before?.impact ?? null, after: impact },
        note,
      );
    for (const code of members) {
      const row = connection.getOnce(findAsset, { inventory_key: key, code });
      if (row === undefined) throw new AppError('unknown-asset', { asset: code });
      const stored = readAsset(row);
      if (same && stored.asset.group === group.id) continue;
      changeAsset(session, key, stored, { ...stored.asset, group: group.id }, note);
    }
    touch(session, key);
  });
}

export function reviewAssets(
  session: Session,
  id: string,
  assets: readonly ReviewedAsset[],
  kind: 'review' | 'approve' | 'return' | 'recheck',
  note: ChangeNote,
): void {
  const key = requireInventory(session, id);
  const { connection } = session;
  connection.transaction(() => {
    for (const { code, state, checkedOn } of assets) {
      const row = connection.getOnce(findAsset, { inventory_key: key, code });
      if (row === undefined) throw new AppError('unknown-asset', { asset: code });
      connection.runOnce(updateAsset, { ...row, state, checked_on: checkedOn ?? row.checked_on });
      keepChange(
        session,
        key,
        { kind, code, before: JSON.stringify({ state: row.state }), after: JSON.stringify({ state }) },
        note,
      );
    }
    touch(session, key);
  });
}

export function saveFiling(session: Session, id: string, filing: Filing, note: ChangeNote): void {
  const key = requireInventory(session, id);
  const { connection, now } = session;
  connection.transaction(() => {
    connection.run(
      queries.insertInto('filings').values({
        inventory_key: key,
        filed_on: filing.filedOn,
        receipt: filing.receipt,
        who: note.who,
        content: JSON.stringify(filing.classes),
        created_at: now(),
      }),
    );
    keepChange(
      session,
      key,
      { kind: 'filed', after: JSON.stringify({ filedOn: filing.filedOn, receipt: filing.receipt }) },
      note,
    );
    touch(session, key);
  });
}

export function listFilings(session: Session, id: string): readonly Filing[] {
  const key = requireInventory(session, id);
  return session.connection
    .all(
      queries
        .selectFrom('filings')
        .selectAll()
        .where('inventory_key', '=', key)
        .orderBy('filed_on', 'desc')
        .orderBy('key', 'desc'),
    )
    .map((row) => ({ filedOn: row.filed_on, receipt: row.receipt, classes: JSON.parse(row.content) }));
}

const parseOrNull = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

export function listChanges(
  session: Session,
  id: string,
  { code, limit }: { readonly code?: string; readonly limit?: number } = {},
): readonly InventoryChange[] {
  const key = requireInventory(session, id);
  let select = queries.selectFrom('asset_changes').selectAll().where('inventory_key', '=', key);
  if (code !== undefined) {
    const group = session.connection.getOnce(findAsset, { inventory_key: key, code });
    const groupId = group === undefined ? undefined : readAsset(group).asset.group;
    select =
      groupId === undefined
        ? select.where('code', '=', code)
        : select.where((or) => or.or([or('code', '=', code), or('group_id', '=', groupId)]));
  }
  if (limit !== undefined) select = select.limit(limit);
  return session.connection.all(select.orderBy('key', 'desc')).map((row) => ({
    code: row.code,
    group: row.group_id,
    kind: row.kind as InventoryChange['kind'],
    who: row.who,
    at: row.at,
    why: row.why,
    before: parseOrNull(row.before),
    after: parseOrNull(row.after),
  }));
}
