import type { Context } from '../context.ts';
import { createPaint } from '../output/paint.ts';
import { clipText } from '../output/text-width.ts';
import { wrapText } from '../output/wrap-text.ts';
import type { Choice } from './filter-choices.ts';
import { type Key, readCommand } from './read-key.ts';
import { type Step, showView, type View } from './show-view.ts';
import type { Size } from './use-terminal.ts';

interface ChooseSeveralOptions<Value> {
  /** Where we are; one line. */
  readonly title: string;
  /** The question; may have several lines. */
  readonly message: string;
  readonly choices: readonly Choice<Value>[];
  /** Ticked at first. */
  readonly initial?: readonly Value[];
}

type Outcome<Value> = { readonly chosen: readonly Value[] } | null;

class Checklist<Value> implements View<Outcome<Value>> {
  readonly #context: Pick<Context, 't' | 'color'>;
  readonly #options: ChooseSeveralOptions<Value>;
  readonly #ticked: ReadonlySet<Value>;
  readonly #active: number;

  constructor(
    context: Pick<Context, 't' | 'color'>,
    options: ChooseSeveralOptions<Value>,
    ticked: ReadonlySet<Value>,
    active: number,
  ) {
    this.#context = context;
    this.#options = options;
    this.#ticked = ticked;
    this.#active = active;
  }

  render({ columns, rows }: Size): readonly string[] {
    const { t, color } = this.#context;
    const { title, message, choices } = this.#options;
    const paint = createPaint(color.stderr);
    const width = Math.min(columns - 1, 100);
    const head = [paint.faint(clipText(title, width)), ...wrapText(message, width).map(paint.strong), ''];
    const about = wrapText(choices[this.#active]?.description ?? '', width - 2).slice(0, 3);
    const keys = wrapText(t('prompts.several'), width).map(paint.faint);
    const room = Math.max(1, rows - head.length - about.length - keys.length - 4);
    const start = Math.max(0, Math.min(this.#active - Math.floor(room / 2), choices.length - room));
    const lines = choices.slice(start, start + room).map(({ value, name }, at) => {
      const line = clipText(`${this.#ticked.has(value) ? '[x]' : '[ ]'} ${name}`, width - 2);
      return start + at === this.#active ? paint.key(`> ${line}`) : `  ${line}`;
    });
    const position =
      choices.length > room
        ? [paint.faint(t('prompts.position', { at: this.#active + 1, of: choices.length }))]
        : [];
    return [...head, ...lines, '', ...about.map((line) => `  ${paint.faint(line)}`), ...position, ...keys];
  }

  async press(key: Key): Promise<Step<Outcome<Value>>> {
    const { choices } = this.#options;
    const last = choices.length - 1;
    const go = (active: number): Checklist<Value> =>
      new Checklist(this.#context, this.#options, this.#ticked, Math.max(0, Math.min(active, last)));
    switch (key.name) {
      case 'up':
        return go(this.#active === 0 ? last : this.#active - 1);
      case 'down':
        return go(this.#active === last ? 0 : this.#active + 1);
      case 'home':
        return go(0);
      case 'end':
        return go(last);
      case 'return':
      case 'enter':
        return {
          request: { chosen: choices.map(({ value }) => value).filter((value) => this.#ticked.has(value)) },
        };
      case 'escape':
        return { request: null };
    }
    if (key.name !== 'space' && readCommand(key) !== 'x' && key.text !== ' ') return this;
    const value = choices[this.#active]?.value as Value;
    const ticked = new Set(this.#ticked);
    if (!ticked.delete(value)) ticked.add(value);
    return new Checklist(this.#context, this.#options, ticked, this.#active);
  }
}

/** Asks which of several things hold: space ticks, Enter accepts; null when the user turns back. */
export async function chooseSeveral<Value>(
  context: Context,
  options: ChooseSeveralOptions<Value>,
): Promise<readonly Value[] | null> {
  const outcome = await showView(context, new Checklist(context, options, new Set(options.initial), 0));
  return outcome === null ? null : outcome.chosen;
}
