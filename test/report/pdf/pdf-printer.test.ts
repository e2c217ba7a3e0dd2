import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { FONT_MARK } from '../../../src/report/pdf/fonts.ts';
import { withPdfPrinter } from '../../../src/report/pdf/pdf-printer.ts';
import { printerSettings } from './printing.ts';
import { readPdf } from './read-pdf.ts';

const settings = printerSettings();
const metadata = {
  title: '标题 <&> "Title"',
  author: 'A',
  subject: 'S',
  keywords: ['k'],
  creator: 'dcmm',
  language: 'en',
};
const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><style>${FONT_MARK}
  @page { size: A4 } body { font-family: "Noto Sans SC" }</style></head><body>${body}</body></html>`;

/** Processes that this one has started, straight or through others. */
function listChildren(parent = process.pid): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const ppid = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
      return ppid === parent ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

describe('the printer', () => {
  it('runs no script and loads nothing but the page and its fonts', async () => {
    let hits = 0;
    const server = createServer((_, response) => {
      hits += 1;
      response.end('secret');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const secret = join(tmpdir(), `dcmm-secret-${process.pid}.html`);
    writeFileSync(secret, '<p>SECRETFILE</p>');
    const body = `<p id="a">before</p><script>document.getElementById('a').textContent = 'SCRIPTED'</script>
      <img src="http://127.0.0.1:${port}/a.png"><link rel="stylesheet" href="http://127.0.0.1:${port}/a.css">
      <link rel="preconnect" href="http://127.0.0.1:${port}/"><iframe src="${pathToFileURL(secret).href}"></iframe>
      <iframe src="http://127.0.0.1:${port}/"></iframe>`;
    const pdf = await withPdfPrinter(settings, (printer) => printer.print({ html: page(body), metadata }));
    server.close();
    const [text = ''] = (await readPdf(pdf)).text;
    expect(text).toContain('before');
    expect(text).not.toMatch(/SCRIPTED|SECRETFILE|secret/);
    expect(hits).toBe(0);
  });

  it('writes metadata of any characters', async () => {
    const pdf = await withPdfPrinter(settings, (printer) =>
      printer.print({ html: page('<h1>x</h1>'), metadata }),
    );
    expect((await readPdf(pdf)).info).toMatchObject({ Title: metadata.title, Author: 'A', Subject: 'S' });
  });

  it.runIf(process.platform === 'linux')(
    'reports a browser that dies half-way, and prints the next report with a new one',
    async () => {
      const long = page(Array.from({ length: 4000 }, (_, at) => `<h1>第 ${at} 章 chapter</h1>`).join(''));
      const before = new Set(listChildren());
      await withPdfPrinter(settings, async (printer) => {
        await printer.print({ html: page('<p>first</p>'), metadata });
        const dying = printer.print({ html: long, metadata });
        for (const pid of listChildren()) if (!before.has(pid)) process.kill(pid, 'SIGKILL');
        await expect(dying).rejects.toSatisfy(
          (error) => error instanceof AppError && error.code === 'browser-failed',
        );
        const pdf = await printer.print({ html: page('<p>second</p>'), metadata });
        expect((await readPdf(pdf)).text[0]).toContain('second');
      });
      expect(listChildren().filter((pid) => !before.has(pid))).toEqual([]);
    },
  );

  it('closes the browser and leaves no file when its user fails', async () => {
    const before = new Set(listChildren());
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dcmm-report-'));
    const had = new Set(folders());
    const failing = withPdfPrinter(settings, async (printer) => {
      await printer.print({ html: page('<p>x</p>'), metadata });
      throw new RangeError('of the user');
    });
    await expect(failing).rejects.toThrow('of the user');
    expect(listChildren().filter((pid) => !before.has(pid))).toEqual([]);
    expect(folders().filter((name) => !had.has(name))).toEqual([]);
  });

  it('explains a program that is no browser', async () => {
    const env = { ...process.env, DCMM_BROWSER: process.execPath };
    const printing = withPdfPrinter(printerSettings({ env }), (printer) =>
      printer.print({ html: page(''), metadata }),
    );
    await expect(printing).rejects.toMatchObject({
      code: 'browser-failed',
      params: { browser: process.execPath },
    });
  });

  it('throws pages without any text away', async () => {
    const printing = withPdfPrinter(settings, (printer) => printer.print({ html: page('<hr>'), metadata }));
    await expect(printing).rejects.toMatchObject({ code: 'browser-no-text' });
  });

  it('stops when it is interrupted', async () => {
    const controller = new AbortController();
    const printing = withPdfPrinter({ ...settings, signal: controller.signal }, (printer) => {
      const print = printer.print({ html: page('<p>x</p>'), metadata });
      controller.abort();
      return print;
    });
    await expect(printing).rejects.toMatchObject({ code: 'interrupted' });
  });
});
