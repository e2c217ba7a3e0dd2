import type { CheckResponseOptions } from '../core/check-response.ts';
import type { RubricIndex } from '../core/index-rubric.ts';
import type { Response } from '../core/response.ts';
import type { Parsed, Problem } from '../errors.ts';
import type { ReadForm } from './questionnaire/read-form.ts';

/** An answer file, JSON or a workbook, as far as it can be read without its rubric. */
export interface OpenedAnswers {
  /** The rubric that it names; null where it does not. */
  readonly rubricId: string | null;
  /** Where it names it. */
  readonly rubricPlace: string;
  /** What is wrong with it whatever its rubric. */
  findShapeProblems(): readonly Problem[];
  /** A response that can be scored, or every problem. */
  parse(index: RubricIndex, options: CheckResponseOptions): Parsed<Response>;
  /** What it holds, sound or not, and where each part of it stands. */
  read(index: RubricIndex): Promise<ReadForm>;
}
