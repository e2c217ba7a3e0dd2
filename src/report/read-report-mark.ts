import { strFromU8, unzipSync } from 'fflate';
import { LANGUAGES, type Language } from '../core/text.ts';
import type { Format } from './render-report.ts';
import type { ReportSize } from './view/report-view.ts';

/** What a report says of where it comes from. */
export interface ReportMark {
  readonly format: Format;
  readonly result: string;
  readonly answers: string;
  readonly size: ReportSize;
  readonly languages: readonly Language[];
}

const isZip = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b;

/** Office files keep their metadata in one small part; no other is unpacked. */
function readOffice(content: Uint8Array): { format: Format; text: string } | null {
  try {
    const parts = unzipSync(content, {
      filter: ({ name, originalSize }) =>
        originalSize < 1_000_000 && (name === 'docProps/core.xml' || name === '[Content_Types].xml'),
    });
    const [core, types] = [parts['docProps/core.xml'], parts['[Content_Types].xml']];
    if (core === undefined || types === undefined) return null;
    const format = strFromU8(types).includes('wordprocessingml') ? 'docx' : 'xlsx';
    return { format, text: strFromU8(core) };
  } catch {
    return null;
  }
}

function readText(content: Uint8Array): { format: Format; text: string } {
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  if (text.startsWith('%PDF')) return { format: 'pdf', text };
  if (/^\s*(<!doctype html|<html)/i.test(text)) return { format: 'html', text };
  return { format: text.trimStart().startsWith('{') ? 'json' : 'md', text };
}

/** Finds the mark in a report of any format; null when there is none. */
export function readReportMark(content: Uint8Array): ReportMark | null {
  const found = isZip(content) ? readOffice(content) : readText(content);
  if (found === null) return null;
  const { format, text } = found;
  const result = /dcmm-result:([0-9a-f]{64})/.exec(text)?.[1];
  const answers = /dcmm-answers:([0-9a-f]{64})/.exec(text)?.[1];
  const [, size, languages = ''] = /dcmm-report:(full|brief):([A-Za-z+-]+)/.exec(text) ?? [];
  if (result === undefined || answers === undefined || size === undefined) return null;
  return {
    format,
    result,
    answers,
    size: size as ReportSize,
    languages: LANGUAGES.filter((language) => languages.split('+').includes(language)).sort(
      (a, b) => languages.indexOf(a) - languages.indexOf(b),
    ),
  };
}
