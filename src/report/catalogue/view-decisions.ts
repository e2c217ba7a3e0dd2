import type { Cause } from '../../core/classification/decide.ts';
import type { GradedAsset } from '../../core/classification/grade-inventory.ts';
import { fillWords } from '../../core/fill-places.ts';
import { type CatalogueContext, className, rowNumber, viewLevel } from './catalogue-context.ts';

/** More rows than a reader turns pages for; the workbook has them all. */
const MOST_DECISIONS = 2000;
const MOST_NAMED = 100;

function causeText(cause: Cause, { index, language, words }: CatalogueContext): string {
  if (cause.kind === 'row') return words.answeredYes;
  if (cause.kind === 'default') return words.byDefault;
  const question = index.questions.get(cause.question);
  const option = index.rubric.answerSets
    .find(({ id }) => id === question?.answerSet)
    ?.options.find(({ id }) => id === cause.value);
  const value =
    option?.label[language] ??
    (typeof cause.value === 'object'
      ? `≥ ${cause.value.atLeast}`
      : cause.value === true
        ? ''
        : cause.value.toLocaleString(language));
  const label = question?.label[language] ?? cause.question;
  return value === '' ? label : `${label}${words.colon}${value}`;
}

/** The number of a row with what made it fire; that alone where the row has no number. */
function sayReason(row: string, causes: readonly string[], { words }: CatalogueContext): string {
  const [number, text] = [rowNumber(row), causes.join(words.separator)];
  return number === null ? text : `${number}${words.brackets[0]}${text}${words.brackets[1]}`;
}

function becauseText(graded: GradedAsset, context: CatalogueContext): string {
  const { schemes, words } = context;
  const parts = schemes.flatMap(({ id }) => {
    const grade = graded.grades[id];
    if (grade === undefined) return [];
    const from =
      grade.from === null
        ? []
        : [
            `${grade.from.kind === 'members' ? words.fromMembers : words.fromSources} ${grade.from.assets.slice(0, 3).join(words.separator)}`,
          ];
    return [
      ...grade.reasons.map(({ row, because }) =>
        sayReason(row, [...new Set(because.map((cause) => causeText(cause, context)))], context),
      ),
      ...from,
    ];
  });
  return [...new Set(parts)].join(words.semicolon);
}

/** Assets of one class that the same rows led to the same levels stand together: one decision, many assets. */
export function viewDecisions(context: CatalogueContext) {
  const { graded, schemes, words } = context;
  const decisions = new Map<
    string,
    { one: GradedAsset; because: string; assets: { code: string; name: string }[] }
  >();
  for (const one of graded) {
    const because = becauseText(one, context);
    const levels = schemes.map((table) => viewLevel(table, one.grades[table.id], context).text);
    const key = JSON.stringify([one.asset.class, because, levels]);
    const known = decisions.get(key);
    const asset = { code: one.asset.code, name: one.asset.name };
    if (known === undefined) decisions.set(key, { one, because, assets: [asset] });
    else known.assets.push(asset);
  }
  const all = [...decisions.values()];
  return {
    columns: schemes.length + 2,
    rows: all.slice(0, MOST_DECISIONS).map(({ one, because, assets }) => ({
      assets: assets.slice(0, MOST_NAMED),
      unnamed:
        assets.length > MOST_NAMED ? fillWords(words.more, { count: assets.length - MOST_NAMED }) : null,
      count: assets.length,
      class: className(one, context),
      levels: schemes.map((table) => viewLevel(table, one.grades[table.id], context)),
      because,
    })),
    more: all.length > MOST_DECISIONS ? fillWords(words.more, { count: all.length - MOST_DECISIONS }) : null,
  };
}
