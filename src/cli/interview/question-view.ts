import { findUnmetLevel, type Question } from '../../core/next-question.ts';
import { type Key, readCommand } from '../prompts/read-key.ts';
import type { Step, View } from '../prompts/show-view.ts';
import type { Size } from '../prompts/use-terminal.ts';
import type { Desk } from './desk.ts';
import { EndView } from './end-view.ts';
import { createHelpView } from './help-view.ts';
import type { Rating } from './interview.ts';
import type { Request } from './interview-request.ts';
import { layOutQuestion, nameKeys } from './lay-out-question.ts';
import { OfferView } from './offer-view.ts';
import {
  chosenOptions,
  listOptions,
  type Option,
  type OptionsState,
  takesSeveral,
} from './render-question.ts';
import { createScoreView } from './score-view.ts';

/** One question with everything that a key can do to it. */
export class QuestionView implements View<Request> {
  readonly #desk: Desk;
  readonly #question: Question;
  readonly #options: readonly Option[];
  /** Marked but not saved yet, where several options may be chosen. */
  #marked: readonly string[] | null = null;
  #pointer: number | null = null;
  /** Whether it came with an answer that needs a look. */
  readonly #toReview: boolean;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#question = desk.interview.current;
    this.#toReview = desk.interview.isToReview;
    this.#options = listOptions(desk, this.#question);
  }

  get #multiple(): boolean {
    return takesSeveral(this.#question);
  }

  get #state(): OptionsState {
    return { options: this.#options, chosen: this.#chosen, pointer: this.#pointer };
  }

  get #chosen(): readonly string[] {
    return this.#marked ?? chosenOptions(this.#desk.interview.answers.get(this.#question.id));
  }

  render(size: Size): string[] {
    return layOutQuestion(this.#desk, this.#question, this.#state, size);
  }

  async press(key: Key): Promise<Step<Request>> {
    const desk = this.#desk;
    desk.notice = null;
    const command = readCommand(key);
    const typed = key.text.normalize('NFKC');
    const option = key.ctrl ? undefined : this.#options.find((each) => each.key === typed);
    if (option !== undefined) return this.#choose(option);
    switch (command) {
      case 'up':
      case 'down':
        this.#movePointer(command === 'up' ? -1 : 1);
        return this;
      case 'return':
      case 'enter':
        return this.#accept();
      case 'n':
        return { request: { type: 'note' } };
      case 'e':
        return { request: { type: 'evidence' } };
      case 'c':
        return { request: { type: 'confidence' } };
      case 'x':
        if (this.#question.kind === 'criterion') return { request: { type: 'not-applicable' } };
        desk.notice = { tone: 'plain', text: desk.context.t('assess.notices.itemOnly') };
        return this;
      case 's':
      case 'right':
        return this.#skip();
      case 'b':
      case 'left':
        return this.#goBack();
      case 'j':
      case '/':
        return { request: { type: 'jump' } };
      case 'r':
        return createScoreView(desk, this);
      case 'h':
      case '?':
        return createHelpView(desk, this.#options, this);
      case 'u':
        return undo(desk);
      case 'backspace':
      case 'delete':
        return this.#clear();
      case 'f':
        return this.#finish();
      case 'q':
        return { request: { type: 'leave' } };
      default:
        desk.notice = { tone: 'plain', text: desk.context.t('assess.notices.noSuchKey') };
        return this;
    }
  }

  #movePointer(by: number): void {
    const { length } = this.#options;
    const chosen = this.#options.findIndex(({ id }) => this.#chosen.includes(id));
    const from = this.#pointer ?? (chosen === -1 ? (by > 0 ? -1 : length) : chosen);
    this.#pointer = (from + by + length) % length;
  }

  /** A digit rates at once; where several options may be chosen it marks, and Enter saves. */
  async #choose(option: Option): Promise<Step<Request>> {
    if (!this.#multiple) return this.#rate([option]);
    const chosen = this.#chosen;
    this.#marked = chosen.includes(option.id)
      ? chosen.filter((id) => id !== option.id)
      : [...chosen, option.id];
    return this;
  }

  async #accept(): Promise<Step<Request>> {
    if (this.#multiple && this.#marked !== null && this.#marked.length > 0)
      return this.#rate(this.#options.filter(({ id }) => this.#marked?.includes(id)));
    const pointed = this.#pointer === null ? undefined : this.#options[this.#pointer];
    if (pointed !== undefined) return this.#choose(pointed);
    if (this.#desk.interview.isToReview) return this.#confirm();
    if (this.#chosen.length > 0) return this.goOn();
    const text = this.#desk.context.t('assess.notices.rateFirst', { keys: nameKeys(this.#options) });
    this.#desk.notice = { tone: 'plain', text };
    return this;
  }

  async #rate(options: readonly Option[]): Promise<Step<Request>> {
    const { interview, context } = this.#desk;
    const ids = options.map(({ id }) => id);
    const [only = ''] = ids;
    const rating: Rating =
      this.#question.kind === 'item' ? { level: Number(only) } : { option: this.#multiple ? ids : only };
    if (!(await this.#desk.save(() => interview.rate(this.#question, rating)))) return this;
    this.#desk.rated += 1;
    const answer = options.map(({ label }) => label).join(context.t('common.semicolon'));
    const text = context.t('assess.notices.saved', { at: this.#question.position + 1, answer });
    this.#desk.notice = { tone: 'good', text };
    return this.goOn();
  }

  /** Enter on an answer that was carried over: it holds. */
  async #confirm(): Promise<Step<Request>> {
    const { interview, context } = this.#desk;
    if (!(await this.#desk.save(() => interview.confirm(this.#question)))) return this;
    const text = context.t('assess.notices.confirmed', { at: this.#question.position + 1 });
    this.#desk.notice = { tone: 'good', text };
    return this.goOn();
  }

  /** The result, unless answers that were carried over still need a look and nothing else is open. */
  #finish(): Step<Request> {
    const { interview } = this.#desk;
    const asked = interview.answered < interview.questions.length || interview.toReview.length === 0;
    return asked ? { request: { type: 'finish' } } : createEndView(this.#desk);
  }

  /**
   * What comes after an answered question: an offer to shorten the item, the next open question, the next answer
   * that needs a look, or the end.
   */
  goOn(): View<Request> {
    const desk = this.#desk;
    const { interview } = desk;
    const unmet =
      this.#question.kind === 'criterion' ? findUnmetLevel(this.#question, interview.answers) : null;
    if (unmet !== null && !desk.declined.has(`${unmet.item.node.id} ${unmet.level}`))
      return new OfferView(desk, unmet, { goOn: () => this.#next(), undo: () => undo(desk) });
    return this.#next();
  }

  #next(): View<Request> {
    const { interview } = this.#desk;
    const behind = this.#question.position + 1;
    const found =
      interview.goToNextOpen() ||
      (this.#toReview && (interview.goToReview(behind) || interview.goToReview(0)));
    return found ? new QuestionView(this.#desk) : createEndView(this.#desk);
  }

  #skip(): View<Request> {
    const { interview, context } = this.#desk;
    const at = interview.position;
    if (this.#toReview && interview.answered === interview.questions.length)
      return interview.goToReview(at + 1) ? new QuestionView(this.#desk) : createEndView(this.#desk);
    if (at + 1 < interview.questions.length) {
      const text = context.t('assess.notices.leftOpen', { at: at + 1 });
      if (this.#chosen.length === 0) this.#desk.notice = { tone: 'plain', text };
      interview.goTo(at + 1);
      return new QuestionView(this.#desk);
    }
    if (!interview.goToNextOpen()) return createEndView(this.#desk);
    this.#desk.notice = { tone: 'plain', text: context.t('assess.notices.wrapped') };
    return new QuestionView(this.#desk);
  }

  #goBack(): View<Request> {
    const { interview, context } = this.#desk;
    if (interview.position === 0) {
      this.#desk.notice = { tone: 'plain', text: context.t('assess.notices.first') };
      return this;
    }
    interview.goTo(interview.position - 1);
    return new QuestionView(this.#desk);
  }

  async #clear(): Promise<View<Request>> {
    const { interview, context } = this.#desk;
    if (!interview.answers.has(this.#question.id)) return this;
    if (await this.#desk.save(() => interview.clear(this.#question))) {
      const text = context.t('assess.notices.cleared', { at: this.#question.position + 1 });
      this.#desk.notice = { tone: 'good', text };
      this.#marked = null;
    }
    return this;
  }
}

/** Takes the last change back and shows its question. */
async function undo(desk: Desk): Promise<View<Request>> {
  const { interview, context } = desk;
  let changed = 0;
  const took = await desk.save(async () => {
    changed = await interview.undo();
  });
  if (took)
    desk.notice =
      changed === 0
        ? { tone: 'plain', text: context.t('assess.notices.nothingToUndo') }
        : {
            tone: 'good',
            text:
              changed === 1
                ? context.t('assess.notices.undoneOne')
                : context.t('assess.notices.undone', { count: changed }),
          };
  return new QuestionView(desk);
}

function createEndView(desk: Desk): View<Request> {
  return new EndView(desk, {
    goOn: () => new QuestionView(desk),
    review: () => {
      desk.interview.goToReview(0);
      return new QuestionView(desk);
    },
    undo: () => undo(desk),
  });
}

/** The question that the interview has come to, or the end when none is open. */
export function createInterviewView(desk: Desk): View<Request> {
  const { interview } = desk;
  return interview.answered === interview.questions.length ? createEndView(desk) : new QuestionView(desk);
}
