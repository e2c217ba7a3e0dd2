import { render } from '@inquirer/testing';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../../src/cli/context.ts';
import { createInterviewView } from '../../../src/cli/interview/question-view.ts';
import { textPrompt } from '../../../src/cli/prompts/ask-text.ts';
import { choosePrompt } from '../../../src/cli/prompts/choose.ts';
import { viewPrompt } from '../../../src/cli/prompts/show-view.ts';
import { fakeContext, openInterview } from '../interview/workshop.ts';

let context: Context;
beforeAll(async () => {
  context = await fakeContext();
});

/** Character by character; the library's own `type` would send each one twice to a prompt that reads keys. */
const type = (events: { keypress: (name: string) => void }, text: string): void => {
  for (const character of text) events.keypress(character);
};

/** The library's types know only a part of what readline tells of a key. */
const pasted = (name: string) => ({ name, pasted: true }) as { name: string };

const METALS = [
  { value: 'Cu', name: 'copper', description: 'Conducts well.' },
  { value: 'Al', name: 'aluminium' },
  { value: 'Au', name: 'gold' },
];

describe('choosing from a list', () => {
  it('goes by arrows and Enter, round the ends, and describes what the pointer is on', async () => {
    const { answer, events, getScreen, nextRender } = await render(choosePrompt, {
      context,
      message: 'Which metal?',
      choices: METALS,
    });
    expect(getScreen()).toContain('> 1  copper');
    expect(getScreen()).toContain('Conducts well.');
    events.keypress('up');
    await nextRender();
    expect(getScreen()).toContain('> 3  gold');
    events.keypress('down');
    events.keypress('down');
    events.keypress('return');
    await expect(answer).resolves.toEqual({ value: 'Al' });
  });

  it('takes a digit at once in a short list', async () => {
    const { answer, events } = await render(choosePrompt, { context, message: '?', choices: METALS });
    events.keypress('2');
    await expect(answer).resolves.toEqual({ value: 'Al' });
  });

  it('begins at the initial choice', async () => {
    const { answer, events } = await render(choosePrompt, {
      context,
      message: '?',
      choices: METALS,
      initial: 'Au',
    });
    events.keypress('return');
    await expect(answer).resolves.toEqual({ value: 'Au' });
  });

  it('narrows the list while the user types, and chooses nothing where nothing fits', async () => {
    const { answer, events, getScreen, nextRender } = await render(choosePrompt, {
      context,
      message: '?',
      choices: METALS,
      search: true,
    });
    events.type('gx');
    await nextRender();
    expect(getScreen()).toContain('Nothing fits.');
    events.keypress('return');
    events.keypress('backspace');
    await nextRender();
    expect(getScreen()).toContain('> gold');
    expect(getScreen()).not.toContain('copper');
    events.keypress('return');
    await expect(answer).resolves.toEqual({ value: 'Au' });
  });

  it('turns back with Esc only where that is offered', async () => {
    const stay = await render(choosePrompt, { context, message: '?', choices: METALS });
    stay.events.keypress('escape');
    stay.events.keypress('1');
    await expect(stay.answer).resolves.toEqual({ value: 'Cu' });
    const leave = await render(choosePrompt, { context, message: '?', choices: METALS, cancel: true });
    leave.events.keypress('escape');
    await expect(leave.answer).resolves.toBeNull();
  });

  it('shows the part of a long list around the pointer', async () => {
    const choices = Array.from({ length: 100 }, (_, at) => ({ value: at, name: `entry ${at}` }));
    const { events, getScreen, nextRender, answer } = await render(choosePrompt, {
      context,
      message: '?',
      choices,
    });
    events.keypress('end');
    await nextRender();
    expect(getScreen()).toContain('> entry 99');
    expect(getScreen()).toContain('100 of 100');
    expect(getScreen().split('\n').length).toBeLessThan(24);
    events.keypress('return');
    await expect(answer).resolves.toEqual({ value: 99 });
  });
});

describe('typing a text', () => {
  it('begins with what is there and puts new text at the cursor', async () => {
    const { answer, events } = await render(textPrompt, { context, message: 'Note', initial: '数据' });
    events.keypress('home');
    type(events, '主');
    events.keypress('return');
    await expect(answer).resolves.toBe('主数据');
  });

  it('stays until the answer is right, and says what is wrong', async () => {
    const { answer, events, getScreen } = await render(textPrompt, {
      context,
      message: 'Year',
      check: (text) => (/^\d{4}$/.test(text) ? null : 'Four digits.'),
    });
    type(events, '20');
    events.keypress('return');
    await vi.waitFor(() => expect(getScreen()).toContain('Four digits.'));
    type(events, '26');
    events.keypress('return');
    await expect(answer).resolves.toBe('2026');
  });

  it('keeps the line breaks of a pasted text in a note', async () => {
    const { answer, events } = await render(textPrompt, { context, message: 'Note', multiline: true });
    for (const name of ['a', 'return', 'b']) events.keypress(pasted(name));
    events.keypress('return');
    await expect(answer).resolves.toBe('a\nb');
  });

  it('makes one line of a text pasted where one line is wanted', async () => {
    const { answer, events } = await render(textPrompt, { context, message: 'Name' });
    for (const name of ['a', 'return', 'b']) events.keypress(pasted(name));
    events.keypress('return');
    await expect(answer).resolves.toBe('a b');
  });

  it('takes no more than fits, and no control characters', async () => {
    const { answer, events, getScreen, nextRender } = await render(textPrompt, {
      context,
      message: 'Name',
      maximum: 3,
    });
    events.keypress({ name: 'f5' });
    type(events, 'abcd');
    await nextRender();
    expect(getScreen()).toContain('No more than 3 characters');
    events.keypress('return');
    await expect(answer).resolves.toBe('abc');
  });

  it('turns back with Esc', async () => {
    const { answer, events } = await render(textPrompt, { context, message: 'Note', cancel: true });
    type(events, 'abc');
    events.keypress('escape');
    await expect(answer).resolves.toBeNull();
  });
});

describe('a view', () => {
  it('lets no pasted text command it', async () => {
    const { desk, store, id } = await openInterview();
    const { answer, events } = await render(viewPrompt, {
      view: createInterviewView(desk),
      output: context.stderr,
    });
    events.keypress(pasted('1'));
    events.keypress('q');
    await expect(answer).resolves.toEqual({ request: { type: 'leave' } });
    expect((await store.loadResponse(id)).answers).toEqual({});
  });

  it('hands an unexpected failure on', async () => {
    const { answer, events } = await render(viewPrompt, {
      view: { render: () => ['x'], press: () => Promise.reject(new Error('broken')) },
      output: context.stderr,
    });
    events.keypress('a');
    await expect(answer).resolves.toMatchObject({ error: { message: 'broken' } });
  });
});
