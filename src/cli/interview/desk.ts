import type { Text } from '../../core/text.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { cleanText } from '../output/clean.ts';
import { createPaint, type Paint } from '../output/paint.ts';
import { wordParams } from '../output/word-params.ts';
import { wrapText } from '../output/wrap-text.ts';
import type { Interview } from './interview.ts';

/** Something said once, under the next question. */
interface Notice {
  readonly tone: 'good' | 'bad' | 'plain';
  readonly text: string;
}

/** What an interview's views share: the interview, the words, the colours, the last notice. */
export class Desk {
  readonly interview: Interview;
  readonly context: Context;
  readonly paint: Paint;
  notice: Notice | null = null;
  /** How many questions were rated since the interview was opened. */
  rated = 0;
  /** The question that the current item was opened with: there the item introduces itself. */
  #opened: { readonly item: string; readonly question: string } | null = null;
  /** Levels that the user chose to answer one by one. */
  readonly declined = new Set<string>();

  constructor(interview: Interview, context: Context) {
    this.interview = interview;
    this.context = context;
    this.paint = createPaint(context.color.stderr);
  }

  /** A text of the rubric in the user's language. */
  say(text: Text | undefined): string {
    return cleanText(text?.[this.context.language] ?? '');
  }

  /** Whether the question on the screen is the first one that is seen of its item. */
  get opensItem(): boolean {
    const { item, id } = this.interview.current;
    if (this.#opened?.item !== item.node.id) this.#opened = { item: item.node.id, question: id };
    return this.#opened.question === id;
  }

  /** The last notice in lines; an empty one keeps its place. */
  renderNotice(columns: number): string[] {
    if (this.notice === null) return [''];
    const { tone, text } = this.notice;
    return wrapText(text, columns).map(tone === 'plain' ? this.paint.faint : this.paint[tone]);
  }

  /** Saves something; when that fails for a reason that may pass, says so and returns false. */
  async save(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { t } = this.context;
      const message = t(`errors.${error.code}.message`, wordParams(t, error.params));
      this.notice = { tone: 'bad', text: t('assess.notices.notSaved', { message }) };
      return false;
    }
  }
}
