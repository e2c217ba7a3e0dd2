import { wrapText } from '../output/wrap-text.ts';
import { type Key, readCommand } from '../prompts/read-key.ts';
import type { Step, View } from '../prompts/show-view.ts';
import type { Size } from '../prompts/use-terminal.ts';
import type { Desk } from './desk.ts';
import type { Request } from './interview-request.ts';
import { renderKeyBar } from './key-bar.ts';
import { columnsFor, layOutScreen } from './lay-out-screen.ts';
import type { WaysBack } from './offer-view.ts';
import { createScoreView } from './score-view.ts';

const FINISH: Step<Request> = { request: { type: 'finish' } };

interface Ways extends WaysBack {
  /** To the first answer that was carried over and needs a look. */
  readonly review: () => View<Request>;
}

/** Every question is answered: the answers that need a look, the result, or a look back. */
export class EndView implements View<Request> {
  readonly #desk: Desk;
  readonly #ways: Ways;

  /** `goOn` leads back to the last question here. */
  constructor(desk: Desk, ways: Ways) {
    this.#desk = desk;
    this.#ways = ways;
  }

  render(size: Size): string[] {
    const desk = this.#desk;
    const { t } = desk.context;
    const columns = columnsFor(size);
    const { questions, toReview } = desk.interview;
    const { length: count } = toReview;
    const text = count === 0 ? t('assess.end.text') : t('assess.end.review', { count });
    return layOutScreen(size, {
      head: wrapText(t('assess.end.title', { count: questions.length }), columns).map(desk.paint.strong),
      bodies: [['', ...wrapText(text, columns)]],
      foot: [
        ...desk.renderNotice(columns),
        ...renderKeyBar(
          [
            ...(count === 0
              ? [['', t('assess.end.enter')] as const]
              : [['', t('assess.end.look')] as const, ['f', t('assess.keys.finish')] as const]),
            ['b', t('assess.keys.back')],
            ['j', t('assess.keys.jump')],
            ['r', t('assess.keys.score')],
            ['u', t('assess.keys.undo')],
            ['q', t('assess.keys.quit')],
          ],
          columns,
          desk.paint,
        ),
      ],
    });
  }

  async press(key: Key): Promise<Step<Request>> {
    this.#desk.notice = null;
    switch (readCommand(key)) {
      case 'return':
      case 'enter':
        return this.#desk.interview.toReview.length > 0 ? this.#ways.review() : FINISH;
      case 'f':
        return FINISH;
      case 'b':
      case 'left':
        return this.#ways.goOn();
      case 'j':
      case '/':
        return { request: { type: 'jump' } };
      case 'r':
        return createScoreView(this.#desk, this);
      case 'u':
        return this.#ways.undo();
      case 'q':
        return { request: { type: 'leave' } };
      default:
        return this;
    }
  }
}
