import { AppError } from '../../../errors.ts';
import { findRubricFile, findRubricFiles, type RubricKind, readKind } from '../../../io/find-rubric-file.ts';
import type { Context } from '../../context.ts';

/** A rubric of either kind. */
export interface Target {
  /** As it was asked for. */
  readonly name: string;
  readonly file: string;
  readonly kind: RubricKind;
}

/** The rubrics that are meant by ids and paths, all known ones when none is named. */
export async function findTargets(
  names: readonly string[],
  { paths, cwd }: Context,
): Promise<readonly Target[]> {
  const [maturity, classification] = await Promise.all([
    findRubricFiles(paths),
    findRubricFiles(paths, 'classification'),
  ]);
  const known = new Map([...maturity, ...classification]);
  const wanted = names.length > 0 ? names : [...known.keys()];
  const find = async (name: string): Promise<Target> => {
    const file = known.get(name) ?? (await findRubricFile(name, paths, cwd));
    return { name, file, kind: await readKind(file) };
  };
  return Promise.all(
    wanted.map((name) =>
      find(name).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'unknown-rubric') throw error;
        throw new AppError('unknown-rubric', { rubric: name, known: [...known.keys()].join(', ') });
      }),
    ),
  );
}
