import { Command, Option } from 'commander';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';
import { createHelpLayout } from './help-layout.ts';
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
  import: async () => (await import('./commands/import.ts')).createImportCommand,
  rubric: async () => (await import('./commands/rubric.ts')).createRubricCommand,
  migrate: async () => (await import('./commands/migrate.ts')).createMigrateCommand,
  eligibility: async () => (await import('./commands/eligibility.ts')).createEligibilityCommand,
  db: async () => (await import('./commands/db.ts')).createDbCommand,
  doctor: async () => (await import('./commands/doctor.ts')).createDoctorCommand,
  demo: async () => (await import('./commands/demo.ts')).createDemoCommand,
} satisfies Record<string, () => Promise<CreateCommand>>;
type CommandName = keyof typeof COMMANDS;

const isCommandName = (word: string): word is CommandName => Object.hasOwn(COMMANDS, word);

const TAKES_VALUE = new Set(['--lang', '--db']);

/** The arguments that are neither a global option nor its value. */
const listWords = (args: readonly string[]): string[] =>
  args.filter((arg, at) => !arg.startsWith('-') && !TAKES_VALUE.has(args[at - 1] ?? ''));

/** The command that the arguments ask for, or ask for help on; null when it is none of ours. */
function findRequested(args: readonly string[]): CommandName | null {
  const [first, about] = listWords(args);
  const word = first === 'help' ? about : first;
  return word !== undefined && isCommandName(word) ? word : null;
}

/**
 * The command of which help is asked for although there is none of that name; null = no such thing. Commander
 * would print the help page as if nothing were wrong.
 */
export function findUnknownTopic(args: readonly string[]): string | null {
  const [first, about] = listWords(args);
  return first !== 'help' || about === undefined || about === 'help' || isCommandName(about) ? null : about;
}

/** The names of the command that the arguments lead to, such as `rubric show`; empty when there is none. */
export function findCommandPath(program: Command, args: readonly string[]): string {
  const path: string[] = [];
  let { commands } = program;
  for (const word of listWords(args)) {
    const next = commands.find((command) => command.name() === word);
    if (next === undefined) break;
    path.push(word);
    commands = next.commands;
  }
  return path.join(' ');
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
      // The help that a command without its subcommand gets; with --json main says so instead.
      writeErr: (text) => context.options.json || context.stderr.write(text),
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

  const requested = findRequested(args);
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    if (name === requested) {
      const command = (await COMMANDS[name]())(context);
      program.addCommand(command);
      inherit(command, program);
    } else program.command(name).description(t(`commands.${name}.summary`));
  }
  return program;
}
