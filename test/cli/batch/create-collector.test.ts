import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createCollector } from '../../../src/cli/batch/create-collector.ts';

/** Something that nobody holds any more. */
const leaveGarbage = (): WeakRef<object> => new WeakRef({ some: 'thing' });

it('collects what nobody holds each time that some thousands of files have been scored', async () => {
  const collected = createCollector();
  for (const _ of ['once', 'and again']) {
    const left = leaveGarbage();
    // What a weak reference has been asked for is held until the turn is over.
    await nextTurn();
    for (let task = 0; task < 250; task += 1) collected(16);
    expect(left.deref()).toBeUndefined();
  }
});
