import { fillWords } from '../core/fill-places.ts';
import { indexRubric } from '../core/index-rubric.ts';
import type { Problem } from '../errors.ts';
import { parseAnswers } from '../schema/parse-answers.ts';
import {
  addSuggested,
  clearChoices,
  idOfPage,
  readAnswer,
  settleChoices,
  writeAnswer,
} from './answer-page.ts';
import { checkSheet, today } from './check-sheet.ts';
import { describeProblem } from './describe-problem.ts';
import { readDetails, writeDetails } from './details-page.ts';
import { type Draft, Drafts } from './drafts.ts';
import { downloadFile, nameAnswerFile, readJsonFile, writeAnswerFile } from './files.ts';
import { createLink, elementById } from './find-element.ts';
import type { FormData } from './form-data.ts';
import { listenToKeys } from './keys.ts';
import { Overview } from './overview.ts';
import { Pages } from './pages.ts';
import { fillPaperBeforePrinting } from './paper.ts';
import { controlOfField, fieldOfProblem, markProblems, nameProblem, pageOfProblem } from './problem-marks.ts';
import { clickInRows } from './rows.ts';
import { countAnswers, Sheet } from './sheet.ts';

const { id, language, rubric, response, words } = JSON.parse(
  elementById('form-data').textContent ?? '',
) as FormData;
const drafts = new Drafts(id, location.pathname);
const kept = drafts.read();
const sheet = new Sheet(indexRubric(rubric), response);
if (kept !== null) sheet.set(kept.response);
let unsaved = kept?.unsaved ?? false;
let problems: readonly Problem[] = checkSheet(sheet);
/** After the first attempt to save, every field with a problem says so, also where nobody has been. */
let attempted = false;

const overview = new Overview(sheet, words);
const pages = new Pages(preparePage);
showWhereKept(true);
overview.refresh();
offerOtherDrafts();

function preparePage(page: HTMLElement): void {
  say('');
  if (page.id === 'start') writeDetails(page, sheet.response);
  if (page.matches('.asked')) writeAnswer(page, sheet.answerOf(idOfPage(page)));
  overview.listQuestions(page);
  if (page.id === 'finish') listProblems();
  markProblems(page, problems, words, attempted);
  overview.markPlace(page);
}

function say(text: string): void {
  elementById('said').textContent = text;
}

/** Says where the answers are now: in this browser, in a file, or nowhere but on the page. */
function showWhereKept(isKept: boolean): void {
  const text = !isKept ? words.notKept : unsaved ? words.kept : words.unchanged;
  const shown = elementById('where-kept');
  if (shown.textContent !== text) shown.textContent = text;
  shown.classList.toggle('warning', !isKept);
}

const keep = (): boolean => drafts.write({ response: sheet.response, unsaved, at: new Date().toISOString() });

sheet.listen(() => {
  problems = checkSheet(sheet);
  overview.refresh();
  overview.listQuestions(pages.current);
});

/** Shows answers from elsewhere in the place of what is on the page. */
function show({ response: shown, unsaved: open }: Pick<Draft, 'response' | 'unsaved'>): void {
  sheet.set(shown);
  unsaved = open;
  attempted = false;
  showWhereKept(true);
  preparePage(pages.current);
}

function offerOtherDrafts(): void {
  const place = elementById('other-drafts');
  place.replaceChildren();
  if (sheet.isTouched) return;
  for (const draft of drafts.listOthers()) {
    const offer = document.createElement('button');
    offer.type = 'button';
    offer.textContent = fillWords(words.otherDraft, {
      name: draft.response.enterprise.name || words.unnamed,
      count: countAnswers(draft.response),
      at: new Date(draft.at).toLocaleString(language),
    });
    offer.addEventListener('click', () => {
      drafts.adopt(draft);
      show(draft);
      place.replaceChildren();
    });
    place.append(offer);
  }
}

function listProblems(): void {
  const place = elementById('problems');
  const head = document.createElement('p');
  head.textContent =
    problems.length === 0 ? words.noProblems : fillWords(words.problemCount, { count: problems.length });
  const list = document.createElement('ul');
  for (const problem of problems) {
    const page = pageOfProblem(problem);
    const link = createLink(
      `#${page?.id ?? 'start'}`,
      `${nameProblem(problem)}${words.colon}${describeProblem(words, problem)}`,
    );
    link.addEventListener('click', (event) => {
      event.preventDefault();
      if (page !== null) pages.go(page.id);
      const field = fieldOfProblem(problem);
      if (field !== null) controlOfField(field)?.focus();
    });
    const row = document.createElement('li');
    row.append(link);
    list.append(row);
  }
  place.replaceChildren(head, ...(problems.length > 0 ? [list] : []));
  place.classList.toggle('warning', problems.length > 0);
}

function save(): void {
  attempted = true;
  problems = checkSheet(sheet);
  if (problems.length > 0) {
    pages.go('finish');
    listProblems();
    elementById('problems').focus();
    return;
  }
  const file = sheet.toAnswerFile();
  const name = nameAnswerFile(file);
  downloadFile(name, writeAnswerFile(file));
  unsaved = false;
  showWhereKept(keep());
  say(fillWords(words.saved, { name }));
}

/** Says why a file was not opened; nothing of it is taken over. */
function refuse(name: string, reasons: readonly string[]): void {
  const place = elementById('refused');
  const head = document.createElement('p');
  head.textContent = fillWords(words.notOpened, { name });
  const list = document.createElement('ul');
  for (const reason of reasons) {
    const row = document.createElement('li');
    row.textContent = reason;
    list.append(row);
  }
  place.replaceChildren(head, list);
  place.hidden = false;
  place.focus();
}

async function open(file: File): Promise<void> {
  elementById('refused').hidden = true;
  const read = await readJsonFile(file);
  if ('fault' in read) {
    refuse(file.name, [words.faults[read.fault]]);
    return;
  }
  const parsed = parseAnswers(read.data, sheet.index, { today: today() });
  if (!parsed.ok) {
    refuse(
      file.name,
      parsed.problems.map((problem) => `${problem.path}${words.colon}${describeProblem(words, problem)}`),
    );
    return;
  }
  if (unsaved && !confirm(words.replace)) return;
  // Its map of answers has no prototype, which JSON would keep no trace of.
  show({ response: { ...parsed.value, answers: { ...parsed.value.answers } }, unsaved: false });
  showWhereKept(keep());
  say(fillWords(words.opened, { name: file.name, count: countAnswers(parsed.value) }));
}

function clear(): void {
  if (!confirm(words.clear)) return;
  show({ response, unsaved: false });
  drafts.clear();
  pages.go('start');
  say(words.cleared);
}

function nextOpen(): void {
  const next = pages.findNext((page) => overview.isOpen(page));
  pages.go(next?.id ?? 'finish');
  if (next === undefined) say(words.allAnswered);
}

/** Takes over what has been typed or chosen on the current page, and keeps it. */
function readPage(): void {
  const page = pages.current;
  if (page.id === 'start') readDetails(page, sheet);
  else if (page.matches('.asked')) sheet.setAnswer(idOfPage(page), readAnswer(page));
  unsaved = true;
  showWhereKept(keep());
}

const content = elementById('content');
content.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement) settleChoices(target);
  readPage();
  markProblems(pages.current, problems, words, attempted);
});
// Whoever leaves a field has been there: from then on it says what is wrong with it.
content.addEventListener('focusout', ({ target }) => {
  if (!(target instanceof HTMLElement) || target.closest('.field') === null) return;
  target.dataset.visited = '';
  markProblems(pages.current, problems, words, attempted);
});

const CLICKS: Readonly<Record<string, () => void>> = {
  save,
  open: () => elementById('file').click(),
  print: () => print(),
  clear,
  back: () => pages.step(-1),
  next: () => pages.step(1),
  'next-open': nextOpen,
  menu: () => toggleMenu(),
};

function toggleMenu(shown = !document.body.classList.contains('menu')): void {
  document.body.classList.toggle('menu', shown);
  elementById('menu').setAttribute('aria-expanded', String(shown));
  // It opens above the page.
  if (shown) scrollTo(0, 0);
}

addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (target.closest('.skip')) {
    // Its address would take the place of the page's.
    event.preventDefault();
    content.focus();
  }
  if (target.closest('#contents a')) toggleMenu(false);
  const action = target.closest<HTMLElement>('[data-do]')?.dataset.do;
  if (action !== undefined) CLICKS[action]?.();
  if (clickInRows(target)) return;
  const button = target.closest<HTMLElement>('button.suggest, button.unanswer');
  if (button === null) return;
  if (button.matches('.suggest')) addSuggested(pages.current, button.dataset);
  else clearChoices(pages.current);
  readPage();
});

elementById<HTMLInputElement>('file').addEventListener('change', ({ target }) => {
  const input = target as HTMLInputElement;
  const [file] = input.files ?? [];
  // The same file can be chosen again after it was mended.
  if (file !== undefined) open(file).finally(() => (input.value = ''));
});

// Another window with the same form has changed them, or cleared them.
drafts.watch((draft) => show(draft ?? { response, unsaved: false }));
addEventListener('beforeunload', (event) => {
  if (!unsaved) return;
  event.preventDefault();
  // Older browsers look at this alone.
  event.returnValue = '';
});
listenToKeys({ pages, save, nextOpen });
fillPaperBeforePrinting(pages, sheet, words);
