import { Command, Option } from 'commander';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';
import { createHelpLayout } from './help-layout.ts';
import { cleanLine } from './output/clean.ts';
import { readVersion } from './read-version.ts';

type CreateCommand = (context: Context) => Command;

/**
 * The commands in the order of the help page. Only the one asked for is loaded: a command brings in
 * the database or the browser, and `dcmm --help` should not wait for either.
 */
export const COMMANDS = {
  assess: async () => (await import('./commands/assess.ts')).createAssessCommand,
  classify: async () => (await import('./commands/classify.ts')).createClassifyCommand,
  score: async () => (await import('./commands/score.ts')).createScoreCommand,
  explain: async () => (await import('./commands/explain.ts')).createExplainCommand,
  report: async () => (await import('./commands/report.ts')).createReportCommand,
  verify: async () => (await import('./commands/verify.ts')).createVerifyCommand,
  compare: async () => (await import('./commands/compare.ts')).createCompareCommand,
  cohort: async () => (await import('./commands/cohort.ts')).createCohortCommand,
  list: async () => (await import('./commands/list.ts')).createListCommand,
  show: async () => (await import('./commands/show.ts')).createShowCommand,
  delete: async () => (await import('./commands/delete.ts')).createDeleteCommand,
  questionnaire: async () => (await import('./commands/questionnaire.ts')).createQuestionnaireCommand,
  rubric: async () => (await import('./commands/rubric.ts')).createRubricCommand,
  migrate: async () => (await import('./commands/migrate.ts')).createMigrateCommand,
  eligibility: async () => (await import('./commands/eligibility.ts')).createEligibilityCommand,
  db: async () => (await import('./commands/db.ts')).createDbCommand,
  doctor: async () => (await import('./commands/doctor.ts')).createDoctorCommand,
  demo: async () => (await import('./commands/demo.ts')).createDemoCommand,
} satisfies Record<string, () => Promise<CreateCommand>>;
type CommandName = keyof typeof COMMANDS;

const isCommandName = (word: string): word is CommandName => Object.hasOwn(COMMANDS, word);

/** The command that the arguments ask for, or ask for help on; null when it is none of ours. */
function findRequested(args: readonly string[], { t }: Context): CommandName | null {
  const takesValue = new Set(['--lang', '--db']);
  const words = args.filter((arg, at) => !arg.startsWith('-') && !takesValue.has(args[at - 1] ?? ''));
  const [word, about] = words[0] === 'help' ? [words[1], true] : [words[0], false];
  if (word === undefined || isCommandName(word)) return word ?? null;
  // Commander would print the help page as if nothing were wrong; an unknown command it does report.
  if (about && word !== 'help')
    throw new AppError('usage', { detail: t('commands.usage.unknownCommand', { name: cleanLine(word) }) });
  return null;
}

/** Lets help, usage errors and output of a command and its subcommands go through the context. */
function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
}

/** The whole command line in the context's language, with the command that `args` asks for loaded. */
export async function createProgram(context: Context, args: readonly string[]): Promise<Command> {
  const { t } = context;
  // An empty variable in a script must not lead to the database of the user.
  if (context.options.db === '')
    throw new AppError('usage', {
      detail: t('commands.usage.optionMissingArgument', { name: '--db <file>' }),
    });
  const program = new Command('dcmm')
    .description(t('commands.description'))
    .version(readVersion(context), '-V, --version', t('commands.options.version'))
    .addOption(new Option('--lang <language>', t('commands.options.lang')).choices(['zh-CN', 'en']))
    .option('--db <file>', t('commands.options.db'))
    .option('--json', t('commands.options.json'))
    .option('-q, --quiet', t('commands.options.quiet'))
    .option('--no-color', t('commands.options.noColor'))
    .option('--no-input', t('commands.options.noInput'))
    .option('--debug', t('commands.options.debug'))
    .helpOption('-h, --help', t('commands.options.help'))
    .helpCommand('help [command]', t('commands.help.summary'))
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHelpWidth: () => Math.min(context.stdout.columns ?? 80, 100),
      getErrHelpWidth: () => Math.min(context.stderr.columns ?? 80, 100),
      getOutHasColors: () => context.color.stdout,
      getErrHasColors: () => context.color.stderr,
      // main prints every failure in one form.
      outputError: () => undefined,
    })
    .configureHelp(createHelpLayout(context))
    .addHelpText('after', `\n${t('commands.examples')}`)
    .addHelpText('afterAll', ({ command }) => (command.parent === null ? '' : t('commands.global')));

  const requested = findRequested(args, context);
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    if (name === requested) {
      const command = (await COMMANDS[name]())(context);
      program.addCommand(command);
      inherit(command, program);
    } else program.command(name).description(t(`commands.${name}.summary`));
  }
  return program;
}
