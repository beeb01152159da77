/** The public list entry (11.5): what it would say now, and how that differs from what was kept. */
import { lastEntry } from '#domain/facts';
import { replay } from '#domain/procedure';
import { formatEra, type PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import { catalogueOf } from '#rulebook/controls';
import { LIST_ITEMS, type CaseFile, type Listing, type ListItem } from '#schemas';

const LONGEST = 20_000;
const said = (parts: readonly string[]): string => parts.filter((p) => p.trim() !== '').join('\n');

function controls(file: CaseFile): string {
  const { control } = catalogueOf(file);
  const ids = file.rows
    .filter((row) => row.decision === 'adopted' && control(row.id)?.basic)
    .map((r) => r.id);
  return ids.length === 0 ? '' : `${ids.length}件：${ids.join('、')}`;
}

function plan({ findings, externalAudit: { hasFindings } }: CaseFile): string {
  if (findings.length > 0 || hasFindings === true) return 'あり';
  return hasFindings === false ? 'なし' : '';
}

function information({ vendor, disclosure: d }: CaseFile): string {
  return said([
    ...vendor.officers.map((o) => `${o.title} ${o.name}`),
    ...vendor.shareholders.map((s) => `${s.name} ${s.country} ${s.ratio}`),
    d.capitalNote,
    d.foreignLaw,
    d.governingLaw,
    d.jurisdiction,
    d.testing,
    d.testingAcceptance,
  ]);
}

const day = (date: PlainDate | null): string => (date === null ? '' : formatEra(date));

/** The text of each of the thirteen items as of the date; '' where the case does not tell. */
export function listingNow(file: CaseFile, asOf: PlainDate, rulebook?: Rulebook): Listing['values'] {
  const { service, vendor, statement, externalAudit: audit, after } = file;
  const values: Listing['values'] = {
    name: service.name,
    url: service.url,
    vendor: said([vendor.name, vendor.address.postalCode, vendor.address.text]),
    registeredOn: day(lastEntry(file, ['decision.registered'], asOf)?.date ?? null),
    expires: day(replay(file, asOf, rulebook).expires),
    scope: said([statement.scope, statement.scopeExcluded]),
    controls: controls(file),
    period: audit.periodStart || audit.periodEnd ? `${day(audit.periodStart)}～${day(audit.periodEnd)}` : '',
    subsequentEvents: statement.subsequentEvents,
    plan: plan(file),
    information: information(file),
    remarks: after.listed.remarks,
    agencies: after.listed.agencies,
  };
  for (const item of LIST_ITEMS) values[item] = values[item].slice(0, LONGEST);
  return values;
}

/** The items whose text differs, in the order of 11.5. */
export function listingDifferences(before: Listing['values'], now: Listing['values']): readonly ListItem[] {
  return LIST_ITEMS.filter((item) => before[item].trim() !== now[item].trim());
}

/** The entry that was kept last, by its day; null while there is none. */
export function lastListing(file: CaseFile): Listing | null {
  return file.after.listing.reduce<Listing | null>(
    (last, entry) => (last === null || entry.date >= last.date ? entry : last),
    null,
  );
}
