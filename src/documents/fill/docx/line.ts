/** The blanks and controls of one paragraph, each with the label printed ahead of it. */
import { normaliseLabel, squash } from '../labels.ts';
import type { Blank } from './blanks.ts';
import { PLAIN, suffixOf, type Home, type Target } from './candidate.ts';
import { blanksOf } from './grid.ts';
import type { Control, Para } from './model.ts';
import { partyOf, takesParty } from './party.ts';
import { around, take, type Flow, type Heads, type Walk } from './walk.ts';

const PARTICLE = /^(?:自|至|から|より|まで|～|〜|~|-|－|―|及び|・|、|,)+$/u;

/** Collects the blanks of a paragraph. True when there were any. */
export function paragraphBlanks(walk: Walk, para: Para, heads: Heads, flow: Flow): boolean {
  const line = new Line(walk, para, heads, flow);
  const blanks = line.blanks();
  const controls = line.controls();
  return line.formFields() || blanks || controls;
}

/** A line that is a label and nothing else: what is asked goes behind it. */
export function bareLabel(walk: Walk, para: Para, heads: Heads, flow: Flow): void {
  const { label, party } = partyOf(walk, heads, para.text.trim());
  if (party !== '') heads.party = party;
  const end = para.text.replace(/\s+$/u, '').length;
  walk.labels.push(normaliseLabel(para.text));
  take(
    walk,
    para,
    flow,
    {
      target: { kind: 'inline', para, from: end, to: end, shape: 'bare' },
      homes: [{ label, context: [...around(heads), ...flow.outer] }],
      current: '',
      ...PLAIN,
    },
    { at: end, suffix: `after "${para.text.slice(0, end)}"` },
  );
}

class Line {
  readonly #walk: Walk;
  readonly #para: Para;
  readonly #heads: Heads;
  readonly #flow: Flow;

  constructor(walk: Walk, para: Para, heads: Heads, flow: Flow) {
    this.#walk = walk;
    this.#para = para;
    this.#heads = heads;
    this.#flow = flow;
  }

  get #around(): string[] {
    return around(this.#heads);
  }

  /** Where a blank without a label of its own stands. */
  #homes(): readonly Home[] {
    const { homes, outer } = this.#flow;
    const { lead } = this.#heads;
    const context = [...this.#around.filter((t) => t !== lead), ...outer];
    return homes.length > 0 ? homes : [{ label: lead, context }];
  }

  /** Where a blank with this label stands. */
  #under(label: string, lead = ''): readonly Home[] {
    const { homes, outer } = this.#flow;
    const near = lead === '' ? this.#around : [lead, ...this.#around];
    if (homes.length === 0) return [{ label, context: [...near, ...outer] }];
    return homes.map((h) => ({
      label,
      context: [...near, h.label, ...h.context].filter((t) => t !== ''),
    }));
  }

  blanks(): boolean {
    const { part, labels } = this.#walk;
    const [para, flow] = [this.#para, this.#flow];
    const blanks = blanksOf(para, part.controls);
    const dates = blanks.filter((b) => b.kind === 'date').length;
    const question = this.#question(blanks);
    let nth = 0;
    let dated = '';
    let from = 0;
    let found = false;
    for (const blank of blanks) {
      const ahead = para.text.slice(from, blank.start);
      // What stands ahead of a label at the beginning of a line is over it; later on it belongs to the blank before.
      const over = from === 0 || ahead.includes('\n');
      from = blank.end;
      const printed =
        blank.kind === 'box' ? { label: question, lead: '' } : this.#ownLabel(ahead, blank, over);
      let own = printed.label;
      if (blank.kind === 'inline' && flow.homes.length === 0) {
        const split = partyOf(this.#walk, this.#heads, own);
        if (split.party !== '') {
          this.#heads.party = split.party;
          own = split.label;
        }
      }
      if (blank.kind === 'inline' && !this.#counts(blank, own)) continue;
      if (own !== '' && blank.kind !== 'box') labels.push(normaliseLabel(own));
      found = true;
      // The end of a period stands under the label its beginning has.
      if (blank.kind === 'date' && own !== '') dated = own;
      const said = own === '' && blank.kind === 'date' && nth > 0 ? dated : own;
      const target = this.#targetOf(blank);
      const suffix = suffixOf(para, blank, nth);
      const control = target.kind === 'box' ? target.control : null;
      take(
        this.#walk,
        para,
        flow,
        {
          target,
          homes: said === '' ? this.#homes() : this.#under(said, printed.lead),
          current: '',
          option: blank.kind === 'box' ? blank.option : null,
          headDate: blank.kind === 'date' && own === '' && dates === 1 && this.#isHeadDate(),
          atFoot: this.#heads.started,
          nth: blank.kind === 'date' ? nth : 0,
          of: blank.kind === 'date' ? dates : 1,
          barred: null,
        },
        {
          at: blank.start,
          suffix,
          ...(control ? { locator: `${part.prefix}sdt[${control.index}] ${suffix}` } : {}),
        },
      );
      if (blank.kind === 'date') nth++;
    }
    return found;
  }

  /** Spaces and brackets are room to write only behind a label that is known. */
  #counts(blank: Blank & { readonly kind: 'inline' }, own: string): boolean {
    const known = this.#walk.matcher.knows(own);
    const said = own === '' ? (this.#homes()[0]?.label ?? '') : own;
    if (blank.shape === 'space') return known;
    // In a cell of its own the seal's name is the label beside it.
    if (blank.shape === 'seal') return known || (this.#flow.cell !== null && own === '');
    // Dashes are parts of a number only behind a label that asks for one.
    if (blank.shape === 'split') return /電話|tel|メール|mail/i.test(said.normalize('NFKC'));
    return blank.shape !== 'paren' || this.#flow.cell !== null || known;
  }

  /** Whether what stands ahead of a label may be its heading; else both are one label. */
  #leads(lead: string): boolean {
    const { matcher } = this.#walk;
    return matcher.isForeign(lead) || (matcher.isParty(lead) && takesParty(this.#walk, this.#heads));
  }

  /** Nothing but a date, before anything else. */
  #isHeadDate(): boolean {
    const { started, one, two, lead } = this.#heads;
    // After a text, as behind an oath, only where no heading is open.
    if (this.#flow.cell !== null || (started && (!this.#walk.main || one + two + lead !== ''))) return false;
    const rest = squash(this.#para.text.replace(/[（(].*?[)）]/g, ''));
    return rest.replace(/令和|西暦|年月日/g, '') === '';
  }

  controls(): boolean {
    const { part, controlDone } = this.#walk;
    const para = this.#para;
    let found = false;
    for (const piece of para.pieces) {
      const control = piece.sdt >= 0 ? part.controls[piece.sdt] : undefined;
      if (!control || control.kind === 'check' || control.kind === 'other') continue;
      if (controlDone.has(control.index) || !this.#isWithin(control)) continue;
      controlDone.add(control.index);
      found = true;
      const own = this.#ownLabel(para.text.slice(0, piece.at), null);
      const text = para.pieces.filter((p) => p.sdt === control.index).map((p) => p.text);
      const named = { label: control.name, context: [...this.#around, ...this.#flow.outer] };
      const base = own.label === '' ? this.#homes() : this.#under(own.label, own.lead);
      // The name an author gave a control helps only where the form says nothing.
      const silent = base.every((h) => h.label === '') && control.name !== '';
      take(
        this.#walk,
        para,
        this.#flow,
        {
          target: { kind: 'control', para, control },
          homes: silent ? [named] : base,
          current: control.placeholder ? '' : text.join('').trim(),
          ...PLAIN,
          barred: control.fixed ? 'why.bound' : null,
        },
        { at: piece.at, locator: `${part.prefix}sdt[${control.index}]` },
      );
    }
    return found;
  }

  formFields(): boolean {
    const { part } = this.#walk;
    const para = this.#para;
    let found = false;
    for (const field of part.fields) {
      if (field.para !== para || field.kind === 'check') continue;
      found = true;
      const own = this.#ownLabel(para.text.slice(0, field.at), null);
      const text = para.pieces.filter((p) => p.field === field.index).map((p) => p.text);
      take(
        this.#walk,
        para,
        this.#flow,
        {
          target: { kind: 'formField', para, field },
          homes: own.label === '' ? this.#homes() : this.#under(own.label, own.lead),
          current: text.join('').trim(),
          ...PLAIN,
        },
        { at: field.at, locator: `${part.prefix}ffData[${field.index}]` },
      );
    }
    return found;
  }

  /** A control that wraps whole paragraphs counts for its first one only if it has no other. */
  #isWithin(control: Control): boolean {
    const { start, end } = control.element;
    const { element } = this.#para;
    if (start >= element.start && end <= element.end) return true;
    const inside = this.#walk.part.paras.filter((p) => p.element.start >= start && p.element.end <= end);
    return inside.length === 1;
  }

  #targetOf(blank: Blank): Target {
    const { part } = this.#walk;
    const para = this.#para;
    if (blank.kind === 'date')
      return { kind: 'date', para, slots: blank.slots, western: /西暦/.test(para.text) };
    if (blank.kind === 'inline')
      return { kind: 'inline', para, from: blank.from, to: blank.to, shape: blank.shape };
    const piece = para.pieces.find((p) => p.at <= blank.start && blank.start < p.at + p.text.length);
    return {
      kind: 'box',
      para,
      at: blank.start,
      control: piece && piece.sdt >= 0 ? (part.controls[piece.sdt] ?? null) : null,
      formField: piece && piece.field >= 0 ? (part.fields[piece.field] ?? null) : null,
      ticked: blank.ticked,
    };
  }

  /** The question ahead of the first box of a line. */
  #question(blanks: readonly Blank[]): string {
    const first = blanks.find((b) => b.kind === 'box');
    const ahead = first ? this.#para.text.slice(0, first.start) : '';
    return ahead.replace(/[:：\s\u3000]+$/u, '').trim();
  }

  /**
   * The label printed right ahead of a blank: since the last blank, of that line, as far as it is known; and what stands
   * ahead of it there.
   */
  #ownLabel(
    ahead: string,
    blank: Blank | null,
    over = true,
  ): { readonly label: string; readonly lead: string } {
    const { matcher } = this.#walk;
    const line = ahead.slice(ahead.lastIndexOf('\n') + 1);
    if (blank?.kind === 'inline' && /^postal/.test(blank.shape)) return { label: '郵便番号', lead: '' };
    const trimmed = line
      .replace(/[:：\s\u3000（(「〔［[]+$/u, '')
      .replace(/^[\s\u3000)）」、。〕］\]]+/u, '');
    if (trimmed === '' || PARTICLE.test(squash(trimmed))) return { label: '', lead: '' };
    const framed = /^[【〔［[]([^】〕］\]]+)[】〕］\]]\s*(\S.*)$/u.exec(trimmed);
    if (framed && matcher.isParty(framed[1]!)) return { label: framed[2]!, lead: framed[1]! };
    // 「対象期間：自 令和…」
    const whole = trimmed.replace(/[:：\s\u3000]+[自至]$/u, '');
    if (matcher.knows(whole)) return { label: whole, lead: '' };
    // 「…まで  報告書の日付：」: what stands behind the last gap.
    for (const gap of trimmed.matchAll(/\t|[ \u3000]{2,}|[:：）)】］\]]/gu)) {
      const rest = trimmed.slice(gap.index + gap[0].length).trim();
      if (rest === '' || !matcher.knows(rest)) continue;
      const lead = trimmed.slice(0, gap.index).trim();
      if (!over || matcher.groupOf(lead) === '') return { label: rest, lead: '' };
      return this.#leads(lead) ? { label: rest, lead } : { label: trimmed, lead: '' };
    }
    return { label: trimmed, lead: '' };
  }
}
