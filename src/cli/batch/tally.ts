import { type Failed, isUnreadable, type Scored } from './score-input.ts';
import type { Chunk } from './task.ts';

interface Sums {
  scored: number;
  failed: number;
  unreadable: number;
  below: number;
  mixed: boolean;
}

/** Adds up what came of answer files. */
export interface Tally {
  addChunk(chunk: Chunk): void;
  addEntry(entry: Scored | Failed, below: boolean): void;
  read(): Readonly<Sums>;
}

export function createTally(): Tally {
  const sums: Sums = { scored: 0, failed: 0, unreadable: 0, below: 0, mixed: false };
  return {
    addChunk(chunk) {
      sums.scored += chunk.scored;
      sums.failed += chunk.failed;
      sums.unreadable += chunk.unreadable;
      sums.below += chunk.below;
      sums.mixed ||= chunk.mixed;
    },
    addEntry(entry, below) {
      if (entry.ok) sums.scored += 1;
      else {
        sums.failed += 1;
        sums.unreadable += Number(isUnreadable(entry));
      }
      sums.below += Number(below);
    },
    read: () => ({ ...sums }),
  };
}
