import { createHash } from 'node:crypto';

const SEAL = /%dcmm-seal:([0-9a-f]{64})\n(?=startxref\n)/;
const END = 'startxref\n';

const digestOf = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

/** What the seal of a PDF says: the file is as it was written, or it is not, or it never had a seal. */
export type SealState = 'intact' | 'broken' | 'none';

/**
 * Writes the digest of a PDF into it, as a comment that readers pass over. Whoever changes the file afterwards
 * breaks it; it is no signature, for who knows how can make it anew.
 */
export function sealPdf(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1');
  const end = text.lastIndexOf(END);
  if (end < 0) return pdf;
  return Buffer.from(`${text.slice(0, end)}%dcmm-seal:${digestOf(text)}\n${text.slice(end)}`, 'latin1');
}

export function checkSeal(pdf: Uint8Array): SealState {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1');
  const seal = SEAL.exec(text);
  if (seal === null) return 'none';
  return digestOf(text.replace(seal[0], '')) === seal[1] ? 'intact' : 'broken';
}
