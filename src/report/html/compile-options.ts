import { HELPER_NAMES } from './helper-names.ts';

/** How templates are compiled, by the build and at run time. */
export const COMPILE_OPTIONS: CompileOptions = {
  strict: true,
  // A misspelt helper is then an error of the template, not an empty place in the report.
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(HELPER_NAMES.map((name) => [name, true])) as NonNullable<
    CompileOptions['knownHelpers']
  >,
};
