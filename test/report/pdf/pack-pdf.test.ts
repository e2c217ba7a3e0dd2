import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { packPdf } from '../../../src/report/pdf/pack-pdf.ts';
import { openPdf } from '../../../src/report/pdf/pdf-file.ts';

const NOTES = 2450;
const FIRST_NOTE = 6;

/** A PDF of one page as Chromium writes it, with many small objects that an array in the catalogue names. */
function makePdf(): Buffer {
  const text = 'BT /F1 12 Tf 20 20 Td (Page) Tj ET';
  const notes = Array.from({ length: NOTES }, (_, at) => FIRST_NOTE + at);
  const objects = [
    '<</Title (Before)>>',
    `<</Type /Catalog\n/Pages 3 0 R\n/Lang (en)\n/Notes [${notes.map((id) => `${id} 0 R`).join(' ')}]>>`,
    '<</Type /Pages\n/Count 1\n/Kids [4 0 R]>>',
    '<</Type /Page\n/MediaBox [0 0 99 99]\n/Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>\n/Contents 5 0 R\n/Parent 3 0 R>>',
    `<</Length ${text.length}>> stream\n${text}\nendstream`,
    ...notes.map((id) => `<</Type /Note\n/K ${id}>>`),
  ];
  let body = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const offsets = objects.map((content, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${content}\nendobj\n`;
    return offset;
  });
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}trailer\n<</Size ${size}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

describe('a PDF packed anew', () => {
  it('reads as before, with what was changed and what was added', async () => {
    const before = makePdf();
    const file = openPdf(before);
    if (file === null) throw new Error('not opened');
    const packed = packPdf(
      file,
      new Map([
        [1, '<</Title (After)>>'],
        [file.size, '<</Type /Added>>'],
      ]),
    );
    expect(packed.length).toBeLessThan(before.length / 2);
    const task = getDocument({ data: new Uint8Array(packed), verbosity: 0, stopAtErrors: true });
    const document = await task.promise;
    const page = await document.getPage(1);
    const { items } = await page.getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : ''))).toEqual(['Page']);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: 'After', Language: 'en', PDFFormatVersion: '1.5' });
    await task.destroy();
  });

  it('keeps every object where its cross-reference says', () => {
    const file = openPdf(makePdf());
    if (file === null) throw new Error('not opened');
    const packed = Buffer.from(packPdf(file, new Map()));
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(packed.toString('latin1'))?.[1]);
    expect(packed.toString('latin1', start, start + 40)).toMatch(/^\d+ 0 obj\n<<\/Type \/XRef/);
    const streams = packed.toString('latin1').match(/\/Type \/ObjStm\n\/N (\d+)/g);
    expect(streams).toEqual([
      '/Type /ObjStm\n/N 1000',
      '/Type /ObjStm\n/N 1000',
      `/Type /ObjStm\n/N ${NOTES + 4 - 2000}`,
    ]);
  });
});
