/** One key press, however the terminal and readline tell of it. */
export interface Key {
  /** "return", "up", "escape" …; for a character the character itself, in lower case. */
  readonly name: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  /** What it types; empty for keys that type nothing. */
  readonly text: string;
  readonly pasted: boolean;
}

/** What readline hands to key listeners; the types of the prompt library know only a part of it. */
export interface KeyEvent {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  /** Part of a text that was pasted. */
  readonly pasted?: boolean | undefined;
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

export function readKey(event: KeyEvent): Key {
  const { name = '', sequence = '', ctrl = false, meta = false, pasted = false } = event;
  const typed = sequence !== '' ? sequence : [...name].length === 1 ? name : name === 'space' ? ' ' : '';
  const text = ctrl || meta || CONTROL.test(typed) ? '' : typed;
  return { name: name !== '' ? name : text, ctrl, meta, text, pasted };
}

/**
 * The command that a key stands for: full-width digits and letters, as Chinese input methods type them, are
 * the keys that were meant.
 */
export const readCommand = (key: Key): string =>
  key.text === '' ? key.name : key.text.normalize('NFKC').toLowerCase();
