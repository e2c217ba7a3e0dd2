import { splitGraphemes, textWidth, usualWidth } from '../output/text-width.ts';

/** A text being typed: what a reader sees as characters, and where the next one goes. */
export interface Editor {
  readonly characters: readonly string[];
  readonly cursor: number;
}

export const startEditor = (text: string): Editor => {
  const characters = splitGraphemes(text);
  return { characters, cursor: characters.length };
};

export const textOf = ({ characters }: Editor): string => characters.join('');

/** Replaces what lies between two places and puts the cursor behind it. */
function replace({ characters }: Editor, from: number, to: number, text: string): Editor {
  const [start, end] = [Math.max(from, 0), Math.min(to, characters.length)];
  const before = splitGraphemes(characters.slice(0, start).join('') + text);
  return { characters: [...before, ...characters.slice(end)], cursor: before.length };
}

export const insertText = (editor: Editor, text: string): Editor =>
  replace(editor, editor.cursor, editor.cursor, text);

export const moveTo = (editor: Editor, cursor: number): Editor => ({
  ...editor,
  cursor: Math.max(0, Math.min(cursor, editor.characters.length)),
});

const isSpace = (character: string | undefined): boolean => character !== undefined && /^\s$/.test(character);

function findWordStart({ characters, cursor }: Editor): number {
  let at = cursor;
  while (at > 0 && isSpace(characters[at - 1])) at -= 1;
  while (at > 0 && !isSpace(characters[at - 1])) at -= 1;
  return at;
}

function findLineStart({ characters, cursor }: Editor): number {
  const at = characters.slice(0, cursor).lastIndexOf('\n');
  return at + 1;
}

function findLineEnd({ characters, cursor }: Editor): number {
  const at = characters.indexOf('\n', cursor);
  return at === -1 ? characters.length : at;
}

/** The keys of a line editor by name, with `ctrl+` before them; null for one that edits nothing. */
export function applyEditKey(editor: Editor, name: string): Editor | null {
  const { cursor } = editor;
  switch (name) {
    case 'backspace':
    case 'ctrl+h':
      return replace(editor, cursor - 1, cursor, '');
    case 'delete':
      return replace(editor, cursor, cursor + 1, '');
    case 'left':
    case 'ctrl+b':
      return moveTo(editor, cursor - 1);
    case 'right':
    case 'ctrl+f':
      return moveTo(editor, cursor + 1);
    case 'home':
    case 'ctrl+a':
      return moveTo(editor, findLineStart(editor));
    case 'end':
    case 'ctrl+e':
      return moveTo(editor, findLineEnd(editor));
    case 'ctrl+w':
      return replace(editor, findWordStart(editor), cursor, '');
    case 'ctrl+u':
      return replace(editor, findLineStart(editor), cursor, '');
    case 'ctrl+k':
      return replace(editor, cursor, findLineEnd(editor), '');
    default:
      return null;
  }
}

interface Row {
  readonly text: string;
  /** Place of its first character. */
  readonly start: number;
}

interface EditorLayout {
  readonly rows: readonly Row[];
  /** Where the cursor is, from 0. */
  readonly row: number;
  readonly column: number;
}

function splitRows(characters: readonly string[], columns: number): Row[] {
  const rows: { text: string; start: number }[] = [{ text: '', start: 0 }];
  let width = 0;
  for (const [at, character] of characters.entries()) {
    const row = rows.at(-1) ?? { text: '', start: 0 };
    const needed = character === '\n' ? 0 : textWidth(character);
    // One column stays free for the cursor behind the last character.
    if (character === '\n' || width + needed >= columns) {
      const isBreak = character === '\n';
      rows.push({ text: isBreak ? '' : character, start: isBreak ? at + 1 : at });
      width = isBreak ? 0 : needed;
    } else {
      row.text += character;
      width += needed;
    }
  }
  return rows;
}

/** The text in rows of less than so many columns, and where the cursor stands among them. */
export function layOutEditor({ characters, cursor }: Editor, columns: number): EditorLayout {
  const rows = splitRows(characters, columns);
  const row = rows.findLastIndex(({ start }) => start <= cursor);
  const start = rows[row]?.start ?? 0;
  // Here the width counts that terminals really use, so that the cursor (and with it the window of an
  // input method) stands where the character will appear.
  const column = usualWidth(characters.slice(start, cursor).join(''));
  return { rows, row, column };
}

/** One row up or down, as near to the same column as the text there allows; null at the first or last row. */
export function moveByRow(editor: Editor, columns: number, by: 1 | -1): Editor | null {
  const { rows, row, column } = layOutEditor(editor, columns);
  const target = rows[row + by];
  if (target === undefined) return null;
  let at = target.start;
  let width = 0;
  for (const character of splitGraphemes(target.text)) {
    if (width >= column) break;
    width += usualWidth(character);
    at += 1;
  }
  return moveTo(editor, at);
}
