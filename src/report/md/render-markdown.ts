import type { ActionView, ItemView, ReportView, Words } from '../view/report-view.ts';
import { sayAction } from '../view/say-action.ts';
import { NO_VALUE } from '../view/view-context.ts';
import type { WordKey } from '../words/en.ts';
import { createPhrases, type PhraseParams } from '../words/phrases.ts';

/** Characters that Markdown or the HTML inside it gives a meaning; line breaks would end a table row. */
const escapeText = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~&]/g, (mark) => `\\${mark}`).replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');

interface Writer {
  readonly view: ReportView;
  say(words: Words | string | null): string;
  label(key: WordKey, params?: PhraseParams): string;
}

function createWriter(view: ReportView): Writer {
  const { phrase } = createPhrases(view.languages, view.terms);
  const say = (words: Words | string | null): string => {
    if (words === null) return '';
    if (typeof words === 'string') return escapeText(words);
    return escapeText([...new Set(view.languages.map((language) => words[language] ?? ''))].join(' / '));
  };
  return { view, say, label: (key, params) => say(phrase(key, params)) };
}

const table = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[] = [],
): string[] =>
  rows.length === 0
    ? []
    : [
        `| ${heads.join(' | ')} |`,
        `| ${heads.map((_, at) => (numeric.includes(at) ? '---:' : '---')).join(' | ')} |`,
        ...rows.map((row) => `| ${row.join(' | ')} |`),
        '',
      ];

const paragraph = (text: string): string[] => (text === '' ? [] : [text, '']);
const list = (items: readonly string[]): string[] =>
  items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ''];

const levelOf = ({ say }: Writer, { text, name }: ItemView['level']): string =>
  [text, say(name)].filter(Boolean).join(' ');

function summaryPart(writer: Writer): string[] {
  const { view, say, label } = writer;
  const { summary } = view;
  const fact = (key: WordKey, words: Words) => `**${label(key)}** ${say(words)}`;
  const ranked = (items: typeof summary.strongest) =>
    table(
      [label('label.item'), label('label.score'), label('label.level')],
      items.map((item) => [say(item.name), item.score.text, levelOf(writer, item.level)]),
      [1],
    );
  return [
    `## ${label('section.summary')}`,
    '',
    ...paragraph(say(summary.statement)),
    ...table(
      [label('label.levels'), label('label.level')],
      summary.levels.map(({ name, level }) => [say(name), levelOf(writer, level)]),
    ),
    ...list([
      fact('label.target', summary.target.text),
      fact('label.coverage', summary.coverage),
      ...(summary.possible === null ? [] : [fact('label.possible', summary.possible)]),
      ...summary.gates.map(({ text }) => fact('label.gates', text)),
    ]),
    ...(summary.warnings.length === 0
      ? []
      : [`### ${label('label.warnings')}`, '', ...list(summary.warnings.map((warning) => say(warning)))]),
    ...(summary.strongest.length === 0
      ? []
      : [`### ${label('label.strongest')}`, '', ...ranked(summary.strongest)]),
    ...(summary.weakest.length === 0
      ? []
      : [`### ${label('label.weakest')}`, '', ...ranked(summary.weakest)]),
  ];
}

function heatPart({ view, say, label }: Writer): string[] {
  return [
    `## ${label('section.heat')}`,
    '',
    ...paragraph(label('label.heat.legend')),
    ...table(
      [
        label('label.clause'),
        label('label.item'),
        label('label.score'),
        label('label.level'),
        ...view.heatLevels.map(({ level }) => label('label.level.short', { level: level.text })),
      ],
      view.domains.flatMap((domain) => [
        [
          '',
          `**${say(domain.name)}**`,
          `**${domain.score.text}**`,
          domain.level.text,
          ...view.heatLevels.map(() => ''),
        ],
        ...domain.items.map((item) => [
          say(item.clause),
          say(item.name),
          item.score.text,
          item.level.text,
          ...item.heat.map(({ text }) => text),
        ]),
      ]),
      [2, 3, ...view.heatLevels.map((_, at) => at + 4)],
    ),
  ];
}

function actionsTable({ say, label }: Writer, actions: readonly ActionView[], withItem: boolean): string[] {
  return table(
    [
      ...(withItem ? [label('label.item')] : []),
      label('label.action'),
      label('label.owner'),
      label('label.result'),
      label('label.effort'),
      label('label.effect'),
    ],
    actions.map(({ item, action, afterText, owner, result, effortText, effectText }) => [
      ...(withItem ? [say(item.name)] : []),
      say(sayAction(action, afterText)),
      say(owner),
      say(result),
      say(effortText),
      escapeText(effectText),
    ]),
    [withItem ? 5 : 4],
  );
}

const raisedItems = ({ say, label }: Writer, items: ReportView['nextItems']): string[] =>
  list(items.map(({ item, from, to }) => `**${say(item.name)}** ${label('roadmap.item', { from, to })}`));

function itemPart(writer: Writer, item: ItemView): string[] {
  const { view, say, label } = writer;
  const said = (title: string, words: Words | null) =>
    words === null ? [] : [`**${title}** ${say(words)}`, ''];
  return [
    `### ${[say(item.clause), say(item.name)].filter(Boolean).join(' ')}`,
    '',
    ...paragraph(
      `${item.score.text} · ${levelOf(writer, item.level)} · ${say(item.gap)}${item.score.reason === null ? '' : ` · ${say(item.score.reason)}`}`,
    ),
    ...said(label('label.state'), item.state),
    ...said(label('label.holdsBack'), item.weakness),
    ...said(label('label.aim', { level: view.summary.target.level.text }), item.aim),
    ...(item.screening === null
      ? table(
          [label('label.number'), label('label.criterion'), label('label.rating'), label('label.evidence')],
          item.groups.flatMap((group) =>
            group.criteria.map((criterion) => [
              criterion.number,
              [
                say(criterion.text),
                ...(criterion.reason === null ? [] : [`*${label('label.reason')}* ${say(criterion.reason)}`]),
                ...(criterion.review === null ? [] : [`*${label('label.review')}* ${say(criterion.review)}`]),
                ...(criterion.note === null ? [] : [`*${label('label.note')}* ${say(criterion.note)}`]),
              ].join('<br>'),
              say(criterion.ratingText),
              criterion.evidence
                .map(({ title, dated }) => say([title, dated].filter(Boolean).join(' ')))
                .join('<br>'),
            ]),
          ),
        )
      : paragraph(
          [
            label('item.screening', { level: item.level.text }),
            item.review === null ? '' : `*${label('label.review')}* ${say(item.review)}`,
            say(item.screening.note),
          ]
            .filter(Boolean)
            .join(' '),
        )),
    ...(item.actions.length === 0 && item.actionsNote === null
      ? []
      : [
          `#### ${label('label.actions')}`,
          '',
          ...actionsTable(writer, item.actions, false),
          ...paragraph(say(item.actionsNote)),
        ]),
  ];
}

function domainParts(writer: Writer): string[] {
  const { view, say, label } = writer;
  const remarks = (
    title: string,
    all: ReportView['domains'][number]['strengths'],
    note: Words | null,
  ): string[] =>
    all.length === 0 && note === null
      ? []
      : [
          `**${title}**`,
          '',
          ...list(all.map(({ item, text }) => `**${say(item.name)}** ${say(text)}`)),
          ...paragraph(say(note)),
        ];
  return view.domains.flatMap((domain) => [
    `## ${[say(domain.clause), say(domain.name)].filter(Boolean).join(' ')}`,
    '',
    ...paragraph(say(domain.state)),
    ...remarks(label('label.strengths'), domain.strengths, domain.strengthsNote),
    ...remarks(label('label.weaknesses'), domain.weaknesses, domain.weaknessesNote),
    ...domain.items.flatMap((item) => itemPart(writer, item)),
  ]);
}

function backParts(writer: Writer): string[] {
  const { view, say, label } = writer;
  const { evidence, method, roadmap } = view;
  return [
    `## ${label('section.gaps')}`,
    '',
    ...paragraph(say(view.gapsStatement)),
    ...table(
      [
        label('label.rank'),
        label('label.item'),
        label(view.screening ? 'label.result' : 'label.criterion'),
        label('label.level'),
        label('label.rating'),
        label('label.effect'),
      ],
      view.gaps.map((gap) => [
        String(gap.rank),
        say(gap.item.name),
        say(gap.text),
        gap.level,
        say(gap.ratingText),
        escapeText(gap.effectText),
      ]),
      [0, 3, 5],
    ),
    `## ${label('section.roadmap')}`,
    '',
    ...paragraph(say(view.roadmapStatement)),
    ...table(
      [label('label.phase'), label('label.count'), label('label.score'), label('label.level')],
      roadmap.map(({ title, count, reaches }) => [
        say(title),
        String(count),
        reaches.score.text,
        levelOf(writer, reaches.level),
      ]),
      [1, 2],
    ),
    ...roadmap.flatMap(({ title, text, count, items, domains }) => [
      `### ${say(title)}`,
      '',
      ...paragraph(say(text)),
      ...paragraph(count === 0 ? label('roadmap.none') : ''),
      ...raisedItems(writer, items),
      ...domains.flatMap(({ name, actions }) => [
        `#### ${say(name)}`,
        '',
        ...actionsTable(writer, actions, true),
      ]),
    ]),
    `## ${label('section.evidence')}`,
    '',
    ...paragraph(say(evidence.statement)),
    ...table(
      [
        label('label.number'),
        label('label.document'),
        label('label.kindOfEvidence'),
        label('label.reference'),
        label('label.dated'),
        label('label.supports'),
      ],
      evidence.documents.map((one) => [
        String(one.number),
        say(one.title),
        say(one.kind),
        say(one.reference),
        say(one.dated),
        one.supports.map((name) => say(name)).join(', '),
      ]),
      [0],
    ),
    `## ${label('section.method')}`,
    '',
    ...method.paragraphs.flatMap((words) => paragraph(say(words))),
    ...list(method.policies.map(({ name, value }) => `**${say(name)}** ${say(value)}`)),
    ...table(
      [label('label.option'), label('label.value'), label('label.hint')],
      method.options.map(({ name, value, hint }) => [say(name), value, say(hint)]),
      [1],
    ),
    ...table(
      [label('label.level'), label('label.range'), label('label.summary')],
      method.bands.map(({ level, range, summary }) => [levelOf(writer, level), say(range), say(summary)]),
    ),
    ...table(
      [label('label.clause'), label('label.item'), label('label.criteria'), label('label.weight')],
      method.weights.map(({ clause, name, criteria, weight }) => [
        say(clause),
        say(name),
        String(criteria),
        weight,
      ]),
      [2, 3],
    ),
    ...(view.glossary.length === 0
      ? []
      : [
          `## ${label('section.glossary')}`,
          '',
          ...table(
            [label('label.term'), label('label.definition')],
            view.glossary.map(({ term, definition }) => [say(term), say(definition)]),
          ),
        ]),
  ];
}

function changePart({ view, say, label }: Writer): string[] {
  const { change } = view;
  if (change === null) return [];
  return [
    `## ${label('section.change')}`,
    '',
    ...paragraph(say(change.statement)),
    ...table(
      [label('label.item'), label('label.before'), label('label.now'), label('label.difference')],
      change.rows.map(({ name, before, now, difference }) => [say(name), before, now, difference]),
      [1, 2, 3],
    ),
  ];
}

function benchmarkPart({ view, say, label }: Writer): string[] {
  const { benchmark } = view;
  if (benchmark === null) return [];
  const { statement, hasQuartiles, rows } = benchmark;
  const more = [label('label.medianOthers'), label('label.middleHalf'), label('label.standing')];
  return [
    `## ${label('section.benchmark')}`,
    '',
    ...paragraph(say(statement)),
    ...(hasQuartiles ? paragraph(label('label.quartersNote')) : []),
    ...table(
      [
        label('label.item'),
        label('label.own'),
        label('label.averageOthers'),
        label('label.differenceOthers'),
        ...(hasQuartiles ? more : []),
      ],
      rows.map(({ name, before, now, difference, median, middleHalf, standing: place }) => [
        say(name),
        now,
        before,
        difference,
        ...(hasQuartiles ? [median, middleHalf, place === null ? NO_VALUE : say(place)] : []),
      ]),
      [1, 2, 3, 4, 5],
    ),
  ];
}

/** A report as Markdown for wikis and diffs: one fact a line. Same view, same text. */
export function renderMarkdown(view: ReportView): string {
  const writer = createWriter(view);
  const { say, label } = writer;
  const { digests } = view;
  return [
    `# ${say(view.title)}`,
    '',
    `**${say(view.enterprise)}** · ${say(view.assessedOn)} · ${say(view.kind)}`,
    '',
    `> ${say(view.notice)}`,
    '',
    ...summaryPart(writer),
    ...heatPart(writer),
    `## ${label('section.findings')}`,
    '',
    ...view.findings.flatMap(({ title, text }) => [`### ${say(title)}`, '', say(text), '']),
    ...paragraph(view.findings.length === 0 ? label('findings.none') : ''),
    ...(view.nextSteps.length + view.nextItems.length === 0
      ? []
      : [
          `### ${label('section.next')}`,
          '',
          ...actionsTable(writer, view.nextSteps, true),
          ...raisedItems(writer, view.nextItems),
        ]),
    ...(view.size === 'brief'
      ? []
      : [
          `## ${label('section.organisation')}`,
          '',
          ...list(view.organisation.map(({ name, value }) => `**${say(name)}** ${say(value)}`)),
          ...paragraph(view.scope === null ? label('label.scope.unstated') : say(view.scope)),
          ...(view.migration === null
            ? []
            : [`### ${label('label.migration')}`, '', ...paragraph(say(view.migration))]),
          ...list(
            view.team.map(({ name, organisation }) => say([name, organisation].filter(Boolean).join(' · '))),
          ),
          ...changePart(writer),
          ...benchmarkPart(writer),
          ...domainParts(writer),
          ...backParts(writer),
        ]),
    `${label('label.digest')}${say({ 'zh-CN': '：', en: ': ' }[view.languages[0] ?? 'zh-CN'])}\`${digests.result}\``,
    '',
    `<!-- ${view.marks.join(' ')} -->`,
    '',
  ].join('\n');
}
