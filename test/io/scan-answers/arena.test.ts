import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Arena } from '../../../src/io/scan-answers/arena.ts';

const lengths = fc.array(
  fc.oneof(fc.nat(300), fc.integer({ min: 60_000, max: 70_000 }), fc.constant(200_000)),
  { maxLength: 20 },
);

it('keeps pieces of any length apart, and hands over the memory of all of them once', () => {
  fc.assert(
    fc.property(lengths, lengths, (first, second) => {
      const arena = new Arena();
      const keep = (length: number, at: number) => arena.keep(new Uint8Array(length).fill(at + 1));
      for (const round of [first, second]) {
        const pieces = round.map(keep);
        const memory = new Set(arena.handOver());
        for (const [at, piece] of pieces.entries()) {
          expect(piece).toHaveLength(round[at] as number);
          expect(piece.every((byte) => byte === at + 1)).toBe(true);
          expect(piece.length === 0 || memory.has(piece.buffer)).toBe(true);
        }
        expect(arena.handOver()).toEqual([]);
      }
    }),
    { numRuns: 60, seed: 20261126 },
  );
});
