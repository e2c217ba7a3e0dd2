import type { Pages } from './pages.ts';

interface KeyActions {
  readonly pages: Pages;
  readonly save: () => void;
  readonly nextOpen: () => void;
}

const isChoice = (element: Element): boolean =>
  element.matches('input[type="radio"], input[type="checkbox"]');
/** Where letters are text, or choose from a list. */
const takesKeys = (element: Element): boolean =>
  element.matches('input, select, textarea, button, a, summary') && !isChoice(element);

/** With Ctrl or Command, also within a text. */
const COMMANDS: Readonly<Record<string, 'save' | 'nextOpen'>> = { s: 'save', enter: 'nextOpen' };

const FIELDS: Readonly<Record<string, string>> = {
  n: '[data-field="note"] textarea',
  c: '[data-field="confidence"] select',
  e: '[data-rows] .add',
};

function press(page: HTMLElement, key: string): boolean {
  const input = /^[1-9]$/.test(key)
    ? page.querySelectorAll<HTMLInputElement>('.choices input:not([data-waive])')[Number(key) - 1]
    : key === 'x'
      ? page.querySelector<HTMLInputElement>('.choices input[data-waive]')
      : null;
  if (input) {
    // Without the focus the next key would not be the question's.
    input.focus();
    input.click();
    if (input.checked && key === 'x')
      page.querySelector<HTMLElement>('[data-field="reason"] textarea')?.focus();
    return true;
  }
  const field = page.querySelector<HTMLElement>(FIELDS[key] ?? ':not(*)');
  field?.focus();
  return field !== null;
}

/** The keys of the interview in the terminal, as long as the focus is in the question. */
export function listenToKeys(actions: KeyActions): void {
  const { pages, nextOpen } = actions;
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const command = (ctrlKey || metaKey) && !altKey ? COMMANDS[key.toLowerCase()] : undefined;
    if (command !== undefined) {
      event.preventDefault();
      actions[command]();
      return;
    }
    if (ctrlKey || metaKey || altKey || event.isComposing || !(target instanceof Element)) return;
    if (takesKeys(target) || target.closest('#content') === null) return;
    const typed = key.normalize('NFKC').toLowerCase();
    const page = pages.current;
    let done = false;
    if (typed === 'enter') {
      nextOpen();
      done = true;
    } else if ((typed === 'arrowleft' || typed === 'arrowright') && !isChoice(target)) {
      pages.step(typed === 'arrowleft' ? -1 : 1);
      done = true;
    } else if (page.matches('.asked') && typed.length === 1) done = press(page, typed);
    if (done) event.preventDefault();
  });
}
