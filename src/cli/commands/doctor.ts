import { Command } from 'commander';
import { ExitCode } from '../../errors.ts';
import type { Context } from '../context.ts';
import { findDatabase } from '../doctor/check-database.ts';
import { findDataFolder } from '../doctor/check-folders.ts';
import { findPdfBrowser, findReportFonts } from '../doctor/check-printing.ts';
import { findLocale, findNode, findRubrics } from '../doctor/check-program.ts';
import type { Finding } from '../doctor/finding.ts';
import { cleanLine, cleanParams } from '../output/clean.ts';
import { createPaint } from '../output/paint.ts';
import { printJson } from '../output/print-json.ts';
import { printNote } from '../output/print-note.ts';

/** `dcmm doctor`: is this machine ready, and what to do about what is missing. */
export function createDoctorCommand(context: Context): Command {
  return new Command('doctor')
    .description(context.t('commands.doctor.summary'))
    .addHelpText('after', `\n${context.t('doctor.examples')}`)
    .action(async () => {
      context.exitCode = await runDoctor(context);
    });
}

const MARKS = { ok: ['✓', 'good'], note: ['!', 'warn'], fail: ['✗', 'bad'] } as const;

function printFinding(context: Context, { id, state, found, fix }: Finding): void {
  const { t, stdout, color } = context;
  const [mark, style] = MARKS[state];
  stdout.write(`${createPaint(color.stdout)[style](mark)} ${t(`doctor.names.${id}`)}  ${cleanLine(found)}\n`);
  if (fix !== undefined) stdout.write(`    ${t(fix.key, cleanParams(fix.params))}\n`);
}

async function runDoctor(context: Context): Promise<ExitCode> {
  const looks: (() => Finding | Promise<Finding>)[] = [
    () => findNode(),
    () => findLocale(context),
    () => findDataFolder(context),
    () => findDatabase(context),
    () => findRubrics(context),
    () => findReportFonts(),
    () => findPdfBrowser(context),
  ];
  const findings: Finding[] = [];
  for (const look of looks) {
    const finding = await look();
    findings.push(finding);
    if (!context.options.json) printFinding(context, finding);
  }
  const ready = findings.every(({ state }) => state !== 'fail');
  if (context.options.json)
    printJson(context, {
      schemaVersion: 1,
      ready,
      checks: findings.map(({ fix, ...rest }) => ({
        ...rest,
        fix: fix === undefined ? null : context.t(fix.key, cleanParams(fix.params)),
      })),
    });
  printNote(context, context.t(ready ? 'doctor.ready' : 'doctor.notReady'));
  return ready ? ExitCode.ok : ExitCode.environment;
}
