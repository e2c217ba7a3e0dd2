import { isNotApplicable } from '../core/response.ts';
import { idOfPage, markChoices } from './answer-page.ts';
import { elementById, findElement } from './find-element.ts';
import type { ScriptWords } from './form-data.ts';
import type { Pages } from './pages.ts';
import type { Sheet } from './sheet.ts';

/** Fields that say nothing print as an empty line, not as "not chosen" or a pattern of a date. */
function blankEmptyFields(page: Element): void {
  for (const control of page.querySelectorAll<HTMLInputElement>('.field :is(input, select, textarea)'))
    control.classList.toggle('blank', control.value === '');
}

/** Puts on paper what has been answered so far; what is open stays blank, to be filled in by hand. */
function fillPaper(pages: Pages, sheet: Sheet, words: ScriptWords): void {
  blankEmptyFields(elementById('start'));
  for (const page of pages.all) {
    if (!page.matches('.asked')) continue;
    const answer = sheet.answerOf(idOfPage(page));
    markChoices(page, answer);
    const evidence = (answer?.evidence ?? []).map(({ title, reference, dated }) =>
      [title, reference, dated].filter(Boolean).join(words.separator),
    );
    const parts: [string, string | undefined][] = [
      [words.remarks.reason, isNotApplicable(answer) ? answer.reason : undefined],
      [words.remarks.note, answer?.note],
      [words.remarks.confidence, answer?.confidence === undefined ? undefined : `${answer.confidence}/5`],
      [words.remarks.evidence, evidence.length > 0 ? evidence.join(words.separator) : undefined],
    ];
    const written = findElement(page, '.written');
    const lines = parts.filter(([, text]) => text !== undefined && text !== '');
    written.classList.toggle('filled', lines.length > 0);
    findElement(written, '.ink').textContent = lines
      .map(([name, text]) => `${name}${words.colon}${text}`)
      .join('\n');
  }
}

export function fillPaperBeforePrinting(pages: Pages, sheet: Sheet, words: ScriptWords): void {
  addEventListener('beforeprint', () => fillPaper(pages, sheet, words));
}
