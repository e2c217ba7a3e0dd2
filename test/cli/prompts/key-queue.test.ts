import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type KeyInput, KeyQueue } from '../../../src/cli/prompts/key-queue.ts';
import type { KeyEvent } from '../../../src/cli/prompts/read-key.ts';

const PASTE = (text: string): string => `\u001b[200~${text}\u001b[201~`;

interface Opened {
  readonly stdin: PassThrough;
  readonly queue: KeyQueue;
  /** What the queue asked of the terminal, in order. */
  readonly log: string[];
  /** A prompt that takes `count` keys and goes. */
  take(count: number): Promise<KeyEvent[]>;
}

function open({ marksPastes = true } = {}): Opened {
  const log: string[] = [];
  const stdin = Object.assign(new PassThrough(), {
    setRawMode: (isRaw: boolean) => log.push(isRaw ? 'raw' : 'cooked'),
  });
  const queue = new KeyQueue(stdin, {
    interrupt: () => log.push('interrupted'),
    write: (text) => log.push(text),
    marksPastes,
  });
  onTestFinished(() => queue.close());
  return {
    stdin,
    queue,
    log,
    take: (count) =>
      new Promise((resolve) => {
        const input: KeyInput = queue.createInput();
        const taken: KeyEvent[] = [];
        input.on('keypress', (_text, event: KeyEvent) => {
          taken.push(event);
          if (taken.length < count) return;
          input.pause();
          queue.release(input);
          resolve(taken);
        });
        input.resume();
      }),
  };
}

const sequences = (events: readonly KeyEvent[]) => events.map(({ sequence }) => sequence).join('');

describe('the keys of a terminal', () => {
  it('wait for the next prompt when they come in one burst', async () => {
    const { stdin, take } = open();
    const first = take(1);
    stdin.write('n备注\r2');
    expect(sequences(await first)).toBe('n');
    expect(sequences(await take(3))).toBe('备注\r');
    await turn();
    expect(sequences(await take(1))).toBe('2');
  });

  it('wait while no prompt is there', async () => {
    const { stdin, take } = open();
    const first = take(1);
    stdin.write('1');
    await first;
    stdin.write('2');
    await turn();
    stdin.write('3');
    await turn();
    expect(sequences(await take(2))).toBe('23');
  });

  it('wait while the prompt pauses', async () => {
    const { stdin, queue } = open();
    const input = queue.createInput();
    const taken: unknown[] = [];
    input.on('keypress', (text) => {
      taken.push(text);
      input.pause();
    });
    input.resume();
    stdin.write('12');
    for (let at = 0; at < 5; at += 1) await turn();
    expect(taken).toEqual(['1']);
    input.resume();
    await turn();
    expect(taken).toEqual(['1', '2']);
  });

  it('come whole when a character is cut in two', async () => {
    const { stdin, take } = open();
    const first = take(2);
    const bytes = Buffer.from('数据');
    stdin.write(bytes.subarray(0, 2));
    await turn();
    stdin.write(bytes.subarray(2));
    expect(sequences(await first)).toBe('数据');
  });

  it('give way to Ctrl-C, which the prompt gets at once', async () => {
    const { stdin, queue } = open();
    const input = queue.createInput();
    const taken: KeyEvent[] = [];
    input.on('keypress', (_text, event: KeyEvent) => taken.push(event));
    input.pause();
    stdin.write('123\u0003');
    await turn();
    input.resume();
    for (let at = 0; at < 5; at += 1) await turn();
    expect(taken).toMatchObject([{ name: 'c', ctrl: true }]);
  });

  it('interrupt the program by Ctrl-C while no prompt is there', async () => {
    const { stdin, take, log } = open();
    const first = take(1);
    stdin.write('1');
    await first;
    stdin.write('\u0003');
    await turn();
    expect(log).toContain('interrupted');
  });

  it('are told from pasted text', async () => {
    const { stdin, take } = open();
    const taken = take(5);
    stdin.write(`1${PASTE('a\r\nb')}2`);
    expect((await taken).map(({ sequence, pasted = false }) => [sequence, pasted])).toEqual([
      ['1', false],
      ['a', true],
      ['\r', true],
      ['b', true],
      ['2', false],
    ]);
  });

  it.each([
    ['a line break in the middle of a burst', 'a\rb', [true, true, true]],
    ['a line break at its end', 'ab\r', [false, false, false]],
  ])('are told from pasted text by %s where nothing marks it', async (_what, keys, expected) => {
    const { stdin, take } = open({ marksPastes: false });
    const taken = take(3);
    stdin.write(keys);
    expect((await taken).map(({ pasted = false }) => pasted)).toEqual(expected);
  });

  it('belong to the terminal again after the end', async () => {
    const { stdin, take, queue, log } = open();
    const first = take(1);
    stdin.write('12');
    await first;
    queue.close();
    expect(log.at(0)).toBe('raw');
    expect(log.slice(-2)).toEqual(['cooked', '\u001b[?2004l']);
    expect(stdin.isPaused()).toBe(true);
    expect(stdin.listenerCount('keypress')).toBe(0);
  });
});
