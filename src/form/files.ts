import type { Response } from '../core/response.ts';

/** What Windows, macOS or a browser would not have in a file's name, and what would hide its ending. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu;
const LONGEST_PART = 60;

/** A text as a part of a file's name. */
const cleanPart = (text: string): string =>
  [...text.normalize('NFC').replace(UNFIT, ' ').replace(/\s+/g, ' ')]
    .slice(0, LONGEST_PART)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');

/** `<enterprise>.<rubric>.json` */
export function nameAnswerFile({ enterprise, rubric }: Response): string {
  const name = cleanPart(enterprise.name);
  // Windows keeps these names for devices, whatever follows the dot.
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  return `${reserved ? '_' : ''}${name || 'answers'}.${cleanPart(rubric.id)}.json`;
}

export const writeAnswerFile = (response: Response): string => `${JSON.stringify(response, null, 2)}\n`;

/** Hands a text out as a file, the way the browser downloads. */
export function downloadFile(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin to read only later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Why a file could not be read as JSON. */
type UnreadableFile = 'tooLarge' | 'notUtf8' | 'notJson';

const LARGEST = 20 * 2 ** 20;

export async function readJsonFile(file: File): Promise<{ data: unknown } | { fault: UnreadableFile }> {
  if (file.size > LARGEST) return { fault: 'tooLarge' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return { fault: 'notUtf8' };
  }
  try {
    return { data: JSON.parse(text) };
  } catch {
    return { fault: 'notJson' };
  }
}
