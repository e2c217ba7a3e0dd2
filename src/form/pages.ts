import { elementById } from './find-element.ts';

/** One page of the form is shown at a time; the address after # says which, so that Back and links work. */
export class Pages {
  readonly all: readonly HTMLElement[];
  readonly #prepare: (page: HTMLElement) => void;
  #current: HTMLElement;

  constructor(prepare: (page: HTMLElement) => void) {
    this.all = [...elementById('content').querySelectorAll<HTMLElement>(':scope > .page')];
    this.#prepare = prepare;
    this.#current = this.#find(location.hash.slice(1)) ?? elementById('start');
    this.#show(this.#current);
    addEventListener('hashchange', () => {
      const asked = this.#find(location.hash.slice(1));
      if (asked !== undefined && asked !== this.#current) this.go(asked.id);
    });
  }

  get current(): HTMLElement {
    return this.#current;
  }

  /** Shows a page and puts the focus on its heading, where a screen reader begins to read. */
  go(id: string): void {
    const page = this.#find(id);
    if (page === undefined) return;
    this.#show(page);
    if (location.hash.slice(1) !== id) location.hash = id;
    scrollTo(0, 0);
    page.querySelector('h2')?.focus({ preventScroll: true });
  }

  /** Goes some pages on, or back. */
  step(by: number): void {
    const page = this.all[this.all.indexOf(this.#current) + by];
    if (page !== undefined) this.go(page.id);
  }

  /** The page after the current one, in a circle, that is asked for. */
  findNext(asked: (page: HTMLElement) => boolean): HTMLElement | undefined {
    const at = this.all.indexOf(this.#current) + 1;
    return [...this.all.slice(at), ...this.all.slice(0, at)].find(asked);
  }

  #find(id: string): HTMLElement | undefined {
    return this.all.find((page) => page.id === id);
  }

  #show(page: HTMLElement): void {
    this.#current.classList.remove('current');
    this.#current = page;
    this.#prepare(page);
    page.classList.add('current');
  }
}
