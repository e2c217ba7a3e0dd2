import { extname, join } from 'node:path';
import type { Questionnaire } from '../../core/questionnaire.ts';
import type { Rubric } from '../../core/rubric.ts';
import type { Context } from '../context.ts';
import { parseFormatList } from '../output/parse-format-list.ts';
import { readVersion } from '../read-version.ts';

/** In the order in which they are named. */
export const FORMATS = ['xlsx', 'html', 'json'] as const;
export type Format = (typeof FORMATS)[number];

type Render = (
  questionnaire: Questionnaire,
  rubric: Rubric,
  context: Context,
) => Promise<string | Uint8Array>;

/** What writes each format, loaded when it is asked for. */
export const RENDERERS: Readonly<Record<Format, Render>> = {
  async xlsx(questionnaire) {
    const { renderFormWorkbook } = await import('../../io/questionnaire/render-form-workbook.ts');
    return renderFormWorkbook(questionnaire);
  },
  async html(questionnaire, rubric, context) {
    const { renderForm } = await import('../../report/questionnaire/render-form.ts');
    const template = join(context.paths.templates, 'questionnaire');
    return renderForm(questionnaire, { rubric, template, generator: `dcmm ${readVersion(context)}` });
  },
  async json(questionnaire) {
    const { toAnswerFile } = await import('../../core/to-answer-file.ts');
    return `${JSON.stringify(toAnswerFile(questionnaire), null, 2)}\n`;
  },
};

const isFormat = (word: string): word is Format => (FORMATS as readonly string[]).includes(word);

/** The format that a file's name ends in; null for any other ending, which a folder may have. */
export function formatOfName(name: string): Format | null {
  const ending = extname(name).slice(1).toLowerCase();
  return isFormat(ending) ? ending : null;
}

/** The formats in a list such as "xlsx,html", or all; without one, what the file's name ends in, or the first. */
export function chooseFormats(
  list: string | undefined,
  output: string | undefined,
  context: Context,
): Format[] {
  if (list === undefined) return [formatOfName(output ?? '') ?? FORMATS[0]];
  return parseFormatList(list, FORMATS, 'questionnaire.badFormat', context);
}
