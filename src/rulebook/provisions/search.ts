import { partyName, type Provision } from './types.ts';

/** Widths (NFKC), case, kinds of dash and the two kana alike. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

/** A form as the rules name it: 様式 and its number, or its title. */
export function formWord(form: string): string {
  return /^\d/.test(form) ? `様式${form}` : form;
}

const haystacks = new WeakMap<Provision, string>();

function haystack(p: Provision): string {
  const known = haystacks.get(p);
  if (known !== undefined) return known;
  const made = fold(
    [p.id, p.title, p.summary, ...p.binds.map((b) => partyName[b]), ...p.forms.map(formWord)].join('\n'),
  );
  haystacks.set(p, made);
  return made;
}

/** The provisions that hold every word of the text, in their order. */
export function searchIn(list: readonly Provision[], text: string): readonly Provision[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((w) => w !== '');
  return words.length === 0 ? list : list.filter((p) => words.every((w) => haystack(p).includes(w)));
}
