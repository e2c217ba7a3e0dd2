import type { ImpactValue } from '../../core/classification/asset.ts';
import type { Cause } from '../../core/classification/decide.ts';
import { findDuties } from '../../core/classification/find-duties.ts';
import type { ExportRoute } from '../../core/classification/find-export-route.ts';
import { type Grade, schemesOf } from '../../core/classification/grade.ts';
import type { GradedAsset } from '../../core/classification/grade-inventory.ts';
import type { ClassificationIndex } from '../../core/classification/index-classification.ts';
import type { Suggestion } from '../../core/classification/suggest-class.ts';
import type { Context } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { nameLevel } from './grade-result.ts';

function showValue(
  index: ClassificationIndex,
  question: string,
  value: ImpactValue,
  { t, language }: Context,
): string {
  if (value === true) return t('common.yes');
  if (value === false) return t('common.no');
  if (typeof value === 'object')
    return value.below === undefined ? `≥ ${value.atLeast}` : `${value.atLeast} – < ${value.below}`;
  if (typeof value === 'number') return String(value);
  const set = index.questions.get(question)?.answerSet;
  const option = index.rubric.answerSets.find(({ id }) => id === set)?.options.find(({ id }) => id === value);
  return option?.label[language] ?? value;
}

function showCause(index: ClassificationIndex, cause: Cause, context: Context): string {
  const { t, language } = context;
  if (cause.kind === 'row') return t('classify.explain.row');
  if (cause.kind === 'default') return t('classify.explain.default');
  const label = index.questions.get(cause.question)?.label[language] ?? cause.question;
  const answer = `${label}${t('common.colon')}${showValue(index, cause.question, cause.value, context)}`;
  if (cause.kind === 'answer') return answer;
  const line = index.lines.get(cause.line);
  const grade = line?.grades.find(({ id }) => id === cause.grade);
  const bound = grade?.atLeast[cause.question];
  return t('classify.explain.line', {
    answer,
    line: line?.name[language] ?? cause.line,
    grade: grade?.name[language] ?? cause.grade,
    bound: bound === undefined ? t('common.yes') : String(bound),
    basis: line?.basis.number ?? line?.basis.document[language] ?? '',
    kind: t(`classify.explain.kinds.${line?.kind ?? 'proposal'}`),
  });
}

function explainGrade(index: ClassificationIndex, table: string, grade: Grade, context: Context): string[] {
  const { t, language } = context;
  const scheme = index.tables.find(({ id }) => id === table);
  const level = nameLevel(index, table, grade.level, language) ?? t('classify.notGraded');
  const variant = scheme?.variants?.find(({ id }) => id === grade.variant)?.name[language];
  const lines = [`${scheme?.name[language] ?? table}${t('common.colon')}${level}`];
  if (variant !== undefined) lines.push(`  ${variant}`);
  for (const { row, level: own, because } of grade.reasons) {
    const rule = index.rules.get(row)?.rule;
    const article =
      rule?.article === undefined ? '' : ` ${t('classify.explain.article', { article: rule.article })}`;
    lines.push(
      `  ${row} → ${nameLevel(index, table, own, language)}${article}  ${rule?.condition[language] ?? ''}`,
    );
    for (const cause of because) lines.push(`      ${showCause(index, cause, context)}`);
    if (rule?.reading !== undefined && because.some(({ kind }) => kind !== 'row'))
      lines.push(`      ${t('classify.explain.reading')}${rule.reading[language]}`);
  }
  if (grade.from !== null)
    lines.push(
      `  ${t(`classify.explain.from.${grade.from.kind}`, { assets: grade.from.assets.slice(0, 5).map(cleanLine).join(t('common.comma')) })}`,
    );
  if (grade.subLevel !== null)
    lines.push(
      `  ${t('classify.explain.sub', { level: String(grade.subLevel.level), rows: grade.subLevel.rows.join(' ') || t('common.none') })}`,
    );
  if (grade.contradicted.length > 0)
    lines.push(`  ${t('classify.explain.contradicted', { rows: grade.contradicted.join(' ') })}`);
  if (grade.level !== null)
    lines.push(
      grade.exact
        ? `  ${t('classify.explain.exact')}`
        : `  ${t('classify.explain.open', { level: nameLevel(index, table, grade.atMost, language) ?? '', rows: grade.open.join(' ') })}`,
    );
  return lines;
}

interface Explained {
  readonly graded: GradedAsset;
  readonly suggestion: Suggestion | null;
  readonly route: ExportRoute;
}

/** Why an asset has its class and levels: every row with the answer, the line and the reading behind it. */
export function explainAsset(
  index: ClassificationIndex,
  { graded, suggestion, route }: Explained,
  context: Context,
): string {
  const { t, language } = context;
  const { asset, grades, warnings } = graded;
  const lines = [`${cleanLine(asset.code)}  ${cleanLine(asset.name)}`];
  const found = index.classes.get(asset.class ?? '');
  if (found !== undefined)
    lines.push(
      `${t('classify.columns.class')}${t('common.colon')}${found.path.map(({ name }) => name[language]).join(' › ')} (${found.id})`,
    );
  else if (suggestion !== null) {
    const reasons = suggestion.reasons.map(({ where, keyword }) =>
      t(`classify.explain.where.${where}`, { keyword: cleanLine(keyword) }),
    );
    lines.push(
      t('classify.explain.suggested', {
        class: `${index.classes.get(suggestion.class)?.node.name[language] ?? ''} (${suggestion.class})`,
        percent: Math.round(suggestion.confidence * 100),
        reasons: reasons.join(t('common.comma')),
      }),
    );
  } else lines.push(`${t('classify.columns.class')}${t('common.colon')}${t('common.none')}`);
  for (const { why, rows } of found?.node.attention ?? [])
    lines.push(`  ! ${why[language]} (${rows.join(' ')})`);
  for (const table of schemesOf(index)) {
    const grade = grades[table.id];
    if (grade !== undefined) lines.push('', ...explainGrade(index, table.id, grade, context));
  }
  for (const warning of warnings) {
    const params = warning.code === 'unknown-group' ? { what: warning.group } : { what: warning.table };
    lines.push(`! ${t(`classify.warnings.${warning.code}`, params)}`);
  }
  const duties = findDuties(index, grades, graded.impact);
  if (duties.length > 0) lines.push('', t('classify.explain.duties'));
  for (const duty of duties)
    lines.push(
      `  ${duty.id} ${duty.article === undefined ? '' : t('classify.explain.article', { article: duty.article })} ${duty.text[language]}`,
    );
  const routeName = index.rubric.exportRoutes.levels.find(({ level }) => level === route.route)?.name[
    language
  ];
  lines.push(
    '',
    `${t(route.exported ? 'classify.explain.route' : 'classify.explain.routeIf')}${routeName ?? ''} (${route.rows.join(' ')})${route.candidate ? ` ${t('classify.explain.candidate')}` : ''}`,
  );
  return `${lines.join('\n')}\n`;
}
