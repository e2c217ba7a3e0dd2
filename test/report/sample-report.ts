import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from '../../src/core/response.ts';
import { scoreResponse } from '../../src/core/score-response.ts';
import { digestOf } from '../../src/io/digest.ts';
import { digestAnswers } from '../../src/io/digest-answers.ts';
import { loadRubricFile } from '../../src/io/load-rubric.ts';
import { buildReportView, type ReportInput } from '../../src/report/view/build-report-view.ts';
import type { ReportView } from '../../src/report/view/report-view.ts';

const root = join(import.meta.dirname, '../..');
export const TEMPLATES = join(root, 'templates/report');
export const SAMPLE_FILE = join(root, 'seeds/answers/sample-copper.dcmm-2025.json');

export async function loadSampleResponse(): Promise<Response> {
  return JSON.parse(await readFile(SAMPLE_FILE, 'utf8')) as Response;
}

/** Answers scored with their shipped rubric: what a report is made from. */
export async function scoreSample(
  change: (response: Response) => Response = (response) => response,
): Promise<Pick<ReportInput, 'index' | 'response' | 'result' | 'resultDigest'>> {
  const response = change(await loadSampleResponse());
  const { index, digest } = await loadRubricFile(join(root, 'rubrics', response.rubric.id, 'rubric.json'));
  const result = scoreResponse(index, response, {
    rubricDigest: digest,
    answersDigest: digestAnswers(index, response),
  });
  return { index, response, result, resultDigest: digestOf(result) };
}

/** The view model of the sample enterprise's report. */
export async function viewSample(
  options: Partial<Omit<ReportInput, 'index' | 'response' | 'result'>> = {},
  change?: (response: Response) => Response,
): Promise<ReportView> {
  return buildReportView({
    languages: ['zh-CN'],
    size: 'full',
    generator: 'dcmm 0.0.0',
    ...(await scoreSample(change)),
    ...options,
  });
}
