import { type Command, Option } from 'commander';
import { schemesOf } from '../../../core/classification/grade.ts';
import type { ClassificationIndex } from '../../../core/classification/index-classification.ts';
import { ExitCode } from '../../../errors.ts';
import { type GradedFile, gradeFile } from '../../classify/grade-file.ts';
import { type GradeResult, nameLevel } from '../../classify/grade-result.ts';
import { renderGradeFailure } from '../../classify/render-grade-failure.ts';
import {
  addRubricOptions,
  chooseVariants,
  loadRubricOf,
  type RubricOptions,
} from '../../classify/rubric-options.ts';
import type { Context } from '../../context.ts';
import { chooseFormat } from '../../output/choose-format.ts';
import { BYTE_ORDER_MARK, renderCsvRow } from '../../output/csv.ts';
import { renderProblem } from '../../output/render-problem.ts';
import { renderTable } from '../../output/table.ts';
import { writeOut } from '../../output/write-out.ts';

const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;

interface GradeOptions extends RubricOptions {
  readonly files: readonly string[];
  readonly format?: (typeof FORMATS)[number];
}

/** `dcmm classify grade FILE…`: assets in, grades out; nothing is stored. */
export function addGrade(parent: Command, context: Context): void {
  const { t } = context;
  addRubricOptions(
    parent
      .command('grade')
      .description(t('classify.grade.summary'))
      .argument('<files...>', t('classify.arguments.inventoryFiles'))
      .addOption(new Option('--format <format>', t('classify.options.format')).choices(FORMATS)),
    context,
  )
    .addHelpText('after', `\n${t('classify.grade.examples')}`)
    .action(async (files: readonly string[], options: Omit<GradeOptions, 'files'>) => {
      context.exitCode = await runGrade({ ...options, files }, context);
    });
}

/** Results are many: so many are turned into text at a time. */
const CHUNK = 500;

function* chunk<T>(entries: Iterable<T>): Generator<readonly T[]> {
  let part: T[] = [];
  for (const entry of entries) {
    part.push(entry);
    if (part.length < CHUNK) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function* listResults(graded: readonly GradedFile[]): Generator<GradeResult> {
  for (const { results } of graded) yield* results;
}

function* listFailures(context: Context, graded: readonly GradedFile[]): Generator<object> {
  for (const { failures } of graded)
    for (const { problems, ...rest } of failures)
      yield { ...rest, problems: problems.map((problem) => renderProblem(context.t, problem)) };
}

async function printJsonParts(context: Context, graded: readonly GradedFile[]): Promise<void> {
  const { stdout } = context;
  const print = async (list: Iterable<unknown>): Promise<void> => {
    let separator = '';
    for (const part of chunk(list)) {
      await writeOut(stdout, separator + part.map((entry) => JSON.stringify(entry)).join(','));
      separator = ',';
    }
  };
  await writeOut(stdout, '{"schemaVersion":1,"results":[');
  await print(listResults(graded));
  await writeOut(stdout, '],"failures":[');
  await print(listFailures(context, graded));
  await writeOut(stdout, ']}\n');
}

async function printNdjson(context: Context, graded: readonly GradedFile[]): Promise<void> {
  for (const file of graded)
    for (const list of [file.results, listFailures(context, [file])])
      for (const part of chunk<object>(list))
        await writeOut(context.stdout, part.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}

const levelCell = (
  result: GradeResult,
  table: string,
  index: ClassificationIndex,
  { t, language }: Context,
): string => {
  const grade = result.grades[table];
  const name = nameLevel(index, table, grade?.level ?? null, language);
  if (name === null) return t('classify.notGraded');
  const sub = grade?.subLevel ? ` ${String(grade.subLevel.level)}` : '';
  return `${name}${sub}${grade?.exact === false ? t('classify.atLeast') : ''}`;
};

const classCell = (result: GradeResult, index: ClassificationIndex, { t, language }: Context): string => {
  if (result.class === null) return t('common.none');
  const name = index.classes.get(result.class)?.node.name[language] ?? result.class;
  return result.classFrom === 'suggested'
    ? t('classify.suggested', {
        class: name,
        percent: Math.round((result.suggestion?.confidence ?? 0) * 100),
      })
    : name;
};

function cellsOf(result: GradeResult, index: ClassificationIndex, context: Context): string[] {
  return [
    result.asset,
    result.name,
    classCell(result, index, context),
    ...schemesOf(index).map((table) => levelCell(result, table.id, index, context)),
    schemesOf(index)
      .flatMap((table) => result.grades[table.id]?.rows ?? [])
      .join(' '),
  ];
}

function headsOf(index: ClassificationIndex, { t, language }: Context): string[] {
  return [
    t('classify.columns.code'),
    t('classify.columns.name'),
    t('classify.columns.class'),
    ...schemesOf(index).map((table) => table.name[language]),
    t('classify.columns.rows'),
  ];
}

async function printRows(
  context: Context,
  index: ClassificationIndex,
  graded: readonly GradedFile[],
  csv: boolean,
): Promise<void> {
  const heads = headsOf(index, context);
  if (csv) {
    await writeOut(context.stdout, BYTE_ORDER_MARK + renderCsvRow(heads));
    for (const part of chunk(listResults(graded))) {
      const rows = part.map((result) => renderCsvRow(cellsOf(result, index, context)));
      await writeOut(context.stdout, rows.join(''));
    }
  } else {
    const rows = Array.from(listResults(graded), (result) => cellsOf(result, index, context));
    const columns = heads.map((title, at) => ({ title, wrap: at > 0 }));
    if (rows.length > 0) await writeOut(context.stdout, renderTable(context, columns, rows));
  }
  for (const { failures } of graded)
    for (const { file, asset, problems } of failures)
      context.stderr.write(
        renderGradeFailure(asset === undefined ? file : `${file} · ${asset}`, problems, context.t),
      );
}

function firstOf<T>(list: Iterable<T>): T[] {
  for (const first of list) return [first];
  return [];
}

/** Which matrix was used, and what the result is and is not. */
function printNotes(context: Context, index: ClassificationIndex, graded: readonly GradedFile[]): void {
  const { t, language, stderr } = context;
  const grades = graded
    .flatMap(({ results }) => firstOf(results))
    .flatMap(({ grades: all }) => Object.entries(all));
  for (const [table, { variant }] of new Map(grades)) {
    const found = index.tables.find(({ id }) => id === table);
    const name = found?.variants?.find(({ id }) => id === variant)?.name[language];
    if (name !== undefined)
      stderr.write(
        `${t('classify.variantUsed', { table: found?.name[language] ?? table, variant: name })}\n`,
      );
  }
  const [results, failures] = [
    graded.reduce((sum, part) => sum + part.count, 0),
    graded.reduce((sum, part) => sum + part.failures.length, 0),
  ];
  stderr.write(`${t('classify.grade.done', { results, failures })}\n${t('classify.candidateNote')}\n`);
}

async function runGrade(options: GradeOptions, context: Context): Promise<ExitCode> {
  const { quiet } = context.options;
  const format = chooseFormat(options.format, context);
  const loaded = await loadRubricOf(options, context);
  const variants = chooseVariants(loaded, options.matrix, context);
  const graded: GradedFile[] = [];
  for (const file of options.files) graded.push(await gradeFile(file, loaded, variants, context));
  if (format === 'json') await printJsonParts(context, graded);
  else if (format === 'ndjson') await printNdjson(context, graded);
  else await printRows(context, loaded.index, graded, format === 'csv');
  if (!quiet && format !== 'json') printNotes(context, loaded.index, graded);
  return graded.some(({ failures }) => failures.length > 0) ? ExitCode.invalidData : ExitCode.ok;
}
