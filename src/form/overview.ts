import { fillWords } from '../core/fill-places.ts';
import { isGiven, isNotApplicable } from '../core/response.ts';
import { idOfPage } from './answer-page.ts';
import { createLink, elementById } from './find-element.ts';
import type { ScriptWords } from './form-data.ts';
import type { Sheet } from './sheet.ts';

/** Texts that did not change are left alone: a screen reader would read them again. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** How far the form is filled in: in the head, in the contents, and item by item. */
export class Overview {
  readonly #sheet: Sheet;
  readonly #words: ScriptWords;
  /** The pages that an answer is wanted on. */
  readonly #pages = [...document.querySelectorAll<HTMLElement>('.page[data-counts]')];
  /** Where it says how far a part is, with the pages of that part. */
  readonly #counters = [...document.querySelectorAll<HTMLElement>('[data-count]')].map((counter) => {
    const id = counter.dataset.count;
    const below = this.#pages.filter(({ dataset }) => id === dataset.item || id === dataset.domain);
    return { counter, pages: new Set(below) };
  });

  constructor(sheet: Sheet, words: ScriptWords) {
    this.#sheet = sheet;
    this.#words = words;
    elementById<HTMLProgressElement>('progress').max = this.#pages.length;
  }

  isOpen(page: HTMLElement): boolean {
    return 'counts' in page.dataset && !this.#sheet.isDone(idOfPage(page));
  }

  refresh(): void {
    const open = this.#pages.filter((page) => this.isOpen(page));
    const total = this.#pages.length;
    const done = total - open.length;
    elementById<HTMLProgressElement>('progress').value = done;
    setText(elementById('progress-words'), fillWords(this.#words.answered, { done, total }));
    for (const { counter, pages } of this.#counters) {
      const left = open.filter((page) => pages.has(page)).length;
      setText(counter, `${pages.size - left}/${pages.size}`);
      counter.classList.toggle('complete', left === 0);
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
    link?.setAttribute('aria-current', 'page');
  }

  #stateOf(id: string): string {
    const { open, done, waived, screened } = this.#words.states;
    if (!this.#sheet.isDone(id)) return open;
    const answer = this.#sheet.answerOf(id);
    if (isNotApplicable(answer)) return waived;
    return isGiven(answer) ? done : screened;
  }
}
