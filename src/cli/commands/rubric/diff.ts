import type { Command } from 'commander';
import { diffRubrics, type RubricDiff } from '../../../core/diff-rubrics.ts';
import type { Impact, RubricChange } from '../../../core/rubric-changes.ts';
import { ExitCode } from '../../../errors.ts';
import { loadRubric } from '../../../io/load-rubric.ts';
import type { Context } from '../../context.ts';
import { cleanLine } from '../../output/clean.ts';
import { printJson } from '../../output/print-json.ts';

interface DiffOptions {
  readonly before: string;
  readonly after: string;
  /** Exit code 1 when the version number does not say what changed. */
  readonly check?: boolean;
}

/** `dcmm rubric diff BEFORE AFTER`. */
export function addDiff(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('diff')
    .description(t('rubric.diff.summary'))
    .argument('<before>', t('rubric.arguments.before'))
    .argument('<after>', t('rubric.arguments.after'))
    .option('--check', t('rubric.diff.check'))
    .addHelpText('after', `\n${t('rubric.diff.examples')}`)
    .action(async (before: string, after: string, options: { check?: boolean }) => {
      context.exitCode = await runRubricDiff({ before, after, ...options }, context);
    });
}

const IMPACTS: readonly Impact[] = ['major', 'minor', 'patch'];

function renderChange({ t }: Context, change: RubricChange): string[] {
  const { kind, thing, id, field, before, after } = change;
  const head = `${t(`rubric.diff.kinds.${kind}`)}  ${t(`rubric.diff.things.${thing}`)} ${cleanLine(id)}`;
  if (field === undefined) return [head];
  return [
    `${head}  ${field}`,
    ...(before === undefined ? [] : [`    - ${cleanLine(before)}`]),
    ...(after === undefined ? [] : [`    + ${cleanLine(after)}`]),
  ];
}

function printDiff(context: Context, diff: RubricDiff): void {
  const { t, stdout } = context;
  const name = (end: RubricDiff['from']) => `${end.id} ${end.version}`;
  stdout.write(`${t('rubric.diff.title', { before: name(diff.from), after: name(diff.to) })}\n`);
  for (const impact of IMPACTS) {
    const changes = diff.changes.filter((change) => change.impact === impact);
    if (changes.length === 0) continue;
    stdout.write(`\n${t(`rubric.diff.${impact}`, { count: changes.length })}\n`);
    for (const change of changes)
      for (const line of renderChange(context, change)) stdout.write(`  ${line}\n`);
  }
  if (diff.changes.some(({ thing, field }) => thing === 'criterion' && field?.startsWith('text ')))
    stdout.write(`\n${t('rubric.diff.wording')}\n`);
  stdout.write(`\n${t(diff.scoreCanChange ? 'rubric.diff.scores' : 'rubric.diff.noScores')}\n`);
  if (diff.from.id === diff.to.id && diff.needed !== null)
    stdout.write(
      `${t(diff.enough ? 'rubric.diff.enough' : 'rubric.diff.tooSmall', { needed: t(`rubric.diff.steps.${diff.needed}`), version: diff.to.version })}\n`,
    );
}

/** `dcmm rubric diff A B`: what changed, whether any score can, and which step of version that asks for. */
async function runRubricDiff(options: DiffOptions, context: Context): Promise<ExitCode> {
  const { t, paths, cwd } = context;
  const before = await loadRubric(options.before, paths, cwd);
  const after = await loadRubric(options.after, paths, cwd);
  const diff = diffRubrics(before.index.rubric, after.index.rubric);
  if (context.options.json) printJson(context, { schemaVersion: 1, ...diff });
  else if (diff.changes.length === 0) context.stdout.write(`${t('rubric.diff.nothing')}\n`);
  else printDiff(context, diff);
  return options.check === true && !diff.enough ? ExitCode.belowLimit : ExitCode.ok;
}
