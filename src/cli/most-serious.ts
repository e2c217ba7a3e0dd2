import { ExitCode } from '../errors.ts';

const ORDER = [
  ExitCode.interrupted,
  ExitCode.environment,
  ExitCode.invalidData,
  ExitCode.usage,
  ExitCode.belowLimit,
];

/** What a command leaves with whose parts came to these codes: the most serious of them. */
export const findMostSerious = (codes: readonly ExitCode[]): ExitCode =>
  ORDER.find((code) => codes.includes(code)) ?? ExitCode.ok;
