import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { AppError, ExitCode } from '../../../errors.ts';
import { digestOf } from '../../../io/digest.ts';
import { buildCatalogueView } from '../../../report/catalogue/build-catalogue-view.ts';
import { renderCatalogue } from '../../../report/catalogue/render-catalogue.ts';
import type { PageFormat } from '../../../report/html/render-page-file.ts';
import { openInventory } from '../../classify/open-inventory.ts';
import { type Context, today } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { writeOutput } from '../../output/write-output.ts';
import { readVersion } from '../../read-version.ts';
import { BROWSER_TIMEOUT_MS, browserSearch } from '../../report/browser-search.ts';
import { lookInStore } from '../../with-store.ts';

const FORMATS = ['pdf', 'html'] as const;
interface CatalogueReportOptions {
  readonly id: string;
  readonly format?: PageFormat;
  readonly output?: string;
  readonly force?: boolean;
}

/** `dcmm classify report ID`: class tree, levels, what to act on first, every decision with its rows. */
export function addReport(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('report')
    .description(t('classify.report.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .addOption(new Option('--format <format>', t('classify.options.format')).choices(FORMATS).default('pdf'))
    .option('-o, --output <file>', t('classify.options.output'))
    .option('-f, --force', t('classify.options.force'))
    .addHelpText('after', `\n${t('classify.report.examples')}`)
    .action(async (id: string, options: Omit<CatalogueReportOptions, 'id'>) => {
      context.exitCode = await runReport({ id, ...options }, context);
    });
}

async function runReport(options: CatalogueReportOptions, context: Context): Promise<ExitCode> {
  const { t, language, cwd, paths, signal } = context;
  const format = options.format ?? 'pdf';
  const { stored, index, inventory, graded } = await lookInStore(context, (store) =>
    openInventory(store, options.id),
  );
  if (graded.length === 0) throw new AppError('usage', { detail: t('classify.report.empty') });
  const view = buildCatalogueView({
    index,
    inventory,
    graded,
    states: stored.states,
    name: stored.name,
    date: today(context),
    language,
    digest: digestOf([stored.classification.digest, stored.variants, inventory]),
  });
  const file = resolve(cwd, options.output ?? `${stored.id}.${format}`);
  const content = await renderCatalogue(view, format, {
    template: join(paths.templates, 'catalogue'),
    generator: `dcmm ${readVersion(context)}`,
    printer: {
      search: browserSearch(context),
      temporary: tmpdir(),
      timeoutMs: BROWSER_TIMEOUT_MS,
      signal,
    },
  });
  await writeOutput(file, content, { force: options.force === true }, context);
  if (context.options.json) printJson(context, { schemaVersion: 1, file, format, digest: view.digest });
  else context.stdout.write(`${file}\n`);
  return ExitCode.ok;
}
