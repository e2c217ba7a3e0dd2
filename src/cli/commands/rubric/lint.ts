import type { Command } from 'commander';
import { LINT_RULES, type LintFinding, type Severity } from '../../../core/lint/finding.ts';
import { lintClassification } from '../../../core/lint/lint-classification.ts';
import { lintRubric } from '../../../core/lint/lint-rubric.ts';
import { AppError, ExitCode } from '../../../errors.ts';
import { loadAllowances } from '../../../io/load-allowances.ts';
import { findOverlayFiles, loadClassification, loadOverlay } from '../../../io/load-classification.ts';
import { loadRubricFile } from '../../../io/load-rubric.ts';
import type { Context } from '../../context.ts';
import { cleanLine, cleanParams } from '../../output/clean.ts';
import { printJson } from '../../output/print-json.ts';
import { findTargets, type Target } from './find-targets.ts';

interface LintOptions {
  readonly names: readonly string[];
  /** Exit code 1 when there are more warnings than this. */
  readonly maxWarnings?: number;
}

/** `dcmm rubric lint [RUBRIC…]`. */
export function addLint(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('lint')
    .description(t('rubric.lint.summary'))
    .argument('[rubric...]', t('rubric.arguments.rubrics'))
    .option('--max-warnings <n>', t('rubric.lint.maxWarnings'))
    .addHelpText('after', `\n${t('rubric.lint.examples')}`)
    .action(async (names: string[], options: { maxWarnings?: string }) => {
      const limit = options.maxWarnings === undefined ? undefined : Number(options.maxWarnings);
      if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0))
        throw new AppError('usage', { detail: t('rubric.lint.limitNotCount') });
      context.exitCode = await runRubricLint(
        { names, ...(limit !== undefined && { maxWarnings: limit }) },
        context,
      );
    });
}

interface Linted {
  readonly rubric: string;
  readonly findings: readonly LintFinding[];
}

const severityOf = ({ rule }: LintFinding): Severity => LINT_RULES[rule];

function render(context: Context, finding: LintFinding) {
  return {
    rule: finding.rule,
    severity: severityOf(finding),
    place: finding.place,
    message: context.t(`lint.${finding.rule}`, cleanParams(finding.params)),
  };
}

async function lint({ file, kind }: Target, { paths, cwd }: Context): Promise<readonly LintFinding[]> {
  const allowed = await loadAllowances(file);
  if (kind === 'maturity') return lintRubric((await loadRubricFile(file)).index.rubric, allowed);
  const { index } = await loadClassification(file, undefined, paths, cwd);
  const overlays = await Promise.all([...(await findOverlayFiles(file)).values()].map(loadOverlay));
  return lintClassification(index.rubric, overlays, allowed);
}

/** `dcmm rubric lint`: what readers or scores would suffer from. Errors leave with 3, too many warnings with 1. */
async function runRubricLint({ names, maxWarnings }: LintOptions, context: Context): Promise<ExitCode> {
  const { t, options } = context;
  const linted: Linted[] = [];
  for (const target of await findTargets(names, context))
    linted.push({ rubric: target.name, findings: await lint(target, context) });
  const all = linted.flatMap(({ findings }) => findings);
  const errors = all.filter((finding) => severityOf(finding) === 'error').length;
  const warnings = all.length - errors;
  if (options.json) {
    const results = linted.map(({ rubric, findings }) => ({
      rubric,
      findings: findings.map((finding) => render(context, finding)),
    }));
    printJson(context, { schemaVersion: 1, errors, warnings, results });
  } else {
    for (const { rubric, findings } of linted) {
      if (findings.length === 0) {
        context.stdout.write(`${t('rubric.lint.clean', { rubric })}\n`);
        continue;
      }
      context.stdout.write(`${rubric}\n`);
      for (const finding of findings) {
        const { severity, rule, place, message } = render(context, finding);
        context.stdout.write(
          `  ${t(`rubric.lint.${severity}`)}  ${rule}  ${cleanLine(place)}\n    ${message}\n`,
        );
      }
    }
    if (all.length > 0) context.stderr.write(`${t('rubric.lint.total', { errors, warnings })}\n`);
  }
  if (errors > 0) return ExitCode.invalidData;
  return maxWarnings !== undefined && warnings > maxWarnings ? ExitCode.belowLimit : ExitCode.ok;
}
