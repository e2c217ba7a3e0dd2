import { describe, expect, it } from 'vitest';
import { checkSeal, sealPdf } from '../../../src/report/pdf/seal-pdf.ts';

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<</Title (\u00e9)>>\nendobj\ntrailer\n<<>>\nstartxref\n40\n%%EOF\n',
  'latin1',
);

describe('the seal of a PDF', () => {
  it('holds as long as no byte is changed', () => {
    const sealed = sealPdf(PDF);
    expect(checkSeal(sealed)).toBe('intact');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(`${at}: ${checkSeal(changed)}`).not.toBe(`${at}: intact`);
    }
    expect(checkSeal(Buffer.concat([sealed, Buffer.from('%more\n')]))).toBe('broken');
  });

  it('stands where readers pass over it, the cross-reference table in its place', () => {
    const [before, after] = [PDF.toString('latin1'), Buffer.from(sealPdf(PDF)).toString('latin1')];
    expect(after.replace(/%dcmm-seal:[0-9a-f]{64}\n/, '')).toBe(before);
    expect(after.indexOf('1 0 obj')).toBe(before.indexOf('1 0 obj'));
    expect(after).toMatch(/\nstartxref\n40\n%%EOF\n$/);
  });

  it('is missed in a PDF that never had one', () => {
    expect(checkSeal(PDF)).toBe('none');
  });
});
