import { type PathStep, readPath } from '../../core/json-path.ts';
import type { Problem } from '../../errors.ts';

/** Where each part of an answer file that was put together from cells or several files stands there. */
export class Places {
  readonly #places = new Map<string, string>();

  set(steps: readonly PathStep[], place: string): void {
    this.#places.set(JSON.stringify(steps), place);
  }

  /** Every part that is known, with its place. */
  *entries(): Generator<readonly [steps: readonly PathStep[], place: string]> {
    for (const [key, place] of this.#places) yield [JSON.parse(key) as PathStep[], place];
  }

  /** The place of exactly this part. */
  get(steps: readonly PathStep[]): string | undefined {
    return this.#places.get(JSON.stringify(steps));
  }

  /** The place of the smallest known part that a JSON path lies in; the path itself where none is known. */
  find(path: string): string {
    const steps = readPath(path);
    for (let length = steps.length; length >= 0; length -= 1) {
      const place = this.get(steps.slice(0, length));
      if (place !== undefined) return place;
    }
    return path;
  }

  /** A problem of the answer file as one of the place that the part came from. */
  locate(problem: Problem): Problem {
    return { ...problem, path: this.find(problem.path) };
  }
}
