import * as fc from 'fast-check';

/**
 * Draws values from a tape of numbers that fast-check makes, and shrinks towards zeros: the same as
 * `fc.gen()`, many times faster. Low draws are the simple cases. An empty tape goes on with zeros.
 */
export class Draw {
  #at = 0;
  readonly #tape: ArrayLike<number>;

  constructor(tape: ArrayLike<number>) {
    this.#tape = tape;
  }

  /** A whole number, both ends included. */
  whole(min: number, max: number): number {
    const drawn = this.#tape[this.#at] ?? 0;
    this.#at += 1;
    return min + (drawn % (max - min + 1));
  }

  flag(): boolean {
    return this.whole(0, 1) === 1;
  }

  oneOf<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)] as T;
  }

  /** At least one of the values, in their order. */
  some<T>(values: readonly T[]): T[] {
    const first = this.whole(0, values.length - 1);
    return values.filter((_, at) => at === first || this.flag());
  }

  /** A decimal as people write them: up to three places. */
  decimal(min: number, max: number): number {
    const scale = 10 ** this.whole(0, 3);
    return this.whole(min * scale, max * scale) / scale;
  }

  times<T>(min: number, max: number, make: (at: number) => T): T[] {
    return Array.from({ length: this.whole(min, max) }, (_, at) => make(at));
  }
}

/** Checks a law for whatever can be drawn. The seed is fixed, so that a run says the same today and tomorrow. */
export function forAll(law: (draw: Draw) => void, runs = 500): void {
  fc.assert(
    fc.property(fc.uint16Array({ minLength: 0, maxLength: 300, size: 'max' }), (tape) => law(new Draw(tape))),
    { numRuns: runs, seed: Number(process.env.FC_SEED ?? 20261122) },
  );
}
