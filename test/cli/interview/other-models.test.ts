import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Desk } from '../../../src/cli/interview/desk.ts';
import { Interview } from '../../../src/cli/interview/interview.ts';
import type { Request } from '../../../src/cli/interview/interview-request.ts';
import { createInterviewView } from '../../../src/cli/interview/question-view.ts';
import type { View } from '../../../src/cli/prompts/show-view.ts';
import { findAppPaths } from '../../../src/io/app-paths.ts';
import { loadRubric } from '../../../src/io/load-rubric.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { fakeContext, keyOf, SIZE } from './workshop.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/rubrics');
const RUBRICS = [...readdirSync(FIXTURES).map((name) => join(FIXTURES, name)), 'dcmm-2025'];

/** Presses keys until every question is answered, whatever is on the screen. */
async function answerAll(first: View<Request>, desk: Desk): Promise<number> {
  let view = first;
  for (let presses = 0; ; presses += 1) {
    const screen = view.render(SIZE).join('\n');
    if (screen.includes('questions are answered.')) return presses;
    const wants = screen.includes('ask one by one')
      ? 'n'
      : screen.includes('Enter saves') && presses % 2 === 1
        ? 'return'
        : '1';
    const step = await view.press(keyOf(wants));
    if ('request' in step) throw new Error(`request ${step.request.type}`);
    if (desk.notice?.tone === 'bad') throw new Error(desk.notice.text);
    view = step;
  }
}

describe.each(RUBRICS.map((path) => [path.split('/').at(-1), path]))('an interview with %s', (_, path) => {
  it.each(['full', 'screening'] as const)('can be answered to the end (%s)', async (depth) => {
    const { index, digest } = await loadRubric(path ?? '', findAppPaths({}), '/');
    const now = () => new Date('2026-11-21T10:00:00Z');
    const store = await openStore({ file: ':memory:', now });
    onTestFinished(() => store.close());
    await store.saveRubric(digest, index.rubric);
    const { id: enterpriseId } = await store.createEnterprise({ name: 'Acme' });
    const { id } = await store.createAssessment({
      enterpriseId,
      rubricDigest: digest,
      depth,
      language: 'en',
      info: {},
    });
    const assessment = await store.findAssessment(id);
    const response = await store.loadResponse(id);
    const { rubric } = index;
    const interview = new Interview({
      store,
      assessment,
      rubric,
      identity: { rubricDigest: digest },
      response,
      who: 'Li',
      now,
    });
    const desk = new Desk(interview, await fakeContext('en'));
    await answerAll(createInterviewView(desk), desk);
    const result = await interview.finish();
    expect(result.outcome).toMatch(/scored|screened/);
    expect(await store.findAssessment(id)).toMatchObject({
      status: 'done',
      answered: interview.questions.length,
    });
  });
});
