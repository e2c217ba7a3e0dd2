import { findLowestOption, type UnmetLevel } from '../../core/next-question.ts';
import { wrapText } from '../output/wrap-text.ts';
import { type Key, readCommand } from '../prompts/read-key.ts';
import type { Step, View } from '../prompts/show-view.ts';
import type { Size } from '../prompts/use-terminal.ts';
import type { Desk } from './desk.ts';
import type { Request } from './interview-request.ts';
import { renderKeyBar } from './key-bar.ts';
import { columnsFor, layOutScreen } from './lay-out-screen.ts';
import { renderPlace } from './render-question.ts';

/** Where the views that interrupt the questions lead back to. */
export interface WaysBack {
  /** On with the next open question. */
  readonly goOn: () => View<Request>;
  /** Takes the last change back and shows its question. */
  readonly undo: () => Promise<View<Request>>;
}

/** Offers to mark the levels above a mostly unmet one as not met, in one step. */
export class OfferView implements View<Request> {
  readonly #desk: Desk;
  readonly #unmet: UnmetLevel;
  readonly #ways: WaysBack;

  constructor(desk: Desk, unmet: UnmetLevel, ways: WaysBack) {
    this.#desk = desk;
    this.#unmet = unmet;
    this.#ways = ways;
  }

  /** "3–5", or "3" where there is one. */
  get #levels(): string {
    const levels = this.#unmet.higher.map(({ criterion }) => criterion.level ?? 0);
    const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
    return lowest === highest ? String(lowest) : `${lowest}–${highest}`;
  }

  /** What "not met" is called here. */
  get #option(): string {
    const [first] = this.#unmet.higher;
    if (first === undefined) return '';
    const lowest = findLowestOption(first);
    return this.#desk.say(first.set.options.find(({ id }) => id === lowest)?.label);
  }

  render(size: Size): string[] {
    const desk = this.#desk;
    const { t } = desk.context;
    const { paint } = desk;
    const columns = columnsFor(size);
    const { item, level, share, higher } = this.#unmet;
    const name = desk.say(item.node.name);
    const count = higher.length;
    const title = t('assess.offer.title', { level, item: name, percent: Math.round(share * 100) });
    const question = t('assess.offer.question', { count, levels: this.#levels, option: this.#option });
    return layOutScreen(size, {
      head: [...renderPlace(desk, columns), ''],
      bodies: [
        [
          ...wrapText(title, columns).map(paint.strong),
          '',
          ...wrapText(question, columns),
          '',
          ...wrapText(t('assess.offer.undo'), columns).map(paint.faint),
        ],
      ],
      foot: [
        ...desk.renderNotice(columns),
        ...renderKeyBar(
          [
            ['y', t('assess.keys.yes')],
            ['n', t('assess.keys.no')],
            ['u', t('assess.keys.undo')],
            ['q', t('assess.keys.quit')],
          ],
          columns,
          paint,
        ),
      ],
    });
  }

  async press(key: Key): Promise<Step<Request>> {
    const desk = this.#desk;
    switch (readCommand(key)) {
      case 'y':
        return this.#accept();
      case 'n':
      case 'escape':
        desk.declined.add(`${this.#unmet.item.node.id} ${this.#unmet.level}`);
        desk.notice = null;
        return this.#ways.goOn();
      case 'u':
        return this.#ways.undo();
      case 'q':
        return { request: { type: 'leave' } };
      default:
        return this;
    }
  }

  async #accept(): Promise<Step<Request>> {
    const desk = this.#desk;
    if (!(await desk.save(() => desk.interview.markNotMet(this.#unmet)))) return this;
    const { length: count } = this.#unmet.higher;
    const text = desk.context.t('assess.notices.marked', { count, option: this.#option });
    desk.notice = { tone: 'good', text };
    return this.#ways.goOn();
  }
}
