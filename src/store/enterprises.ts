import type { Enterprise } from '../core/response.ts';
import { AppError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { compileOnce, containsText, queries } from './queries.ts';
import type { Session } from './session.ts';
import type { StoredEnterprise } from './store.ts';

const DEFAULT_LIMIT = 1000;

/** The columns of a profile, the same in enterprises and assessments. */
export interface EnterpriseColumns {
  name: string;
  uscc: string | null;
  industry: string | null;
  region: string | null;
  role: string | null;
  size: string | null;
}

export const toEnterpriseColumns = (enterprise: Enterprise): EnterpriseColumns => ({
  name: enterprise.name,
  uscc: enterprise.uscc ?? null,
  industry: enterprise.industry ?? null,
  region: enterprise.region ?? null,
  role: enterprise.role ?? null,
  size: enterprise.size ?? null,
});

/** What was stored came from a validated Enterprise, so its words are trusted. */
export const fromEnterpriseColumns = (row: EnterpriseColumns): Enterprise => ({
  name: row.name,
  ...(row.uscc !== null && { uscc: row.uscc }),
  ...(row.industry !== null && { industry: row.industry }),
  ...(row.region !== null && { region: row.region }),
  ...(row.role !== null && { role: row.role as NonNullable<Enterprise['role']> }),
  ...(row.size !== null && { size: row.size as NonNullable<Enterprise['size']> }),
});

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

type EnterpriseRow = EnterpriseColumns & {
  id: number;
  created_at: string;
  updated_at: string;
  assessments: number | null;
};

const readEnterprise = (row: EnterpriseRow): StoredEnterprise => ({
  id: row.id,
  enterprise: fromEnterpriseColumns(row),
  assessments: row.assessments ?? 0,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

function loadEnterprise(connection: Connection, id: number): StoredEnterprise {
  const row = connection.get(selectEnterprises().where('id', '=', id));
  if (row === undefined) throw new AppError('enterprise-not-found', { id });
  return readEnterprise(row);
}

const findByCode = compileOnce<{ uscc: string }>()((parameter) =>
  queries.selectFrom('enterprises').select('id').where('uscc', '=', parameter('uscc')),
);
const findByNameOnly = compileOnce<{ name: string }>()((parameter) =>
  queries
    .selectFrom('enterprises')
    .select('id')
    .where('name', '=', parameter('name'))
    .where('uscc', 'is', null),
);
const insertEnterprise = compileOnce<EnterpriseColumns & { now: string }>()((parameter) =>
  queries.insertInto('enterprises').values({
    name: parameter('name'),
    uscc: parameter('uscc'),
    industry: parameter('industry'),
    region: parameter('region'),
    role: parameter('role'),
    size: parameter('size'),
    created_at: parameter('now'),
    updated_at: parameter('now'),
  }),
);

/** The enterprise with this credit code, or, when it has none, the one of this name that has none either. */
function findSame(connection: Connection, { name, uscc }: EnterpriseColumns): number | undefined {
  const found =
    uscc === null ? connection.getOnce(findByNameOnly, { name }) : connection.getOnce(findByCode, { uscc });
  return found?.id;
}

const insert = (connection: Connection, columns: EnterpriseColumns, now: string): number =>
  Number(
    connection.runOnce(insertEnterprise, {
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
    connection.run(
      queries
        .updateTable('enterprises')
        .set({ ...columns, updated_at: session.now() })
        .where('id', '=', id),
    );
    connection.run(
      queries
        .updateTable('assessments')
        .set(columns)
        .where('enterprise_id', '=', id)
        .where('status', '=', 'open'),
    );
    return loadEnterprise(connection, id);
  });
}

export function findEnterprise({ connection }: Session, codeOrName: string): StoredEnterprise | null {
  const byCode = selectEnterprises().where('uscc', '=', codeOrName.toUpperCase());
  const byName = selectEnterprises()
    .where('name', '=', codeOrName)
    .orderBy('assessments', 'desc')
    .orderBy('id')
    .limit(1);
  const row = connection.get(byCode) ?? connection.get(byName);
  return row === undefined ? null : readEnterprise(row);
}

export function listEnterprises(
  { connection }: Session,
  filter: { readonly contains?: string; readonly limit?: number } = {},
): readonly StoredEnterprise[] {
  const { contains, limit = DEFAULT_LIMIT } = filter;
  let query = selectEnterprises().orderBy('name').orderBy('id');
  if (contains !== undefined) query = query.where(containsText('name', contains));
  if (Number.isFinite(limit)) query = query.limit(limit);
  return connection.all(query).map(readEnterprise);
}

export function deleteEnterprise({ connection }: Session, id: number): void {
  connection.transaction(() => {
    const { assessments, enterprise } = loadEnterprise(connection, id);
    if (assessments > 0) {
      throw new AppError('enterprise-in-use', { name: enterprise.name, count: assessments });
    }
    connection.run(queries.deleteFrom('enterprises').where('id', '=', id));
  });
}
