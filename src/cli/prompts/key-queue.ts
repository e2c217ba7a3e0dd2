import { emitKeypressEvents } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { InputStream } from '../context.ts';
import type { KeyEvent } from './read-key.ts';

/** A terminal to type on; the mode is missing where tests stand in for it. */
interface KeySource extends InputStream {
  setRawMode?(isRaw: boolean): unknown;
}

interface KeyQueueOptions {
  /** What Ctrl-C does while no prompt is there to take it. */
  readonly interrupt: () => void;
  /** Writes to the terminal. */
  readonly write: (text: string) => void;
  /** Whether the terminal can mark what is pasted; Windows hands it over like keys. */
  readonly marksPastes: boolean;
}

/** What one prompt reads from: keys, no text. */
export type KeyInput = PassThrough & { setRawMode(isRaw: boolean): void };

interface Press {
  readonly text: string | undefined;
  readonly event: KeyEvent;
}

const MARK_PASTES = '\u001b[?2004h';
const NO_MORE_MARKS = '\u001b[?2004l';
/** Milliseconds after which Esc is a key of its own and not the beginning of another one. */
const ESCAPE_TIMEOUT = 100;

const isInterrupt = ({ ctrl, name }: KeyEvent): boolean => ctrl === true && name === 'c';

const endsLine = ({ name }: KeyEvent): boolean => name === 'return' || name === 'enter';

/**
 * What is typed on a terminal, for one prompt after another. A prompt takes a key, does its work and goes; the keys
 * behind that one, typed in the same burst or while the screen changed, wait here for the next prompt instead of being
 * lost with the old one. Pasted text is marked as such: it is text, and never a row of commands.
 *
 * A prompt that pauses its input gets no key until it resumes it.
 */
export class KeyQueue {
  readonly #stdin: KeySource;
  readonly #options: KeyQueueOptions;
  #burst: Press[] = [];
  #waiting: Press[] = [];
  #reader: KeyInput | null = null;
  #isOpen = false;
  #isPasting = false;
  #isHandingOut = false;

  constructor(stdin: KeySource, options: KeyQueueOptions) {
    this.#stdin = stdin;
    this.#options = options;
  }

  /** The keys for one prompt, until `release`. The terminal stays in raw mode from the first prompt to `close`. */
  createInput(): KeyInput {
    this.#open();
    const input: KeyInput = Object.assign(new PassThrough(), {
      // Readline lets go of the terminal with every prompt; only its suspending (Ctrl-Z) is meant.
      setRawMode: (isRaw: boolean) => this.#stdin.setRawMode?.(isRaw),
    });
    input.on('resume', () => this.#handOut());
    this.#reader = input;
    return input;
  }

  release(input: KeyInput): void {
    if (this.#reader !== input) return;
    this.#reader = null;
    if (this.#isOpen) this.#stdin.setRawMode?.(true);
  }

  /** Gives the terminal back; what still waits is dropped. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#burst = [];
    this.#waiting = [];
    this.#stdin.off('keypress', this.#take);
    this.#stdin.setRawMode?.(false);
    this.#stdin.pause();
    this.#options.write(NO_MORE_MARKS);
  }

  #open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    // The types want a whole interface; the timeout is all that is read.
    emitKeypressEvents(this.#stdin, { escapeCodeTimeout: ESCAPE_TIMEOUT } as never);
    this.#stdin.on('keypress', this.#take);
    this.#stdin.setRawMode?.(true);
    this.#stdin.resume();
    this.#options.write(MARK_PASTES);
  }

  readonly #take = (text: string | undefined, event: KeyEvent): void => {
    if (event.name === 'paste-start' || event.name === 'paste-end')
      this.#isPasting = event.name === 'paste-start';
    else if (isInterrupt(event)) {
      // Whatever was typed before it was for a program that was to go on.
      this.#burst = [];
      this.#waiting = [];
      if (this.#reader === null) this.#options.interrupt();
      else this.#waiting.push({ text, event });
      this.#handOut();
    } else if (!(event.name === 'enter' && this.#burst.at(-1)?.event.name === 'return')) {
      // All keys of a burst are told of in one go.
      if (this.#burst.length === 0) queueMicrotask(() => this.#endBurst());
      this.#burst.push({ text, event: this.#isPasting ? { ...event, pasted: true } : event });
    }
  };

  #endBurst(): void {
    const { marksPastes } = this.#options;
    // Where nothing marks a paste, a line break with more behind it gives it away.
    const isPasted = !marksPastes && this.#burst.slice(0, -1).some(({ event }) => endsLine(event));
    for (const { text, event } of this.#burst)
      this.#waiting.push({ text, event: isPasted ? { ...event, pasted: true } : event });
    this.#burst = [];
    this.#handOut();
  }

  #handOut(): void {
    if (this.#isHandingOut) return;
    this.#isHandingOut = true;
    const handOne = (): void => {
      const reader = this.#reader;
      const next = reader === null || reader.isPaused() ? undefined : this.#waiting.shift();
      if (next === undefined) {
        this.#isHandingOut = false;
        return;
      }
      reader?.emit('keypress', next.text, next.event);
      // The prompt may end by this key, and the next prompt begin.
      setImmediate(handOne);
    };
    handOne();
  }
}
