import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Context } from '../../../src/cli/context.ts';
import { Desk } from '../../../src/cli/interview/desk.ts';
import { Interview } from '../../../src/cli/interview/interview.ts';
import type { Request } from '../../../src/cli/interview/interview-request.ts';
import type { Key } from '../../../src/cli/prompts/read-key.ts';
import type { Step, View } from '../../../src/cli/prompts/show-view.ts';
import type { Size } from '../../../src/cli/prompts/use-terminal.ts';
import type { Depth } from '../../../src/core/next-question.ts';
import type { Migration } from '../../../src/core/response.ts';
import type { Language } from '../../../src/core/text.ts';
import { type LoadedRubric, loadRubricFile } from '../../../src/io/load-rubric.ts';
import { createTranslate } from '../../../src/locales/translate.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';

/** A rubric of ten questions with everything that an interview can meet. */
export const WORKSHOP = join(import.meta.dirname, '../../fixtures/interview/rubric.json');

export const loadWorkshop = (): Promise<LoadedRubric> => loadRubricFile(WORKSHOP);

/** What views ask of a context. */
export async function fakeContext(language: Language = 'en'): Promise<Context> {
  const t = await createTranslate(language);
  const stream = { columns: 80, rows: 24, isTTY: true, write: () => true, on() {}, off() {} };
  return {
    t,
    language,
    stdout: stream,
    stderr: stream,
    color: { stdout: false, stderr: false },
    env: {},
    cwd: '/',
    now: () => new Date('2026-11-21T10:00:00Z'),
    options: { json: false, quiet: false, color: false, input: true, debug: false },
  } as unknown as Context;
}

export interface Opened {
  readonly desk: Desk;
  readonly store: Store;
  readonly id: string;
  /** The clock of the interview, in ms; tests move it. */
  readonly clock: { now: number };
  /** The same assessment opened once more, as after leaving. */
  readonly reopen: () => Promise<Desk>;
}

/** An interview on a database of its own, in memory. */
export async function openInterview(
  options: { readonly depth?: Depth; readonly language?: Language; readonly migration?: Migration } = {},
): Promise<Opened> {
  const { depth = 'full', language = 'en', migration } = options;
  const clock = { now: Date.UTC(2026, 10, 21, 10) };
  const now = () => new Date(clock.now);
  const store = await openStore({ file: ':memory:', now });
  onTestFinished(() => store.close());
  const { index, digest } = await loadWorkshop();
  await store.saveRubric(digest, index.rubric);
  const enterprise = await store.createEnterprise({ name: '鹰潭铜业有限公司' });
  const { id } = await store.createAssessment({
    enterpriseId: enterprise.id,
    rubricDigest: digest,
    depth,
    language,
    info: { kind: 'self', assessedOn: '2026-11-21', targetLevel: 3 },
    ...(migration !== undefined && { migration }),
  });
  const context = await fakeContext(language);
  const reopen = async (): Promise<Desk> => {
    const assessment = await store.findAssessment(id);
    const response = await store.loadResponse(id);
    const identity = { rubricDigest: digest };
    return new Desk(
      new Interview({ store, assessment, rubric: index.rubric, identity, response, who: 'Li', now }),
      context,
    );
  };
  return { desk: await reopen(), store, id, clock, reopen };
}

const NAMED = new Set(['return', 'up', 'down', 'left', 'right', 'escape', 'backspace', 'pagedown', 'space']);

export const keyOf = (name: string): Key => ({
  name: name.toLowerCase(),
  ctrl: false,
  meta: false,
  pasted: false,
  text: NAMED.has(name) ? (name === 'space' ? ' ' : '') : name,
});

/** Presses keys one after another; fails when one of them makes a request before the last. */
export async function press(view: View<Request>, keys: string): Promise<Step<Request>> {
  let step: Step<Request> = view;
  for (const name of keys.split(' ')) {
    if ('request' in step) throw new Error(`request ${step.request.type} before ${name}`);
    step = await step.press(keyOf(name));
  }
  return step;
}

export const SIZE: Size = { columns: 80, rows: 24 };

/** What a step shows; a request by its name. */
export const show = (step: Step<Request>, size: Size = SIZE): string =>
  'request' in step ? `[${step.request.type}]` : step.render(size).join('\n');
