import type { PackedScore } from '../../store/pack-score.ts';
import type { Store } from '../../store/store.ts';
import { type ActiveRubric, saveActiveRubric } from '../active-rubric.ts';

/** Stores records, many in one transaction, in the order in which they come. */
export interface ChunkSaver {
  save(records: readonly PackedScore[]): Promise<void>;
  /** Calls `done` when the records so far are stored. */
  whenStored(done: () => void): void;
  /** Stores what is still held. */
  end(): Promise<void>;
  /** How many records are new, and how many were stored already. */
  readonly counts: { readonly saved: number; readonly known: number };
}

/** Records of one transaction: each costs a wait for the disk, and what is held is lost by a crash. */
const RECORDS = 256;

/** `findRubric` gives the rubric behind a digest in a record. */
export function createChunkSaver(store: Store, findRubric: (digest: string) => ActiveRubric): ChunkSaver {
  const counts = { saved: 0, known: 0 };
  const rubrics = new Set<string>();
  let held: PackedScore[] = [];
  let waiting: (() => void)[] = [];

  async function saveRubric(digest: string): Promise<void> {
    if (rubrics.has(digest)) return;
    rubrics.add(digest);
    await saveActiveRubric(store, findRubric(digest));
  }

  async function flush(): Promise<void> {
    const records = held;
    held = [];
    for (const isNew of await store.saveScored(records)) {
      if (isNew) counts.saved += 1;
      else counts.known += 1;
    }
    for (const done of waiting) done();
    waiting = [];
  }

  return {
    counts,
    async save(records) {
      for (const record of records) {
        await saveRubric(record.rubricDigest);
        held.push(record);
      }
      if (held.length >= RECORDS) await flush();
    },
    whenStored(done) {
      if (held.length === 0) done();
      else waiting.push(done);
    },
    async end() {
      if (held.length > 0) await flush();
    },
  };
}
