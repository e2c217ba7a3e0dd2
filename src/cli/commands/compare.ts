import { Command, Option } from 'commander';
import { AppError, ExitCode } from '../../errors.ts';
import { buildComparisonReport } from '../../report/comparison/build-comparison-report.ts';
import { checkComparable } from '../check-comparable.ts';
import { printComparison } from '../compare/print-comparison.ts';
import { renderComparisonCsv } from '../compare/render-csv.ts';
import type { Context } from '../context.ts';
import { createTargetLoader, type ScoredTarget } from '../load-scored.ts';
import { nearestIds } from '../nearest-ids.ts';
import { chooseFormat } from '../output/choose-format.ts';
import { cleanLine } from '../output/clean.ts';
import { nameOf } from '../output/name-of.ts';
import { printJson } from '../output/print-json.ts';
import { renderWarning } from '../output/render-warning.ts';
import { writeOut } from '../output/write-out.ts';

const FORMATS = ['table', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

interface CompareOptions {
  /** Ids of stored assessments, or answer files. */
  readonly a: string;
  readonly b: string;
  readonly all?: boolean;
  readonly criteria?: boolean;
  /** Id of a domain or item. */
  readonly item?: string;
  readonly format?: Format;
  readonly rubric?: string;
  readonly profile?: string;
}

/** `dcmm compare A B`: what differs between two assessments. */
export function createCompareCommand(context: Context): Command {
  const { t } = context;
  return new Command('compare')
    .description(t('commands.compare.summary'))
    .argument('<a>', t('compare.arguments.a'))
    .argument('<b>', t('compare.arguments.b'))
    .option('--all', t('compare.options.all'))
    .option('--criteria', t('compare.options.criteria'))
    .option('--item <id>', t('compare.options.item'))
    .addOption(new Option('--format <format>', t('compare.options.format')).choices(FORMATS))
    .option('--rubric <rubric>', t('compare.options.rubric'))
    .option('--profile <file>', t('compare.options.profile'))
    .addHelpText('after', `\n${t('compare.examples')}`)
    .action(async (a: string, b: string, options: Omit<CompareOptions, 'a' | 'b'>) => {
      context.exitCode = await runCompare({ ...options, a, b }, context);
    });
}

/** AppError unknown-node with the nearest ids, unless either rubric has a domain or item of this id. */
function checkNode(node: string, sides: readonly ScoredTarget[]): void {
  const ids = sides.flatMap(({ index }) => [...index.nodesById.keys()]);
  if (!ids.includes(node))
    throw new AppError('unknown-node', { node, near: nearestIds(node, [...new Set(ids)]).join(', ') });
}

async function runCompare(options: CompareOptions, context: Context): Promise<ExitCode> {
  const { t, language, stdout, stderr } = context;
  const { a, b, item, all = false } = options;
  const format = chooseFormat(options.format, context);
  const load = createTargetLoader(options, context);
  const [before, after] = [await load(a), await load(b)];
  checkComparable({ ...before, name: a }, { ...after, name: b });
  if (item !== undefined) checkNode(item, [before, after]);
  const report = buildComparisonReport(before, after, {
    language,
    ...(item !== undefined && { node: item }),
  });
  // Whoever asks for one item asks for its answers.
  const criteria = options.criteria === true || item !== undefined;
  switch (format) {
    case 'json':
      printJson(context, report);
      return ExitCode.ok;
    case 'csv':
      await writeOut(stdout, renderComparisonCsv(context, report, { criteria }));
      return ExitCode.ok;
    case 'table': {
      const { index } = after;
      printComparison(context, report, index.rubric.policies, {
        all,
        criteria,
        describeWarning: (warning) => renderWarning(t, warning, index, language),
        nameOf: (node) => nameOf(index, node, language),
      });
      if (!context.options.quiet && !criteria && report.criteria.length > 0)
        stderr.write(`\n${t('compare.next', { a: cleanLine(a), b: cleanLine(b) })}\n`);
      return ExitCode.ok;
    }
  }
}
