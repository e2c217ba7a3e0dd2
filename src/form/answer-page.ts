import {
  type Answer,
  chosenOptions,
  type Evidence,
  isNotApplicable,
  isRated,
  isScreening,
} from '../core/response.ts';
import { copyTemplate, findElement } from './find-element.ts';
import { addRow, readRows, writeRows } from './rows.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Where the page asks for an answer: a criterion, or an item as a whole. */
export const idOfPage = (page: Element): string => page.id.slice(2);

const choicesOf = (page: Element): HTMLInputElement[] => [
  ...page.querySelectorAll<HTMLInputElement>('.choices input'),
];

const controlOf = (page: Element, field: string): Control | null =>
  page.querySelector<Control>(`.field[data-field="${field}"] :is(select, textarea)`);

/** Marks what an answer chose, as the form on paper shows it too. */
export function markChoices(page: Element, answer: Answer | undefined): void {
  const chosen = isRated(answer) ? chosenOptions(answer) : isScreening(answer) ? [String(answer.level)] : [];
  for (const input of choicesOf(page))
    input.checked = 'waive' in input.dataset ? isNotApplicable(answer) : chosen.includes(input.value);
}

function createElement(name: string, className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/**
 * Gives the options their keys, and their meanings, which stand once on the page for all questions. A screen reader reads
 * a meaning after the name of its option, not as a part of it.
 */
function explainOptions(page: HTMLElement): void {
  for (const [at, input] of choicesOf(page).entries()) {
    const option = input.closest('.option') as HTMLElement;
    const key = createElement('kbd', '', 'waive' in input.dataset ? 'x' : String(at + 1));
    key.setAttribute('aria-hidden', 'true');
    input.after(key);
    const meaning = CSS.escape(`${page.dataset.set} ${input.value}`);
    const text = document.querySelector(`[data-meaning="${meaning}"]`)?.textContent;
    if (text) option.append(createElement('span', 'hint', text));
    for (const [part, attribute] of [
      ['.label', 'aria-labelledby'],
      ['.hint', 'aria-describedby'],
    ] as const) {
      const element = option.querySelector(part);
      if (element === null) continue;
      element.id = `${page.id}${part}-${at}`;
      input.setAttribute(attribute, element.id);
    }
  }
}

/** Gives a page its remarks the first time that it is shown: hundreds of pages need them never. */
function prepareAnswerPage(page: HTMLElement): void {
  const place = page.querySelector('.remarks:empty');
  if (place === null) return;
  explainOptions(page);
  place.append(...copyTemplate('remarks-template').childNodes);
  for (const control of place.querySelectorAll<Control>(':scope > .field :is(select, textarea)')) {
    control.id = `${page.id}-${control.closest<HTMLElement>('.field')?.dataset.field}`;
    findElement<HTMLLabelElement>(control.parentElement as HTMLElement, 'label').htmlFor = control.id;
  }
  // Only a question can be waived; the reason is asked for beside the choice.
  const reason = findElement(place, '[data-field="reason"]');
  if (page.matches('.question')) findElement(page, '.choices').after(reason);
  else reason.remove();
}

const showReason = (page: Element, shown: boolean): void => {
  const field = page.querySelector<HTMLElement>('[data-field="reason"]');
  if (field !== null) field.hidden = !shown;
};

/** Writes an answer into its page. */
export function writeAnswer(page: HTMLElement, answer: Answer | undefined): void {
  prepareAnswerPage(page);
  markChoices(page, answer);
  const texts = {
    reason: isNotApplicable(answer) ? answer.reason : undefined,
    note: answer?.note,
    confidence: answer?.confidence?.toString(),
  };
  for (const [field, text] of Object.entries(texts)) {
    const control = controlOf(page, field);
    if (control !== null) control.value = text ?? '';
  }
  writeRows(
    findElement(page, '[data-rows]'),
    (answer?.evidence ?? []).map((one) => ({ ...one })),
  );
  showReason(page, isNotApplicable(answer));
}

/** Reads the answer that a page holds. */
export function readAnswer(page: HTMLElement): Answer {
  const checked = choicesOf(page).filter((input) => input.checked);
  const waived = checked.some(({ dataset }) => 'waive' in dataset);
  showReason(page, waived);
  const values = checked.map(({ value }) => value);
  const [first = ''] = values;
  const textOf = (field: string) => controlOf(page, field)?.value ?? '';
  const confidence = Number(textOf('confidence'));
  const remarks = {
    ...(textOf('note') !== '' && { note: textOf('note') }),
    ...(confidence > 0 && { confidence }),
  };
  const evidence = readRows(findElement(page, '[data-rows]')) as unknown as Evidence[];
  const all = { ...remarks, ...(evidence.length > 0 && { evidence }) };
  if (waived) return { notApplicable: true, reason: textOf('reason'), ...all };
  if (checked.length === 0) return all;
  if (page.matches('.item')) return { level: Number(first), ...all };
  return { option: checked[0]?.type === 'checkbox' ? values : first, ...all };
}

/** "Not applicable" and the options exclude each other, where several may be chosen too. */
export function settleChoices(changed: HTMLInputElement): void {
  if (changed.type !== 'checkbox' || !changed.checked) return;
  for (const input of choicesOf(changed.closest('.page') as Element))
    if ('waive' in input.dataset !== 'waive' in changed.dataset) input.checked = false;
}

/** Takes the choice back; the remarks stay. */
export function clearChoices(page: Element): void {
  for (const input of choicesOf(page)) input.checked = false;
}

/** Notes a piece of evidence that the rubric suggests; what is known of it is filled in. */
export function addSuggested(page: Element, { title = '', kind = '' }: DOMStringMap): void {
  const row = addRow(findElement(page, '[data-rows]'), { title, kind });
  findElement<HTMLInputElement>(row, '[data-field="reference"]').focus();
}
