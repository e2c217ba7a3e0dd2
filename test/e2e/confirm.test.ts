import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { CTRL_C, createHome, ENTER, type Home, type Terminal } from './terminal.ts';

let home: Home;
let id: string;
beforeEach(async () => {
  home = createHome();
  const begun = home.start(['assess', '--enterprise', 'Acme', '--yes']);
  await begun.see('save and leave');
  await begun.press('q', 'Go on with');
  id = /--resume (\w+)/.exec(begun.text)?.[1] ?? '';
  await begun.exited;
});
afterEach(() => home[Symbol.dispose]());

async function countAssessments(): Promise<number> {
  const store = await openStore({ file: home.database, now: () => new Date() });
  try {
    return await store.countAssessments();
  } finally {
    store.close();
  }
}
async function askToDelete(): Promise<Terminal> {
  const terminal = home.start(['delete', id]);
  await terminal.see('(y/N)');
  return terminal;
}

describe('dcmm delete in a terminal', () => {
  it('deletes only after yes, and keeps everything on Enter and Ctrl-C', async () => {
    const entered = await askToDelete();
    entered.write(ENTER);
    expect((await entered.exited).exitCode).toBe(0);
    expect(await countAssessments()).toBe(1);

    const interrupted = await askToDelete();
    interrupted.write(CTRL_C);
    expect((await interrupted.exited).exitCode).toBe(130);
    expect(await countAssessments()).toBe(1);

    const confirmed = await askToDelete();
    confirmed.write(`y${ENTER}`);
    expect((await confirmed.exited).exitCode).toBe(0);
    expect(await countAssessments()).toBe(0);
  });
});
