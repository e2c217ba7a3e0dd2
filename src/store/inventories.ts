import type { Asset, AssetGroup } from '../core/classification/asset.ts';
import { type ReviewState, reviseProposal } from '../core/classification/review.ts';
import { AppError } from '../errors.ts';
import * as sql from './inventories.sql.ts';
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
import type { Session } from './session.ts';
import { normaliseId } from './short-id.ts';
import type { Tables } from './tables.ts';
import { toLimit } from './to-limit.ts';

type ChangeRow = Omit<Tables['asset_changes'], 'key'>;

function requireInventory({ connection }: Session, id: string): number {
  const row = connection.get(sql.findKey, { id });
  if (row === undefined) throw new AppError('inventory-not-found', { id });
  return row.key;
}

const touch = ({ connection, now }: Session, key: number): unknown =>
  connection.run(sql.touch, { key, now: now() });

/** Keeps one change for ever. */
function keepChange(
  session: Session,
  key: number,
  change: Partial<ChangeRow> & { readonly kind: InventoryChange['kind'] },
  { who, why }: ChangeNote,
): void {
  session.connection.run(sql.addChange, {
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
  connection.run(sql.insertClassification, {
    digest,
    id: rubric.id,
    version: rubric.version,
    overlay: overlay === null ? null : JSON.stringify(overlay),
    content: packJson(rubric),
    now: now(),
  });
  const row = connection.get(sql.findClassification, { digest });
  return (row as { key: number }).key;
}

export function loadClassification({ connection }: Session, digest: string): StoredClassification {
  const row = connection.get(sql.findClassification, { digest });
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
    connection.run(sql.insert, {
      id,
      name: inventory.name,
      enterprise: inventory.enterprise === null ? null : JSON.stringify(inventory.enterprise),
      classificationKey: saveClassification(session, inventory.classification),
      facts: JSON.stringify(inventory.facts),
      variants: JSON.stringify(inventory.variants),
      sourceFile: inventory.sourceFile ?? null,
      now: now(),
    });
    const key = requireInventory(session, id);
    for (const { id: group, label, impact } of content.groups)
      connection.run(sql.putGroup, { key, id: group, label, impact: JSON.stringify(impact) });
    for (const asset of content.assets) addAsset(session, key, asset, note);
  });
  return findInventory(session, id);
}

function addAsset(session: Session, key: number, asset: Asset, note: ChangeNote): void {
  session.connection.run(sql.insertAsset, {
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

type Row = NonNullable<typeof sql.list.row>;

function readInventory({ connection }: Session, row: Row): StoredInventory {
  const counts = connection.all(sql.countAssets, { key: row.key });
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
  const rows = session.connection.all(sql.findBetween, { first: id, end: `${id}\u{10ffff}`, limit: 3 });
  const row = rows.find((found) => found.id === id) ?? (rows.length === 1 ? rows[0] : undefined);
  if (row === undefined || id === '') throw new AppError('inventory-not-found', { id: idOrPrefix });
  return readInventory(session, row);
}

export const listInventories = (session: Session): readonly StoredInventory[] =>
  session.connection.all(sql.list).map((row) => readInventory(session, row));

export function deleteInventory(session: Session, id: string): void {
  const { connection } = session;
  const key = requireInventory(session, id);
  whileLocked(session, id, () => {
    connection.run(sql.remove, { key });
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
      .all(sql.listGroups, { key })
      .map((row) => ({ id: row.id, label: row.label, impact: JSON.parse(row.impact) })),
    assets: connection.all(sql.listAssets, { key }).map(readAsset),
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
  session.connection.run(sql.updateAsset, {
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
      const row = session.connection.get(sql.findAsset, { inventory_key: key, code: asset.code });
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
      const row = connection.get(sql.findAsset, { inventory_key: key, code });
      if (row === undefined) throw new AppError('unknown-asset', { asset: code });
      connection.run(sql.removeAsset, { inventory_key: key, code });
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
    const before = connection.get(sql.findGroup, { key, id: group.id });
    connection.run(sql.putGroup, { key, id: group.id, label: group.label, impact });
    const same = before?.impact === impact;
    if (!same)
      keepChange(
        session,
        key,
        { kind: 'answered', group_id: group.id, before: before?.impact ?? null, after: impact },
        note,
      );
    for (const code of members) {
      const row = connection.get(sql.findAsset, { inventory_key: key, code });
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
      const row = connection.get(sql.findAsset, { inventory_key: key, code });
      if (row === undefined) throw new AppError('unknown-asset', { asset: code });
      connection.run(sql.updateAsset, { ...row, state, checked_on: checkedOn ?? row.checked_on });
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
    connection.run(sql.insertFiling, {
      key,
      filedOn: filing.filedOn,
      receipt: filing.receipt,
      who: note.who,
      content: JSON.stringify(filing.classes),
      now: now(),
    });
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
    .all(sql.listFilings, { key })
    .map((row) => ({ filedOn: row.filed_on, receipt: row.receipt, classes: JSON.parse(row.content) }));
}

const parseOrNull = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

/** Those of an asset are its own and those of its group. */
function findChanges({ connection }: Session, key: number, code: string | undefined, limit: number) {
  if (code === undefined) return connection.all(sql.listChanges, { key, limit });
  const row = connection.get(sql.findAsset, { inventory_key: key, code });
  const group = row === undefined ? undefined : readAsset(row).asset.group;
  return group === undefined
    ? connection.all(sql.listChangesOfAsset, { key, code, limit })
    : connection.all(sql.listChangesOfMember, { key, code, group, limit });
}

export function listChanges(
  session: Session,
  id: string,
  { code, limit = Number.POSITIVE_INFINITY }: { readonly code?: string; readonly limit?: number } = {},
): readonly InventoryChange[] {
  const key = requireInventory(session, id);
  return findChanges(session, key, code, toLimit(limit)).map((row) => ({
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
