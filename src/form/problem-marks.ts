import { readPath } from '../core/json-path.ts';
import type { Problem } from '../errors.ts';
import { describeProblem } from './describe-problem.ts';
import { elementById } from './find-element.ts';
import type { ScriptWords } from './form-data.ts';
import { filledRows } from './rows.ts';

/** The page that a problem is on: that of its answer, else the one about the enterprise. */
export function pageOfProblem({ path }: Problem): HTMLElement | null {
  const [first, id] = readPath(path);
  if (first !== 'answers') return elementById('start');
  return document.getElementById(`q-${id}`) ?? document.getElementById(`i-${id}`);
}

/** The field that a problem is about; null where the page has none, or is not prepared yet. */
export function fieldOfProblem(problem: Problem): HTMLElement | null {
  const page = pageOfProblem(problem);
  const steps = readPath(problem.path);
  const at = steps.findIndex((step) => typeof step === 'number');
  if (page === null) return null;
  if (at === -1) {
    const name = steps[0] === 'answers' ? String(steps.at(-1)) : steps.join('.');
    return page.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"].field`);
  }
  const list = page.querySelector(`[data-rows="${CSS.escape(String(steps[at - 1]))}"]`);
  const row = list === null ? undefined : filledRows(list)[Number(steps[at])];
  const control = row?.querySelector(`[data-field="${CSS.escape(String(steps[at + 1]))}"]`);
  return control?.closest<HTMLElement>('.field') ?? null;
}

export const controlOfField = (field: Element): HTMLElement | null =>
  field.querySelector<HTMLElement>('input, select, textarea');

let marks = 0;

/** Says beside each field of a page what is wrong with it; fields that nobody has been to stay as they are unless `all`. */
export function markProblems(
  page: HTMLElement,
  problems: readonly Problem[],
  words: ScriptWords,
  all: boolean,
): void {
  for (const mark of page.querySelectorAll('.field > .problem')) {
    const control = controlOfField(mark.parentElement as HTMLElement);
    control?.removeAttribute('aria-invalid');
    control?.removeAttribute('aria-describedby');
    mark.remove();
  }
  for (const problem of problems) {
    if (pageOfProblem(problem) !== page) continue;
    const field = fieldOfProblem(problem);
    const control = field === null ? null : controlOfField(field);
    if (field === null || control === null || !(all || 'visited' in control.dataset)) continue;
    const mark = document.createElement('p');
    marks += 1;
    mark.id = `problem-${marks}`;
    mark.className = 'problem';
    mark.textContent = describeProblem(words, problem);
    field.append(mark);
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', mark.id);
  }
}

/** What a problem is about, for a list of them. */
export function nameProblem(problem: Problem): string {
  const [first, id] = readPath(problem.path);
  if (first === 'answers') {
    const heading = pageOfProblem(problem)?.querySelector('h2')?.textContent ?? '';
    return [id, heading.trim()].join(' ');
  }
  const label = fieldOfProblem(problem)?.querySelector('label');
  return label?.firstChild?.textContent?.trim() ?? problem.path;
}
