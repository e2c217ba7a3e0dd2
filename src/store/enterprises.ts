import type { Enterprise } from '../core/response.ts';
import { AppError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { containsPattern } from './contains-pattern.ts';
import { type EnterpriseColumns, fromEnterpriseColumns, toEnterpriseColumns } from './enterprise-columns.ts';
import * as sql from './enterprises.sql.ts';
import type { Session } from './session.ts';
import type { StoredEnterprise } from './store.ts';
import { toLimit } from './to-limit.ts';

const DEFAULT_LIMIT = 1000;

type Row = NonNullable<typeof sql.find.row>;

const readEnterprise = (row: Row): StoredEnterprise => ({
  id: row.id,
  enterprise: fromEnterpriseColumns(row),
  assessments: row.assessments ?? 0,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

function loadEnterprise(connection: Connection, id: number): StoredEnterprise {
  const row = connection.get(sql.find, { id });
  if (row === undefined) throw new AppError('enterprise-not-found', { id });
  return readEnterprise(row);
}

/** The enterprise with this credit code, or, when it has none, the one of this name that has none either. */
function findSame(connection: Connection, { name, uscc }: EnterpriseColumns): number | undefined {
  const found =
    uscc === null
      ? connection.get(sql.findIdByNameOnly, { name })
      : connection.get(sql.findIdByCode, { uscc });
  return found?.id;
}

const insert = (connection: Connection, columns: EnterpriseColumns, now: string): number =>
  Number(
    connection.run(sql.insert, {
      name: columns.name,
      uscc: columns.uscc,
      industry: columns.industry,
      region: columns.region,
      role: columns.role,
      size: columns.size,
      now,
    }).lastInsertRowid,
  );

/** Id of the enterprise that these columns name, made if it is new; a known one is left as it is. */
export const ensureEnterprise = (connection: Connection, columns: EnterpriseColumns, now: string): number =>
  findSame(connection, columns) ?? insert(connection, columns, now);

export function createEnterprise(session: Session, enterprise: Enterprise): StoredEnterprise {
  const { connection } = session;
  const columns = toEnterpriseColumns(enterprise);
  return connection.transaction(() => {
    if (findSame(connection, columns) !== undefined) {
      throw new AppError('enterprise-exists', { name: enterprise.name, uscc: enterprise.uscc ?? '' });
    }
    return loadEnterprise(connection, insert(connection, columns, session.now()));
  });
}

export function updateEnterprise(session: Session, id: number, enterprise: Enterprise): StoredEnterprise {
  const { connection } = session;
  const columns = toEnterpriseColumns(enterprise);
  return connection.transaction(() => {
    const same = findSame(connection, columns);
    if (same !== undefined && same !== id) {
      throw new AppError('enterprise-exists', { name: enterprise.name, uscc: enterprise.uscc ?? '' });
    }
    connection.run(sql.update, { ...columns, id, now: session.now() });
    connection.run(sql.updateInOpenAssessments, { ...columns, id });
    return loadEnterprise(connection, id);
  });
}

export function findEnterprise({ connection }: Session, codeOrName: string): StoredEnterprise | null {
  const row =
    connection.get(sql.findByCode, { uscc: codeOrName.toUpperCase() }) ??
    connection.get(sql.findByName, { name: codeOrName });
  return row === undefined ? null : readEnterprise(row);
}

export function listEnterprises(
  { connection }: Session,
  filter: { readonly contains?: string; readonly limit?: number } = {},
): readonly StoredEnterprise[] {
  const { contains = '', limit = DEFAULT_LIMIT } = filter;
  const pattern = containsPattern(contains);
  return connection.all(sql.list, { pattern, limit: toLimit(limit) }).map(readEnterprise);
}
