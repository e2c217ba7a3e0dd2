import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: number;
  /** Text of each page, white space taken out: lines break elsewhere than in the source. */
  readonly text: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly language: string | null;
  readonly tagged: boolean;
  readonly fonts: readonly { readonly name: string; readonly type3: boolean; readonly embedded: boolean }[];
  readonly bookmarks: readonly string[];
  /** Targets of the links inside the document, by page from 0. */
  readonly links: readonly (readonly string[])[];
  /** The pages (from 1) that the links of page 2, the contents, lead to. */
  readonly contents: readonly number[];
}

export const squeeze = (text: string): string => text.replace(/\s+/g, '');

interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}
const titlesOf = (nodes: readonly OutlineNode[]): string[] =>
  nodes.flatMap(({ title, items }) => [title, ...titlesOf(items)]);

async function readFonts(document: PDFDocumentProxy, pages: readonly number[]): Promise<ReadPdf['fonts']> {
  const fonts = new Map<string, ReadPdf['fonts'][number]>();
  for (const number of pages) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    for (const [at, fn] of fnArray.entries()) {
      if (fn !== OPS.setFont) continue;
      const font = page.commonObjs.get((argsArray[at] as [string])[0]) as {
        name: string;
        isType3Font?: boolean;
        missingFile?: boolean;
      };
      fonts.set(font.name, {
        name: font.name,
        type3: font.isType3Font === true,
        embedded: font.missingFile !== true,
      });
    }
  }
  return [...fonts.values()];
}

/** Reads a PDF back with another library than the one that wrote it. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  try {
    const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
    const text: string[] = [];
    const links: string[][] = [];
    const contents: number[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      text.push(squeeze(items.map((item) => ('str' in item ? item.str : '')).join('')));
      const annotations = (await page.getAnnotations()) as { dest?: unknown; subtype: string }[];
      if (number === 2)
        for (const { dest } of annotations) {
          const target = typeof dest === 'string' ? await document.getDestination(dest) : null;
          if (target) contents.push((await document.getPageIndex(target[0])) + 1);
        }
      links.push(
        annotations.flatMap(({ dest }) =>
          dest === undefined || dest === null ? [] : [JSON.stringify(dest)],
        ),
      );
    }
    return {
      pages: document.numPages,
      text,
      info,
      language: typeof info.Language === 'string' ? info.Language : null,
      tagged: (await document.getMarkInfo())?.Marked === true,
      fonts: await readFonts(document, [1, Math.min(9, document.numPages)]),
      bookmarks: titlesOf(((await document.getOutline()) ?? []) as OutlineNode[]),
      links,
      contents,
    };
  } finally {
    await task.destroy();
  }
}
