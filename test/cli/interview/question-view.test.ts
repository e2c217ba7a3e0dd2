import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Desk } from '../../../src/cli/interview/desk.ts';
import type { Request } from '../../../src/cli/interview/interview-request.ts';
import { createInterviewView } from '../../../src/cli/interview/question-view.ts';
import { textWidth } from '../../../src/cli/output/text-width.ts';
import type { View } from '../../../src/cli/prompts/show-view.ts';
import { listReview } from '../../../src/core/list-review.ts';
import { fakeContext, keyOf, openInterview, press, SIZE, show } from './workshop.ts';

/** Answers all of the workshop's questions, the last one by Enter on two marked options before it. */
const ALL = '1 1 1 1 1 1 1 1 1 2 return 1';

describe('the question on the screen', () => {
  it('opens an item with where we are, its purpose and who can tell', async () => {
    const { desk } = await openInterview({ language: 'zh-CN' });
    const view = createInterviewView(desk);
    const screen = show(view);
    expect(screen).toMatch(/^规划 › 工具清单 · 1\/10 · 还需约 3 分钟\n/);
    expect(screen).toContain('目的  看车间的主数据有没有人管');
    expect(screen).toContain('可问  车间主任、信息员');
    expect(screen).toContain('1 级 初始级 · 本项第 1 题，共 5 题');
    expect(screen).toContain('1  完全满足    材料现在就能拿出来。');
    const next = show(await press(view, '1'));
    expect(next).toContain('2/10');
    expect(next).not.toContain('目的');
  });

  it('estimates the time left from how fast the user answers', async () => {
    const { desk, clock } = await openInterview();
    let step = createInterviewView(desk);
    expect(show(step)).toContain('about 3 min left');
    for (const _ of [1, 2, 3]) {
      clock.now += 170_000;
      step = (await press(step, '1')) as typeof step;
    }
    expect(show(step)).toContain('about 9 min left');
  });

  it('has an answer on disk before the next question shows', async () => {
    const { desk, store, id } = await openInterview();
    const step = await createInterviewView(desk).press(keyOf('2'));
    expect((await store.loadResponse(id)).answers).toEqual({ 'tool-list.1.1': { option: 'mostly' } });
    expect(show(step)).toContain('✓ 1 saved: Mostly met');
  });

  it('explains the options at first, and later names what to look at instead', async () => {
    const { desk } = await openInterview();
    const view = createInterviewView(desk);
    expect(show(view)).toContain('The evidence can be put on the table now.');
    expect(show(view)).not.toContain('Look at');
    await press(view, '1 1 1 1 1');
    desk.interview.goTo(0);
    const later = show(createInterviewView(desk));
    expect(later).not.toContain('The evidence can be put on the table now.');
    expect(later).toContain('Look at  Tool book of the team; Material page of the store system');
  });

  it('says where a carried answer comes from and what to make sure of', async () => {
    const { desk } = await openInterview({
      migration: {
        from: { rubric: { id: 'yard', version: '1.0.0' }, file: 'old.json' },
        crosswalk: { id: 'yard--workshop', version: '1.0.0' },
        migratedOn: '2026-11-20',
        review: { 'tool-list.1.1': { from: ['list.1.1', 'list.1.2'], reason: 'merged-apart' } },
        orphaned: {},
      },
    });
    const view = createInterviewView(desk);
    expect(show(view)).toContain('Carried over from list.1.1 + list.1.2. Several criteria became one');
    expect(show(await press(view, '1'))).not.toContain('Carried over');
  });

  it('counts a carried answer as looked at once it is given again, the same too, until that is taken back', async () => {
    const { store, id, reopen } = await openInterview({
      migration: {
        from: { rubric: { id: 'yard', version: '1.0.0' }, file: 'old.json' },
        crosswalk: { id: 'yard--workshop', version: '1.0.0' },
        migratedOn: '2026-11-20',
        review: {
          'tool-list.1.1': { from: ['list.1.1'], reason: 'changed' },
          'tool-list.1.2': { from: ['list.1.2'], reason: 'changed' },
        },
        orphaned: {},
      },
    });
    const carried = [
      { nodeId: 'tool-list.1.1', answer: { option: 'full' } },
      { nodeId: 'tool-list.1.2', answer: { option: 'full' } },
    ];
    await store.saveAnswers(id, carried, { who: 'migrate' });
    const openReviews = async () => [...listReview(await store.loadResponse(id)).keys()];
    const { interview } = await reopen();
    interview.goTo(0);
    await interview.remark(interview.current, { note: 'to be asked' });
    expect(interview.review).not.toBeNull();
    await interview.rate(interview.current, { option: 'full' });
    expect(interview.review).toBeNull();
    expect(await openReviews()).toEqual(['tool-list.1.2']);
    interview.goTo(1);
    await interview.rate(interview.current, { option: 'none' });
    expect([interview.review, await openReviews()]).toEqual([null, []]);
    expect(await interview.undo()).toBe(1);
    expect([interview.review?.reason, await openReviews()]).toEqual(['changed', ['tool-list.1.2']]);
    expect(await interview.undo()).toBe(1);
    expect([interview.position, interview.review?.reason]).toEqual([0, 'changed']);
    expect(await openReviews()).toEqual(['tool-list.1.1', 'tool-list.1.2']);
  });

  it('leads through the carried answers that need a look before it says it is finished', async () => {
    const carried = ['tool-list.1.1', 'tool-list.1.2', 'budget.1.1', 'notices.1'];
    const { store, id, reopen } = await openInterview({
      migration: {
        from: { rubric: { id: 'yard', version: '1.0.0' }, file: 'old.json' },
        crosswalk: { id: 'yard--workshop', version: '1.0.0' },
        migratedOn: '2026-11-20',
        review: Object.fromEntries(carried.map((to) => [to, { from: [`old.${to}`], reason: 'changed' }])),
        orphaned: {},
      },
    });
    const answers = carried.map((nodeId) => ({
      nodeId,
      // As a file may write it: the rating last.
      answer: { confidence: 4, note: 'from 2018', option: nodeId === 'notices.1' ? ['board'] : 'full' },
    }));
    await store.saveAnswers(id, answers, { who: 'migrate' });
    const openReviews = async () => [...listReview(await store.loadResponse(id)).keys()];
    const desk = await reopen();
    // The six that were left to answer; then nothing is open, but four need a look.
    const end = await press(createInterviewView(desk), '1 1 1 1 1 1');
    expect(show(end)).toMatch(/All 10 questions are answered[\s\S]*4 of these answers were carried over/);
    const first = await press(end as View<Request>, 'return');
    expect(show(first)).toMatch(/ 1\/10 · 4 still need a look[\s\S]*Carried over from old.tool-list.1.1/);
    expect(show(first)).toContain('Enter it still holds');
    // Confirmed, answered anew, left for later, confirmed where several options are chosen.
    const last = await press(first as View<Request>, 'return 2 s');
    expect(show(last)).toMatch(/ 9\/10 · 2 still need a look/);
    const left = await press(last as View<Request>, 'return');
    expect(show(left)).toMatch(/ 6\/10 · 1 still needs a look/);
    expect(await openReviews()).toEqual(['budget.1.1']);
    expect(show(await press(left as View<Request>, 'f'))).toContain('1 of these answers was carried over');
    expect(show(await press(left as View<Request>, 'f f'))).toBe('[finish]');
    expect(show(createInterviewView(await reopen()))).toContain('1 of these answers was carried over');
    const done = await press(left as View<Request>, 'return');
    expect(show(done)).toContain('Enter works out the result');
    expect(show(await press(done as View<Request>, 'return'))).toBe('[finish]');
    expect(await openReviews()).toEqual([]);
    const saved = (await store.loadResponse(id)).answers;
    expect(saved['notices.1']).toEqual({ option: ['board'], note: 'from 2018', confidence: 4 });
    expect(saved['tool-list.1.2']).toEqual({ option: 'mostly', note: 'from 2018', confidence: 4 });
  });

  it('takes full-width digits, arrows and Enter as well', async () => {
    const { desk, store, id } = await openInterview();
    await press(createInterviewView(desk), '３ down down return');
    expect((await store.loadResponse(id)).answers).toEqual({
      'tool-list.1.1': { option: 'partly' },
      'tool-list.1.2': { option: 'mostly' },
    });
  });

  it('says what to press when a key means nothing', async () => {
    const { desk } = await openInterview();
    const view = createInterviewView(desk);
    expect(show(await press(view, 'z'))).toContain('That key does nothing here.');
    expect(show(await press(view, '7'))).toContain('That key does nothing here.');
    expect(show(await press(view, 'return'))).toContain('Press 1–4, or s to leave it open.');
    expect(desk.interview.answered).toBe(0);
  });

  it('skips, goes back, and comes round to what was left open', async () => {
    const { desk } = await openInterview();
    const view = createInterviewView(desk);
    expect(show(await press(view, 'b'))).toContain('This is the first question.');
    const third = await press(view, 's s');
    expect(show(third)).toContain('3/10');
    expect(show(third)).toContain('2 left open.');
    expect(show(await press(third as typeof view, 'b b'))).toContain('1/10');
    const last = await press(createInterviewView(desk), 's 1 1 1 1 1 1 1');
    expect(show(last)).toContain('9/10');
    const round = await press(last as typeof view, 's s');
    expect(show(round)).toContain('1/10');
    expect(show(round)).toContain('These were left open.');
  });

  it('keeps the note when the rating changes, and takes the rating away but not the note', async () => {
    const { desk, store, id } = await openInterview();
    await desk.interview.remark(desk.interview.current, { note: 'ask Li', confidence: 3 });
    await press(createInterviewView(desk), '1 b 4 b backspace');
    expect((await store.loadResponse(id)).answers).toEqual({
      'tool-list.1.1': { note: 'ask Li', confidence: 3 },
    });
  });

  it('marks several options and saves them with Enter', async () => {
    const { desk, store, id } = await openInterview();
    desk.interview.goTo(8);
    const view = createInterviewView(desk);
    const marked = await press(view, '1 2 3 3');
    expect(show(marked)).toContain('Board ✓');
    expect(show(marked)).not.toContain('None of them ✓');
    expect(desk.interview.answered).toBe(0);
    await press(view, 'return');
    expect((await store.loadResponse(id)).answers).toEqual({ 'notices.1': { option: ['board', 'mail'] } });
  });

  it('asks for more than a key by a request', async () => {
    const { desk } = await openInterview();
    const requests = {
      n: 'note',
      e: 'evidence',
      c: 'confidence',
      x: 'not-applicable',
      j: 'jump',
      f: 'finish',
      q: 'leave',
    };
    for (const [key, request] of Object.entries(requests))
      expect(show(await press(createInterviewView(desk), key))).toBe(`[${request}]`);
  });

  it('shows help with evidence, follow-up, options and the terms of the question', async () => {
    const { desk } = await openInterview();
    const view = createInterviewView(desk);
    const help = await press(view, 'h');
    const pages = [show(help), show(await press(help as typeof view, 'pagedown'))].join('\n');
    for (const part of [
      'Tool book of the team (record)',
      'Who made the last update?',
      'master data',
      'Core data that all systems share.',
      'The whole plant uses one list.',
      'There was a pilot.',
    ])
      expect(pages).toContain(part);
    expect(show(await press(help as typeof view, 'h'))).toContain('1/10');
  });

  it('shows the score so far with the range it can still end in', async () => {
    const { desk } = await openInterview();
    const score = show(await press(createInterviewView(desk), '1 1 r'));
    expect(score).toContain('Possible from 0.25 (level 1) to 1.95 (level 3)');
    expect(score).toContain('2 of 10 criteria answered');
    expect(score).toMatch(/Planning +0\.50 +1 +2\/8/);
  });

  it('counts "does not apply" among the answers in the score so far, and says so', async () => {
    const { desk } = await openInterview();
    const { interview } = desk;
    await interview.rate(interview.current, { notApplicable: true, reason: 'head office' });
    interview.goTo(1);
    const score = show(await press(createInterviewView(desk), '1 r'));
    expect(score).toContain('2 of 10 criteria answered, 1 of them as not applicable');
    expect(score).toMatch(/Planning +\S+ +\S+ +2\/8/);
  });

  it('asks for the level of an item in a screening', async () => {
    const { desk, store, id } = await openInterview({ depth: 'screening' });
    const view = createInterviewView(desk);
    expect(show(view)).toContain('2  Managed  The workshop keeps one list.');
    expect(show(await press(view, 'x'))).toContain('A screening answers the whole item');
    await press(view, '2');
    expect((await store.loadResponse(id)).answers).toEqual({ 'tool-list': { level: 2 } });
  });

  it('stays at a question that could not be saved, and says so', async () => {
    const { desk, store, id } = await openInterview();
    await store.finishAssessment(id, await desk.interview.score());
    const step = await press(createInterviewView(desk), '1');
    expect(show(step)).toContain('1/10');
    expect(show(step)).toContain('Not saved:');
    expect(desk.interview.answers.size).toBe(0);
  });

  it('comes to the end, and from there back', async () => {
    const { desk } = await openInterview();
    const end = await press(createInterviewView(desk), ALL);
    expect(show(end)).toContain('All 10 questions are answered.');
    expect(show(await press(end as never, 'return'))).toBe('[finish]');
    expect(show(await press(end as never, 'b'))).toContain('10/10 · all answered');
  });

  it('goes on at the first open question after leaving', async () => {
    const { desk, reopen } = await openInterview();
    await press(createInterviewView(desk), '1 s 1 q');
    const again = createInterviewView(await reopen());
    expect(show(again)).toContain('2/10');
    expect(show(again)).toContain('Purpose');
  });
});

describe('a level that is mostly unmet', () => {
  it('offers to mark the higher levels not met, in one step that can be taken back', async () => {
    const { desk, store, id } = await openInterview();
    const view = createInterviewView(desk);
    const offer = await press(view, '4 3');
    expect(show(offer)).toContain('Level 1 of “Tool list” is mostly not met (25 %).');
    expect(show(offer)).toContain('The 3 open questions of level 2–3 build on it. Mark them all “Not met”?');
    const next = await press(offer as typeof view, 'y');
    expect(show(next)).toContain('6/10');
    expect(show(next)).toContain('✓ 3 questions marked “Not met”. u takes it back.');
    expect((await store.loadResponse(id)).answers).toMatchObject({ 'tool-list.3.1': { option: 'none' } });
    const undone = await press(next as typeof view, 'u');
    expect(show(undone)).toContain('3/10');
    expect(Object.keys((await store.loadResponse(id)).answers)).toEqual(['tool-list.1.1', 'tool-list.1.2']);
    expect(desk.interview.answered).toBe(2);
  });

  it('asks one by one when declined, and does not offer the same again', async () => {
    const { desk } = await openInterview();
    const view = createInterviewView(desk);
    const asked = await press(view, '4 4 n');
    expect(show(asked)).toContain('3/10');
    expect(show(await press(asked as typeof view, 'b 4'))).toContain('3/10');
  });

  it('takes back single answers too, also those of an earlier session', async () => {
    const { desk, reopen, store, id } = await openInterview();
    await press(createInterviewView(desk), '1 2');
    const later = createInterviewView(await reopen());
    expect(show(await press(later, 'u'))).toContain('2/10');
    expect(Object.keys((await store.loadResponse(id)).answers)).toEqual(['tool-list.1.1']);
    expect(show(await press(later, 'u u'))).toContain('There is nothing to take back.');
  });
});

describe('the layout', () => {
  const sizes = [30, 41, 80, 132].flatMap((columns) =>
    [6, 10, 16, 24, 50].map((rows) => ({ columns, rows })),
  );

  it.each(['zh-CN', 'en'] as const)(
    'never runs over the terminal, whatever its size (%s)',
    async (language) => {
      for (const depth of ['full', 'screening'] as const) {
        const { desk } = await openInterview({ depth, language });
        await desk.interview.remark(desk.interview.current, {
          note: '很长的备注 a very long note '.repeat(20),
          evidence: [{ title: '证据 '.repeat(50) }],
        });
        const keys = depth === 'full' ? ['return', 'h', 'r', '4 4', '4 4 y'] : ['return', 'h', 'r', '1'];
        for (const sequence of keys) {
          desk.interview.goTo(0);
          const step = await press(createInterviewView(desk), sequence);
          for (const size of sizes) {
            const lines = show(step, size).split('\n');
            expect(lines.length).toBeLessThan(size.rows);
            for (const line of lines) expect(textWidth(line)).toBeLessThan(size.columns);
          }
        }
      }
    },
  );

  it('shows the question and a way to answer on very small terminals', async () => {
    const { desk } = await openInterview();
    const screen = show(createInterviewView(desk), { columns: 40, rows: 10 });
    expect(screen).toContain('Pick any team');
    expect(screen).toContain('4 Not met');
    expect(screen).toContain('q save and leave');
  });

  it('keeps the keys in one place from question to question', async () => {
    const { desk } = await openInterview();
    const view = createInterviewView(desk);
    const place = (screen: string) => screen.split('\n').findIndex((line) => line.startsWith('1–4'));
    const places = [show(view), show(await press(view, '1')), show(await press(view, '1 1 1 1 1'))].map(
      place,
    );
    expect(new Set(places).size).toBe(1);
  });

  it('says the same without colour', async () => {
    const { desk } = await openInterview();
    const context = { ...(await fakeContext()), color: { stdout: true, stderr: true } };
    const painted = show(createInterviewView(new Desk(desk.interview, context)));
    expect(painted).not.toBe(stripVTControlCharacters(painted));
    expect(stripVTControlCharacters(painted)).toBe(show(createInterviewView(desk)));
  });

  it('shows no control characters of a note', async () => {
    const { desk } = await openInterview();
    await desk.interview.remark(desk.interview.current, { note: 'a\u001b[2Jb\u0007\u202ec' });
    expect(show(createInterviewView(desk), SIZE)).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});
