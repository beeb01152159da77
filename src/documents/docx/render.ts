/** Paper in, Word document (.docx, ECMA-376 transitional) out. */
import { writeZip, type ZipEntry } from '#documents/zip';
import type { Paper, Renderer } from '#schemas';
import { writeBody } from './body.ts';
import { numbering } from './numbering.ts';
import { inline, run, TWIPS } from './runs.ts';
import { FONTS, STYLES } from './styles.ts';
import { escapeXml, TextWriter } from '#documents/xml-text';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES =
  `xmlns:w="${W}" xmlns:r="${OFFICE}/relationships" ` +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"';

const A4 = { short: 11_906, long: 16_838 };
/** As in the PDF: 18 mm at the sides. */
const SIDE = 51 * TWIPS;

/**
 * A document to read and to edit. Its only date is that of the paper, its ids are counted, so the same paper gives the same
 * bytes. The reader's program brings the fonts: nothing is lost but what XML cannot hold. The assets are not used.
 */
export const renderDocx: Renderer = async (paper) => {
  const writer = new TextWriter();
  const wide = paper.orientation === 'landscape';
  const width = (wide ? A4.long : A4.short) - 2 * SIDE;
  const body = writeBody(paper, writer, width);
  const document = `<w:body>${body.xml}${section(wide)}</w:body>`;
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const parts: readonly Part[] = [
    part('document', 'document', `${type}.document.main+xml`, root('document', document)),
    part('styles', 'styles', `${type}.styles+xml`, root('styles', STYLES)),
    part('numbering', 'numbering', `${type}.numbering+xml`, root('numbering', numbering(body.lists))),
    part('settings', 'settings', `${type}.settings+xml`, root('settings', SETTINGS)),
    part('fontTable', 'fontTable', `${type}.fontTable+xml`, root('fonts', FONTS)),
    part('header1', 'header', `${type}.header+xml`, root('hdr', header(paper, writer, width, true))),
    part('header2', 'header', `${type}.header+xml`, root('hdr', header(paper, writer, width, false))),
    part('footer1', 'footer', `${type}.footer+xml`, root('ftr', footer(paper, writer, width))),
    part('footer2', 'footer', `${type}.footer+xml`, root('ftr', footer(paper, writer, width))),
  ];
  return { bytes: pack(paper, parts, writer), lost: writer.lost };
};

/** A part below `word/`. `id` is the relationship's too; `kind` the last step of its type. */
type Part = { readonly id: string; readonly kind: string; readonly type: string; readonly xml: string };
const part = (id: string, kind: string, type: string, xml: string): Part => ({ id, kind, type, xml });
const root = (name: string, children: string): string =>
  `${HEAD}<w:${name} ${NAMESPACES}>${children}</w:${name}>`;

function pack(paper: Paper, parts: readonly Part[], writer: TextWriter): Uint8Array<ArrayBuffer> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const relations = (all: readonly string[]): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...parts.map((p) => `<Override PartName="/word/${p.id}.xml" ContentType="${p.type}"/>`),
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>',
  ];
  const encoder = new TextEncoder();
  const entry = (path: string, xml: string): ZipEntry => ({ path, bytes: encoder.encode(xml) });
  return writeZip(
    [
      // First, as Word and the tools that guess types by the beginning of a file expect it.
      entry(
        '[Content_Types].xml',
        `${HEAD}<Types xmlns="${PACKAGE}/content-types">${types.join('')}</Types>`,
      ),
      entry(
        '_rels/.rels',
        relations([
          relation('rId1', `${OFFICE}/relationships/officeDocument`, 'word/document.xml'),
          relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
          relation('rId3', `${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'),
        ]),
      ),
      ...parts.map((p) => entry(`word/${p.id}.xml`, p.xml)),
      entry(
        'word/_rels/document.xml.rels',
        relations(
          parts.slice(1).map((p) => relation(p.id, `${OFFICE}/relationships/${p.kind}`, `${p.id}.xml`)),
        ),
      ),
      entry('docProps/core.xml', coreProperties(paper, writer)),
      entry(
        'docProps/app.xml',
        `${HEAD}<Properties xmlns="${OFFICE}/extended-properties"><Application>LIU Navi</Application></Properties>`,
      ),
    ],
    { date: paper.date },
  );
}

function coreProperties(paper: Paper, writer: TextWriter): string {
  const plain = (text: string): string => escapeXml(writer.lines(text).join(' '));
  const name = [paper.formNo ?? '', paper.title].filter(Boolean).join(' ');
  const day = (tag: string): string =>
    `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${paper.date}T00:00:00Z</dcterms:${tag}>`;
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${plain(name)}</dc:title><dc:creator>${plain(paper.author)}</dc:creator>` +
    `${day('created')}${day('modified')}<dc:language>ja-JP</dc:language></cp:coreProperties>`
  );
}

const SETTINGS = [
  '<w:zoom w:percent="100"/>',
  '<w:defaultTabStop w:val="840"/>',
  '<w:characterSpacingControl w:val="doNotCompress"/>',
  // Without it Word opens the file in a mode of fifteen years ago.
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
  '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>',
  '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
].join('');

/** Page, margins, and what stands at head and foot of the first and the other pages. */
function section(wide: boolean): string {
  const size = wide
    ? `<w:pgSz w:w="${A4.long}" w:h="${A4.short}" w:orient="landscape"/>`
    : `<w:pgSz w:w="${A4.short}" w:h="${A4.long}"/>`;
  return [
    '<w:sectPr>',
    '<w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="default" r:id="header2"/>',
    '<w:footerReference w:type="first" r:id="footer1"/><w:footerReference w:type="default" r:id="footer2"/>',
    size,
    `<w:pgMar w:top="1240" w:right="${SIDE}" w:bottom="1180" w:left="${SIDE}" w:header="600" w:footer="480" w:gutter="0"/>`,
    '<w:cols w:space="425"/><w:titlePg/>',
    '</w:sectPr>',
  ].join('');
}

const toTheRight = (width: number): string => `<w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs>`;

/** Form number on the left (with the title from the second page on), 下書き and stamp on the right. */
function header(paper: Paper, writer: TextWriter, width: number, first: boolean): string {
  const name = first
    ? (paper.formNo ?? '')
    : [paper.formNo ?? '', paper.title].filter(Boolean).join('\u3000');
  const strong = '<w:b/><w:bCs/>';
  const set = first ? `${strong}<w:color w:val="1A1A1C"/><w:sz w:val="21"/><w:szCs w:val="21"/>` : '';
  const edge = '<w:bdr w:val="single" w:sz="8" w:space="0" w:color="B3141B"/>';
  const red = `${strong}<w:color w:val="B3141B"/><w:sz w:val="20"/><w:szCs w:val="20"/>${edge}`;
  const marks = [paper.open.length > 0 ? '下書き' : '', paper.stamp ?? '']
    .filter((mark) => mark !== '')
    .map((mark) => run(` ${writer.lines(mark).join(' ')} `, red));
  const properties = `<w:pStyle w:val="Header"/>${toTheRight(width)}`;
  return (
    `<w:p><w:pPr>${properties}</w:pPr>${run(writer.lines(name).join(' '), set)}` +
    `<w:r><w:tab/></w:r>${marks.join('<w:r><w:t xml:space="preserve"> </w:t></w:r>')}</w:p>`
  );
}

function footer(paper: Paper, writer: TextWriter, width: number): string {
  const field = (name: string): string => `<w:fldSimple w:instr=" ${name} ">${run('1')}</w:fldSimple>`;
  const edge = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="8C8C8C"/></w:pBdr>';
  const number = `<w:r><w:tab/></w:r>${field('PAGE')}${run('／')}${field('NUMPAGES')}${run(' ページ')}`;
  const properties = `<w:pStyle w:val="Footer"/>${edge}${toTheRight(width)}`;
  return `<w:p><w:pPr>${properties}</w:pPr>${inline(writer, paper.footer)}${number}</w:p>`;
}
