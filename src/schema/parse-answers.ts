import { type CheckResponseOptions, checkResponse } from '../core/check-response.ts';
import type { RubricIndex } from '../core/index-rubric.ts';
import type { Answer, Response } from '../core/response.ts';
import type { Parsed } from '../errors.ts';
import { answerFile } from './generated/answer-file.js';
import { keepSoundParts } from './keep-sound-parts.ts';
import { toProblems } from './to-problems.ts';

type AnswerFile = Omit<Response, 'answers' | 'assessment'> & {
  readonly $schema?: string;
  readonly assessment?: Response['assessment'];
  readonly answers: Readonly<Record<string, Answer | string>>;
};

/** The shape of an answer file: a response, whatever rubric it belongs to. */
export function parseAnswerFile(data: unknown): Parsed<Response> {
  if (!answerFile(data)) return { ok: false, problems: toProblems(answerFile.errors, data) };
  const { $schema: _, ...file } = data as AnswerFile;
  const answers: Record<string, Answer> = Object.create(null);
  for (const id in file.answers) {
    const answer = file.answers[id] as Answer | string;
    answers[id] = typeof answer === 'string' ? { option: answer } : answer;
  }
  return { ok: true, value: { ...file, assessment: file.assessment ?? {}, answers } };
}

/**
 * An answer file checked against its rubric: a response that can be scored, or every problem: those of the shape
 * together with those of whatever has the right shape.
 */
export function parseAnswers(
  data: unknown,
  index: RubricIndex,
  options: CheckResponseOptions,
): Parsed<Response> {
  const parsed = parseAnswerFile(data);
  if (!parsed.ok) {
    const sound = keepSoundParts(data, answerFile.errors ?? [], index);
    return { ok: false, problems: [...parsed.problems, ...checkResponse(index, sound, options)] };
  }
  const problems = checkResponse(index, parsed.value, options);
  return problems.length > 0 ? { ok: false, problems } : parsed;
}
