import type { Command } from 'commander';
import { LINT_RULES, type LintFinding, type Severity } from '../../../core/lint/finding.ts';
import { lintRubric } from '../../../core/lint/lint-rubric.ts';
import { AppError, ExitCode } from '../../../errors.ts';
import { loadAllowances } from '../../../io/load-allowances.ts';
import { findRubricFiles, loadRubric } from '../../../io/load-rubric.ts';
import type { Context } from '../../context.ts';
import { cleanLine, cleanParams } from '../../output/clean.ts';
import { printJson } from '../../output/print-json.ts';

export interface LintOptions {
  readonly names: readonly string[];
  /** Exit code 1 when there are more warnings than this. */
  readonly maxWarnings?: number;
}

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

/** `dcmm rubric lint`: what readers or scores would suffer from. Errors leave with 3, too many warnings with 1. */
export async function runRubricLint(
  { names, maxWarnings }: LintOptions,
  context: Context,
): Promise<ExitCode> {
  const { t, paths, cwd, options } = context;
  const wanted = names.length > 0 ? names : [...(await findRubricFiles(paths)).keys()];
  const linted: Linted[] = [];
  for (const name of wanted) {
    const { index, file } = await loadRubric(name, paths, cwd);
    linted.push({ rubric: name, findings: lintRubric(index.rubric, await loadAllowances(file)) });
  }
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
