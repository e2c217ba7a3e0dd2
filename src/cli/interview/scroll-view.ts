import type { Key } from '../prompts/read-key.ts';
import type { Step, View } from '../prompts/show-view.ts';
import type { Size } from '../prompts/use-terminal.ts';
import type { Desk } from './desk.ts';
import type { Request } from './interview-request.ts';
import { renderKeyBar } from './key-bar.ts';
import { columnsFor, layOutScreen } from './lay-out-screen.ts';

/** Something to read, of any length; any key but those that scroll leads back. */
export class ScrollView implements View<Request> {
  readonly #desk: Desk;
  readonly #title: string;
  readonly #render: (columns: number) => readonly string[];
  readonly #back: View<Request>;
  #top = 0;
  #page = 1;
  #most = 0;

  constructor(
    desk: Desk,
    title: string,
    render: (columns: number) => readonly string[],
    back: View<Request>,
  ) {
    this.#desk = desk;
    this.#title = title;
    this.#render = render;
    this.#back = back;
  }

  render(size: Size): string[] {
    const { t } = this.#desk.context;
    const { paint } = this.#desk;
    const columns = columnsFor(size);
    const lines = this.#render(columns);
    const head = [paint.strong(this.#title), ''];
    this.#page = Math.max(1, size.rows - 1 - head.length - 2);
    this.#most = Math.max(0, lines.length - this.#page);
    this.#top = Math.min(this.#top, this.#most);
    const hints: [string, string][] = [['', t('assess.keys.return')]];
    if (this.#most > 0) {
      const last = Math.min(this.#top + this.#page, lines.length);
      hints.unshift(['', `${t('assess.keys.scroll')} (${last}/${lines.length})`]);
    }
    return layOutScreen(size, {
      head,
      bodies: [lines.slice(this.#top, this.#top + this.#page)],
      foot: ['', ...renderKeyBar(hints, columns, paint)],
    });
  }

  async press({ name }: Key): Promise<Step<Request>> {
    const steps: Record<string, number> = {
      up: -1,
      down: 1,
      pageup: -this.#page,
      pagedown: this.#page,
      space: this.#page,
      home: -this.#most,
      end: this.#most,
    };
    const step = steps[name];
    if (step === undefined || this.#most === 0) return this.#back;
    this.#top = Math.max(0, Math.min(this.#top + step, this.#most));
    return this;
  }
}
