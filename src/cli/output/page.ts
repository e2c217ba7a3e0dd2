import { type Context, columnsOf } from '../context.ts';
import { cleanLine } from './clean.ts';
import type { Style } from './paint.ts';
import { wrapLabelled, wrapText } from './wrap-text.ts';

/** Longer lines are hard to read, however wide the terminal. */
const MOST_COLUMNS = 100;

/** Paragraphs on stdout: wrapped on a terminal, one a line for other programs; cleaned of control characters. */
export class Page {
  readonly #stdout: Context['stdout'];
  readonly #columns: number;

  constructor(context: Context) {
    this.#stdout = context.stdout;
    this.#columns =
      context.stdout.isTTY === true ? Math.min(columnsOf(context), MOST_COLUMNS) : Number.MAX_SAFE_INTEGER;
  }

  line(text = ''): void {
    for (const line of wrapText(cleanLine(text), this.#columns)) this.#stdout.write(`${line}\n`);
  }

  /** A label with its text beside it; further lines of the text keep the place of the first. */
  labelled(label: string, text: string, style: Style = (same) => same): void {
    const [first = '', ...others] = wrapLabelled(label, cleanLine(text), this.#columns);
    const styled = style(label) + first.slice(label.length);
    for (const line of [styled, ...others]) this.#stdout.write(`${line}\n`);
  }
}
