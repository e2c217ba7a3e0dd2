import { copyTemplate, findElement } from './find-element.ts';

/** Fields of a row by name, as text. */
type RowFields = Readonly<Record<string, string | undefined>>;
type Control = HTMLInputElement | HTMLSelectElement;

const controlsOf = (row: Element): Control[] => [...row.querySelectorAll<Control>('[data-field]')];
const isFilled = (row: Element): boolean => controlsOf(row).some(({ value }) => value.trim() !== '');

/** The rows of a list that say something, in order: the others are not handed out. */
export const filledRows = (list: ParentNode): Element[] =>
  [...list.querySelectorAll('.row')].filter(isFilled);

/** "Evidence 1", "Evidence 2", …: what a screen reader tells the fields of two rows apart by. */
function nameRows(list: HTMLElement): void {
  for (const [at, row] of [...list.querySelectorAll('.row')].entries())
    row.setAttribute('aria-label', `${list.dataset.row} ${at + 1}`);
}

/** Adds a row to a list of evidence or of people. */
export function addRow(list: HTMLElement, fields: RowFields = {}): HTMLElement {
  const row = copyTemplate(`${list.dataset.rows}-template`);
  for (const control of controlsOf(row)) control.value = fields[control.dataset.field ?? ''] ?? '';
  findElement(list, '.list').append(row);
  nameRows(list);
  return row;
}

export function writeRows(list: HTMLElement, rows: readonly RowFields[]): void {
  findElement(list, '.list').replaceChildren();
  for (const fields of rows) addRow(list, fields);
}

export const readRows = (list: ParentNode): RowFields[] =>
  filledRows(list).map((row) =>
    Object.fromEntries(
      controlsOf(row)
        .map(({ dataset, value }) => [dataset.field, value])
        .filter(([field, value]) => value !== '' || field === controlsOf(row)[0]?.dataset.field),
    ),
  );

/** What a click within a list of rows does; whether it did anything. */
export function clickInRows(target: Element): boolean {
  const button = target.closest('button.add, button.remove');
  const list = button?.closest<HTMLElement>('[data-rows]');
  if (!button || !list) return false;
  if (button.matches('.add')) controlsOf(addRow(list))[0]?.focus();
  else {
    button.closest('.row')?.remove();
    nameRows(list);
    findElement(list, '.add').focus();
    list.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return true;
}
