import { resolve } from 'node:path';
import { readRatings } from '../../core/ratings.ts';
import type { Response } from '../../core/response.ts';
import { scoreRatings } from '../../core/score-response.ts';
import type { Parsed, Problem } from '../../errors.ts';
import { digestRatings } from '../../io/digest-answers.ts';
import { parseJson } from '../../io/parse-json.ts';
import { createAnswerReader } from '../../io/read-answer-bytes.ts';
import { decodeUtf8 } from '../../io/read-text-file.ts';
import { parseAnswerFile, parseAnswers } from '../../schema/parse-answers.ts';
import { identityOf } from '../active-rubric.ts';
import type { RubricSource } from './rubric-source.ts';
import type { Failed, Scored, ScoredResponse } from './score-input.ts';
import type { ScoringRubric } from './scoring-rubric.ts';

/** Scores answer files one at a time; keeps nothing between them but the rubrics. */
export interface Scorer<T extends Scored = Scored> {
  /** The bytes of a file as the user names it, valid until the next is read. */
  readonly readFile: (file: string) => Parsed<Uint8Array>;
  /** The bytes are not needed afterwards. */
  scoreBytes(file: string, bytes: Uint8Array): Promise<T | Failed>;
}

export interface ScorerSetup {
  readonly source: RubricSource;
  readonly cwd: string;
  /** ISO date where the user is. */
  readonly today: string;
}

/** An answer file with the rubric that it is scored with. */
interface ReadAnswers {
  readonly response: Response;
  readonly rubric: ScoringRubric;
}

function parseBytes(bytes: Uint8Array): Parsed<unknown> {
  const text = decodeUtf8(bytes);
  return text.ok ? parseJson(text.value) : text;
}

/** The id of the rubric in data that may be anything; null where there is none. */
function findRubricId(data: unknown): string | null {
  const { rubric } = (data ?? {}) as { readonly rubric?: unknown };
  const { id } = (rubric ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' && id !== '' ? id : null;
}

/** Reads an answer file with the rubric that it names, or finds everything that is wrong with it. */
export async function readAnswers(
  bytes: Uint8Array,
  { source, today }: ScorerSetup,
): Promise<Parsed<ReadAnswers>> {
  const fail = (problems: readonly Problem[]) => ({ ok: false, problems }) as const;
  const json = parseBytes(bytes);
  if (!json.ok) return json;
  const id = findRubricId(json.value);
  const rubric = id === null ? null : await source.find(id);
  if (rubric === null || 'known' in rubric) {
    const shape = parseAnswerFile(json.value);
    const problems = shape.ok ? [] : shape.problems;
    if (rubric === null) return fail(problems);
    const params = { id: id ?? '', known: rubric.known.join(', ') };
    return fail([...problems, { code: 'rubric-unknown', path: '$.rubric.id', params }]);
  }
  const parsed = parseAnswers(json.value, rubric.index, { today });
  return parsed.ok ? { ok: true, value: { response: parsed.value, rubric } } : parsed;
}

/** Reads the files of a scorer, one after the other. */
export function createReadFile(cwd: string): Scorer['readFile'] {
  const reader = createAnswerReader();
  return (file) => reader.read(resolve(cwd, file));
}

/** Scores answer files and keeps their answers at hand, for those who want to look at them. */
export function createScorer(setup: ScorerSetup): Scorer<ScoredResponse> {
  return {
    readFile: createReadFile(setup.cwd),
    async scoreBytes(file, bytes) {
      const read = await readAnswers(bytes, setup);
      if (!read.ok) return { ok: false, file, problems: read.problems };
      const { response, rubric } = read.value;
      const { index } = rubric;
      const ratings = readRatings(index, response);
      const identity = { ...identityOf(rubric), answersDigest: digestRatings(index, ratings) };
      const scoring = scoreRatings(index, ratings, response, identity);
      return { ok: true, file, ...scoring, rubric, codes: ratings.codes, response, record: null };
    },
  };
}
