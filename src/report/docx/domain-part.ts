import type { FileChild } from 'docx';
import type {
  CriterionView,
  DomainView,
  EvidenceView,
  ItemView,
  ReportView,
  Words,
} from '../view/report-view.ts';
import type { Blocks } from './blocks.ts';
import { actionsTable } from './front-parts.ts';
import type { Row } from './tables.ts';

/** Harvey balls as characters, for readers of a Word file. */
const SIGNS: Readonly<Record<CriterionView['rating'], string>> = {
  met: '●',
  mostly: '◕',
  partly: '◑',
  unmet: '○',
  'not-applicable': '–',
  unanswered: '?',
  screened: '□',
};

export const ratingText = (
  rating: CriterionView['rating'],
  text: Words,
  languages: ReportView['languages'],
): Words =>
  Object.fromEntries(
    languages.map((language, at) => [language, `${at === 0 ? `${SIGNS[rating]} ` : ''}${text[language]}`]),
  );

const first = (words: Words | null, view: ReportView): string =>
  words === null ? '' : (words[view.languages[0] ?? 'zh-CN'] ?? '');

const evidenceLine = (evidence: EvidenceView, view: ReportView): string =>
  [
    evidence.title,
    first(evidence.kind, view),
    evidence.reference,
    evidence.dated,
    evidence.freshness === 'fresh' ? '' : first(evidence.freshnessText, view),
  ]
    .filter(Boolean)
    .join(' · ');

function criteriaTable(item: ItemView, view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const rows: Row[] = [];
  const bands = new Set<number>();
  for (const group of item.groups) {
    if (group.level.value !== null) {
      bands.add(rows.length);
      rows.push([
        {
          text: label('label.level.named', { level: group.level.text, name: group.level.name ?? '' }),
          span: 2,
        },
        { text: group.shareText },
      ]);
    }
    for (const criterion of group.criteria)
      rows.push([
        { text: criterion.number, quiet: true },
        {
          text: criterion.text,
          lines: [
            ...(criterion.reason === null
              ? []
              : [`${first(label('label.reason'), view)} ${criterion.reason}`]),
            ...(criterion.review === null
              ? []
              : [`${first(label('label.review'), view)} ${first(criterion.review, view)}`]),
            ...(criterion.note === null ? [] : [`${first(label('label.note'), view)} ${criterion.note}`]),
            ...criterion.evidence.map((one) => `▪ ${evidenceLine(one, view)}`),
          ],
        },
        ratingText(criterion.rating, criterion.ratingText, view.languages),
      ]);
  }
  return blocks.table({
    caption: label('caption.ratings', { name: item.name }),
    heads: [label('label.number'), label('label.criterion'), label('label.rating')],
    widths: [0.8, 7, 1.8],
    rows,
    bands,
  });
}

const itemTitle = ({ clause, name }: { clause: string | null; name: Words }, view: ReportView): Words =>
  Object.fromEntries(
    view.languages.map((language, at) => [
      language,
      [at === 0 ? clause : null, name[language]].filter(Boolean).join(' '),
    ]),
  );

function itemPart(item: ItemView, view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const said = (title: Words, words: Words | null): FileChild[] =>
    words === null ? [] : [blocks.heading(3, title), blocks.text(words)];
  return [
    blocks.itemHeading(itemTitle(item, view), `item-${item.id}`),
    ...(item.purpose === null ? [] : [blocks.text(item.purpose, 'About')]),
    ...blocks.table({
      heads: [label('label.score'), label('label.level'), label('label.gap'), label('label.coverage')],
      widths: [1, 1.6, 1.8, 4],
      keepNext: true,
      rows: [
        [
          { text: item.score.text, bold: true },
          Object.fromEntries(
            view.languages.map((language) => [
              language,
              [item.level.text, item.level.name?.[language]].filter(Boolean).join(' '),
            ]),
          ),
          { text: item.gap, ...(!item.reached && { color: blocks.colors.accent }) },
          item.score.reason ?? item.coverage,
        ],
      ],
    }),
    ...said(label('label.state'), item.state),
    ...said(label('label.holdsBack'), item.weakness),
    ...said(label('label.aim', { level: view.summary.target.level.text }), item.aim),
    ...(item.screening === null
      ? criteriaTable(item, view, blocks)
      : [
          blocks.text(label('item.screening', { level: item.level.text }), 'About'),
          ...(item.review === null ? [] : [blocks.text(item.review, 'About')]),
          ...(item.screening.note === null ? [] : [blocks.text(item.screening.note)]),
          ...blocks.bullets(item.screening.evidence.map((one) => evidenceLine(one, view))),
        ]),
    ...(item.actions.length === 0
      ? []
      : actionsTable(
          item.actions,
          blocks,
          { withItem: false, withResult: true },
          label('caption.actions', { name: item.name }),
        )),
    ...(item.actionsNote === null ? [] : [blocks.text(item.actionsNote)]),
  ];
}

export function domainPart(domain: DomainView, view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const remarks = (title: Words, list: DomainView['strengths'], note: Words | null): FileChild[] =>
    list.length === 0 && note === null
      ? []
      : [
          blocks.heading(2, title),
          ...blocks.bullets(
            list.map(({ item, text }) =>
              Object.fromEntries(
                view.languages.map((language) => [
                  language,
                  `${item.name[language]}${label('colon')[language]}${text[language]}`,
                ]),
              ),
            ),
          ),
          ...(note === null ? [] : [blocks.text(note)]),
        ];
  return [
    blocks.heading(1, domain.name, `domain-${domain.id}`),
    ...(domain.purpose === null ? [] : [blocks.text(domain.purpose, 'About')]),
    blocks.text(domain.state, 'Lead'),
    ...blocks.table({
      caption: label('caption.items', { name: domain.name }),
      heads: [
        label('label.clause'),
        label('label.item'),
        label('label.score'),
        label('label.level'),
        label('label.gap'),
      ],
      widths: [1, 4, 1, 2, 2.4],
      numeric: [2],
      rows: domain.items.map((item) => [
        { text: item.clause ?? '', quiet: true },
        { text: item.name, link: `item-${item.id}` },
        { text: item.score.text, align: 'right' },
        Object.fromEntries(
          view.languages.map((language) => [
            language,
            [item.level.text, item.level.name?.[language]].filter(Boolean).join(' '),
          ]),
        ),
        item.gap,
      ]),
    }),
    ...remarks(label('label.strengths'), domain.strengths, domain.strengthsNote),
    ...remarks(label('label.weaknesses'), domain.weaknesses, domain.weaknessesNote),
    ...(domain.recommendations.length === 0
      ? []
      : [
          blocks.heading(2, label('label.recommendations')),
          ...actionsTable(domain.recommendations, blocks, { withItem: true, withResult: true }),
        ]),
    ...domain.items.flatMap((item) => itemPart(item, view, blocks)),
  ];
}
