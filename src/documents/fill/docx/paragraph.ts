/** Paragraphs as visible text, each stretch with the element it comes from. */
import { attributeValue, childOf, childrenOf, ownText, type XmlElement, type XmlTree } from '../xml.ts';
import type { FormField, Para, Piece } from './model.ts';

const LOCKING = new Set(['ins', 'moveTo', 'hyperlink', 'fldSimple', 'ruby']);
const GONE = new Set(['del', 'moveFrom', 'pPr', 'rPr', 'sdtPr', 'rt', 'Fallback', 'tblPr', 'trPr', 'tcPr']);
const OBJECTS = new Set(['drawing', 'pict', 'object']);
const BOX_SYMBOLS = new Set(['F0A8', 'F06F', 'F071', 'F072', 'A8', '6F']);
const TRACKED = ['ins', 'del', 'moveFrom', 'moveTo'] as const;

/** Whether a property that is on by standing there (`<w:vanish/>`) is set. */
const isOn = (tree: XmlTree, props: XmlElement | undefined, name: string): boolean => {
  const found = props ? childOf(tree, props, name) : undefined;
  return found !== undefined && !/^(?:0|false|off)$/.test(attributeValue(tree, found, 'val') ?? '1');
};

/** Whether properties carry the mark of a tracked change. */
export const isTracked = (tree: XmlTree, props: XmlElement | undefined): boolean =>
  props !== undefined && TRACKED.some((name) => childOf(tree, props, name) !== undefined);

/** Reads paragraph after paragraph in document order: fields reach over paragraphs, and their state goes along. */
export class ParaReader {
  readonly #tree: XmlTree;
  readonly #fields: readonly FormField[];
  readonly #sdtIndex: ReadonlyMap<number, number>;
  /** Marks of fields that do not match each other are no fields: nothing is left out because of them. */
  readonly #follow: boolean;
  readonly #stack: { field: number; result: boolean }[] = [];
  #next = 0;

  constructor(tree: XmlTree, fields: readonly FormField[], sdtIndex: ReadonlyMap<number, number>) {
    this.#tree = tree;
    this.#fields = fields;
    this.#sdtIndex = sdtIndex;
    this.#follow = isBalanced(tree);
  }

  /** `index` = -1 for a paragraph of a fallback. */
  read(element: XmlElement, index: number): Para {
    const tree = this.#tree;
    const pieces: Piece[] = [];
    let text = '';
    let object = false;
    let pageBreak = false;
    const begun: FormField[] = [];
    for (let i = element.index + 1; i <= element.last; i++) {
      const e = tree.elements[i]!;
      if (GONE.has(e.name) || (e.name === 'r' && isOn(tree, childOf(tree, e, 'rPr'), 'vanish'))) {
        i = e.last;
        continue;
      }
      if (OBJECTS.has(e.name)) {
        object = true;
        i = e.last;
        continue;
      }
      if (e.name === 'fldChar') {
        const box = this.#fieldChar(e, index >= 0, begun, text.length);
        if (box) {
          pieces.push(box);
          text += box.text;
        }
        i = e.last;
        continue;
      }
      const shown = this.#shown(e);
      if (e.name === 'br' && attributeValue(tree, e, 'type') === 'page') pageBreak = true;
      if (shown === '') continue;
      const top = this.#stack.at(-1);
      if (top && !top.result) continue;
      const around = this.#around(e, element);
      pieces.push({
        at: text.length,
        text: shown,
        element: e,
        run: around.run,
        sdt: around.sdt,
        field: top?.field ?? -1,
        locked: around.locked || (top !== undefined && top.field < 0),
        underlined: around.underlined,
      });
      text += shown;
    }
    const para: Para = {
      index,
      element,
      pieces,
      text,
      formField: begun.length > 0,
      object,
      pageBreak,
      ...looks(tree, element),
    };
    for (const f of begun) f.para = para;
    return para;
  }

  /** Follows the marks of a field. A check box of the old kind has no character: it gets one here, for the eye. */
  #fieldChar(e: XmlElement, counted: boolean, begun: FormField[], at: number): Piece | null {
    if (!this.#follow) return null;
    const kind = attributeValue(this.#tree, e, 'fldCharType');
    let box: Piece | null = null;
    if (kind === 'begin') {
      const own = counted && childOf(this.#tree, e, 'ffData') ? this.#fields[this.#next++] : undefined;
      if (own) {
        own.at = at;
        begun.push(own);
        if (own.kind === 'check') box = this.#boxOf(own, e, at);
      }
      this.#stack.push({ field: own?.index ?? -1, result: false });
    } else if (kind === 'separate') {
      const top = this.#stack.at(-1);
      if (top) top.result = true;
      const own = this.#fields[top?.field ?? -1];
      if (own) own.separator = this.#tree.elements[e.parent] ?? null;
    } else if (kind === 'end') this.#stack.pop();
    return box;
  }

  #boxOf(own: FormField, e: XmlElement, at: number): Piece {
    return {
      at,
      text: isChecked(this.#tree, own.data) ? '☑' : '☐',
      element: e,
      run: this.#tree.elements[e.parent] ?? e,
      sdt: -1,
      field: own.index,
      locked: true,
      underlined: false,
    };
  }

  #shown(e: XmlElement): string {
    const tree = this.#tree;
    if (e.name === 't') return ownText(tree, e);
    if (tree.elements[e.parent]?.name !== 'r') return '';
    if (e.name === 'tab' || e.name === 'ptab') return '\t';
    if (e.name === 'br' || e.name === 'cr') return '\n';
    if (e.name === 'noBreakHyphen') return '-';
    if (e.name !== 'sym') return '';
    const char = (attributeValue(tree, e, 'char') ?? '').toUpperCase();
    const font = attributeValue(tree, e, 'font') ?? '';
    return /^Wingdings/.test(font) && BOX_SYMBOLS.has(char) ? '□' : '\uFFFC';
  }

  #around(
    e: XmlElement,
    para: XmlElement,
  ): { run: XmlElement; sdt: number; locked: boolean; underlined: boolean } {
    const tree = this.#tree;
    let run = e;
    let sdt = -1;
    let locked = false;
    for (let up = tree.elements[e.parent]; up; up = tree.elements[up.parent]) {
      if (up.index > para.index) {
        if (up.name === 'r' && run === e) run = up;
        if (LOCKING.has(up.name)) locked = true;
      }
      if (up.name === 'sdt' && sdt < 0) sdt = this.#sdtIndex.get(up.index) ?? -1;
      if (up.name === 'tc' || up.name === 'body' || up.name === 'txbxContent') break;
    }
    const rPr = childOf(tree, run, 'rPr');
    const u = rPr ? childOf(tree, rPr, 'u') : undefined;
    const underlined = u !== undefined && !/^(none)?$/.test(attributeValue(tree, u, 'val') ?? 'single');
    return { run, sdt, locked, underlined };
  }
}

/** What the paragraph's own properties say. */
function looks(tree: XmlTree, element: XmlElement): Pick<Para, 'centred' | 'right' | 'leader' | 'tracked'> {
  const pPr = childOf(tree, element, 'pPr');
  const jc = pPr ? childOf(tree, pPr, 'jc') : undefined;
  const align = jc ? (attributeValue(tree, jc, 'val') ?? '') : '';
  const tabs = pPr ? childOf(tree, pPr, 'tabs') : undefined;
  const draws = (t: XmlElement): boolean => /^(?!none)./.test(attributeValue(tree, t, 'leader') ?? 'none');
  return {
    centred: align === 'center',
    right: align === 'right' || align === 'end',
    leader: tabs !== undefined && childrenOf(tree, tabs, 'tab').some(draws),
    tracked: isTracked(tree, pPr ? childOf(tree, pPr, 'rPr') : undefined),
  };
}

/** Whether each field that begins also ends. */
function isBalanced(tree: XmlTree): boolean {
  let open = 0;
  for (let i = 0; i < tree.elements.length; i++) {
    const e = tree.elements[i]!;
    if (e.name === 'Fallback') i = e.last;
    if (e.name !== 'fldChar') continue;
    const kind = attributeValue(tree, e, 'fldCharType');
    if (kind === 'begin') open++;
    else if (kind === 'end') open--;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Whether a check box of the old kind is ticked: as set, else by its default. */
function isChecked(tree: XmlTree, data: XmlElement): boolean {
  const box = childOf(tree, data, 'checkBox');
  const on = (name: string): boolean | null => {
    const found = box ? childOf(tree, box, name) : undefined;
    return found ? !/^(0|false|off)$/.test(attributeValue(tree, found, 'val') ?? '1') : null;
  };
  return on('checked') ?? on('default') ?? false;
}
