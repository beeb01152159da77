/**
 * Forms of our own, written as plain text with the truth in them, and drawn as .docx: what a ministry's form might look like
 * that is none of the given ones. A line is a paragraph, lines that begin with `|` are the rows of a table:
 *
 *     > to the right     = centred     @h running head     @b text box     | cell | 2: two columns wide | v: goes down | ^
 *
 * `¶` begins a new paragraph in a cell. `{field}` stands behind the blank it belongs to, `{field.y}` behind a part of a date,
 * `{field=option}` behind a box, `{rows[].column#0}` in the cell of an entry. `[text]` is a content control that asks for
 * text. All else is printed.
 */
import { strToU8, zipSync } from 'fflate';

/** What belongs in a paragraph, in its order. */
export type Mark = {
  readonly field: string;
  /** Of a date in cells: which part. */
  readonly part: 'y' | 'm' | 'd' | null;
  readonly option: string | null;
  readonly column: string | null;
  readonly entry: number;
};
export type OwnForm = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** For each paragraph of each part, in document order. */
  readonly truths: ReadonlyMap<string, readonly (readonly Mark[])[]>;
};

const MARK = /\{([a-zA-Z.]+(?:\[\])?)(?:=([^}]+)|#([ymd])|\.([a-zA-Z]+)#(\d))?\}/g;
const escape = (t: string): string =>
  t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NS = `xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`;

class Part {
  readonly truths: Mark[][] = [];
  /** Cuts every n-th text into two runs. */
  readonly #cut: number;
  #count = 0;

  constructor(cut: number) {
    this.#cut = cut;
  }

  para(source: string, props = ''): string {
    const marks: Mark[] = [];
    const text = source.replace(
      MARK,
      (_, field: string, option?: string, part?: 'y', column?: string, n?: string) => {
        marks.push({
          field,
          part: part ?? null,
          option: option ?? null,
          column: column ?? null,
          entry: Number(n ?? 0),
        });
        return '';
      },
    );
    this.truths.push(marks);
    const pPr = props === '' ? '' : `<w:pPr>${props}</w:pPr>`;
    return text === '' && pPr === '' ? '<w:p/>' : `<w:p>${pPr}${this.#inner(text)}</w:p>`;
  }

  #inner(text: string): string {
    return text
      .split(/(\[[^\]]+\])/)
      .filter((t) => t !== '')
      .map((t) => {
        const control = /^\[([^\]]+)\]$/.exec(t)?.[1];
        return control === undefined
          ? this.#runs(t)
          : `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${this.#run(control)}</w:sdtContent></w:sdt>`;
      })
      .join('');
  }

  #runs(text: string): string {
    const chars = [...text];
    const at = this.#count++ % this.#cut === 0 ? Math.ceil(chars.length / 2) : chars.length;
    return [chars.slice(0, at), chars.slice(at)]
      .map((c) => c.join(''))
      .filter((t) => t !== '')
      .map((t) => this.#run(t))
      .join('<w:proofErr w:type="gramStart"/>');
  }

  #run(text: string): string {
    const inner = text
      .split('\t')
      .map((t) => (t === '' ? '' : `<w:t xml:space="preserve">${escape(t)}</w:t>`))
      .join('<w:tab/>');
    return `<w:r><w:rPr><w:sz w:val="21"/></w:rPr>${inner}</w:r>`;
  }

  row(line: string): string {
    const cells = line
      .replace(/^\||\|\s*$/g, '')
      .split('|')
      .map((c) => c.replace(/^ | $/g, ''));
    return `<w:tr>${cells.map((c) => this.#cell(c)).join('')}</w:tr>`;
  }

  #cell(source: string): string {
    const wide = /^(\d+):/.exec(source);
    const rest = source.slice(wide?.[0].length ?? 0);
    const down = rest.startsWith('v:') ? '<w:vMerge w:val="restart"/>' : rest === '^' ? '<w:vMerge/>' : '';
    const text = rest === '^' ? '' : rest.replace(/^v:/, '');
    const span = wide ? `<w:gridSpan w:val="${wide[1]}"/>` : '';
    const paras = text.split('¶').map((t) => this.para(t));
    return `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>${span}${down}</w:tcPr>${paras.join('')}</w:tc>`;
  }
}

/** Draws a form from its text. The same text gives the same bytes. */
export function drawOwnForm(source: string): OwnForm {
  const lines = source.split('\n').filter((l) => !l.startsWith('#'));
  const cut = 2 + (lines.length % 3);
  const main = new Part(cut);
  const head = new Part(cut);
  let body = '';
  let running = '';
  let rows: string[] = [];
  let boxed: string[] = [];
  const close = (): void => {
    const borders = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid/>';
    if (rows.length > 0) body += `<w:tbl>${borders}${rows.join('')}</w:tbl>`;
    rows = [];
    if (boxed.length > 0) body += textBox(main, boxed);
    boxed = [];
  };
  for (const line of lines) {
    if (line.startsWith('|')) {
      if (boxed.length > 0) close();
      rows.push(main.row(line));
      continue;
    }
    if (line.startsWith('@b ')) {
      if (rows.length > 0) close();
      boxed.push(line.slice(3));
      continue;
    }
    close();
    if (line.startsWith('@h ')) running += head.para(line.slice(3));
    else if (line.startsWith('> ')) body += main.para(line.slice(2), '<w:jc w:val="right"/>');
    else if (line.startsWith('= ')) body += main.para(line.slice(2), '<w:jc w:val="center"/>');
    else body += main.para(line);
  }
  close();
  const truths = new Map([['word/document.xml', main.truths]]);
  if (running !== '') truths.set('word/header1.xml', head.truths);
  return { bytes: pack(body, running), truths };
}

/** A text box as Word saves it: once for itself, once for readers of old. */
function textBox(part: Part, lines: readonly string[]): string {
  // The paragraph around it comes first in the count of paragraphs.
  part.truths.push([]);
  const content = `<w:txbxContent>${lines.map((l) => part.para(l)).join('')}</w:txbxContent>`;
  return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${content}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
}

const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function pack(body: string, running: string): Uint8Array<ArrayBuffer> {
  const section =
    running === '' ? '<w:sectPr/>' : '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>';
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${running === '' ? '' : `<Override PartName="/word/header1.xml" ContentType="${TYPE}.header+xml"/>`}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${NS}><w:body>${body}${section}</w:body></w:document>`,
  };
  if (running !== '') {
    files['word/_rels/document.xml.rels'] =
      `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/header" Target="header1.xml"/></Relationships>`;
    files['word/header1.xml'] = `<w:hdr ${NS}>${running}</w:hdr>`;
  }
  const parts = Object.entries(files).map(
    ([path, xml]) =>
      [path, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)] as const,
  );
  return new Uint8Array(zipSync(Object.fromEntries(parts), { level: 0, mtime: new Date(2000, 0, 1) }));
}
