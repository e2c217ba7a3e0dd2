import type { Context } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { printError } from '../output/print-error.ts';
import type { FailedReport } from './make-reports.ts';

/** Which of several reports was not written, and why. */
export function printFailure(context: Context, { target, format, error }: FailedReport): void {
  context.stderr.write(`${cleanLine(target)}${format === null ? '' : ` (${format})`}\n`);
  printError(context, error);
}

/** How many reports were written, and how many were not. */
export function printCounts({ t, stderr, options }: Context, written: number, failed: number): void {
  if (options.quiet) return;
  stderr.write(`${t('report.summary', { written })}${failed > 0 ? t('report.failed', { failed }) : ''}\n`);
}
