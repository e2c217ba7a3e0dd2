import type { AppPaths } from '../../io/app-paths.ts';
import { findRubricFiles } from '../../io/find-rubric-file.ts';
import { loadActiveRubric } from '../active-rubric.ts';
import { prepareRubric, type ScoringRubric } from './scoring-rubric.ts';

/** No rubric has the id that a file names; these are known. */
export interface UnknownRubric {
  readonly known: readonly string[];
}

/** Finds the rubric of each answer file, each rubric once. */
export interface RubricSource {
  /** The rubric for a file that names this id. AppError when it is there but cannot be used. */
  find(id: string): Promise<ScoringRubric | UnknownRubric>;
}

export interface RubricChoice {
  readonly paths: AppPaths;
  readonly cwd: string;
  /** Id, file or folder for every answer file; null = what each names itself. */
  readonly rubric: string | null;
  /** File; null = none. */
  readonly profile: string | null;
}

/** A source that loads rubrics from their files. */
export function createRubricSource(choice: RubricChoice): RubricSource {
  const loading = new Map<string, Promise<ScoringRubric | UnknownRubric>>();
  const load = async (name: string): Promise<ScoringRubric> => {
    const { index, ...active } = await loadActiveRubric(choice, name, choice.profile);
    return prepareRubric(active, index);
  };
  const findOwn = async (id: string): Promise<ScoringRubric | UnknownRubric> => {
    // The id comes out of a file: only a rubric known by it is meant, never a path.
    const known = await findRubricFiles(choice.paths);
    return known.has(id) ? load(id) : { known: [...known.keys()] };
  };
  return {
    find(id) {
      const name = choice.rubric ?? id;
      let found = loading.get(name);
      if (found === undefined) {
        found = choice.rubric === null ? findOwn(id) : load(name);
        loading.set(name, found);
      }
      return found;
    },
  };
}
