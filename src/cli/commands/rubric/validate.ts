import type { Command } from 'commander';
import { AppError, ExitCode } from '../../../errors.ts';
import { loadClassification } from '../../../io/load-classification.ts';
import { loadRubricFile } from '../../../io/load-rubric.ts';
import type { Context } from '../../context.ts';
import { printError } from '../../output/print-error.ts';
import { printJson } from '../../output/print-json.ts';
import { type RenderedProblem, renderProblem } from '../../output/render-problem.ts';
import { findTargets, type Target } from './find-targets.ts';

/** `dcmm rubric validate [RUBRIC…]`. */
export function addValidate(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('validate')
    .description(t('rubric.validate.summary'))
    .argument('[rubric...]', t('rubric.arguments.rubrics'))
    .addHelpText('after', `\n${t('rubric.validate.examples')}`)
    .action(async (names: string[]) => {
      context.exitCode = await runRubricValidate({ names }, context);
    });
}

interface Checked {
  readonly rubric: string;
  readonly file: string;
  readonly ok: boolean;
  readonly digest: string | null;
  readonly problems: readonly RenderedProblem[];
}

const load = ({ file, kind }: Target, { paths, cwd }: Context): Promise<{ readonly digest: string }> =>
  kind === 'classification' ? loadClassification(file, undefined, paths, cwd) : loadRubricFile(file);

/** `dcmm rubric validate`: can these rubrics be used; every problem of each, exit code 3 when there is one. */
async function runRubricValidate(
  { names }: { readonly names: readonly string[] },
  context: Context,
): Promise<ExitCode> {
  const { t, options } = context;
  const results: Checked[] = [];
  for (const target of await findTargets(names, context)) {
    const { name, file } = target;
    try {
      const { digest } = await load(target, context);
      results.push({ rubric: name, file, ok: true, digest, problems: [] });
      if (!options.json) context.stdout.write(`${t('rubric.validate.sound', { rubric: name })}\n`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid-rubric') throw error;
      const problems = error.problems.map((problem) => renderProblem(t, problem));
      results.push({ rubric: name, file, ok: false, digest: null, problems });
      if (!options.json) printError(context, error);
    }
  }
  if (options.json) printJson(context, { schemaVersion: 1, results });
  return results.every(({ ok }) => ok) ? ExitCode.ok : ExitCode.invalidData;
}
