import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { ExitCode } from '../../errors.ts';
import type { Context } from '../context.ts';
import { checkOutput } from '../output/write-output.ts';

/** The made-up company that the demo assesses; found below seeds/. */
const SAMPLE = 'answers/sample-copper.dcmm-2025.json';
const REPORT = 'dcmm-demo.pdf';

interface DemoOptions {
  readonly output?: string;
  readonly force?: boolean;
}

/** `dcmm demo`: the sample's answers scored, stored and printed, each by the command that a user would give. */
export function createDemoCommand(context: Context): Command {
  const { t } = context;
  return new Command('demo')
    .description(t('commands.demo.summary'))
    .option('-o, --output <file>', t('demo.options.output'))
    .option('-f, --force', t('demo.options.force'))
    .addHelpText('after', `\n${t('demo.examples')}`)
    .action(async (options: DemoOptions) => {
      context.exitCode = await runDemo(options, context);
    });
}

async function runDemo({ output, force = false }: DemoOptions, context: Context): Promise<ExitCode> {
  const { t, stderr, options } = context;
  const { runScore } = await import('./score.ts');
  const { runReport } = await import('./report.ts');
  const { isFileOutput } = await import('../report/name-output.ts');
  const sample = join(context.paths.seeds, SAMPLE);
  const shown = relative(context.cwd, sample) || sample;
  const tell = (text: string): void => {
    if (!options.quiet && !options.json) stderr.write(`${text}\n`);
  };

  // The name of its own is the demo's to replace: it is run more than once.
  const replace = force || output === undefined;
  const report = output ?? REPORT;
  // Before anything is scored and stored.
  if (isFileOutput({ output: report, single: true }))
    checkOutput(resolve(context.cwd, report), { force: replace }, context);

  tell(t('demo.score', { file: shown }));
  // Under --json the one value on stdout is the report's; the score is then for the eye, on stderr.
  const forPeople: Context = options.json
    ? { ...context, stdout: stderr, options: { ...options, json: false } }
    : context;
  const scored = await runScore({ paths: [sample], save: true }, forPeople);
  if (scored !== ExitCode.ok) return scored;
  tell(`\n${t('demo.report')}`);
  return runReport({ targets: [sample], output: report, force: replace }, context);
}
