import { parseArgs } from 'node:util';
import type { GlobalOptions } from './context.ts';

/**
 * Reads the global options before the program exists: help must already speak the chosen language.
 * Lenient on purpose; commander reports what is wrong with the arguments.
 */
export function readGlobalOptions(args: readonly string[]): GlobalOptions {
  const end = args.indexOf('--');
  const { values } = parseArgs({
    args: [...(end === -1 ? args : args.slice(0, end))],
    strict: false,
    options: {
      lang: { type: 'string' },
      db: { type: 'string' },
      json: { type: 'boolean' },
      quiet: { type: 'boolean', short: 'q' },
      'no-color': { type: 'boolean' },
      'no-input': { type: 'boolean' },
      debug: { type: 'boolean' },
    },
  });
  return {
    ...(typeof values.lang === 'string' && { lang: values.lang }),
    ...(typeof values.db === 'string' && { db: values.db }),
    json: values.json === true,
    quiet: values.quiet === true,
    color: values['no-color'] !== true,
    input: values['no-input'] !== true,
    debug: values.debug === true,
  };
}
