import { resolve } from 'node:path';
import { readRatings } from '../../core/ratings.ts';
import type { Response } from '../../core/response.ts';
import { scoreRatings } from '../../core/score-response.ts';
import type { Parsed } from '../../errors.ts';
import { digestRatings } from '../../io/digest-answers.ts';
import { openAnswers } from '../../io/open-answers.ts';
import { createAnswerReader } from '../../io/read-answer-bytes.ts';
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

/** Reads an answer file with the rubric that it names, or finds everything that is wrong with it. */
export async function readAnswers(
  bytes: Uint8Array,
  { source, today }: ScorerSetup,
): Promise<Parsed<ReadAnswers>> {
  const opened = await openAnswers(bytes);
  if (!opened.ok) return opened;
  const { rubricId: id, rubricPlace: path } = opened.value;
  const rubric = id === null ? null : await source.find(id);
  if (rubric !== null && !('known' in rubric)) {
    const parsed = opened.value.parse(rubric.index, { today });
    return parsed.ok ? { ok: true, value: { response: parsed.value, rubric } } : parsed;
  }
  const problems = opened.value.findShapeProblems();
  if (rubric === null) return { ok: false, problems };
  const params = { id: id ?? '', known: rubric.known.join(', ') };
  return { ok: false, problems: [...problems, { code: 'rubric-unknown', path, params }] };
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
