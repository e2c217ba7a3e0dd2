import type { Database } from '../../src/store/sqlite.ts';

const literal = (value: unknown): string => {
  if (value === null) return 'null';
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return `'${String(value).replaceAll("'", "''")}'`;
};

/** Everything in the database as SQL that makes it again: one statement a line, in an order that never varies. */
export function dumpDatabase(sqlite: Database): string {
  const header = ['application_id', 'user_version'].map(
    (pragma) => `pragma ${pragma} = ${sqlite.pragma(pragma, { simple: true })};`,
  );
  const objects = sqlite
    .prepare(
      "select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite\\_%' escape '\\' order by name",
    )
    .all() as { type: string; name: string; sql: string }[];
  const oneLine = (text: string) => `${text.replaceAll(/\s+/g, ' ')};`;
  const tables = objects.filter((object) => object.type === 'table');
  const others = objects.filter((object) => object.type !== 'table');
  const rows = tables.flatMap(({ name }) =>
    (sqlite.prepare(`select * from "${name}" order by 1, 2`).raw().all() as unknown[][]).map(
      (row) => `insert into "${name}" values (${row.map(literal).join(', ')});`,
    ),
  );
  return [
    ...header,
    ...tables.map(({ sql }) => oneLine(sql)),
    ...rows,
    ...others.map(({ sql }) => oneLine(sql)),
    '',
  ].join('\n');
}

/** Tables, indexes and triggers alone, for comparing two databases' schemas. */
export const dumpSchema = (sqlite: Database): string[] =>
  dumpDatabase(sqlite)
    .split('\n')
    .filter((line) => /^create /i.test(line))
    .toSorted();
