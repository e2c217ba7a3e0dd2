import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEditKey,
  type Editor,
  insertText,
  layOutEditor,
  moveByRow,
  moveTo,
  startEditor,
  textOf,
} from '../../../src/cli/prompts/text-editor.ts';

/** The text with the cursor as a bar. */
const draw = ({ characters, cursor }: Editor): string =>
  `${characters.slice(0, cursor).join('')}|${characters.slice(cursor).join('')}`;
const edit = (editor: Editor, ...keys: string[]): Editor =>
  keys.reduce((before, key) => applyEditKey(before, key) ?? before, editor);

describe('the text editor', () => {
  it('puts what is typed in one go where the cursor is', () => {
    const editor = moveTo(startEditor('已有备注'), 2);
    expect(draw(insertText(editor, '的中文'))).toBe('已有的中文|备注');
  });

  it.each([
    ['backspace', 'one tw| three'],
    ['delete', 'one two|three'],
    ['left', 'one tw|o three'],
    ['home', '|one two three'],
    ['ctrl+e', 'one two three|'],
    ['ctrl+w', 'one | three'],
    ['ctrl+u', '| three'],
    ['ctrl+k', 'one two|'],
  ])('knows %s', (key, expected) => {
    expect(draw(edit(moveTo(startEditor('one two three'), 7), key))).toBe(expected);
  });

  it('deletes what a reader sees as one character', () => {
    expect(textOf(edit(startEditor('家👨‍👩‍👧'), 'backspace'))).toBe('家');
  });

  it('works on the line of the cursor', () => {
    const editor = moveTo(startEditor('first\nsecond\nthird'), 8);
    expect(draw(edit(editor, 'home'))).toBe('first\n|second\nthird');
    expect(draw(edit(editor, 'end'))).toBe('first\nsecond|\nthird');
    expect(draw(edit(editor, 'ctrl+k'))).toBe('first\nse|\nthird');
  });

  it('leaves keys alone that edit nothing', () => {
    expect(applyEditKey(startEditor('a'), 'f5')).toBeNull();
  });

  it('lays Chinese out in rows with the cursor where the next character goes', () => {
    const layout = layOutEditor(startEditor('一二三四五六七'), 9);
    expect(layout.rows.map(({ text }) => text)).toEqual(['一二三四', '五六七']);
    expect(layout).toMatchObject({ row: 1, column: 6 });
  });

  it('moves up and down between rows', () => {
    const editor = startEditor('一二三四五六七');
    const up = moveByRow(editor, 9, -1) as Editor;
    expect(draw(up)).toBe('一二三|四五六七');
    expect(draw(moveByRow(up, 9, 1) as Editor)).toBe('一二三四五六七|');
    expect(moveByRow(up, 9, -1)).toBeNull();
  });

  it('shows every character exactly once, in rows that leave room for the cursor', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab 数据“”—', '\n', '👍'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), fc.nat(80), (source, columns, place) => {
        const editor = moveTo(startEditor(source), place);
        const { rows, row, column } = layOutEditor(editor, columns);
        expect(rows.map((each) => each.text).join('')).toBe(source.replaceAll('\n', ''));
        expect(row).toBeLessThan(rows.length);
        expect(column).toBeLessThan(columns);
      }),
    );
  });
});
