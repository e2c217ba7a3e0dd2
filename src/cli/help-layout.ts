import type { Command, HelpConfiguration, Option } from 'commander';
import type { Context } from './context.ts';
import { textWidth } from './output/text-width.ts';
import { wrapText } from './output/wrap-text.ts';

/** The headings that commander prints, by the key of our word for each. */
const TITLES: Readonly<Record<string, 'usage' | 'arguments' | 'options' | 'commands' | 'global'>> = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands',
  'Global Options:': 'global',
};

/** What an option does, with its choices and its default. */
function describeOption({ t }: Context, option: Option): string {
  const extra: string[] = [];
  if (option.argChoices !== undefined) extra.push(option.argChoices.join(' | '));
  const fallback: unknown = option.defaultValueDescription ?? option.defaultValue;
  if (typeof fallback === 'string' || typeof fallback === 'number')
    extra.push(t('commands.defaultValue', { value: fallback }));
  return extra.length === 0 ? option.description : `${option.description} [${extra.join('; ')}]`;
}

/** A command in the list of its parent: what follows it, but not that it has options, as all of them do. */
function nameCommand(command: Command): string {
  const after = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...after].join(' ');
}

/** How help is laid out: in the user's language, and in columns that fit Chinese, which has no spaces to break at. */
export const createHelpLayout = (context: Context): HelpConfiguration => ({
  styleTitle: (title) =>
    title in TITLES ? context.t(`commands.titles.${TITLES[title] ?? 'options'}`) : title,
  optionDescription: (option) => describeOption(context, option),
  argumentDescription: (argument) => argument.description,
  subcommandTerm: nameCommand,
  displayWidth: textWidth,
  boxWrap: (text, width) => wrapText(text, width).join('\n'),
  minWidthToWrap: 20,
});
