/**
 * What Word and Excel insist on in a package (ECMA-376): parts with types, relationships that lead somewhere, well-formed
 * XML, children in the order of the schema. Written apart from the program's own readers.
 */
import { unzipSync } from 'fflate';

export type XmlNode = {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(text)) throw new Error(`bare & in ${text}`);
  return text.replace(/&(#x?)?([0-9a-zA-Z]+);/g, (_, number: string | undefined, name: string) =>
    number === undefined
      ? ENTITIES[name]!
      : String.fromCodePoint(number === '#' ? Number(name) : parseInt(name, 16)),
  );
}

/** Strict: throws on anything that is not well-formed. Text stands on the element that holds it, joined. */
export function parseXml(xml: string): XmlNode {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || !xml.isWellFormed())
    throw new Error('a character XML cannot hold');
  const root: XmlNode = { name: '', attrs: {}, children: [], text: '' };
  const open = [root];
  const token = /<\?xml[^>]*\?>|<\/([^\s>]+)>|<([^\s/>]+)((?:\s+[^\s=]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let end = 0;
  for (let m = token.exec(xml); m; m = token.exec(xml)) {
    end = token.lastIndex;
    const [, closed, name, attributes, empty, text] = m;
    const here = open.at(-1)!;
    if (closed !== undefined) {
      if (open.pop()!.name !== closed) throw new Error(`</${closed}> closes <${here.name}>`);
    } else if (name !== undefined) {
      const attrs: Record<string, string> = {};
      for (const [, key, value] of (attributes ?? '').matchAll(/([^\s=]+)="([^"]*)"/g)) {
        if (key! in attrs) throw new Error(`${key} twice in <${name}>`);
        attrs[key!] = unescape(value!);
      }
      const node: XmlNode = { name, attrs, children: [], text: '' };
      here.children.push(node);
      if (empty === '') open.push(node);
    } else if (text !== undefined) here.text += unescape(text);
  }
  if (end !== xml.length || open.length !== 1 || root.children.length !== 1)
    throw new Error(`not well-formed at ${end}: ${xml.slice(end, end + 60)}`);
  return root.children[0]!;
}

/** The element and all below it, in document order. */
export function* all(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const child of node.children) yield* all(child);
}

/** The parts of a package: text by path. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, decoder.decode(data)]));
}

const ORDER: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs ' +
    'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ' +
    'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment ' +
    'textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish ' +
    'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang ' +
    'eastAsianLayout specVanish oMath',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd ' +
    'tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:tblBorders': 'top left start bottom right end insideH insideV',
  'w:tblCellMar': 'top left start bottom right end',
  'w:pBdr': 'top left bottom right between bar',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'tblPrEx trPr tc',
  'w:numPr': 'ilvl numId',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols ' +
    'formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal ' +
    'personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:styles': 'docDefaults latentStyles style',
  'w:docDefaults': 'rPrDefault pPrDefault',
  'w:numbering': 'numPicBullet abstractNum num numIdMacAtCleanup',
  'w:abstractNum': 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:num': 'abstractNumId lvlOverride',
  'w:font': 'altName panose1 charset family notTrueType pitch sig embedRegular embedBold',
  'w:sdt': 'sdtPr sdtEndPr sdtContent',
  'w:sdtPr': 'rPr alias tag id lock placeholder checkbox',
  'w14:checkbox': 'checked checkedState uncheckedState',
  'w:settings':
    'writeProtection view zoom removePersonalInformation defaultTabStop characterSpacingControl compat rsids mathPr ' +
    'themeFontLang clrSchemeMapping decimalSymbol listSeparator',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios ' +
    'autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations ' +
    'hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ' +
    'ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts',
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences ' +
    'definedNames calcPr',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
};

/** Elements that may stand once only, where their parent has an order. */
const MANY = new Set(
  'tr tc style abstractNum num lvl lvlOverride headerReference footerReference conditionalFormatting'.split(
    ' ',
  ),
);

function orderProblems(path: string, tree: XmlNode): string[] {
  const found: string[] = [];
  for (const node of all(tree)) {
    const order = ORDER[node.name]?.split(' ');
    if (!order) continue;
    const places = node.children.map((child) => order.indexOf(child.name.slice(child.name.indexOf(':') + 1)));
    places.forEach((place, i) => {
      const child = node.children[i]!.name;
      const before = places[i - 1] ?? -1;
      if (place < 0) found.push(`${path}: <${child}> in <${node.name}>`);
      else if (place < before) found.push(`${path}: <${child}> too late in <${node.name}>`);
      else if (place === before && !MANY.has(order[place]!))
        found.push(`${path}: <${child}> twice in <${node.name}>`);
    });
  }
  return found;
}

/** What is wrong with the package as such; empty = nothing. */
export function packageProblems(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes);
  const found: string[] = [];
  const trees = new Map<string, XmlNode>();
  for (const [path, xml] of parts) {
    try {
      const tree = parseXml(xml);
      trees.set(path, tree);
      found.push(...orderProblems(path, tree));
    } catch (thrown) {
      found.push(`${path}: ${String(thrown)}`);
    }
  }
  if ([...parts.keys()][0] !== '[Content_Types].xml') found.push('types are not first');
  const types = trees.get('[Content_Types].xml')?.children ?? [];
  const overrides = new Map(
    types.filter((t) => t.name === 'Override').map((t) => [t.attrs['PartName']!, t.attrs['ContentType']!]),
  );
  for (const name of overrides.keys())
    if (!parts.has(name.slice(1))) found.push(`type of ${name}, which is not there`);
  for (const path of parts.keys()) {
    const own = path === '[Content_Types].xml' || path.endsWith('.rels');
    if (!own && !overrides.has(`/${path}`) && path.endsWith('.xml'))
      found.push(`${path} has no type of its own`);
  }
  for (const [path, tree] of trees) {
    if (!path.endsWith('.rels')) continue;
    const folder = path.replace(/_rels\/[^/]*$/, '');
    const ids = tree.children.map((r) => r.attrs['Id']!);
    if (new Set(ids).size !== ids.length) found.push(`${path}: an id twice`);
    for (const { attrs } of tree.children) {
      const target = attrs['Target']!;
      const resolved = target.startsWith('/')
        ? target.slice(1)
        : new URL(target, `x:/${folder}`).pathname.slice(1);
      if (attrs['TargetMode'] !== undefined || !parts.has(decodeURI(resolved)))
        found.push(`${path}: ${target} leads nowhere`);
    }
  }
  return found;
}

/** What is wrong with a Word document beyond its package. */
export function wordProblems(bytes: Uint8Array): string[] {
  const found = packageProblems(bytes);
  if (found.length > 0) return found;
  const parts = new Map([...partsOf(bytes)].map(([path, xml]) => [path, parseXml(xml)]));
  const document = parts.get('word/document.xml')!;
  const val = (node: XmlNode): string => node.attrs['w:val'] ?? '';
  const named = (tree: XmlNode, name: string): XmlNode[] => [...all(tree)].filter((n) => n.name === name);
  const styles = new Set(named(parts.get('word/styles.xml')!, 'w:style').map((s) => s.attrs['w:styleId']));
  const numbers = new Set(named(parts.get('word/numbering.xml')!, 'w:num').map((n) => n.attrs['w:numId']));
  const relations = new Set(parts.get('word/_rels/document.xml.rels')!.children.map((r) => r.attrs['Id']));
  const ids = named(document, 'w:id').map(val);
  if (new Set(ids).size !== ids.length) found.push('an id of a control twice');
  const body = document.children[0]!.children;
  if (body.at(-1)?.name !== 'w:sectPr') found.push('the section is not last');
  body.forEach((node, i) => {
    if (node.name === 'w:tbl' && body[i + 1]?.name !== 'w:p')
      found.push('a table is not followed by a paragraph');
  });
  for (const tree of parts.values()) {
    for (const node of all(tree)) {
      if (
        ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next'].includes(node.name) &&
        !styles.has(val(node))
      )
        found.push(`no style ${val(node)}`);
      if (node.name === 'w:numId' && !numbers.has(val(node))) found.push(`no list ${val(node)}`);
      if (node.attrs['r:id'] !== undefined && !relations.has(node.attrs['r:id']))
        found.push(`no ${node.attrs['r:id']}`);
      if (node.name === 'w:tc' && node.children.at(-1)?.name !== 'w:p')
        found.push('a cell without a paragraph at its end');
      if (node.name === 'w:tbl') {
        const columns = node.children[1]!.children.length;
        for (const row of node.children.filter((c) => c.name === 'w:tr')) {
          if (row.children.filter((c) => c.name === 'w:tc').length !== columns)
            found.push('a row of another length');
        }
      }
    }
  }
  return found;
}

/** What a reader sees, one line a paragraph: head of the first page, of the others, body, foot. */
export function wordText(bytes: Uint8Array): string {
  const parts = partsOf(bytes);
  return ['word/header1.xml', 'word/header2.xml', 'word/document.xml', 'word/footer1.xml']
    .flatMap((path) =>
      [...all(parseXml(parts.get(path)!))].filter((n) => n.name === 'w:p').map(paragraphText),
    )
    .filter((line) => line !== '')
    .join('\n');
}

function paragraphText(paragraph: XmlNode): string {
  return [...all(paragraph)]
    .map((n) =>
      n.name === 'w:t'
        ? n.text
        : n.name === 'w:tab' && n.attrs['w:val'] === undefined
          ? '\t'
          : n.name === 'w:br'
            ? '\n'
            : '',
    )
    .join('');
}

/** The cells of a workbook, sheet by sheet and column by column, so that a text going on in the next row reads on. */
export function sheetText(bytes: Uint8Array): string {
  return sheetCells(bytes)
    .flatMap(({ name, cells }) => [
      name,
      ...cells
        .toSorted((a, b) => a.column - b.column || a.row - b.row)
        .map(({ text }) => text)
        .filter((text) => text !== ''),
    ])
    .join('\n');
}

type SheetCell = {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly kind: string;
};

/** Each sheet with its cells; `kind` is the type the file gives them, `f` where there is a formula. */
export function sheetCells(bytes: Uint8Array): { name: string; cells: SheetCell[]; xml: XmlNode }[] {
  const parts = partsOf(bytes);
  const strings = parseXml(parts.get('xl/sharedStrings.xml')!).children.map((item) =>
    decodeEscapes([...all(item)].map((n) => (n.name === 't' ? n.text : '')).join('')),
  );
  const workbook = [...all(parseXml(parts.get('xl/workbook.xml')!))].filter((n) => n.name === 'sheet');
  const relations = parseXml(parts.get('xl/_rels/workbook.xml.rels')!).children;
  return workbook.map(({ attrs }) => {
    const target = relations.find((r) => r.attrs['Id'] === attrs['r:id'])!.attrs['Target']!;
    const xml = parseXml(parts.get(`xl/${target.replace(/^\/?(xl\/)?/, '')}`)!);
    const cells = [...all(xml)].flatMap((c): SheetCell[] => {
      if (c.name !== 'c') return [];
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(c.attrs['r']!) ?? [];
      const value = c.children.find((child) => child.name === 'v')?.text ?? '';
      const kind = c.children.some((child) => child.name === 'f') ? 'f' : (c.attrs['t'] ?? 'n');
      const column = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
      return [{ row: Number(row), column, text: kind === 's' ? strings[Number(value)]! : value, kind }];
    });
    return { name: attrs['name']!, cells, xml };
  });
}

const decodeEscapes = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
