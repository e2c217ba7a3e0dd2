import { join, resolve } from 'node:path';
import type { Result } from '../../core/result.ts';
import type { Format } from '../../report/render-report.ts';
import type { ReportSize } from '../../report/view/report-view.ts';

/** A file name of 255 bytes is the limit of most file systems; room is left for the temporary name beside it. */
const MOST_NAME_BYTES = 160;
const EXTENSION = /\.(pdf|html|docx|xlsx|md|json)$/i;

/** What may not be in a file name on some system, control characters and direction marks included. */
const safeName = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');

function shorten(text: string, bytes: number): string {
  let short = text;
  while (Buffer.byteLength(short) > bytes) short = [...short].slice(0, -1).join('');
  return short;
}

export interface OutputPlan {
  readonly cwd: string;
  /** As given; absent: the current folder. */
  readonly output: string | undefined;
  readonly size: ReportSize;
  /** Whether exactly one file will be written. */
  readonly single: boolean;
}

/** Whether `--output` names the one file itself rather than a folder. */
export const isFileOutput = ({ output, single }: Pick<OutputPlan, 'output' | 'single'>): boolean =>
  output !== undefined && single && EXTENSION.test(output);

/** Gives each report its path; two of one name get numbers. */
export function createNamer(plan: OutputPlan): (result: Result, format: Format) => string {
  const taken = new Map<string, number>();
  return (result, format) => {
    const { cwd, output = '.', size } = plan;
    if (isFileOutput(plan)) return resolve(cwd, output);
    const { enterprise, rubric, assessment } = result;
    const tail = [
      '',
      rubric.id,
      ...(assessment.assessedOn ? [assessment.assessedOn] : []),
      ...(size === 'brief' ? ['brief'] : []),
    ];
    const stem = `${shorten(safeName(enterprise.name) || 'report', MOST_NAME_BYTES)}${tail.join('-')}`;
    const key = `${stem}.${format}`;
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return resolve(cwd, join(output, `${stem}${count > 1 ? `-${count}` : ''}.${format}`));
  };
}
