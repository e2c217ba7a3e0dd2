import type { MessageParams, Problem } from '../../errors.ts';
import type { Translate } from '../../locales/translate.ts';
import { cleanLine } from './clean.ts';
import { wordParams } from './word-params.ts';

const JSON_TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] as const;
type JsonType = (typeof JSON_TYPES)[number];
const isJsonType = (word: string): word is JsonType => (JSON_TYPES as readonly string[]).includes(word);

/** A problem as JSON output carries it. */
export interface RenderedProblem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** What a message names as people say it: types of JSON, sizes of files. */
function spellOut(t: Translate, { code, params }: Problem): MessageParams {
  const clean = wordParams(t, params);
  if (code === 'too-large') return { ...clean, megabytes: Number(clean.limit) / 2 ** 20 };
  if (code !== 'schema-type') return clean;
  const types = String(clean.expected).split(' / ').filter(isJsonType);
  return { ...clean, expected: types.map((type) => t(`common.jsonTypes.${type}`)).join(t('common.or')) };
}

/** The path of a problem with the file as a whole. */
const WHOLE = '$';

/** A problem with its words in the user's language. */
export function renderProblem(t: Translate, problem: Problem): RenderedProblem {
  return {
    code: problem.code,
    path: cleanLine(problem.path),
    message: t(`problems.${problem.code}`, spellOut(t, problem)),
  };
}

/** A problem as a line for people: where, unless it is the file as a whole, and what. */
export function renderProblemLine(t: Translate, problem: Problem): string {
  const { path, message } = renderProblem(t, problem);
  return path === WHOLE ? `  ${message}\n` : `  ${path}  ${message}\n`;
}
