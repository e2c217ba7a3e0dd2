import { createPrompt, useEffect, useKeypress, useRef } from '@inquirer/core';
import type { Context } from '../context.ts';
import { createPaint } from '../output/paint.ts';
import { wrapText } from '../output/wrap-text.ts';
import { type Key, readKey } from './read-key.ts';
import { runPrompt } from './run-prompt.ts';
import {
  applyEditKey,
  type Editor,
  insertText,
  layOutEditor,
  moveByRow,
  startEditor,
  textOf,
} from './text-editor.ts';
import { useTerminal } from './use-terminal.ts';

interface AskTextOptions {
  /** The question; may have several lines. */
  readonly message: string;
  /** To begin with; the user may change it. */
  readonly initial?: string;
  /** What was wrong with the text that it begins with; stands there until a key is pressed. */
  readonly problem?: string;
  /** What to type, and what an empty answer means. */
  readonly hint?: string;
  /** Ctrl-J begins a new line, and pasted line breaks stay. */
  readonly multiline?: boolean;
  /** Most characters that are taken. */
  readonly maximum?: number;
  /** What is wrong with an answer, in the user's words; null = nothing. */
  readonly check?: (text: string) => string | null;
  /** Esc gives null; otherwise it does nothing. */
  readonly cancel?: boolean;
}

interface Config extends AskTextOptions {
  readonly context: Pick<Context, 't' | 'stderr' | 'color'>;
}

const MARK = '> ';
const LONGEST = 500;

const editName = (key: Key): string => (key.ctrl ? `ctrl+${key.name}` : key.name);

/*
 * The library's own input prompt and readline's editor lose count of the rows of long Chinese text, and
 * readline puts what an input method commits in one go (or what is pasted) at the end of the line even when the
 * cursor is in its middle. So the text is ours: see text-editor.ts.
 */
/** Exported for its tests. */
export const textPrompt = createPrompt((config: Config, done: (text: string | null) => void) => {
  const { context, multiline = false, maximum = LONGEST, cancel = false } = config;
  const { t, stderr, color } = context;
  const { size, redraw } = useTerminal(stderr);
  const editor = useRef<Editor | null>(null);
  editor.current ??= startEditor(config.initial ?? '');
  const problem = useRef<string | null>(config.problem ?? null);
  const columns = Math.min(size.columns - 1, 100) - MARK.length;

  const insert = (text: string): void => {
    const next = insertText(editor.current as Editor, text);
    if (next.characters.length > maximum) problem.current = t('prompts.tooLong', { maximum });
    else editor.current = next;
  };
  const submit = (): void => {
    const text = textOf(editor.current as Editor).trim();
    problem.current = config.check?.(text) ?? null;
    if (problem.current === null) done(text);
    else redraw();
  };

  useKeypress((event, rl) => {
    rl.clearLine(0);
    const key = readKey(event);
    const now = editor.current as Editor;
    problem.current = null;
    const isBreak = key.name === 'return' || key.name === 'enter';
    // Ctrl-J is "enter", the Enter key is "return".
    if (isBreak && !key.pasted && !(multiline && key.name === 'enter')) {
      submit();
      return;
    }
    if (isBreak) insert(multiline ? '\n' : ' ');
    else if (key.name === 'escape' && cancel) {
      done(null);
      return;
    } else if (key.name === 'up' || key.name === 'down')
      editor.current = moveByRow(now, columns, key.name === 'up' ? -1 : 1) ?? now;
    else {
      const edited = applyEditKey(now, editName(key));
      if (edited !== null) editor.current = edited;
      else insert(key.name === 'tab' ? ' ' : key.text);
    }
    redraw();
  });

  const paint = createPaint(color.stderr);
  const width = Math.min(size.columns - 1, 100);
  const message = wrapText(config.message, width).map(paint.strong);
  const keys = [t('prompts.enter'), multiline && t('prompts.newLine'), cancel && t('prompts.escape')].filter(
    (part) => part !== false,
  );
  const hint = [
    ...(problem.current === null ? [] : wrapText(problem.current, width).map(paint.bad)),
    ...wrapText(config.hint ?? '', width)
      .filter((line) => line !== '')
      .map(paint.faint),
    ...wrapText(keys.join(' · '), width).map(paint.faint),
  ];
  const { rows, row, column } = layOutEditor(editor.current, columns);
  const room = Math.max(1, size.rows - message.length - hint.length - 2);
  const start = Math.max(0, Math.min(row - room + 1, rows.length - room));
  const lines = rows
    .slice(start, start + room)
    .map(({ text }, at) => (start + at === 0 ? MARK : '  ') + text);
  useEffect(() => {
    stderr.write(`\u001b[${MARK.length + column + 1}G`);
    // After every drawing, because each leaves the cursor at the end of the row.
  }, [{}]);
  return [
    [...message, ...lines.slice(0, row - start + 1)].join('\n'),
    [...lines.slice(row - start + 1), '', ...hint].join('\n'),
  ];
});

/** Asks for a text, trimmed; null when the user turns back. */
export const askText = (context: Context, options: AskTextOptions): Promise<string | null> =>
  runPrompt(context, textPrompt, { ...options, context });
