import type { Command } from 'commander';
import { AppError, ExitCode } from '../../../errors.ts';
import { findRubricFiles } from '../../../io/find-rubric-file.ts';
import { loadRubricFile } from '../../../io/load-rubric.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { renderTable } from '../../output/table.ts';

/** `dcmm rubric list`. */
export function addList(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('list')
    .description(t('rubric.list.summary'))
    .addHelpText('after', `\n${t('rubric.list.examples')}`)
    .action(async () => {
      context.exitCode = await runRubricList(context);
    });
}

interface ListedRubric {
  readonly id: string;
  readonly file: string;
  readonly own: boolean;
  /** Null when it cannot be loaded. */
  readonly version: string | null;
  readonly title: string | null;
  readonly standard: string | null;
  readonly inForce: string | null;
  readonly replacedOn: string | null;
  readonly domains: number | null;
  readonly items: number | null;
  readonly criteria: number | null;
}

async function describe(context: Context, id: string, file: string): Promise<ListedRubric> {
  const own = !file.startsWith(context.paths.rubrics);
  try {
    const { index } = await loadRubricFile(file);
    const { rubric } = index;
    return {
      id,
      file,
      own,
      version: rubric.version,
      title: rubric.title[context.language],
      standard: rubric.edition?.standard ?? null,
      inForce: rubric.edition?.inForce ?? null,
      replacedOn: rubric.edition?.replacedOn ?? null,
      domains: rubric.children.length,
      items: index.items.length,
      criteria: index.criteria.length,
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid-rubric') throw error;
    const nothing = { version: null, title: null, standard: null, inForce: null, replacedOn: null };
    return { id, file, own, ...nothing, domains: null, items: null, criteria: null };
  }
}

/** `dcmm rubric list`: every rubric known by id; one that cannot be loaded is listed as such. */
async function runRubricList(context: Context): Promise<ExitCode> {
  const { t, paths } = context;
  const rubrics: ListedRubric[] = [];
  for (const [id, file] of await findRubricFiles(paths)) rubrics.push(await describe(context, id, file));
  const classification = [...(await findRubricFiles(paths, 'classification')).keys()];
  if (context.options.json) {
    printJson(context, { schemaVersion: 1, rubrics, classification, ownRubrics: paths.userRubrics });
    return ExitCode.ok;
  }
  const number = (value: number | null) => (value === null ? '—' : String(value));
  const right = 'right' as const;
  const columns = [
    { title: t('rubric.columns.id') },
    { title: t('rubric.columns.version') },
    { title: t('rubric.columns.standard') },
    { title: t('rubric.columns.domains'), align: right },
    { title: t('rubric.columns.items'), align: right },
    { title: t('rubric.columns.criteria'), align: right },
    { title: t('rubric.columns.remark'), wrap: true },
  ];
  const remark = (one: ListedRubric): string =>
    one.version === null
      ? t('rubric.list.broken')
      : one.own
        ? t('rubric.list.own')
        : one.replacedOn !== null
          ? t('rubric.list.replaced', { date: one.replacedOn })
          : one.inForce !== null
            ? t('rubric.list.inForce', { date: one.inForce })
            : '';
  const rows = rubrics.map((one) => [
    one.id,
    one.version ?? '—',
    one.standard ?? '—',
    number(one.domains),
    number(one.items),
    number(one.criteria),
    remark(one),
  ]);
  context.stdout.write(renderTable(context, columns, rows));
  if (!context.options.quiet) {
    if (classification.length > 0)
      context.stderr.write(`\n${t('rubric.list.classification', { ids: classification.join(', ') })}\n`);
    context.stderr.write(`${t('rubric.list.where', { folder: paths.userRubrics })}\n`);
  }
  return ExitCode.ok;
}
