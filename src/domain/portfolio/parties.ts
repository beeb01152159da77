/** What a vendor's cases have in common: who applies. Entered once, taken over from case to case (7.5, 7.6). */
import { getAt, normaliseCode, type IdSource, type Patch } from '#kernel';
import type { CaseFile, RecordSource } from '#schemas';

type Parties = Pick<CaseFile, 'vendor' | 'contacts' | 'disclosure'>;
type Stamped = { readonly id: string; readonly created: string; readonly changed: string };

/** The case with the vendor, the officers, the contacts and the 7.5 information of another; the day of the last test is that service's own. */
export function withPartiesOf(file: CaseFile, other: Parties, source: RecordSource): CaseFile {
  const now = source.now();
  const fresh = <T extends Stamped>(record: T): T => ({ ...record, created: now, changed: now });
  const own = <T extends Stamped>(record: T): T => ({ ...fresh(record), id: source.id() });
  return {
    ...file,
    vendor: {
      ...fresh(other.vendor),
      id: file.vendor.id,
      officers: other.vendor.officers.map(own),
      shareholders: other.vendor.shareholders.map(own),
    },
    contacts: other.contacts.map(own),
    disclosure: { ...fresh(other.disclosure), id: file.disclosure.id, lastTestedOn: null },
  };
}

/** One thing two cases say differently of the vendor. */
export type PartyDifference = {
  /** The field here; for a record that only the other case has, the list. */
  readonly path: string;
  /** `changed`: a value; `added`, `removed`: a whole record, only there or only here. */
  readonly kind: 'changed' | 'added' | 'removed';
  readonly here: string;
  readonly there: string;
  /** What makes this case say what the other one says. */
  readonly patch: Patch;
};

const FIELDS = [
  'vendor/name',
  'vendor/nameKana',
  'vendor/corporateNumber',
  'vendor/address/postalCode',
  'vendor/address/text',
  'vendor/representative/title',
  'vendor/representative/name',
  'disclosure/capitalNote',
  'disclosure/foreignLaw',
  'disclosure/governingLaw',
  'disclosure/jurisdiction',
  'disclosure/testing',
  'disclosure/testingAcceptance',
] as const;

/** Lists by path: the first fields tell who an element is, all of them are compared. */
const LISTS = [
  { path: 'vendor/officers', key: ['name'], fields: ['title', 'name'] },
  { path: 'vendor/shareholders', key: ['name'], fields: ['name', 'country', 'ratio'] },
  { path: 'contacts', key: ['role', 'name'], fields: ['role', 'department', 'name', 'phone', 'email'] },
] as const;

/** Every difference between the vendor's data of two cases, in the order of the screen. The order within lists does not count. */
export function partyDifferences(file: Parties, other: Parties, ids: IdSource): readonly PartyDifference[] {
  const values = FIELDS.flatMap((path) => valueDifference(path, getAt(file, path), getAt(other, path)));
  return [...values, ...LISTS.flatMap((list) => listDifferences(list, file, other, ids))];
}

function valueDifference(path: string, here: unknown, there: unknown): PartyDifference[] {
  if (here === there) return [];
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return [
    { path, kind: 'changed', here: text(here), there: text(there), patch: { path, value: there ?? '' } },
  ];
}

type Item = Record<string, unknown> & { readonly id: string };
type List = (typeof LISTS)[number];

function listDifferences(list: List, file: Parties, other: Parties, ids: IdSource): PartyDifference[] {
  const items = (of: Parties): readonly Item[] => (getAt(of, list.path) ?? []) as readonly Item[];
  const key = (item: Item): string => list.key.map((k) => normaliseCode(String(item[k]))).join('|');
  const words = (item: Item): string =>
    list.fields
      .filter((f) => f !== 'role')
      .map((f) => String(item[f]))
      .filter(Boolean)
      .join('　');
  const here = [...items(file)];
  const added: PartyDifference[] = [];
  const changed: PartyDifference[] = [];
  for (const there of items(other)) {
    // The same person twice is a pair each: an element is matched once.
    const at = here.findIndex((item) => key(item) === key(there));
    const mine = at < 0 ? undefined : here.splice(at, 1)[0];
    if (mine) {
      const path = `${list.path}/${mine.id}`;
      changed.push(...list.fields.flatMap((f) => valueDifference(`${path}/${f}`, mine[f], there[f])));
    } else {
      const record = { ...there, id: ids() };
      const patch = { path: `${list.path}/${record.id}`, value: record };
      added.push({ path: list.path, kind: 'added', here: '', there: words(there), patch });
    }
  }
  const removed = here.map((item): PartyDifference => {
    const path = `${list.path}/${item.id}`;
    return { path, kind: 'removed', here: words(item), there: '', patch: { path, value: undefined } };
  });
  return [...changed, ...added, ...removed];
}
