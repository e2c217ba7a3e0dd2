import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { type Answer, isRated } from '../../src/core/response.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store, StoredAssessment } from '../../src/store/store.ts';
import { createHome, ENTER, type Terminal } from './terminal.ts';

const KILLS = 50;
const SEED = 20261121;
const RUBRIC = 'dcmm-2018';
const OPTIONS = ['full', 'mostly', 'partly', 'none'];
const LABELS = ['Fully met', 'Mostly met', 'Partly met', 'Not met'];

const home = createHome();
afterAll(() => home[Symbol.dispose]());

/** Numbers that are the same in every run (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
const random = createRandom(SEED);

/** Works on the database as the next run of the program finds it. */
async function withStore<T>(work: (store: Store, assessment: StoredAssessment) => Promise<T>): Promise<T> {
  const store = await openStore({ file: home.database, now: () => new Date() });
  try {
    const [assessment] = await store.listAssessments();
    if (assessment === undefined) throw new Error('no assessment');
    return await work(store, assessment);
  } finally {
    store.close();
  }
}

const readCriteria = (): Promise<string[]> =>
  withStore(async (store, { rubric }) => {
    const outline = await store.loadRubricOutline(rubric.digest);
    return (outline?.criteria ?? []).map(({ id }) => id);
  });
const readAnswers = (): Promise<Map<string, Answer>> =>
  withStore(async (store, { id }) => new Map(Object.entries((await store.loadResponse(id)).answers)));

/** The number of the question on the screen. */
const readPlace = (screen: string): number => Number(/ · (\d+)\/\d+ · /.exec(screen)?.[1]);

/** How the moment of the kill is found: at rest, in the middle of saving, or in the middle of a note. */
const MOMENTS = ['at rest', 'at once', 'at first output', 'in a while', 'in a note', 'after a note'] as const;

interface Seen {
  /** Answers that the screen said were saved. */
  readonly confirmed: Map<string, Answer>;
  /** The change that was under way when the process was killed; it may be on disk or not. */
  pending: { readonly id: string; readonly answer: Answer } | null;
}

/** Answers some questions, kills the program with -9, and tells what a user had seen until then. */
async function answerAndKill(terminal: Terminal, criteria: readonly string[], seen: Seen): Promise<void> {
  const idAt = (place: number): string => criteria[place - 1] ?? '';
  let screen = await terminal.see('1–4 rate');
  for (let count = random(4); count > 0; count -= 1) {
    const place = readPlace(screen);
    const chosen = random(4);
    terminal.write(String(chosen + 1));
    screen = await terminal.see(`✓ ${place} saved: ${LABELS[chosen]}`);
    seen.confirmed.set(idAt(place), {
      ...seen.confirmed.get(idAt(place)),
      option: OPTIONS[chosen] as string,
    });
    if (screen.includes('ask one by one')) screen = await terminal.press('n', '1–4 rate');
  }
  const place = readPlace(screen);
  const id = idAt(place);
  const chosen = random(4);
  const pending = { id, answer: { ...seen.confirmed.get(id), option: OPTIONS[chosen] as string } };
  switch (MOMENTS[random(MOMENTS.length)]) {
    case 'at rest':
      break;
    case 'at once':
      seen.pending = pending;
      terminal.write(String(chosen + 1));
      break;
    case 'at first output':
      seen.pending = pending;
      terminal.write(String(chosen + 1));
      await terminal.nextOutput();
      break;
    case 'in a while':
      seen.pending = pending;
      terminal.write(String(chosen + 1));
      await new Promise((resolve) => setTimeout(resolve, random(12)));
      break;
    case 'in a note':
      await terminal.press('n', 'Note on');
      await terminal.press('half a no', 'half a no');
      break;
    case 'after a note':
      await terminal.press('n', 'Note on');
      await terminal.press(`note ${place}`, `note ${place}`);
      terminal.write(ENTER);
      await terminal.see(`Note: note ${place}`);
      seen.confirmed.set(id, { note: `note ${place}` });
      break;
  }
  terminal.kill('SIGKILL');
  await terminal.exited;
}

describe('dcmm assess, killed with -9', () => {
  it(`keeps everything that it confirmed, at ${KILLS} random moments, and goes on at the first open question`, async () => {
    const first = home.start(['assess', '--rubric', RUBRIC, '--enterprise', 'Acme', '--yes']);
    await first.see('1–4 rate');
    first.kill('SIGKILL');
    await first.exited;
    const criteria = await readCriteria();
    let stored = new Map<string, Answer>();
    let inFlight = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const terminal = home.start(['assess', '--resume']);
      const firstOpen = criteria.findIndex((id) => !isRated(stored.get(id)));
      expect(readPlace(await terminal.see('1–4 rate')), `resumed after kill ${kill - 1}`).toBe(firstOpen + 1);

      const seen: Seen = { confirmed: new Map(stored), pending: null };
      await answerAndKill(terminal, criteria, seen);

      const answers = await readAnswers();
      const { pending } = seen;
      if (pending !== null && isDeepStrictEqual(answers.get(pending.id), pending.answer)) {
        // It was saved, and the kill came before the screen could say so.
        seen.confirmed.set(pending.id, pending.answer);
        inFlight += 1;
      }
      expect(Object.fromEntries(answers), `stored after kill ${kill}`).toEqual(
        Object.fromEntries(seen.confirmed),
      );
      stored = answers;
    }
    // The kills did meet the program while it was saving, and not only at rest.
    expect(inFlight).toBeGreaterThan(0);
    expect(stored.size).toBeGreaterThan(KILLS / 2);
  }, 300_000);
});
