import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import type { Questionnaire } from '../../core/questionnaire.ts';
import type { Response } from '../../core/response.ts';
import type { Rubric } from '../../core/rubric.ts';
import { toAnswerFile } from '../../core/to-answer-file.ts';
import type { FormData } from '../../form/form-data.ts';
import { loadTemplate } from '../html/load-template.ts';
import { buildFormView } from './build-form-view.ts';
import { FORM_WORDS } from './form-words.ts';
import { FORM_SCRIPT } from './generated/form-script.js';

interface FormSettings {
  /** The rubric that the questionnaire was laid out from: its rules go with the form. */
  readonly rubric: Rubric;
  /** Folder with the template and its style sheet. */
  readonly template: string;
  /** Name and version of the program. */
  readonly generator: string;
}

/** What people read of a rubric stands on the page already; checking answers takes none of it. */
const TEXTS = new Set(
  'name title notice description text label hint purpose evidence followUp recommendation roles descriptors weaknesses glossary basis summary edition clause effort buildsOn'.split(
    ' ',
  ),
);

const withoutTexts = (rubric: Rubric): Rubric =>
  JSON.parse(JSON.stringify(rubric, (key, value: unknown) => (TEXTS.has(key) ? undefined : value))) as Rubric;

/** JSON within a script element: nothing in it can end the element, or a line of a script. */
const embedJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const digestOf = (text: string, encoding: 'base64' | 'hex'): string =>
  createHash('sha256').update(text).digest(encoding);

/**
 * The questionnaire as one HTML file, to be filled in in any browser and without a network: it hands out an answer file.
 * The same questionnaire gives the same bytes. Errors: those of `loadTemplate`.
 */
export async function renderForm(questionnaire: Questionnaire, settings: FormSettings): Promise<string> {
  const { language } = questionnaire;
  const template = await loadTemplate(settings.template);
  const words = FORM_WORDS[language];
  const rubric = withoutTexts(settings.rubric);
  const response = toAnswerFile(questionnaire) as Response;
  // Forms with the same questions and answers are one, whatever their language and wording.
  const identity = JSON.stringify(response);
  const data: FormData = {
    id: digestOf(identity, 'hex').slice(0, 16),
    language,
    rubric,
    response,
    words: words.script,
  };
  const style = template.render('form-css', {});
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digestOf(FORM_SCRIPT, 'base64')}'`,
    `style-src 'sha256-${digestOf(style, 'base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return template.render('form', {
    view: buildFormView(questionnaire),
    words: words.page,
    generator: settings.generator,
    policy,
    style: new Handlebars.SafeString(style),
    data: new Handlebars.SafeString(embedJson(data)),
    script: new Handlebars.SafeString(FORM_SCRIPT),
  });
}
