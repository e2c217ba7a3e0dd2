/** What a PDF says about itself. */
export interface PdfMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** Name and version of this program. */
  readonly creator: string;
  readonly language: string;
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** A PDF text string: UTF-16BE with a byte-order mark, in hex. */
function hexText(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);

function renderXmp(metadata: PdfMetadata): string {
  const { title, author, subject, keywords, creator, language } = metadata;
  const alt = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format><dc:title>${alt(title)}</dc:title><dc:description>${alt(subject)}</dc:description>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>${escapeXml(keywords.join(', '))}</pdf:Keywords><xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

interface Tail {
  readonly size: number;
  readonly root: number;
  readonly info: number;
  readonly startxref: number;
}

/** Reads the trailer that Chromium's PDF writer (Skia) puts at the end; null when it looks otherwise. */
function readTail(pdf: Uint8Array): Tail | null {
  const end = latin(pdf.subarray(Math.max(0, pdf.length - 1024)));
  const trailer = /trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/s.exec(end);
  if (trailer === null) return null;
  const [, dictionary = '', startxref] = trailer;
  const number = (pattern: RegExp) => Number(pattern.exec(dictionary)?.[1] ?? Number.NaN);
  const tail = {
    size: number(/\/Size (\d+)/),
    root: number(/\/Root (\d+) 0 R/),
    info: number(/\/Info (\d+) 0 R/),
    startxref: Number(startxref),
  };
  return Object.values(tail).every(Number.isInteger) ? tail : null;
}

/** The dictionary of an object that holds no stream, found through the cross-reference table. */
function readDictionary(pdf: Uint8Array, tail: Tail, id: number): string | null {
  const start = latin(pdf.subarray(tail.startxref, tail.startxref + 64));
  const head = /^xref\s+0 \d+\s*?\n/.exec(start);
  if (head === null) return null;
  const entry = latin(pdf.subarray(tail.startxref + head[0].length + id * 20).subarray(0, 20));
  const offset = Number(/^(\d{10}) \d{5} n/.exec(entry)?.[1] ?? Number.NaN);
  if (!Number.isInteger(offset)) return null;
  const text = latin(pdf.subarray(offset, offset + 4096));
  return new RegExp(`^${id} 0 obj\\s*<<(.*?)>>\\s*endobj`, 's').exec(text)?.[1] ?? null;
}

/**
 * Chromium writes a title and its own name as the creator, and cannot be told an author. This adds what is
 * missing as an incremental update (a new information dictionary, an XMP packet, bookmarks shown on opening),
 * which touches nothing that is there. A PDF of an unknown shape is returned as it came.
 */
export function finishPdf(pdf: Uint8Array, metadata: PdfMetadata): Uint8Array {
  const tail = readTail(pdf);
  const catalog = tail && readDictionary(pdf, tail, tail.root);
  const info = tail && readDictionary(pdf, tail, tail.info);
  if (!tail || !catalog || !info) return pdf;

  const xmp = Buffer.from(renderXmp(metadata), 'utf8');
  const dates = info.match(/\/(CreationDate|ModDate) \([^)]*\)/g)?.join('\n') ?? '';
  const objects: [number, string][] = [
    [
      tail.info,
      `<</Title ${hexText(metadata.title)}\n/Author ${hexText(metadata.author)}\n/Subject ${hexText(metadata.subject)}\n/Keywords ${hexText(metadata.keywords.join(', '))}\n/Creator ${hexText(metadata.creator)}\n/Producer ${/\/Producer (\([^)]*\))/.exec(info)?.[1] ?? '(Chromium)'}\n${dates}>>`,
    ],
    [
      tail.root,
      `<<${catalog.replace(/\/PageMode \/\w+/, '')}\n/PageMode /UseOutlines\n/Metadata ${tail.size} 0 R>>`,
    ],
    [
      tail.size,
      // Metadata stays uncompressed, so that indexers can read it without a PDF library.
      `<</Type /Metadata\n/Subtype /XML\n/Length ${xmp.length}>> stream\n${xmp.toString('latin1')}\nendstream`,
    ],
  ];
  let body = '\n';
  const offsets = objects.map(([id, content]) => {
    const offset = pdf.length + body.length;
    body += `${id} 0 obj\n${content}\nendobj\n`;
    return [id, offset] as const;
  });
  const xref = [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([id, offset]) => `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('');
  const update = `${body}xref\n${xref}trailer\n<</Size ${tail.size + 1}\n/Root ${tail.root} 0 R\n/Info ${tail.info} 0 R\n/Prev ${tail.startxref}>>\nstartxref\n${pdf.length + body.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(update, 'latin1')]);
}
