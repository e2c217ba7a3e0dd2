import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { scoreResponse } from '../../core/score-response.ts';
import type { Parsed, Problem } from '../../errors.ts';
import { digestAnswers } from '../../io/digest-answers.ts';
import { parseJson } from '../../io/parse-json.ts';
import { readAnswerBytes } from '../../io/read-answer-bytes.ts';
import { decodeUtf8 } from '../../io/read-text-file.ts';
import { parseAnswerFile, parseAnswers } from '../../schema/parse-answers.ts';
import type { RubricSource } from './rubric-source.ts';
import type { Failed, Scored } from './score-input.ts';

/** Scores answer files one at a time; keeps nothing between them but the rubrics. */
export interface Scorer {
  scoreFile(file: string): Promise<Scored | Failed>;
  scoreBytes(file: string, bytes: Uint8Array): Promise<Scored | Failed>;
}

export interface ScorerSetup {
  readonly source: RubricSource;
  readonly cwd: string;
  /** ISO date where the user is. */
  readonly today: string;
}

function parseBytes(bytes: Uint8Array): Parsed<unknown> {
  const text = decodeUtf8(bytes);
  return text.ok ? parseJson(text.value) : text;
}

export function createScorer({ source, cwd, today }: ScorerSetup): Scorer {
  const fail = (file: string, problems: readonly Problem[]): Failed => ({ ok: false, file, problems });

  async function scoreBytes(file: string, bytes: Uint8Array): Promise<Scored | Failed> {
    const json = parseBytes(bytes);
    if (!json.ok) return fail(file, json.problems);
    const shape = parseAnswerFile(json.value);
    if (!shape.ok) return fail(file, shape.problems);
    const { id } = shape.value.rubric;
    const rubric = await source.find(id);
    if ('known' in rubric) {
      const params = { id, known: rubric.known.join(', ') };
      return fail(file, [{ code: 'rubric-unknown', path: '$.rubric.id', params }]);
    }
    const parsed = parseAnswers(json.value, rubric.index, { today });
    if (!parsed.ok) return fail(file, parsed.problems);
    const response = parsed.value;
    const { digest: rubricDigest, profile } = rubric;
    const result = scoreResponse(rubric.index, response, {
      rubricDigest,
      answersDigest: digestAnswers(rubric.index, response),
      ...(profile !== null && { profile: { id: profile.id, digest: profile.digest } }),
    });
    const digest = createHash('sha256').update(bytes).digest('hex');
    return { ok: true, file, digest, response, result, rubric };
  }

  return {
    scoreBytes,
    async scoreFile(file) {
      const bytes = readAnswerBytes(resolve(cwd, file));
      return bytes.ok ? scoreBytes(file, bytes.value) : fail(file, bytes.problems);
    },
  };
}
