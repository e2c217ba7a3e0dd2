import { ExitCode } from '../../errors.ts';
import type { FailedReport } from './make-reports.ts';

/** The most serious wins: environment, then data, then usage. */
export function exitCodeOf(failures: readonly FailedReport[]): ExitCode {
  const codes = failures.map(({ error }) => error.exitCode);
  const order = [ExitCode.environment, ExitCode.invalidData, ExitCode.usage];
  return order.find((code) => codes.includes(code)) ?? ExitCode.ok;
}
