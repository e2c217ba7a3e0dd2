import { Command } from 'commander';
import type { Explanation } from '../../core/explain/explanation.ts';
import { explainNode } from '../../core/explain-node.ts';
import type { RubricIndex } from '../../core/index-rubric.ts';
import { SCORING_VERSION } from '../../core/result.ts';
import { AppError, ExitCode } from '../../errors.ts';
import type { Context } from '../context.ts';
import { renderCriterion } from '../explain/render-criterion.ts';
import { renderNode } from '../explain/render-node.ts';
import { loadScored, type ScoredTarget } from '../load-scored.ts';
import { nearestIds } from '../nearest-ids.ts';
import { cleanLine } from '../output/clean.ts';
import { printJson } from '../output/print-json.ts';

interface ExplainOptions {
  /** Id of a stored assessment, or an answer file. */
  readonly target: string;
  /** Id of a domain, item or criterion; the rubric itself when absent. */
  readonly node?: string;
  readonly rubric?: string;
  readonly profile?: string;
}

/** `dcmm explain ID|FILE [NODE]`: why this score and this level. */
export function createExplainCommand(context: Context): Command {
  const { t } = context;
  return new Command('explain')
    .description(t('commands.explain.summary'))
    .argument('<id|file>', t('explain.arguments.target'))
    .argument('[node]', t('explain.arguments.node'))
    .option('--rubric <rubric>', t('explain.options.rubric'))
    .option('--profile <file>', t('explain.options.profile'))
    .addHelpText('after', `\n${t('explain.examples')}`)
    .action(async (target: string, node: string | undefined, options: Omit<ExplainOptions, 'target'>) => {
      context.exitCode = await runExplain(
        { ...options, target, ...(node !== undefined && { node }) },
        context,
      );
    });
}

function explain({ index, response }: ScoredTarget, node: string): Explanation {
  const explanation = explainNode(index, response, node);
  if (explanation !== null) return explanation;
  const ids = [...index.nodesById.keys(), ...index.criteriaById.keys()];
  throw new AppError('unknown-node', { node, near: nearestIds(node, ids).join(', ') });
}

/** The part to look at next: where the most is lost, which is what people come for. */
function findWorst(index: RubricIndex, explanation: Explanation): string | null {
  if (explanation.kind === 'criterion') return null;
  const counted = explanation.children.filter(({ excluded, value }) => excluded === null && value !== null);
  const lost = ({ id, value, weight }: (typeof counted)[number]): number => {
    const top = index.nodesById.get(id)?.scale.highest ?? index.criteriaById.get(id)?.options.highest;
    return top === undefined ? 0 : (Number(top.n) / Number(top.d) - (value?.number ?? 0)) * weight;
  };
  const [first, ...rest] = counted;
  if (first === undefined) return null;
  return rest.reduce((worst, child) => (lost(child) > lost(worst) ? child : worst), first).id;
}

/** Explains the score of a stored assessment or of an answer file, at any depth. */
async function runExplain({ target, node, ...options }: ExplainOptions, context: Context): Promise<ExitCode> {
  const { t, stdout, stderr } = context;
  const scored = await loadScored(target, options, context);
  const { index, response, result, assessment, file } = scored;
  const explanation = explain(scored, node ?? index.root.id);
  if (context.options.json) {
    printJson(context, {
      schemaVersion: 1,
      id: assessment?.id ?? null,
      file,
      rubric: result.rubric,
      scoringVersion: SCORING_VERSION,
      explanation,
    });
    return ExitCode.ok;
  }
  const view = { context, index, response, result };
  const lines =
    explanation.kind === 'criterion' ? renderCriterion(view, explanation) : renderNode(view, explanation);
  stdout.write(`${lines.join('\n')}\n`);
  if (result.scoringVersion !== SCORING_VERSION)
    stderr.write(
      `\n${t('explain.olderScoring', { stored: result.scoringVersion, current: SCORING_VERSION })}\n`,
    );
  const next = findWorst(index, explanation);
  if (next !== null && !context.options.quiet)
    stderr.write(`\n${t('explain.next', { target: cleanLine(target), node: next })}\n`);
  return ExitCode.ok;
}
