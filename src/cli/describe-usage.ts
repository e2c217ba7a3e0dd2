import type { CommanderError } from 'commander';
import type { MessageKey, Translate } from '../locales/translate.ts';

/** Commander's codes for wrong arguments, and our words for them. */
const KEYS: Readonly<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'commands.usage.unknownCommand',
  'commander.help': 'commands.usage.missingCommand',
  'commander.unknownOption': 'commands.usage.unknownOption',
  'commander.missingArgument': 'commands.usage.missingArgument',
  'commander.optionMissingArgument': 'commands.usage.optionMissingArgument',
  'commander.missingMandatoryOptionValue': 'commands.usage.missingOption',
  'commander.excessArguments': 'commands.usage.excessArguments',
};

/** What is wrong with the arguments, in the user's language; commander's own words where we have none. */
export function describeUsage(t: Translate, error: CommanderError): string {
  const message = error.message.replace(/^error: /, '');
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const near = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const choices = /^option '([^']*)' argument '([^']*)' is invalid\. Allowed choices are (.*)\.$/.exec(
    message,
  );
  const hint = near === undefined ? '' : t('commands.usage.near', { near });
  if (choices !== null) {
    const [, option = '', value = '', allowed = ''] = choices;
    return t('commands.usage.notAChoice', {
      option,
      value,
      allowed: allowed.replaceAll(', ', t('common.comma')),
    });
  }
  const [, expected = '', given = ''] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? [];
  const key = expected === '0' ? 'commands.usage.noArguments' : KEYS[error.code];
  return key === undefined ? message : t(key, { name, expected, given }) + hint;
}
