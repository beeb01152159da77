/** Which field a label means, given the headings it stands below. */
import type { OfficialColumn, OfficialField, OfficialOption, OfficialVocabulary } from '#schemas';
import { groupByMaking, namedBy } from './parties.ts';
import { likeness } from './similar.ts';
import { choose, FOREIGN, headingOf, PARTIES, SURE, type Entry, type LabelMatch } from './label-score.ts';
import { canonical, isOfficeMark, isOfficeText, normaliseLabel, readingsOf } from './labels.ts';

export { SURE, type LabelMatch } from './label-score.ts';

const NEUTRAL = 'neutral';

type Alike = { readonly entry: Entry; readonly like: number };

/** The vocabulary, indexed by what labels look like once normalised. Built once per run. */
export type Matcher = {
  readonly vocabulary: OfficialVocabulary;
  /**
   * The field a label means below these headings (nearest first). `formNo` = the form, where known: a field that it is
   * known to ask for needs no heading.
   */
  readonly match: (label: string, context: readonly string[], formNo: string | null) => LabelMatch;
  /** The group a heading opens: an id, `foreign`, '' = a label of some field or an empty heading, null = unknown. */
  readonly groupOf: (heading: string) => string | null;
  /** Whether a heading names somebody (申請者, 代表者, 担当者, or another party). */
  readonly isParty: (heading: string) => boolean;
  readonly isForeign: (heading: string) => boolean;
  /** Whether it is a label that means one field wherever it stands. */
  readonly isListed: (label: string) => boolean;
  /** Whether the text is, in some reading, a label or heading the vocabulary knows. */
  readonly knows: (label: string) => boolean;
  readonly field: (key: string) => OfficialField | undefined;
  /** The columns of a row field by their headings: a key per heading, null where unknown, and how many were found. */
  readonly columns: (
    field: OfficialField,
    headings: readonly string[],
  ) => { readonly keys: readonly (string | null)[]; readonly found: number };
  /** The option that is printed so, or null. */
  readonly option: (options: readonly OfficialOption[], printed: string) => string | null;
};

const NONE: LabelMatch = { guesses: [], sure: false, why: { code: 'why.none', params: {} } };

const matchers = new WeakMap<OfficialVocabulary, Matcher>();

/** The matcher of a vocabulary, built once. */
export function matcherOf(vocabulary: OfficialVocabulary): Matcher {
  const known = matchers.get(vocabulary);
  if (known) return known;
  const made = build(vocabulary);
  matchers.set(vocabulary, made);
  return made;
}

function build(vocabulary: OfficialVocabulary): Matcher {
  const groups = new Map<string, string>();
  const foreign: string[] = [];
  for (const g of vocabulary.groups) {
    for (const word of [...g.words, ...(g.loose ?? [])]) {
      if (g.id === FOREIGN) foreign.push(canonical(word));
      else if (!groups.has(canonical(word))) groups.set(canonical(word), g.id === NEUTRAL ? '' : g.id);
    }
  }
  const loose = new Set(vocabulary.groups.flatMap((g) => (g.loose ?? []).map(canonical)));
  const isLoose = (heading: string): boolean => readingsOf(heading).some((r) => loose.has(r.key));
  const index = new Map<string, Entry[]>();
  const put = (label: string, entry: Entry): void => {
    const key = canonical(label);
    const list = index.get(key) ?? [];
    if (!list.some((e) => e.field === entry.field)) index.set(key, [...list, entry]);
  };
  const byKey = new Map(vocabulary.fields.map((f) => [f.key, f]));
  const wordsOf = (id: string): readonly string[] => vocabulary.groups.find((g) => g.id === id)?.words ?? [];
  for (const field of vocabulary.fields) {
    const words = wordsOf(field.group);
    for (const label of field.labels) {
      const key = canonical(label);
      put(label, { field, strong: true, explicit: words.some((w) => key.startsWith(canonical(w))) });
    }
  }
  // 代表者 + 氏名, 連絡担当者 + 電話番号: said in one breath, the heading is in the label. What is listed goes first.
  const listed = new Set(index.keys());
  // 申請者 + 法人番号: whole labels with their heading are known as they stand, nothing is like them.
  const whole = new Set<string>();
  for (const field of vocabulary.fields) {
    for (const word of wordsOf(field.group)) {
      for (const label of [...field.shared, ...field.labels]) {
        const key = canonical(word + label);
        if (listed.has(key)) continue;
        if (!index.has(key) && !field.shared.includes(label)) whole.add(key);
        put(word + label, { field, strong: true, explicit: true });
      }
    }
  }
  for (const field of vocabulary.fields)
    for (const label of field.shared) put(label, { field, strong: false, explicit: false });

  // 「部署・氏名」, 「代表者の職・氏名」: the one group that has all of them.
  const jointGroup = (key: string): string | null => {
    const parts = key.split('・').filter((t) => t !== '');
    if (parts.length < 2) return null;
    let left: Set<string> | null = null;
    for (const part of parts) {
      const own: string[] = (index.get(part) ?? []).map((e) => e.field.group);
      left = new Set(left === null ? own : own.filter((g) => left?.has(g)));
    }
    const [only, second] = [...(left ?? [])];
    return only !== undefined && second === undefined ? only : null;
  };

  const groupOf = (heading: string): string | null => {
    if (isOfficeMark(heading) || isOfficeText(heading)) return FOREIGN;
    const readings = readingsOf(heading);
    if (readings.length === 0) return '';
    // The number of a row is no heading.
    if (/^[\d().\-#]+$/.test(readings[0]!.key)) return '';
    for (const { key } of readings) {
      const id = groups.get(key);
      if (id !== undefined) return id;
    }
    for (const { key } of readings) {
      const entries = index.get(key);
      if (entries?.length === 1 && entries[0]!.strong) return entries[0]!.field.group;
      if (entries) return '';
    }
    for (const { key } of readings) {
      const made = groupByMaking(key);
      if (made !== null) return made;
    }
    const first = readings[0]!.key;
    const joint = jointGroup(first);
    if (joint !== null && !foreign.some((w) => first.includes(w))) return joint;
    if (foreign.some((w) => first.includes(w))) return FOREIGN;
    return null;
  };

  // Not listed: what is said in nearly the same words, below a heading (or in a form) that asks for it.
  const remembered = new Map<string, readonly Alike[]>();
  const near = (key: string): readonly Alike[] => {
    const before = remembered.get(key);
    if (before) return before;
    const found: Alike[] = [];
    for (const [listedKey, entries] of index) {
      if (whole.has(listedKey)) continue;
      const like = likeness(key, listedKey);
      if (like >= 0.5) for (const entry of entries) found.push({ entry, like });
    }
    // Labels of many forms go through one matcher.
    if (remembered.size < 5_000) remembered.set(key, found);
    return found;
  };
  const alike = (label: string, context: readonly string[], formNo: string | null): LabelMatch => {
    const found = new Map<string, Alike>();
    for (const { key } of readingsOf(label)) {
      for (const one of near(key)) {
        if (one.like > (found.get(one.entry.field.key)?.like ?? 0)) found.set(one.entry.field.key, one);
      }
    }
    const { group, unknown } = headingOf(context, groupOf);
    if (found.size === 0 || group === FOREIGN) return NONE;
    const guesses = [...found.values()]
      .map(({ entry, like }) => {
        const { field } = entry;
        const asked = formNo !== null && field.forms.includes(formNo) && group === null;
        const fits = unknown === '' && (group === field.group || asked);
        return { field: field.key, confidence: fits ? 0.8 + 0.05 * like : 0.5 * like };
      })
      .sort((a, b) => b.confidence - a.confidence);
    const [best, rival] = guesses;
    const sure = best !== undefined && best.confidence >= SURE && (rival?.confidence ?? 0) < SURE;
    const params = { label: normaliseLabel(label), heading: '' };
    return { guesses, sure, why: { code: sure ? 'why.alike' : 'why.unlisted', params } };
  };

  // 異議申立者の住所: a heading by its making and a label of its group.
  const compound = (key: string): Entry[] => {
    for (let at = 2; at < key.length; at++) {
      const entries = index.get(key.slice(at));
      if (!entries) continue;
      const ahead = key.slice(0, at);
      const group = groups.get(ahead) ?? groupByMaking(ahead);
      if (!group || loose.has(ahead)) continue;
      const own = entries.filter((e) => e.field.group === group);
      if (own.length > 0) return own.map((e) => ({ ...e, strong: true, explicit: true }));
    }
    return [];
  };

  const match: Matcher['match'] = (label, context, formNo) => {
    if (isOfficeMark(label)) return NONE;
    const readings = readingsOf(label);
    for (const { key, loss } of readings) {
      const entries = index.get(key);
      if (entries) return choose(entries, loss, label, context, formNo, groupOf);
    }
    for (const { key, loss } of readings) {
      const made = compound(key);
      if (made.length > 0) return choose(made, loss, label, context, formNo, groupOf);
    }
    const named = byKey.get(namedBy(readings[0]?.key ?? '') ?? '');
    if (named) {
      const entry: Entry = { field: named, strong: true, explicit: false };
      return choose([entry], 0.08, label, context, formNo, groupOf);
    }
    return alike(label, context, formNo);
  };

  const option: Matcher['option'] = (options, printed) => {
    const keys = readingsOf(printed).map((r) => r.key);
    for (const key of keys) {
      const found = options.filter((o) => o.labels.some((l) => canonical(l) === key));
      if (found.length === 1) return found[0]!.value;
    }
    return null;
  };

  const columns: Matcher['columns'] = (field, headings) => {
    const used = new Set<string>();
    const keys = headings.map((heading) => {
      const key = columnOf(field.columns, heading);
      if (key === null || used.has(key)) return null;
      used.add(key);
      return key;
    });
    // Beside columns that are known, one in nearly the same words, if it can be no other.
    if (used.size > 0) {
      headings.forEach((heading, n) => {
        const left = field.columns.filter((c) => !used.has(c.key));
        const near = keys[n] === null ? left.filter((c) => isNearColumn(c, heading)) : [];
        const [only, second] = near;
        if (!only || second) return;
        keys[n] = only.key;
        used.add(only.key);
      });
    }
    return { keys, found: used.size };
  };

  return {
    vocabulary,
    match,
    groupOf,
    isParty: (heading) => {
      if (groupOf(heading) === FOREIGN) return true;
      if (isLoose(heading)) return false;
      return readingsOf(heading).some(({ key }) => PARTIES.has(groups.get(key) ?? groupByMaking(key) ?? ''));
    },
    isListed: (label) => readingsOf(label).some((r) => listed.has(r.key)),
    isForeign: (heading) => groupOf(heading) === FOREIGN,
    knows: (label) =>
      readingsOf(label).some(
        (r) => index.has(r.key) || groups.has(r.key) || groupByMaking(r.key) || compound(r.key).length > 0,
      ),
    field: (key) => byKey.get(key),
    columns,
    option,
  };
}

const isNearColumn = (column: OfficialColumn, heading: string): boolean =>
  readingsOf(heading).some(({ key }) => column.labels.some((l) => likeness(key, canonical(l)) >= 0.6));

function columnOf(columns: readonly OfficialColumn[], heading: string): string | null {
  for (const { key } of readingsOf(heading)) {
    const found = columns.filter((c) => c.labels.some((l) => canonical(l) === key));
    if (found.length > 0) return found[0]!.key;
  }
  return null;
}
