import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { AppError, ExitCode } from '../../../errors.ts';
import { chooseColumns, chooseEntries, type ListColumn, type ListKind } from '../../classify/list-columns.ts';
import { type OpenInventory, openInventory, toListEntries } from '../../classify/open-inventory.ts';
import type { Context } from '../../context.ts';
import { BYTE_ORDER_MARK, renderCsvRow } from '../../output/csv.ts';
import { writeOut } from '../../output/write-out.ts';
import { writeOutput } from '../../output/write-output.ts';
import { lookInStore } from '../../with-store.ts';

const KINDS = ['list', 'catalogue'] as const;
const FORMATS = ['xlsx', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface ExportOptions {
  readonly id: string;
  readonly what?: ListKind;
  readonly format?: Format;
  readonly columns?: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** `dcmm classify export ID`: the classification list, or the catalogue of important and core data for filing. */
export function addExport(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('export')
    .description(t('classify.export.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .addOption(new Option('--what <what>', t('classify.export.what')).choices(KINDS).default('list'))
    .addOption(new Option('--format <format>', t('classify.options.format')).choices(FORMATS))
    .option('--columns <file>', t('classify.export.columns'))
    .option('-o, --output <file>', t('classify.options.output'))
    .option('-f, --force', t('classify.options.force'))
    .addHelpText('after', `\n${t('classify.export.examples')}`)
    .action(async (id: string, options: Omit<ExportOptions, 'id'>) => {
      context.exitCode = await runExport({ id, ...options }, context);
    });
}

function chooseFormat({ format, output }: ExportOptions, context: Context): Format {
  if (context.options.json) return 'json';
  if (format !== undefined) return format;
  const found = FORMATS.find((one) => output?.endsWith(`.${one}`));
  return found ?? (output === undefined ? 'csv' : 'xlsx');
}

type Cells = readonly (string | number | null)[];

async function render(
  format: Format,
  kind: ListKind,
  columns: readonly ListColumn[],
  rows: readonly Cells[],
  { stored, index }: OpenInventory,
  context: Context,
): Promise<string | Uint8Array> {
  const { t, language } = context;
  if (format === 'csv')
    return BYTE_ORDER_MARK + [columns.map(({ header }) => header), ...rows].map(renderCsvRow).join('');
  if (format === 'json')
    return `${JSON.stringify({
      schemaVersion: 1,
      kind,
      inventory: { id: stored.id, name: stored.name, enterprise: stored.enterprise },
      rubric: stored.classification,
      variants: stored.variants,
      notice: index.rubric.notice[language],
      columns: columns.map(({ field, header }) => ({ field, header })),
      rows: rows.map((cells) =>
        Object.fromEntries(columns.map(({ field }, at) => [field, cells[at] ?? null])),
      ),
    })}\n`;
  const { renderWorkbook } = await import('../../../io/sheets/write-workbook.ts');
  const title = t(`classify.export.titles.${kind}`);
  const facts: [string, string][] = [
    [t('classify.columns.enterprise'), stored.name],
    ...(stored.enterprise?.uscc === undefined
      ? []
      : [[t('classify.export.uscc'), stored.enterprise.uscc] as [string, string]]),
    [t('classify.export.rubric'), `${index.rubric.title[language]} ${stored.classification.version}`],
    ...index.tables.flatMap((table): [string, string][] => {
      const variant = table.variants?.find(
        ({ id }) => id === (stored.variants[table.id] ?? table.variants?.[0]?.id),
      );
      return variant === undefined ? [] : [[table.name[language], variant.name[language]]];
    }),
    [t('classify.export.notice'), index.rubric.notice[language]],
  ];
  return renderWorkbook(
    [
      {
        name: title,
        columns: columns.map(({ header, field }) => ({ header, width: field === 'index' ? 6 : 18 })),
        rows,
      },
      {
        name: t('classify.export.about'),
        columns: [
          { header: t('classify.export.item'), width: 24 },
          { header: t('classify.export.content'), width: 100 },
        ],
        rows: facts,
      },
    ],
    `${title} ${stored.name}`,
  );
}

async function runExport(options: ExportOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const kind = options.what ?? 'list';
  const format = chooseFormat(options, context);
  if (format === 'xlsx' && options.output === undefined)
    throw new AppError('usage', { detail: t('classify.export.noOutput') });
  const open = await lookInStore(context, (store) => openInventory(store, options.id));
  const columns = await chooseColumns(kind, options.columns, open, context);
  const entries = chooseEntries(kind, toListEntries(open, context), open);
  const rows = entries.map((entry) => columns.map(({ read }) => read(entry)));
  const content = await render(format, kind, columns, rows, open, context);
  if (options.output === undefined || options.output === '-') {
    await writeOut(context.stdout, content as string);
    return ExitCode.ok;
  }
  const file = resolve(context.cwd, options.output);
  await writeOutput(file, content, { force: options.force === true }, context);
  if (!context.options.quiet)
    context.stderr.write(`${t('classify.export.done', { count: rows.length, file })}\n`);
  return ExitCode.ok;
}
