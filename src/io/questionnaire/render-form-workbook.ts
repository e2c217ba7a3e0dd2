import { namePrintRanges } from '../../core/name-print-ranges.ts';
import type { Questionnaire } from '../../core/questionnaire.ts';
import { sheetName } from '../../core/sheet-name.ts';
import { SHEETS } from './form-words.ts';
import { makeGuideSheet } from './guide-sheet.ts';
import { OptionLists } from './option-lists.ts';
import { makeQuestionSheet } from './question-sheet.ts';
import { settleWorkbook } from './settle-workbook.ts';

/** A form as a workbook (.xlsx): how to fill it in, a sheet for each domain, and the lists behind its drop-downs. */
export async function renderFormWorkbook(form: Questionnaire): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const { language, rubric, domains } = form;
  const guideName = SHEETS.guide[language];
  const listsName = SHEETS.lists[language];
  const taken = [guideName, listsName];
  const lists = new OptionLists(listsName);
  const questions = domains.map((domain) => {
    const name = sheetName(domain.name, taken);
    taken.push(name);
    return makeQuestionSheet(domain, name, lists, form);
  });
  const guide = makeGuideSheet(form, guideName, lists);
  const content = await writeXlsx({
    ...namePrintRanges([guide, ...questions, lists.toSheet()]),
    properties: { title: rubric.title, creator: 'dcmm' },
  });
  return settleWorkbook(content);
}
