import type { Command } from 'commander';
import { AppError, ExitCode } from '../../../errors.ts';
import { findRubricFile } from '../../../io/find-rubric-file.ts';
import { loadClassification } from '../../../io/load-classification.ts';
import { findRubricFiles, loadRubricFile } from '../../../io/load-rubric.ts';
import type { Context } from '../../context.ts';
import { printError } from '../../output/print-error.ts';
import { printJson } from '../../output/print-json.ts';
import { type RenderedProblem, renderProblem } from '../../output/render-problem.ts';

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

interface Target {
  readonly name: string;
  readonly file: string;
  readonly load: () => Promise<{ readonly digest: string }>;
}

/** A name without a path may be a rubric of either kind; a path says nothing about the kind, its content does. */
async function findTargets(names: readonly string[], context: Context): Promise<Target[]> {
  const { paths, cwd } = context;
  const classification = await findRubricFiles(paths, 'classification');
  const maturity = await findRubricFiles(paths);
  const wanted = names.length > 0 ? names : [...maturity.keys(), ...classification.keys()];
  return Promise.all(
    wanted.map(async (name) => {
      const known = classification.get(name);
      if (known !== undefined)
        return { name, file: known, load: () => loadClassification(name, undefined, paths, cwd) };
      const file = await findRubricFile(name, paths, cwd);
      return { name, file, load: () => loadRubricFile(file) };
    }),
  );
}

/** `dcmm rubric validate`: can these rubrics be used; every problem of each, exit code 3 when there is one. */
export async function runRubricValidate(
  { names }: { readonly names: readonly string[] },
  context: Context,
): Promise<ExitCode> {
  const { t, options } = context;
  const results: Checked[] = [];
  for (const { name, file, load } of await findTargets(names, context)) {
    try {
      const { digest } = await load();
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
