import { dirname, posix } from 'node:path';
import { unescapeXml } from './read-office.ts';

/**
 * What Word and Excel ask of a file beyond well-formed XML, from ECMA-376 (transitional): a file that breaks one of
 * these is "repaired" on opening, or refused. Each check returns what it found wrong, in words.
 */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

type Parts = Readonly<Record<string, string>>;
type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

/** The elements of a well-formed part. */
export function parseXml(xml: string): Element {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  for (const [whole, close, name = '', attributes = '', empty, text] of xml
    .replace(/<\?[\s\S]*?\?>/g, '')
    .matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|([^<]+)/g)) {
    const parent = open.at(-1) as Open;
    if (text !== undefined) parent.text += unescapeXml(text);
    else if (close) open.pop();
    else {
      const element: Open = {
        name,
        attributes: Object.fromEntries(
          [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
            ([, key = '', double, single]) => [key, unescapeXml(double ?? single ?? '')],
          ),
        ),
        children: [],
        text: '',
      };
      parent.children.push(element);
      if (!empty && whole) open.push(element);
    }
  }
  return root.children[0] as Element;
}

/** An element and all below it. */
export function* walk(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* walk(child);
}

export const all = (element: Element, name: string): Element[] =>
  [...walk(element)].filter((one) => one.name === name);

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

/** The part that a relationship part belongs to, and the folder that its targets start from. */
const ownerOf = (rels: string): string =>
  posix.join(dirname(dirname(rels)), posix.basename(rels, '.rels')).replace(/^\.\//, '');

/** Every part has a content type; every relationship leads to a part, and every id that is used is one. */
export function checkPackage(parts: Parts): string[] {
  const problems: string[] = [];
  const types = parseXml(parts['[Content_Types].xml'] ?? '<Types/>');
  const defaults = new Set(
    types.children.filter(({ name }) => name === 'Default').map(({ attributes }) => attributes.Extension),
  );
  const overrides = types.children
    .filter(({ name }) => name === 'Override')
    .map(({ attributes }) => attributes.PartName ?? '');
  for (const name of Object.keys(parts)) {
    if (name === '[Content_Types].xml') continue;
    const extension = name.slice(name.lastIndexOf('.') + 1);
    if (!overrides.includes(`/${name}`) && (extension === 'xml' || !defaults.has(extension)))
      problems.push(`${name} has no content type`);
  }
  for (const name of overrides)
    if (!(name.slice(1) in parts)) problems.push(`a content type is given for ${name}, which is not there`);
  problems.push(...repeated(overrides).map((name) => `two content types for ${name}`));

  for (const [name, xml] of Object.entries(parts)) {
    if (!name.endsWith('.rels')) continue;
    const owner = ownerOf(name);
    const relationships = parseXml(xml).children.map(({ attributes }) => attributes);
    const ids = relationships.map(({ Id = '' }) => Id);
    problems.push(...repeated(ids).map((id) => `${name}: ${id} twice`));
    for (const { Target = '', TargetMode } of relationships) {
      if (TargetMode === 'External') continue;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(dirname(owner), Target);
      if (!(target in parts)) problems.push(`${name}: ${Target} is not there`);
    }
    const used = [...(parts[owner] ?? '').matchAll(/\br:(?:id|embed|link)="([^"]+)"/g)].map(
      ([, id = '']) => id,
    );
    for (const id of new Set(used)) if (!ids.includes(id)) problems.push(`${owner}: no relationship ${id}`);
  }
  for (const [name, xml] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#x?0*([0-8bcef]|1[0-9a-f]);/i.test(xml))
      problems.push(`${name} has a character that XML does not allow`);
    const prefixes = new Set([...xml.matchAll(/<\/?([a-z]\w*):/gi)].map(([, prefix]) => prefix));
    for (const prefix of prefixes)
      if (!xml.includes(`xmlns:${prefix}=`)) problems.push(`${name}: no namespace for ${prefix}`);
  }
  return problems;
}

/** The children of an element in the order that the schema asks for; a name that is not listed is a problem. */
export function checkOrder(
  root: Element,
  orders: Readonly<Record<string, string>>,
  prefix: string,
  where: string,
): string[] {
  const problems = new Set<string>();
  const lists = new Map(
    Object.entries(orders).map(([name, order]) => [
      `${prefix}${name}`,
      order
        .trim()
        .split(/\s+/)
        .map((one) => (one.includes(':') ? one : `${prefix}${one}`)),
    ]),
  );
  for (const element of walk(root)) {
    const order = lists.get(element.name);
    if (order === undefined) continue;
    let last = -1;
    for (const child of element.children) {
      const at = order.indexOf(child.name);
      if (at < 0) problems.add(`${where}: ${child.name} in ${element.name}`);
      else if (at < last) problems.add(`${where}: ${child.name} after ${order[last]} in ${element.name}`);
      last = Math.max(last, at);
    }
  }
  return [...problems];
}

const RUN_PROPERTIES =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath';
const BORDERS = 'top left start bottom right end insideH insideV tl2br tr2bl';

/** Sequences of CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr and others (wml.xsd). */
const WORD_ORDERS: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  rPr: RUN_PROPERTIES,
  tblPr:
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  trPr: 'cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden',
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers',
  tcBorders: BORDERS,
  tblBorders: BORDERS,
  tcMar: 'top left start bottom right end',
  tblCellMar: 'top left start bottom right end',
  pBdr: 'top left bottom right between bar',
  sectPr:
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  tbl: 'bookmarkStart bookmarkEnd tblPr tblGrid tr',
  tr: 'tblPrEx trPr tc sdt',
  tc: 'tcPr p tbl sdt bookmarkStart bookmarkEnd',
  p: 'pPr r hyperlink bookmarkStart bookmarkEnd fldSimple',
  style:
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr',
  styles: 'docDefaults latentStyles style',
  lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  numbering: 'numPicBullet abstractNum num',
  settings:
    'writeProtection view zoom removePersonalInformation displayBackgroundShape embedTrueTypeFonts mirrorMargins trackRevisions defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator',
  hdr: 'p tbl sdt',
  ftr: 'p tbl sdt',
};
// Runs and hyperlinks may follow one another in any order; only what comes first is fixed.
const MIXED = new Set(['p', 'tc']);

/** The rules of a Word document: order, ids, what refers to what, paragraphs in cells, widths of tables. */
export function checkWord(parts: Parts): string[] {
  const problems = checkPackage(parts);
  const body = parseXml(parts['word/document.xml'] ?? '');
  const styles = parseXml(parts['word/styles.xml'] ?? '');
  const fixed = Object.fromEntries(Object.entries(WORD_ORDERS).filter(([name]) => !MIXED.has(name)));
  for (const name of Object.keys(parts)) {
    if (!/^word\/(document|styles|numbering|settings|header\d|footer\d)\.xml$/.test(name)) continue;
    const root = parseXml(parts[name] ?? '');
    problems.push(...checkOrder(root, fixed, 'w:', name));
    for (const element of walk(root)) {
      if (element.name === 'w:tc' && element.children.at(-1)?.name !== 'w:p')
        problems.push(`${name}: a cell does not end with a paragraph`);
      if (/^w:(p|tc|tbl|tr)$/.test(element.name)) {
        const at = element.children.findIndex((child) => child.name === `${element.name}Pr`);
        if (at > 0) problems.push(`${name}: ${element.name}Pr is not first`);
      }
      if (['w:hdr', 'w:ftr', 'w:body'].includes(element.name) && element.children.length === 0)
        problems.push(`${name}: ${element.name} is empty`);
    }
  }

  const idsOf = (name: string, attribute: string): string[] =>
    all(body, name).map(({ attributes }) => attributes[attribute] ?? '');
  const starts = idsOf('w:bookmarkStart', 'w:id');
  const bookmarks = idsOf('w:bookmarkStart', 'w:name');
  problems.push(...repeated(starts).map((id) => `bookmark id ${id} twice`));
  problems.push(...repeated(bookmarks).map((name) => `bookmark ${name} twice`));
  if (starts.toSorted().join() !== idsOf('w:bookmarkEnd', 'w:id').toSorted().join())
    problems.push('bookmarks do not end');
  for (const name of bookmarks)
    if (!/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(name)) problems.push(`bookmark name ${name}`);
  for (const anchor of idsOf('w:hyperlink', 'w:anchor'))
    if (!bookmarks.includes(anchor)) problems.push(`no bookmark ${anchor}`);
  problems.push(...repeated(idsOf('wp:docPr', 'id')).map((id) => `drawing id ${id} twice`));

  const known = all(styles, 'w:style').map(({ attributes }) => attributes['w:styleId'] ?? '');
  problems.push(...repeated(known).map((id) => `style ${id} twice`));
  for (const root of [body, styles])
    for (const { name, attributes } of walk(root))
      if (
        /^w:([prt]Style|tblStyle|basedOn|next|link)$/.test(name) &&
        !known.includes(attributes['w:val'] ?? '')
      )
        problems.push(`no style ${attributes['w:val']}`);

  for (const table of all(body, 'w:tbl')) {
    const columns = table.children.find(({ name }) => name === 'w:tblGrid')?.children.length ?? 0;
    const rows = table.children.filter(({ name }) => name === 'w:tr');
    if (rows.length === 0) problems.push('a table has no rows');
    for (const row of rows) {
      const cells = row.children.filter(({ name }) => name === 'w:tc');
      const span = (cell: Element): number => Number(all(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1);
      if (cells.reduce((sum, cell) => sum + span(cell), 0) !== columns)
        problems.push('a row does not fill the columns of its table');
    }
  }
  // Word runs two tables that touch into one.
  for (const parent of walk(body))
    for (const [at, child] of parent.children.entries())
      if (child.name === 'w:tbl' && parent.children[at + 1]?.name === 'w:tbl')
        problems.push('two tables touch');
  for (const { attributes } of all(body, 'w:fldChar'))
    if ('w:dirty' in attributes) problems.push('Word asks whether to update a field when it opens the file');
  if ((parts['word/settings.xml'] ?? '').includes('updateFields'))
    problems.push('Word asks whether to update the fields when it opens the file');
  return [...new Set(problems)];
}

/** Sequences of CT_Worksheet, CT_Workbook and others (sml.xsd). */
const SHEET_ORDERS: Readonly<Record<string, string>> = {
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing tableParts extLst',
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  dxf: 'font numFmt fill alignment border protection',
  cfRule: 'formula colorScale dataBar iconSet',
  colorScale: 'cfvo color',
};
const MOST_CHARACTERS = 32_767;

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The rules of a workbook: sheet names, strings, references to strings and styles, filters, colours, formulas. */
export function checkWorkbook(parts: Parts): string[] {
  const problems = checkPackage(parts);
  const workbook = parseXml(parts['xl/workbook.xml'] ?? '');
  const styles = parseXml(parts['xl/styles.xml'] ?? '');
  const strings = parseXml(parts['xl/sharedStrings.xml'] ?? '<sst/>');
  const roots: [string, Element][] = [
    ['workbook', workbook],
    ['styles', styles],
  ];
  const names = all(workbook, 'sheet').map(({ attributes }) => attributes.name ?? '');
  problems.push(...repeated(names.map((name) => name.toLowerCase())).map((name) => `sheet ${name} twice`));
  for (const name of names)
    if (name.trim() === '' || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name))
      problems.push(`sheet name “${name}”`);
  // A blank or a mark in a name without quotes is an operator: Excel takes the file for a damaged one.
  const written = (name: string): readonly string[] => [
    `'${name.replaceAll("'", "''")}'`,
    ...(/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? [name] : []),
  ];
  for (const { text } of all(workbook, 'definedName'))
    if (!names.some((name) => written(name).includes(text.slice(0, text.lastIndexOf('!')))))
      problems.push(`defined name for ${text}`);
  const count = (list: string, one: string): number =>
    styles.children.find(({ name }) => name === list)?.children.filter(({ name }) => name === one).length ??
    0;
  const [formats, differences] = [count('cellXfs', 'xf'), count('dxfs', 'dxf')];
  for (const font of styles.children.find(({ name }) => name === 'fonts')?.children ?? [])
    for (const part of ['sz', 'name'])
      if (!font.children.some(({ name }) => name === part)) problems.push(`a font without ${part}`);

  for (const [name, xml] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) continue;
    const sheet = parseXml(xml);
    roots.push([name, sheet]);
    const cells = all(sheet, 'c');
    const places = cells.map(({ attributes }) => attributes.r ?? '');
    problems.push(...repeated(places).map((place) => `${name}: ${place} twice`));
    for (const row of all(sheet, 'row')) {
      const columns = row.children.map(({ attributes }) =>
        columnNumber((attributes.r ?? '').replace(/\d/g, '')),
      );
      if (columns.some((column, at) => at > 0 && column <= (columns[at - 1] ?? 0)))
        problems.push(`${name}: cells out of order`);
      if (Number(row.attributes.ht ?? 1) > 409) problems.push(`${name}: a row higher than 409 points`);
    }
    for (const { attributes, children } of cells) {
      const value = children.find((child) => child.name === 'v')?.text;
      if (Number(attributes.s ?? 0) >= formats) problems.push(`${name}: no cell format ${attributes.s}`);
      if (attributes.t === 's' && !(Number(value) < strings.children.length))
        problems.push(`${name}: no string ${value}`);
      if (attributes.t === undefined && value !== undefined && !Number.isFinite(Number(value)))
        problems.push(`${name}: ${value} is no number`);
    }
    const end = Number(/\d+$/.exec(all(sheet, 'dimension')[0]?.attributes.ref ?? '')?.[0]);
    for (const { attributes } of all(sheet, 'autoFilter'))
      if (!/^A1:[A-Z]+\d+$/.test(attributes.ref ?? '') || !attributes.ref?.endsWith(String(end)))
        problems.push(`${name}: filter of ${attributes.ref} in ${end} rows`);
    for (const { attributes } of all(sheet, 'conditionalFormatting')) {
      const [, from, to] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(attributes.sqref ?? '') ?? [];
      if (!(Number(from) <= Number(to))) problems.push(`${name}: rule for ${attributes.sqref}`);
    }
    for (const { attributes } of all(sheet, 'cfRule'))
      if (attributes.dxfId !== undefined && Number(attributes.dxfId) >= differences)
        problems.push(`${name}: no style ${attributes.dxfId} for a rule`);
    for (const { text } of all(sheet, 'formula')) {
      if (
        text.length > 8192 ||
        [...text.matchAll(/"((?:[^"]|"")*)"/g)].some(([, one = '']) => one.length > 255)
      )
        problems.push(`${name}: a formula that is too long`);
    }
  }
  for (const [name, root] of roots) {
    problems.push(...checkOrder(root, SHEET_ORDERS, '', name));
    for (const { attributes } of walk(root))
      if (attributes.rgb !== undefined && !/^[0-9A-F]{8}$/i.test(attributes.rgb))
        problems.push(`${name}: colour ${attributes.rgb}`);
  }
  for (const { children } of strings.children)
    if (children.map(({ text }) => text).join('').length > MOST_CHARACTERS)
      problems.push('a text longer than a cell can hold');
  return [...new Set(problems)];
}
