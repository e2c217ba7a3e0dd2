/**
 * The yardstick for scoring: DuckDB reads answer files with the types given, so that it need not guess them, and
 * does the arithmetic of dcmm-2018 in SQL, up to items, domains and the whole. It checks nothing and stores nothing.
 *
 *     node bench/bare-sql.mjs FILES THREADS [--output FILE]
 *
 * FILES is a pattern or an NDJSON file. With --output it writes file (or line), score and level as CSV.
 */
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { readRubric } from './make-answers.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { output: { type: 'string' } },
});
const [files, threads = '2'] = positionals;
const text = (value) => `'${String(value).replaceAll("'", "''")}'`;

const rubric = readRubric('dcmm-2018');
const criteria = rubric.children.flatMap((domain) =>
  domain.children.flatMap((item) =>
    item.criteria.map(({ id, level }) => `(${text(id)}, ${text(item.id)}, ${text(domain.id)}, ${level})`),
  ),
);
const options = rubric.answerSets[0].options.map(({ id, value }) => `(${text(id)}, ${value}::double)`);
const bands = rubric.bands.map(({ level, atLeast }) => `(${level}, ${atLeast}::double)`);

const SCORE = `
  create table overall as
  with answered as (
    select filename, enterprise.uscc as uscc, unnest(map_entries(answers)) as entry
    from read_json(${text(files)}, filename = true, columns = {
      enterprise: 'struct(uscc varchar)',
      answers: 'map(varchar, struct(option varchar, "notApplicable" boolean))'
    })
  ),
  rated as (
    select filename, uscc, item, domain, level, coalesce(value, 0) as value,
      coalesce(entry.value."notApplicable", false) as waived
    from answered
    join criteria on criteria.id = entry.key
    left join options on options.id = entry.value.option
  ),
  -- Blanks count as 0, what does not apply is left out, and a level of which nothing applies counts as met.
  levels as (
    select filename, uscc, domain, item, level, count(*) filter (waived) as waived, sum(value) as sum
    from rated group by all
  ),
  items as (
    select filename, uscc, domain, item, sum(levels.waived) = any_value(items.size) as waived,
      sum(case when levels.waived = sizes.size then 1 else sum / (sizes.size - levels.waived) end) as score
    from levels join sizes using (item, level) join (select item, sum(size) as size from sizes group by item) as items using (item)
    group by filename, uscc, domain, item
  ),
  domains as (
    select filename, uscc, domain, sum(score) filter (not waived) / (any_value(size) - count(*) filter (waived)) as score
    from items join (select domain, count(distinct item) as size from criteria group by domain) using (domain)
    group by filename, uscc, domain
  )
  select filename, uscc, avg(score) as exact, round(avg(score), 2) as score,
    (select max(level) from bands where at_least <= round(avg(domains.score), 2)) as level
  from domains group by filename, uscc`;

const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run(
  `create table criteria as select * from (values ${criteria.join(', ')}) as t(id, item, domain, level)`,
);
await connection.run('create table sizes as select item, level, count(*) as size from criteria group by all');
await connection.run(`create table options as select * from (values ${options.join(', ')}) as t(id, value)`);
await connection.run(
  `create table bands as select * from (values ${bands.join(', ')}) as t(level, at_least)`,
);
await connection.run(SCORE);
if (values.output !== undefined)
  await connection.run(`copy (from overall order by all) to ${text(values.output)} (header)`);
connection.closeSync();
