import { fillWords } from '../core/fill-places.ts';
import { isGiven, isNotApplicable } from '../core/response.ts';
import { idOfPage } from './answer-page.ts';
import { createLink, elementById } from './find-element.ts';
import type { ScriptWords } from './form-data.ts';
import type { Sheet } from './sheet.ts';

interface Count {
  readonly done: number;
  readonly total: number;
}

/** How far the form is filled in: in the head, in the contents, and item by item. */
export class Overview {
  readonly #sheet: Sheet;
  readonly #words: ScriptWords;
  /** The pages that an answer is wanted on. */
  readonly #pages = [...document.querySelectorAll<HTMLElement>('.page[data-counts]')];
  readonly #counters = [...document.querySelectorAll<HTMLElement>('[data-count]')];

  constructor(sheet: Sheet, words: ScriptWords) {
    this.#sheet = sheet;
    this.#words = words;
    elementById<HTMLProgressElement>('progress').max = this.#pages.length;
  }

  isOpen(page: HTMLElement): boolean {
    return 'counts' in page.dataset && !this.#sheet.isDone(idOfPage(page));
  }

  refresh(): void {
    const { done, total } = this.#count(this.#pages);
    elementById<HTMLProgressElement>('progress').value = done;
    const words = fillWords(this.#words.answered, { done, total });
    const shown = elementById('progress-words');
    if (shown.textContent !== words) shown.textContent = words;
    for (const counter of this.#counters) {
      const id = counter.dataset.count;
      const count = this.#count(
        this.#pages.filter(({ dataset }) => id === dataset.item || id === dataset.domain),
      );
      const text = `${count.done}/${count.total}`;
      if (counter.textContent !== text) counter.textContent = text;
      counter.classList.toggle('complete', count.done === count.total);
    }
  }

  /** Lists the questions of an item on its page, with what has become of each. */
  listQuestions(page: HTMLElement): void {
    const rows = this.#pages
      .filter((one) => one !== page && one.dataset.item === page.dataset.item)
      .map((question) => {
        const row = document.createElement('li');
        const state = document.createElement('span');
        state.className = 'state';
        state.textContent = this.#stateOf(idOfPage(question));
        state.classList.toggle('complete', !this.isOpen(question));
        row.append(
          createLink(`#${question.id}`, question.querySelector('h2')?.textContent ?? ''),
          ' ',
          state,
        );
        return row;
      });
    page.querySelector('.questions')?.replaceChildren(...rows);
  }

  /** Shows which page of the contents one is at. */
  markPlace(page: HTMLElement): void {
    const { item } = page.dataset;
    const place = item === undefined ? page.id : `i-${item}`;
    const link = document.querySelector(`#contents a[href="#${CSS.escape(place)}"]`);
    for (const marked of document.querySelectorAll('#contents [aria-current]'))
      marked.removeAttribute('aria-current');
    for (const domain of document.querySelectorAll('#contents .domain'))
      domain.classList.toggle('open', link !== null && domain.contains(link));
    link?.setAttribute('aria-current', 'true');
  }

  #stateOf(id: string): string {
    const { open, done, waived, screened } = this.#words.states;
    if (!this.#sheet.isDone(id)) return open;
    const answer = this.#sheet.answerOf(id);
    if (isNotApplicable(answer)) return waived;
    return isGiven(answer) ? done : screened;
  }

  #count(pages: readonly HTMLElement[]): Count {
    return { done: pages.filter((page) => !this.isOpen(page)).length, total: pages.length };
  }
}
