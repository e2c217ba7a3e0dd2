import { fillWords } from '../core/fill-places.ts';
import { readPath } from '../core/json-path.ts';
import type { Problem } from '../errors.ts';
import type { ScriptWords } from './form-data.ts';

/** A problem in words: those of its field where it has some, else those of its kind. */
export function describeProblem(words: ScriptWords, { code, path, params = {} }: Problem): string {
  const field = readPath(path).at(-1);
  const isEmpty = code === 'schema-length' && params.bound === '≥';
  const found = isEmpty
    ? words.empty
    : (words.problems[`${field} ${code}`] ?? words.problems[code] ?? words.otherProblem);
  return fillWords(found, { code, ...params } as Record<string, string | number>);
}
