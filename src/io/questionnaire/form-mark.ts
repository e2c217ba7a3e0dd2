/** What a workbook says of itself: which rubric its questions are from. */
export interface FormMark {
  /** Version of the layout. */
  readonly format: number;
  readonly rubricId: string;
  readonly rubricVersion: string;
}

/** The layout that this program writes and reads. */
export const FORM_FORMAT = 1;

/** How every mark begins. */
export const MARK_START = 'dcmm-form/';

const MARK = /\bdcmm-form\/(\d{1,4})\s+(\S{1,80})\s+(\S{1,40})/;
const DIGEST_SHOWN = 12;

/** `dcmm-form/1 dcmm-2025 1.0.0 0123456789ab` */
export const renderMark = (rubric: {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
}): string =>
  `${MARK_START}${FORM_FORMAT} ${rubric.id} ${rubric.version} ${rubric.digest.slice(0, DIGEST_SHOWN)}`;

/** The mark in a cell, whatever stands before it; null where there is none. */
export function findMark(text: string): FormMark | null {
  const [, format, rubricId, rubricVersion] = MARK.exec(text) ?? [];
  if (format === undefined || rubricId === undefined || rubricVersion === undefined) return null;
  return { format: Number(format), rubricId, rubricVersion };
}

/** A heading without the mark that may stand behind it. */
export const withoutMark = (text: string): string => text.replace(/\s*\bdcmm-form\/.*$/s, '');
