import type { MessageParams, Problem } from '../../errors.ts';
import type { Translate } from '../../locales/translate.ts';
import { cleanLine, cleanParams } from './clean.ts';

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
  const clean = cleanParams(params);
  if (code === 'too-large') return { ...clean, megabytes: Number(clean.limit) / 2 ** 20 };
  if (code !== 'schema-type') return clean;
  const types = String(clean.expected).split(' / ').filter(isJsonType);
  return { ...clean, expected: types.map((type) => t(`common.jsonTypes.${type}`)).join(t('common.or')) };
}

/** A problem with its words in the user's language. */
export function renderProblem(t: Translate, problem: Problem): RenderedProblem {
  return {
    code: problem.code,
    path: cleanLine(problem.path),
    message: t(`problems.${problem.code}`, spellOut(t, problem)),
  };
}
