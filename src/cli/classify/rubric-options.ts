import { type Command, Option } from 'commander';
import type { Variants } from '../../core/classification/grade.ts';
import { AppError } from '../../errors.ts';
import { DEFAULT_CLASSIFICATION, type LoadedClassification } from '../../io/load-classification.ts';
import type { Context } from '../context.ts';

/** What grading depends on besides the assets. */
export interface RubricOptions {
  readonly rubric?: string;
  readonly overlay?: string;
  readonly matrix?: string;
}

/** Adds --rubric, --overlay and --matrix to a command. */
export function addRubricOptions(command: Command, { t }: Context): Command {
  return command
    .addOption(new Option('--rubric <rubric>', t('classify.options.rubric')).default(DEFAULT_CLASSIFICATION))
    .option('--overlay <overlay>', t('classify.options.overlay'))
    .option('--matrix <variant>', t('classify.options.matrix'));
}

/** The variant named, for every table that has one of that name. AppError usage when none has. */
export function chooseVariants(
  { index }: LoadedClassification,
  matrix: string | undefined,
  { t }: Context,
): Variants {
  if (matrix === undefined) return {};
  const wanted = matrix.toUpperCase();
  const tables = index.tables.filter(({ variants }) => variants?.some(({ id }) => id === wanted));
  if (tables.length > 0) return Object.fromEntries(tables.map(({ id }) => [id, wanted]));
  const known = index.tables.flatMap(({ variants }) => variants ?? []).map(({ id }) => id);
  throw new AppError('usage', { detail: t('classify.badMatrix', { matrix, known: known.join(', ') }) });
}

export async function loadRubricOf(options: RubricOptions, context: Context): Promise<LoadedClassification> {
  const { loadClassification } = await import('../../io/load-classification.ts');
  return loadClassification(
    options.rubric ?? DEFAULT_CLASSIFICATION,
    options.overlay,
    context.paths,
    context.cwd,
  );
}
