/** How a document looks: named styles, so that an editor can change them in one place. Sizes in half points. */

/** First choice, by the name every copy of it has; the font table names what stands in for it. */
export const FONT = 'BIZ UDPGothic';
const FALLBACKS = 'BIZ UDPゴシック,Yu Gothic,游ゴシック,MS Gothic,ＭＳ ゴシック';

const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const BOLD = '<w:b/><w:bCs/>';
const colour = (rgb: string): string => `<w:color w:val="${rgb}"/>`;
const spacing = (before: number, after: number, line?: number): string =>
  `<w:spacing w:before="${before}" w:after="${after}"${line === undefined ? '' : ` ${leading(line)}`}/>`;
/**
 * Distance of baselines, at least so many twips: half as much again as the letters, as in the PDF. A multiple would be one
 * of what the font says of itself, which for the first choice is nothing between two lines.
 */
const leading = (line: number): string => `w:line="${line}" w:lineRule="atLeast"`;
const lines = (line: number): string => `<w:spacing ${leading(line)}/>`;

type Style = {
  readonly id: string;
  /** Names of Word's own styles are those Word knows them by. */
  readonly name: string;
  readonly on?: string;
  readonly next?: string;
  readonly quick?: boolean;
  readonly p?: string;
  readonly r?: string;
};

const NO_EDGE = { border: '', indent: '' };
/** A bar left of the text; indented, or it would stand in the margin. */
const EDGE = {
  border: '<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="666666"/></w:pBdr>',
  indent: '<w:ind w:left="180"/>',
};

const heading = (level: 1 | 2 | 3, before: number, half: number, edge = NO_EDGE): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  on: 'Normal',
  next: 'BodyText',
  quick: true,
  p: `<w:keepNext/><w:keepLines/>${edge.border}${spacing(before, 80)}${edge.indent}<w:outlineLvl w:val="${level - 1}"/>`,
  r: `${BOLD}${size(half)}`,
});

const PARAGRAPHS: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    on: 'Normal',
    next: 'BodyText',
    quick: true,
    p: `${spacing(60, 200, 480)}<w:jc w:val="center"/>`,
    r: `${BOLD}${size(32)}`,
  },
  heading(1, 320, 25, EDGE),
  heading(2, 260, 22),
  heading(3, 200, 20),
  { id: 'BodyText', name: 'Body Text', on: 'Normal', quick: true, p: spacing(80, 80) },
  {
    id: 'DraftLine',
    name: '下書きの表示',
    on: 'Normal',
    p: `${spacing(0, 120, 250)}<w:jc w:val="center"/>`,
    r: `${colour('B3141B')}${size(17)}`,
  },
  {
    id: 'Caption',
    name: 'caption',
    on: 'Normal',
    p: `<w:keepNext/>${spacing(80, 40, 270)}`,
    r: `${BOLD}${size(18)}`,
  },
  { id: 'ListParagraph', name: 'List Paragraph', on: 'Normal', quick: true, p: spacing(0, 40) },
  {
    id: 'Check',
    name: '確認欄',
    on: 'Normal',
    p: `<w:tabs><w:tab w:val="left" w:pos="340"/></w:tabs>${spacing(0, 60)}<w:ind w:left="340" w:hanging="340"/>`,
  },
  {
    id: 'Note',
    name: '注記',
    on: 'Normal',
    p: `<w:tabs><w:tab w:val="left" w:pos="260"/></w:tabs>${spacing(60, 60, 250)}<w:ind w:left="260" w:hanging="260"/>`,
    r: size(17),
  },
  { id: 'Cell', name: '表の文字', on: 'Normal', p: lines(280), r: size(19) },
  { id: 'CellMedium', name: '表の文字（中）', on: 'Normal', p: lines(240), r: size(16) },
  { id: 'CellSmall', name: '表の文字（小）', on: 'Normal', p: lines(225), r: size(15) },
  { id: 'CellHead', name: '表の見出し', on: 'Cell', p: lines(250), r: `${BOLD}${size(17)}` },
  { id: 'SignatureDate', name: '記名欄の日付', on: 'Normal', p: `${spacing(240, 160)}<w:jc w:val="right"/>` },
  { id: 'Signer', name: '記名欄', on: 'Normal', p: spacing(40, 40) },
  {
    // Not of an exact height: beside one, LibreOffice drops rows of a table that begins at the end of a page.
    id: 'Gap',
    name: '間隔',
    on: 'Normal',
    p: spacing(0, 80, 20),
    r: size(4),
  },
  { id: 'Header', name: 'header', on: 'Normal', p: lines(240), r: `${colour('595959')}${size(16)}` },
  { id: 'Footer', name: 'footer', on: 'Normal', p: lines(225), r: `${colour('595959')}${size(15)}` },
];

function paragraphStyle({ id, name, on, next, quick, p, r }: Style): string {
  // A custom style says that it is one; Word's own do not.
  const own = /[^\x20-\x7e]/.test(name) ? ' w:customStyle="1"' : '';
  return [
    `<w:style w:type="paragraph"${own} w:styleId="${id}"><w:name w:val="${name}"/>`,
    on === undefined ? '' : `<w:basedOn w:val="${on}"/>`,
    next === undefined ? '' : `<w:next w:val="${next}"/>`,
    quick ? '<w:qFormat/>' : '',
    p === undefined ? '' : `<w:pPr>${p}</w:pPr>`,
    r === undefined ? '' : `<w:rPr>${r}</w:rPr>`,
    '</w:style>',
  ].join('');
}

const line = (side: string, rgb: string): string =>
  `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${rgb}"/>`;
const borders = (sides: readonly string[]): string =>
  `<w:tblBorders>${sides.map((side) => line(side, '8C8C8C')).join('')}</w:tblBorders>`;
const margins = (x: number, y: number): string =>
  `<w:tblCellMar><w:top w:w="${y}" w:type="dxa"/><w:left w:w="${x}" w:type="dxa"/>` +
  `<w:bottom w:w="${y}" w:type="dxa"/><w:right w:w="${x}" w:type="dxa"/></w:tblCellMar>`;
const tableStyle = (id: string, name: string, own: boolean, properties: string): string =>
  `<w:style w:type="table"${own ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>` +
  `<w:basedOn w:val="TableNormal"/><w:tblPr>${properties}</w:tblPr></w:style>`;

const FACES = `<w:rFonts w:ascii="${FONT}" w:eastAsia="${FONT}" w:hAnsi="${FONT}" w:cs="${FONT}" w:hint="eastAsia"/>`;

/** Children of the root of `word/styles.xml`. */
export const STYLES = [
  `<w:docDefaults><w:rPrDefault><w:rPr>${FACES}${size(20)}<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr>`,
  `</w:rPrDefault><w:pPrDefault><w:pPr>${lines(300)}</w:pPr></w:pPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>',
  '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>',
  `<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${margins(0, 0)}</w:tblPr></w:style>`,
  '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>',
  ...PARAGRAPHS.map(paragraphStyle),
  '<w:style w:type="character" w:customStyle="1" w:styleId="Missing"><w:name w:val="未記入"/>',
  `<w:rPr>${colour('595959')}<w:shd w:val="clear" w:color="auto" w:fill="F4F4F5"/></w:rPr></w:style>`,
  tableStyle(
    'TableGrid',
    'Table Grid',
    false,
    `${borders(['top', 'left', 'bottom', 'right', 'insideH', 'insideV'])}${margins(80, 50)}`,
  ),
  tableStyle('Signers', '記名欄の表', true, `${borders(['bottom', 'insideH'])}${margins(60, 20)}`),
].join('');

const face = (name: string, other: string, family: string, pitch: string): string =>
  `<w:font w:name="${name}">${other === '' ? '' : `<w:altName w:val="${other}"/>`}<w:charset w:val="80"/>` +
  `<w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`;

/** Children of the root of `word/fontTable.xml`: what stands in where the first choice is not installed. */
export const FONTS = [
  face(FONT, FALLBACKS, 'modern', 'variable'),
  face('Yu Gothic', '游ゴシック', 'modern', 'variable'),
  face('MS Gothic', 'ＭＳ ゴシック', 'modern', 'fixed'),
].join('');
