import { findDuties } from '../../core/classification/find-duties.ts';
import { groupBy } from '../../core/group-by.ts';
import { type CatalogueContext, clauseName, levelName, rowNumber, shortName } from './catalogue-context.ts';

/** The rows that fired, with what they say, where it is written and for how many assets. */
export function viewRows(context: CatalogueContext) {
  const { index, graded, language, words, schemes } = context;
  const counts = new Map<string, number>();
  for (const { grades } of graded)
    for (const row of new Set(schemes.flatMap(({ id }) => grades[id]?.rows ?? [])))
      counts.set(row, (counts.get(row) ?? 0) + 1);
  return [...index.rules]
    .filter(([id]) => counts.has(id))
    .map(([id, { table, rule }]) => ({
      id: rowNumber(id),
      scheme: table.name[language],
      condition: rule.condition[language],
      basis: [table.basis.number, clauseName(rule.article, context)].filter(Boolean).join(' '),
      certainty: words.certainties[rule.certainty],
      reading: rule.reading?.[language] ?? null,
      assets: counts.get(id) ?? 0,
    }));
}

/** The numeric lines with their bounds and sources. */
export function viewLines({ index, language, words }: CatalogueContext) {
  return index.rubric.lines.map((line) => ({
    name: line.name[language],
    kind: line.kind === 'regulation' ? words.regulation : words.proposal,
    proposal: line.kind === 'proposal',
    basis: [line.basis.document[language], line.basis.number, line.basis.inForce]
      .filter((part) => part !== undefined)
      .join(' · '),
    note: line.basis.note?.[language] ?? null,
    certainty: words.certainties[line.basis.certainty],
    grades: line.grades.map(({ name, atLeast }) => ({
      name: name[language],
      bounds: Object.entries(atLeast)
        .map(
          ([id, bound]) =>
            `${index.questions.get(id)?.label[language] ?? id} ≥ ${bound.toLocaleString(language)}`,
        )
        .join(words.semicolon),
    })),
  }));
}

/** The duties that follow from the levels, with how many assets they concern. */
export function viewDuties(context: CatalogueContext) {
  const { index, graded, language, words } = context;
  const counts = new Map<string, number>();
  for (const { grades, impact } of graded)
    for (const { id } of findDuties(index, grades, impact)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const duties = index.rubric.duties
    .filter(({ id }) => counts.has(id))
    .map((duty) => {
      const table = index.tables.find(({ id }) => id === duty.table);
      const line = index.lines.get(duty.line ?? '');
      const levels = duty.levels ?? [];
      const isForAll = table?.levels.every(({ level }) => levels.includes(level)) ?? false;
      return {
        scheme: shortName(table?.name[language] ?? line?.basis.document[language] ?? ''),
        levels: isForAll
          ? words.allLevels
          : levels
              .map((level) => (table === undefined ? String(level) : levelName(table, level, context)))
              .join(words.separator),
        topic: duty.topic[language],
        text: duty.text[language],
        evidence: duty.evidence?.[language] ?? '',
        clause: clauseName(duty.article, context) ?? '',
        assets: counts.get(duty.id) ?? 0,
      };
    });
  return [...groupBy(duties, ({ scheme }) => scheme)].map(([scheme, rows]) => ({ scheme, rows }));
}
