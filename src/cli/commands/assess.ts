import { Command, Option } from 'commander';
import { KINDS, ROLES, SIZES } from '../../core/response.ts';
import { AppError, type ExitCode } from '../../errors.ts';
import { type AssessOptions, DEPTHS, findNewFlag } from '../assess/assess-options.ts';
import { type Context, canPrompt } from '../context.ts';

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** `dcmm assess`: the interview in the terminal, or with `--answers` the same without questions. */
export function createAssessCommand(context: Context): Command {
  const { t } = context;
  return new Command('assess')
    .description(t('commands.assess.summary'))
    .option('--resume [id]', t('assess.options.resume'))
    .option('--answers <file>', t('assess.options.answers'))
    .option('--enterprise <name>', t('assess.options.enterprise'))
    .option('--rubric <rubric>', t('assess.options.rubric'))
    .addOption(new Option('--depth <depth>', t('assess.options.depth')).choices(DEPTHS))
    .option('--target-level <level>', t('assess.options.targetLevel'))
    .option('--assessor <name>', t('assess.options.assessor'), collect)
    .addOption(new Option('--kind <kind>', t('assess.options.kind')).choices(KINDS))
    .option('--scope <text>', t('assess.options.scope'))
    .option('--date <day>', t('assess.options.date'))
    .option('--uscc <code>', t('assess.options.uscc'))
    .option('--industry <code>', t('assess.options.industry'))
    .option('--region <code>', t('assess.options.region'))
    .addOption(new Option('--role <role>', t('assess.options.role')).choices(ROLES))
    .addOption(new Option('--size <size>', t('assess.options.size')).choices(SIZES))
    .option('--profile <file>', t('assess.options.profile'))
    .option('--bonus <id=count>', t('assess.options.bonus'), collect)
    .option('-y, --yes', t('assess.options.yes'))
    .addHelpText('after', `\n${t('assess.examples')}`)
    .action(async (options: AssessOptions) => {
      context.exitCode = await runAssess(options, context);
    });
}

/** Everything heavy (database, prompts, rubric) loads here: help does not wait for it. */
async function runAssess(options: AssessOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const newFlag = options.resume === undefined ? null : findNewFlag(options);
  if (newFlag !== null) throw new AppError('usage', { detail: t('assess.resumeOrNew', { flag: newFlag }) });
  if (options.answers !== undefined) {
    const { assessFromFile } = await import('../assess/assess-from-file.ts');
    return assessFromFile(options.answers, options, context);
  }
  if (!canPrompt(context))
    throw new AppError('prompt-impossible', { what: t('assess.what'), flag: '--answers FILE' });
  const { assessInTerminal } = await import('../assess/assess-in-terminal.ts');
  return assessInTerminal(options, context);
}
