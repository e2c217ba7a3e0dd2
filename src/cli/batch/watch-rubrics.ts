import { AppError } from '../../errors.ts';
import type { Translate } from '../../locales/translate.ts';
import type { RubricSource } from './rubric-source.ts';
import type { ScoringRubric } from './scoring-rubric.ts';

/** The rubrics that a run has used so far, by digest. */
interface WatchedRubrics {
  readonly source: RubricSource;
  get(digest: string): ScoringRubric;
}

/** Keeps what a source finds, and refuses a level asked for that a rubric does not have. */
export function watchRubrics(source: RubricSource, minLevel: string | null, t: Translate): WatchedRubrics {
  const byDigest = new Map<string, ScoringRubric>();
  return {
    source: {
      async find(id) {
        const found = await source.find(id);
        if ('known' in found) return found;
        const known = found.index.rubric.bands.map(({ level }) => String(level));
        if (minLevel !== null && !known.includes(minLevel)) {
          const params = { level: minLevel, rubric: found.base.id, known: known.join(', ') };
          throw new AppError('usage', { detail: t('score.unknownLevel', params) });
        }
        byDigest.set(found.digest, found);
        return found;
      },
    },
    get(digest) {
      const found = byDigest.get(digest);
      if (found === undefined) throw new Error(`no rubric with digest ${digest}`);
      return found;
    },
  };
}
