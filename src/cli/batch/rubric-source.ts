import type { RubricIndex } from '../../core/index-rubric.ts';
import type { Profile } from '../../core/profile.ts';
import type { Rubric } from '../../core/rubric.ts';
import { AppError } from '../../errors.ts';
import type { AppPaths } from '../../io/app-paths.ts';
import { loadProfile } from '../../io/load-profile.ts';
import { findRubricFiles, type LoadedRubric, loadRubric } from '../../io/load-rubric.ts';
import { outlineRubric, type RubricOutline } from '../../store/rubric-outline.ts';

/** A rubric to score with, a profile laid over it or not. */
export interface ActiveRubric {
  readonly index: RubricIndex;
  readonly digest: string;
  /** The rubric that the digest names: without the profile. */
  readonly base: Rubric;
  readonly outline: RubricOutline;
  readonly profile: { readonly id: string; readonly digest: string; readonly content: Profile } | null;
}

export interface RubricChoice {
  readonly paths: AppPaths;
  readonly cwd: string;
  /** Id, file or folder; null = what each answer file names. */
  readonly rubric: string | null;
  /** File; null = none. */
  readonly profile: string | null;
}

/** Finds the rubric of each answer file, loading each rubric once. */
export interface RubricSource {
  /** The rubric for a file that names this id; null when no such rubric is installed. */
  find(id: string): Promise<ActiveRubric | null>;
  /** Ids of the rubrics there are. */
  listIds(): Promise<readonly string[]>;
}

async function activate(loaded: LoadedRubric, { profile, cwd }: RubricChoice): Promise<ActiveRubric> {
  const { index, digest } = loaded;
  const base = index.rubric;
  const outline = outlineRubric(base);
  if (profile === null) return { index, digest, base, outline, profile: null };
  const profiled = await loadProfile(loaded, profile, cwd);
  return { index: profiled.index, digest, base, outline, profile: profiled.profile };
}

export function createRubricSource(choice: RubricChoice): RubricSource {
  const loading = new Map<string, Promise<ActiveRubric | null>>();
  const load = async (name: string): Promise<ActiveRubric> =>
    activate(await loadRubric(name, choice.paths, choice.cwd), choice);
  const findOwn = async (id: string): Promise<ActiveRubric | null> => {
    // The id comes from a file: only a rubric known by it is meant, never a path.
    const known = await findRubricFiles(choice.paths);
    return known.has(id) ? load(id) : null;
  };
  return {
    find(id) {
      const name = choice.rubric ?? id;
      let found = loading.get(name);
      if (found === undefined) {
        found = choice.rubric === null ? findOwn(id) : load(choice.rubric);
        loading.set(name, found);
      }
      return found;
    },
    async listIds() {
      return [...(await findRubricFiles(choice.paths)).keys()];
    },
  };
}

/** The rubric that `--rubric` names, loaded before any file is read, so that a mistake in it shows at once. */
export async function requireRubric(source: RubricSource, name: string): Promise<ActiveRubric> {
  const found = await source.find(name);
  if (found === null)
    throw new AppError('unknown-rubric', { rubric: name, known: (await source.listIds()).join(', ') });
  return found;
}
