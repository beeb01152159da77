/** The changes to a Word part while they are gathered: text edits by paragraph, splices of other elements, rows added. */
import type { Splice, XmlElement, XmlTree } from '../xml.ts';
import { editText, paraSplices, type TextEdit } from './edit.ts';
import type { Para, WordPart } from './model.ts';

/** Rows put in after a row, as text; `paras` = the texts of their paragraphs. */
export type AddedRows = {
  readonly after: XmlElement;
  readonly xml: string;
  readonly paras: readonly string[];
};

export class Draft {
  readonly part: WordPart;
  readonly edits = new Map<Para, TextEdit[]>();
  /** Text that other splices bring into a paragraph. */
  readonly insertions = new Map<Para, TextEdit[]>();
  readonly others: Splice[] = [];
  readonly added: AddedRows[] = [];

  constructor(part: WordPart) {
    this.part = part;
  }

  get tree(): XmlTree {
    return this.part.tree;
  }

  /** All splices of the part. */
  splices(): Splice[] {
    const out: Splice[] = [...this.others];
    for (const [para, edits] of this.edits) {
      out.push(...paraSplices(this.tree, para, edits));
      const twin = this.part.mirrors.get(para);
      if (twin) out.push(...paraSplices(this.tree, twin, edits));
    }
    for (const rows of this.added) out.push({ start: rows.after.end, end: rows.after.end, text: rows.xml });
    return out;
  }

  edit(para: Para, edit: TextEdit): void {
    this.edits.set(para, [...(this.edits.get(para) ?? []), edit]);
  }

  /** Text that a splice of its own puts there, so that the paragraph is known to read so. */
  insert(para: Para, edit: TextEdit, splice?: Splice): void {
    if (splice) this.others.push(splice);
    this.insertions.set(para, [...(this.insertions.get(para) ?? []), edit]);
  }

  /** The text a paragraph will have. */
  textAfter(para: Para): string {
    return editText(para.text, [...(this.edits.get(para) ?? []), ...(this.insertions.get(para) ?? [])]);
  }
}
