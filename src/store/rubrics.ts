import type { Node, Rubric } from '../core/rubric.ts';
import { packJson, unpackJson } from './pack-json.ts';
import { outlineRubric, type RubricOutline } from './rubric-outline.ts';
import * as sql from './rubrics.sql.ts';
import type { Session } from './session.ts';
import type { JsonValue, StoredProfile, StoredRubric } from './store.ts';

const countItems = (nodes: readonly Node[]): number =>
  nodes.reduce(
    (sum, node) => sum + countItems(node.children ?? []) + ((node.criteria?.length ?? 0) > 0 ? 1 : 0),
    0,
  );

type Table = 'rubrics' | 'profiles';

function findKey({ connection, keys }: Session, table: Table, digest: string): number | undefined {
  const known = keys[table].get(digest);
  if (known !== undefined) return known;
  const key = connection.get(sql.findKey[table], { digest })?.key;
  if (key !== undefined) keys[table].set(digest, key);
  return key;
}

/** What is referred to must be stored before: forgetting that is a mistake in the program. */
function requireKey(session: Session, table: Table, digest: string): number {
  const key = findKey(session, table, digest);
  if (key === undefined) throw new Error(`${digest} is not stored in ${table}`);
  return key;
}

export const requireRubricKey = (session: Session, digest: string): number =>
  requireKey(session, 'rubrics', digest);

export const requireProfileKey = (session: Session, digest: string | null | undefined): number | null =>
  digest === null || digest === undefined ? null : requireKey(session, 'profiles', digest);

export function saveRubric(session: Session, digest: string, rubric: Rubric): void {
  if (findKey(session, 'rubrics', digest) !== undefined) return;
  const outline = outlineRubric(rubric);
  session.connection.run(sql.insert, {
    digest,
    id: rubric.id,
    version: rubric.version,
    items: countItems(rubric.children),
    criteria: outline.criteria.length,
    outline: JSON.stringify(outline),
    content: packJson(rubric),
    now: session.now(),
  });
}

export function loadRubric({ connection }: Session, digest: string): Rubric | null {
  const row = connection.get(sql.findContent, { digest });
  return row === undefined ? null : unpackJson<Rubric>(row.content);
}

export function loadRubricOutline(session: Session, digest: string): RubricOutline | null {
  const row = session.connection.get(sql.findOutline, { digest });
  const outline: RubricOutline | undefined = row && JSON.parse(row.outline);
  if (outline?.names !== undefined) return outline;
  // One that was kept without names, by an earlier dcmm.
  const rubric = loadRubric(session, digest);
  return rubric === null ? null : outlineRubric(rubric);
}

export function listRubrics({ connection }: Session): readonly StoredRubric[] {
  return connection
    .all(sql.list)
    .map((row) => ({ digest: row.digest, id: row.id, version: row.version, createdAt: row.created_at }));
}

export function saveProfile({ connection, now }: Session, profile: StoredProfile): void {
  connection.run(sql.insertProfile, {
    digest: profile.digest,
    id: profile.id,
    content: JSON.stringify(profile.content),
    now: now(),
  });
}

export function loadProfile({ connection }: Session, digest: string): StoredProfile | null {
  const row = connection.get(sql.findProfile, { digest });
  if (row === undefined) return null;
  return { digest: row.digest, id: row.id, content: JSON.parse(row.content) as JsonValue };
}
