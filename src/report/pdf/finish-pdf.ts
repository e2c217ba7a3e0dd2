import { type ContentsStyle, numberContents } from './number-contents.ts';
import { packPdf } from './pack-pdf.ts';
import { openPdf } from './pdf-file.ts';

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

/**
 * Chromium writes a title and its own name as the creator, and cannot be told an author. This adds what is
 * missing (a new information dictionary, an XMP packet, bookmarks shown on opening) and the page numbers of
 * the contents, and packs the rest. A PDF of an unknown shape is returned as it came.
 */
export function finishPdf(
  pdf: Uint8Array,
  metadata: PdfMetadata,
  contents: ContentsStyle | null,
): Uint8Array {
  const file = openPdf(pdf);
  const catalog = file?.dictionary(file.root);
  const info = file?.dictionary(file.info);
  if (!file || !catalog || !info) return pdf;

  const xmp = Buffer.from(renderXmp(metadata), 'utf8');
  const dates = info.match(/\/(CreationDate|ModDate) \([^)]*\)/g)?.join('\n') ?? '';
  const producer = /\/Producer (\([^)]*\))/.exec(info)?.[1] ?? '(Chromium)';
  const { title, author, subject, keywords, creator } = metadata;
  const own: [number, string][] = [
    [
      file.info,
      `<</Title ${hexText(title)}\n/Author ${hexText(author)}\n/Subject ${hexText(subject)}\n/Keywords ${hexText(keywords.join(', '))}\n/Creator ${hexText(creator)}\n/Producer ${producer}\n${dates}>>`,
    ],
    [
      file.root,
      `<<${catalog.replace(/\/PageMode \/\w+/, '')}\n/PageMode /UseOutlines\n/Metadata ${file.size} 0 R>>`,
    ],
    [
      file.size,
      // Metadata stays uncompressed, so that indexers can read it without a PDF library.
      `<</Type /Metadata\n/Subtype /XML\n/Length ${xmp.length}>> stream\n${xmp.toString('latin1')}\nendstream`,
    ],
  ];
  const numbers = contents === null ? [] : numberContents(file, contents, file.size + 1);
  return packPdf(file, new Map([...own, ...numbers]));
}
