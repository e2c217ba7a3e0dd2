import { Command, Option } from 'commander';
import { checkEntryProfile, judgeEligibility } from '../../core/eligibility.ts';
import { ROLES } from '../../core/response.ts';
import { AppError, ExitCode } from '../../errors.ts';
import { loadConditions } from '../../io/load-conditions.ts';
import { type Context, today } from '../context.ts';
import { FlagValues, gatherSubject, type SubjectOptions } from '../eligibility/gather-subject.ts';
import { printSource, printVerdict } from '../eligibility/print-verdict.ts';
import { printJson } from '../output/print-json.ts';

interface EligibilityOptions extends SubjectOptions {
  /** File with other conditions. */
  readonly conditions?: string;
  /** ISO date to judge for; today by default. */
  readonly on?: string;
}

/** `dcmm eligibility`: the level an enterprise may apply for, what the next asks, and who says so since when. */
export function createEligibilityCommand(context: Context): Command {
  const { t } = context;
  return new Command('eligibility')
    .description(t('commands.eligibility.summary'))
    .option('--founded <date>', t('eligibility.options.founded'))
    .option('--age <years>', t('eligibility.options.age'))
    .option('--revenue <cny>', t('eligibility.options.revenue'))
    .option('--staff <n>', t('eligibility.options.staff'))
    .option('--data-volume <size>', t('eligibility.options.dataVolume'))
    .addOption(
      new Option('--volume-statement <answer>', t('eligibility.options.volumeStatement')).choices([
        'yes',
        'no',
      ]),
    )
    .option('--data-staff <n>', t('eligibility.options.dataStaff'))
    .option('--policy-domains <n>', t('eligibility.options.policyDomains'))
    .option('--tools <n>', t('eligibility.options.tools'))
    .option('--certificates <n>', t('eligibility.options.certificates'))
    .option('--value <id=value...>', t('eligibility.options.value'))
    .option('--profile <file>', t('eligibility.options.profile'))
    .option('--enterprise <name>', t('eligibility.options.enterprise'))
    .addOption(new Option('--role <role>', t('eligibility.options.role')).choices(ROLES))
    .option('--conditions <file>', t('eligibility.options.conditions'))
    .option('--on <date>', t('eligibility.options.on'))
    .addHelpText('after', `\n${t('eligibility.examples')}`)
    .action(async (options: EligibilityOptions) => {
      context.exitCode = await runEligibility(options, context);
    });
}

/** Exit code 0 whatever the verdict: it is an answer, not a limit. */
async function runEligibility(options: EligibilityOptions, context: Context): Promise<ExitCode> {
  const { t, language } = context;
  const usage = new FlagValues(context);
  const on = options.on === undefined ? today(context) : usage.date('--on', options.on);
  const { conditions, file } = await loadConditions(options.conditions, context.paths, context.cwd);
  const subject = await gatherSubject(options, context, on);
  const problems = checkEntryProfile(conditions, subject.profile);
  if (problems.length > 0)
    throw new AppError(
      'invalid-entry-profile',
      { file: options.profile ?? t('eligibility.flags') },
      { problems },
    );
  const covered = subject.role === conditions.role;
  const found = covered ? judgeEligibility(conditions, subject.profile) : null;
  if (context.options.json) {
    const { id, asOf, checkedOn, source, sources, notice } = conditions;
    printJson(context, {
      schemaVersion: 1,
      on,
      enterprise: subject.name,
      role: subject.role,
      covered,
      level: found?.level ?? null,
      next: found?.next ?? null,
      levels: found?.levels ?? [],
      conditions: { id, file, asOf, checkedOn, source: source[language], sources, notice: notice[language] },
    });
    return ExitCode.ok;
  }
  if (found === null) context.stdout.write(`${(conditions.notCovered ?? conditions.notice)[language]}\n`);
  else printVerdict(context, conditions, subject, found);
  printSource(context, conditions, file);
  return ExitCode.ok;
}
