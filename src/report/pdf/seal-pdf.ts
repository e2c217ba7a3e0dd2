import { createHash } from 'node:crypto';

const SEAL = /%dcmm-seal:([0-9a-f]{64})\n(?=startxref\n)/;
const END = 'startxref\n';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bufferOf = (pdf: Uint8Array): Buffer => Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);

/** What the seal of a PDF says: the file is as it was written, or it is not, or it never had a seal. */
type SealState = 'intact' | 'broken' | 'none';

/**
 * Writes the digest of a PDF into it, as a comment that readers pass over. Whoever changes the file afterwards
 * breaks it; it is no signature, for who knows how can make it anew.
 */
export function sealPdf(pdf: Uint8Array): Uint8Array {
  const bytes = bufferOf(pdf);
  const end = bytes.lastIndexOf(END);
  if (end < 0) return pdf;
  const seal = Buffer.from(`%dcmm-seal:${digestOf(bytes)}\n`, 'latin1');
  return Buffer.concat([bytes.subarray(0, end), seal, bytes.subarray(end)]);
}

export function checkSeal(pdf: Uint8Array): SealState {
  const text = bufferOf(pdf).toString('latin1');
  const seal = SEAL.exec(text);
  if (seal === null) return 'none';
  return digestOf(Buffer.from(text.replace(seal[0], ''), 'latin1')) === seal[1] ? 'intact' : 'broken';
}
