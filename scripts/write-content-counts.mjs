// Writes the counts in docs/content.md from the rubrics; with --check leaves with 1 when they are not current.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGE = join(ROOT, 'docs/content.md');
const BEGIN = '<!-- counts: written by scripts/write-content-counts.mjs -->';
const END = '<!-- /counts -->';

const read = (...names) => JSON.parse(readFileSync(join(ROOT, 'rubrics', ...names), 'utf8'));
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (heads, aligns, rows) => [row(heads), row(aligns), ...rows.map(row)].join('\n');

function readMaturity(id) {
  const rubric = read(id, 'rubric.json');
  const domains = rubric.domains.map((name) => read(id, name));
  const items = domains.flatMap((domain) => domain.children);
  return { rubric, domains, items, criteria: items.flatMap((item) => item.criteria) };
}

function describeDepth({ rubric, domains, items, criteria }) {
  const efforts = ['S', 'M', 'L'].map((effort) => criteria.filter((one) => one.effort === effort).length);
  const kinds = ['policy', 'record', 'system', 'interview'].map((kind) => {
    const count = sum(criteria.map(({ evidence }) => evidence.filter((one) => one.kind === kind).length));
    return `${count} ${kind}`;
  });
  const facts = [
    ['domains', domains.length],
    ['items', items.length],
    ['criteria, each with a follow-up question and a recommendation', criteria.length],
    [
      'pieces of evidence to look for',
      `${sum(criteria.map(({ evidence }) => evidence.length))} (${kinds.join(', ')})`,
    ],
    ['effort if not met: days, weeks to a quarter, more', efforts.join(', ')],
    ['links to criteria that one builds on', sum(criteria.map(({ buildsOn = [] }) => buildsOn.length))],
    [
      'level descriptions and typical weaknesses',
      `${sum(items.map(({ descriptors }) => Object.keys(descriptors).length))}, ${sum(items.map(({ weaknesses }) => Object.keys(weaknesses).length))}`,
    ],
    ['roles to ask', sum(items.map(({ roles }) => roles.length))],
    ['terms explained', rubric.glossary.length],
  ];
  return table(['what', 'how many'], ['---', '---'], facts);
}

function describeLevels({ rubric, domains }) {
  const levels = rubric.levels.map(({ level }) => level);
  const counts = (criteria) => levels.map((level) => criteria.filter((one) => one.level === level).length);
  const rows = domains.flatMap((domain) => [
    [
      domain.clause,
      `**${domain.name['zh-CN']}** ${domain.name.en}`,
      ...counts(domain.children.flatMap(({ criteria }) => criteria)),
      sum(domain.children.map(({ criteria }) => criteria.length)),
    ],
    ...domain.children.map((item) => [
      item.clause,
      `${item.name['zh-CN']} ${item.name.en} \`${item.id}\``,
      ...counts(item.criteria),
      item.criteria.length,
    ]),
  ]);
  const all = domains.flatMap(({ children }) => children.flatMap(({ criteria }) => criteria));
  return table(
    ['clause', 'domain, item', ...levels.map((level) => `level ${level}`), 'all'],
    ['---', '---', ...levels.map(() => '---:'), '---:'],
    [...rows, ['', '**all**', ...counts(all), all.length]],
  );
}

function describeCrosswalk(file) {
  const { from, to, items, criteria } = read('crosswalks', file);
  const relations = ['same', 'renamed', 'split', 'merged', 'new', 'dropped'];
  const count = (entries) =>
    relations.map((relation) => entries.filter((one) => one.relation === relation).length);
  return [
    `### ${from.id} → ${to.id}`,
    table(
      ['', ...relations],
      ['---', ...relations.map(() => '---:')],
      [
        ['items', ...count(items)],
        ['criteria', ...count(criteria)],
      ],
    ),
  ].join('\n\n');
}

/** The generated part of docs/content.md. */
function renderCounts() {
  const ids = readdirSync(join(ROOT, 'rubrics')).filter((id) => id.startsWith('dcmm-'));
  const rubrics = ids
    .map(readMaturity)
    .flatMap((one) => [
      `### ${one.rubric.id} ${one.rubric.version}`,
      describeDepth(one),
      describeLevels(one),
    ]);
  return [...rubrics, ...readdirSync(join(ROOT, 'rubrics/crosswalks')).map(describeCrosswalk)].join('\n\n');
}

const page = readFileSync(PAGE, 'utf8');
const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
if (begin < 0 || end < begin) throw new Error(`${PAGE} has lost its marks`);
const current = `${page.slice(0, begin)}${BEGIN}\n\n${renderCounts()}\n\n${page.slice(end)}`;
if (!process.argv.includes('--check')) writeFileSync(PAGE, current);
else if (page !== current) {
  process.stderr.write('docs/content.md is not current: node scripts/write-content-counts.mjs\n');
  process.exitCode = 1;
}
