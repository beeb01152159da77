/** Fills a form of our own with values that tell their field, and says what was right, missed and wrong. */
import { strFromU8 } from 'fflate';
import { fill, recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { formatEra, partsOf, plainDate, type PlainDate } from '#kernel';
import type { OfficialField, OfficialValue, OfficialVocabulary } from '#schemas';
import type { Mark, OwnForm } from './own-form.ts';
import { all, bare, parseXml, textOf, type Node } from './word-text.ts';

/** A text of its own for each field (and column and entry), dates that differ. */
function textFor(field: OfficialField, n: number): string {
  if (field.key.endsWith('corporateNumber')) return '1234567890123';
  return field.key.endsWith('postalCode') ? '987-6543' : `Z${100 + n}Z`;
}

const dateFor = (n: number): PlainDate =>
  plainDate(`20${31 + n}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`);

/** Values for every field of the vocabulary. */
export function tellingValues(vocabulary: OfficialVocabulary): Map<string, OfficialValue> {
  const values = new Map<string, OfficialValue>();
  vocabulary.fields.forEach((field, n) => {
    const picks = field.options.slice(0, 2).map((o) => o.value);
    if (field.kind === 'rows') {
      const rows = [0, 1].map((entry) =>
        Object.fromEntries(
          field.columns.map((c, k) => [c.key, cellValue(n, c.kind, c.options?.[entry]?.value, entry, k)]),
        ),
      );
      values.set(field.key, { kind: 'rows', rows });
    } else if (field.kind === 'choice') values.set(field.key, { kind: 'choice', value: picks[0] ?? '' });
    else if (field.kind === 'choices') values.set(field.key, { kind: 'choices', values: picks });
    else if (field.kind === 'date' || field.kind === 'dateTime')
      values.set(field.key, { kind: 'date', date: dateFor(n), time: null });
    else values.set(field.key, { kind: 'text', text: textFor(field, n) });
  });
  return values;
}

function cellValue(
  n: number,
  kind: string,
  option: string | undefined,
  entry: number,
  k: number,
): OfficialValue {
  if (option !== undefined) return { kind: 'choice', value: option };
  if (kind === 'date') return { kind: 'date', date: dateFor(n + entry), time: null };
  return { kind: 'text', text: `R${n}${entry}${k}R` };
}

/** What must be readable where a mark stands; `''` = no tick. */
function printed(
  mark: Mark,
  values: ReadonlyMap<string, OfficialValue>,
  vocabulary: OfficialVocabulary,
): string {
  const value = values.get(mark.field);
  const field = vocabulary.fields.find((f) => f.key === mark.field);
  if (!value || !field) throw new RangeError(`no field ${mark.field}`);
  if (value.kind === 'rows') {
    const cell = value.rows[mark.entry]?.[mark.column ?? ''];
    if (!cell) throw new RangeError(`no column ${mark.field} ${mark.column ?? ''}`);
    const column = field.columns.find((c) => c.key === mark.column);
    return cell.kind === 'choice'
      ? (column?.options?.find((o) => o.value === cell.value)?.labels[0] ?? '')
      : plain(cell, null);
  }
  return plain(value, mark.part);
}

function plain(value: OfficialValue, part: Mark['part']): string {
  if (value.kind === 'text') return value.text;
  if (value.kind !== 'date') return '';
  if (part === null) return formatEra(value.date);
  const { year, month, day } = partsOf(value.date);
  return String(part === 'y' ? year - 2018 : part === 'm' ? month : day);
}

export type Outcome = {
  readonly wanted: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
};

const TICKED = /[☑☒■✓]/u;
/** Dates and values that tell their field: what must not stand where it does not belong. */
const TELLING = /Z\d{3}Z|R\d+R|1234567890123|987-?6543|令和\d+年\d+月\d+日|20\d\d年\d+月\d+日/gu;

/** Recognises and fills with this vocabulary; compares every paragraph of every part with the truth. */
export async function outcomeOf(
  form: OwnForm,
  vocabulary: OfficialVocabulary,
  full: OfficialVocabulary,
): Promise<Outcome> {
  const values = tellingValues(full);
  const reading = await recognise(form.bytes, vocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const filled = await fill(form.bytes, reading.value, values, vocabulary);
  if (!filled.ok) throw new Error(`${filled.error.code} ${filled.error.where}`);
  const asked = new Map<string, boolean>();
  const wrong: string[] = [];
  for (const [path, truths] of form.truths) {
    const [before, after] = [textsOf(form.bytes, path), textsOf(filled.value.bytes, path)];
    if (before.length !== truths.length)
      throw new Error(`${path}: ${before.length} paragraphs, ${truths.length} drawn`);
    const strange = [form.bytes, filled.value.bytes].map((b) => textsOf(b, path, true).join('|'));
    if (strange[0] !== strange[1]) wrong.push(`${path}: ${strange[1]}`);
    const extra = after.length - before.length;
    if (extra !== 0) wrong.push(`${path}: ${extra} paragraphs more`);
    truths.forEach((marks, n) => {
      const [old, now] = [before[n]!, after[n] ?? ''];
      const good = marks.map((m) => (m.option === null ? holds(m, now) : ticked(m, old, now)));
      marks.forEach((m, k) => {
        const key =
          m.column !== null || m.part !== null ? m.field : `${path} ${n} ${m.field} ${m.option ?? ''}`;
        asked.set(key, (asked.get(key) ?? true) && good[k]!);
      });
      if (old !== now && !fits(marks, old, now)) wrong.push(`${path} p[${n}] ${old} → ${now}`);
    });
  }
  const missed = [...asked].filter(([, good]) => !good).map(([key]) => key);
  return { wanted: asked.size, found: asked.size - missed.length, missed, wrong };

  function holds(mark: Mark, now: string): boolean {
    const value = bare(printed(mark, values, full));
    const western = value.replace(/^令和(\d+)年/, (_, y: string) => `${Number(y) + 2018}年`);
    const text = bare(now);
    if (mark.part !== null) return text.replace(/\D/g, '') === value;
    return [value, western, value.replace('-', '')].some((v) => text.includes(v));
  }
  function ticked(mark: Mark, old: string, now: string): boolean {
    const at = boxOf(mark, old);
    return at >= 0 && TICKED.test(now[at] ?? '');
  }
  /** The box printed ahead of the option's mark. */
  function boxOf(mark: Mark, old: string): number {
    const field = full.fields.find((f) => f.key === mark.field);
    const labels = field?.options.find((o) => o.value === mark.option)?.labels ?? [];
    return Math.max(-1, ...labels.map((l) => old.search(new RegExp(`[□☐][ \\u3000]*${l}`, 'u'))));
  }
  /** Whether all that is new belongs here. */
  function fits(marks: readonly Mark[], old: string, now: string): boolean {
    if (marks.length === 0) return false;
    const values = marks.filter((m) => m.option === null);
    let rest = bare(now);
    for (const m of values) {
      const value = bare(printed(m, tellingValues(full), full));
      rest = rest.replace(value, '').replace(value.replace('-', ''), '');
    }
    const strange = rest.match(TELLING) ?? [];
    const western = values.map((m) =>
      bare(printed(m, tellingValues(full), full)).replace(
        /^令和(\d+)年/,
        (_, y: string) => `${Number(y) + 2018}年`,
      ),
    );
    if (strange.some((s) => !western.includes(s))) return false;
    const ticks = [...old].filter((c, n) => TICKED.test(now[n] ?? '') && /[□☐]/u.test(c)).length;
    const own = marks.filter((m) => m.option !== null && ticked(m, old, now)).length;
    return values.length > 0 || ticks === own;
  }
}

/** The paragraphs of a part; those that drawing again brought in (`added`) by themselves. */
function textsOf(bytes: Uint8Array<ArrayBuffer>, path: string, added = false): string[] {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  const isAdded = (p: Node): boolean => [p.attrs('rsidR'), p.attrs('w:rsidR')].includes('00ADDED0');
  return all(parseXml(strFromU8(zip.value.get(path)!)), 'p')
    .filter((p) => isAdded(p) === added)
    .map(textOf);
}
