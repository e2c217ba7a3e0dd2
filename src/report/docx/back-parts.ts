import type { FileChild } from 'docx';
import type { ReportView, Words } from '../view/report-view.ts';
import { sayAction } from '../view/say-action.ts';
import type { Blocks } from './blocks.ts';
import { ratingText } from './domain-part.ts';
import { phasesTable, raisedItemsTable } from './front-parts.ts';
import { type Row, right } from './tables.ts';

const levelWords = ({ text, name }: { text: string; name: Words | null }, view: ReportView): Words =>
  Object.fromEntries(
    view.languages.map((language) => [language, [text, name?.[language]].filter(Boolean).join(' ')]),
  );

export function gapsPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  return [
    blocks.heading(1, label('section.gaps'), 'gaps'),
    blocks.text(view.gapsStatement),
    ...(view.gaps.length === 0
      ? []
      : blocks.table({
          heads: [
            label('label.rank'),
            label('label.item'),
            label(view.screening ? 'label.result' : 'label.criterion'),
            label('label.level'),
            label('label.rating'),
            label('label.effect'),
          ],
          widths: [0.7, 2, 4.2, 0.7, 1.5, 1],
          numeric: [0, 3, 5],
          rows: view.gaps.map(({ rank, item, text, level, rating, ratingText: words, effectText }) => [
            right(String(rank)),
            { text: item.name, link: `item-${item.id}` },
            text,
            right(level),
            ratingText(rating, words, view.languages),
            right(effectText),
          ]),
        })),
  ];
}

export function roadmapPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  return [
    blocks.heading(1, label('section.roadmap'), 'roadmap'),
    blocks.text(view.roadmapStatement),
    ...(view.roadmap.length === 0 ? [] : phasesTable(view, blocks)),
    ...view.roadmap.flatMap((phase) => [
      blocks.heading(2, phase.title),
      blocks.text(phase.text),
      ...(phase.items.length === 0 ? [] : raisedItemsTable(phase.items, blocks)),
      ...phase.domains.flatMap(({ name, actions }) => [
        blocks.heading(3, name),
        ...blocks.table({
          heads: [
            label('label.item'),
            label('label.action'),
            label('label.owner'),
            label('label.effort'),
            label('label.effect'),
          ],
          widths: [1.8, 4.6, 1.7, 1.3, 0.9],
          numeric: [4],
          rows: actions.map(({ item, action, afterText, owner, effortText, effectText }) => [
            { text: item.name, link: `item-${item.id}` },
            sayAction(action, afterText),
            owner ?? '',
            effortText,
            right(effectText),
          ]),
        }),
      ]),
      ...(phase.count === 0 ? [blocks.text(label('roadmap.none'))] : []),
    ]),
  ];
}

export function evidencePart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const { documents, items, statement } = view.evidence;
  const rows: Row[] = [];
  const bands = new Set<number>();
  for (const { item, rows: own } of items) {
    bands.add(rows.length);
    rows.push([{ text: item.name, span: 5 }]);
    for (const row of own)
      rows.push([
        { text: row.criterion, quiet: true },
        row.text,
        ratingText(row.rating, row.ratingText, view.languages),
        row.documents.length === 0
          ? { text: '—', color: blocks.colors.accent }
          : row.documents.map(({ number }) => number).join(', '),
        Object.fromEntries(
          view.languages.map((language) => [
            language,
            row.missing.map((words) => words[language]).join(' · '),
          ]),
        ),
      ]);
  }
  return [
    blocks.heading(1, label('section.evidence'), 'evidence'),
    blocks.text(statement),
    ...(documents.length === 0
      ? []
      : [
          blocks.heading(2, label('label.documents')),
          ...blocks.table({
            heads: [
              label('label.number'),
              label('label.document'),
              label('label.kindOfEvidence'),
              label('label.reference'),
              label('label.dated'),
              label('label.freshness'),
              label('label.supports'),
            ],
            widths: [0.6, 3.4, 1, 1.3, 1.1, 1, 1.4],
            numeric: [0],
            rows: documents.map((one) => [
              right(String(one.number)),
              one.title,
              one.kind ?? '',
              one.reference ?? '',
              one.dated ?? '',
              { text: one.freshnessText, ...(one.freshness !== 'fresh' && { color: blocks.colors.accent }) },
              blocks.names(one.supports),
            ]),
          }),
        ]),
    ...(rows.length === 0
      ? []
      : [
          blocks.heading(2, label('label.matrix')),
          ...blocks.table({
            heads: [
              label('label.number'),
              label('label.criterion'),
              label('label.rating'),
              label('label.evidence'),
              label('label.missing'),
            ],
            widths: [0.7, 4.6, 1.6, 1.2, 1.7],
            rows,
            bands,
          }),
        ]),
  ];
}

export function methodPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const { method } = view;
  return [
    blocks.heading(1, label('section.method'), 'method'),
    ...method.paragraphs.map((words) => blocks.text(words)),
    ...blocks.table({
      heads: [label('label.policy'), label('label.choice')],
      widths: [2.4, 5],
      rows: method.policies.map(({ name, value }) => [name, value]),
    }),
    ...blocks.table({
      caption: label('label.options'),
      heads: [label('label.option'), label('label.value'), label('label.hint')],
      widths: [2, 1, 6],
      numeric: [1],
      rows: method.options.map(({ name, value, hint, rating }) => [
        ratingText(rating, name, view.languages),
        right(value),
        hint ?? '',
      ]),
    }),
    ...blocks.table({
      caption: label('label.bands'),
      heads: [label('label.level'), label('label.range'), label('label.summary')],
      widths: [2, 1.6, 6],
      rows: method.bands.map(({ level, range, summary }) => [levelWords(level, view), range, summary ?? '']),
    }),
    ...(method.gates.length === 0
      ? []
      : [blocks.heading(3, label('label.gates')), ...blocks.bullets(method.gates)]),
    ...blocks.table({
      caption: label('label.weights'),
      heads: [label('label.clause'), label('label.item'), label('label.criteria'), label('label.weight')],
      widths: [1, 5, 1.3, 1.3],
      numeric: [2, 3],
      rows: method.weights.map(({ clause, name, depth, criteria, weight }) => [
        { text: clause ?? '', quiet: true },
        { text: name, bold: depth === 1 },
        right(String(criteria)),
        right(weight),
      ]),
    }),
  ];
}

export function glossaryPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  if (view.glossary.length === 0) return [];
  return [
    blocks.heading(1, label('section.glossary'), 'glossary'),
    ...blocks.table({
      heads: [label('label.term'), label('label.definition')],
      widths: [2, 6],
      rows: view.glossary.map(({ term, definition }) => [{ text: term, bold: true }, definition]),
    }),
  ];
}

export function signOffPart(view: ReportView, blocks: Blocks): FileChild[] {
  const { label } = blocks;
  const { digests } = view;
  const lines = (['name', 'position', 'signature', 'date'] as const).map((line) =>
    label(`label.signOff.${line}`),
  );
  return [
    blocks.heading(1, label('section.sign-off'), 'sign-off'),
    blocks.text(label('label.signOff.text')),
    ...(['enterprise', 'assessors'] as const).flatMap((party) => [
      blocks.heading(2, label(`label.signOff.${party}`)),
      ...blocks.table({
        heads: [],
        widths: [2, 6],
        rows: lines.map((line) => [
          { text: line, quiet: true },
          { text: '', lines: [''] },
        ]),
      }),
    ]),
    ...blocks.table({
      heads: [],
      widths: [2, 6],
      rows: [
        [{ text: label('label.digest'), quiet: true }, digests.result],
        [{ text: label('label.digest.answers'), quiet: true }, digests.answers],
        [{ text: label('label.digest.rubric'), quiet: true }, digests.rubric],
        ...(digests.profile === null
          ? []
          : [[{ text: label('label.digest.profile'), quiet: true }, digests.profile] satisfies Row]),
      ],
    }),
  ];
}
