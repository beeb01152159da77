import { describe, expect, test } from 'vitest';
import { partyDifferences, withPartiesOf } from '#domain/portfolio';
import { applyPatches, countingIds } from '#kernel';
import { caseFile, newRecord } from '#schemas';
import { change, completeCase, emptyCase, source } from '#test/support/cases.ts';

const full = completeCase();
const taken = withPartiesOf(emptyCase(), full, source('N'));

describe('taking the vendor over', () => {
  test('vendor, officers, contacts and 7.5 are there, under ids of their own; nothing else is', () => {
    expect(caseFile.safeParse(taken).success).toBe(true);
    expect(partyDifferences(taken, full, countingIds('D'))).toEqual([]);
    expect(taken.vendor.officers.map((o) => o.name)).toEqual(full.vendor.officers.map((o) => o.name));
    expect(taken.contacts[0]?.id).not.toBe(full.contacts[0]?.id);
    expect(taken.disclosure.lastTestedOn).toBeNull();
    const { vendor: _v, contacts: _c, disclosure: _d, ...rest } = taken;
    const { vendor: _w, contacts: _e, disclosure: _f, ...before } = emptyCase();
    expect(rest).toEqual(before);
  });
});

describe('comparing the vendor of two cases', () => {
  const officer = full.vendor.officers[0]!;
  const contact = full.contacts[0]!;
  const added = { ...newRecord.officer(source('O')), title: '監査役', name: '﨑山　望' };
  const other = change(full, {
    'vendor/address/text': '東京都千代田区1-1',
    [`vendor/officers/${officer.id}/title`]: '会長',
    [`vendor/officers/${added.id}`]: added,
    [`contacts/${contact.id}`]: undefined,
    'disclosure/governingLaw': '',
  });

  test('names each difference by its field, and records that only one of them has', () => {
    const found = partyDifferences(full, other, countingIds('D'));
    expect(found.map((d) => [d.kind, d.path, d.there])).toEqual([
      ['changed', 'vendor/address/text', '東京都千代田区1-1'],
      ['changed', 'disclosure/governingLaw', ''],
      ['changed', `vendor/officers/${officer.id}/title`, '会長'],
      ['added', 'vendor/officers', '監査役　﨑山　望'],
      ['removed', `contacts/${contact.id}`, ''],
    ]);
    expect(found.at(-1)?.here).toContain(contact.name);
  });

  test('taking all of it over leaves no difference; taking some leaves the others', () => {
    const found = partyDifferences(full, other, countingIds('D'));
    const all = applyPatches(
      full,
      found.map((d) => d.patch),
    );
    expect(partyDifferences(all, other, countingIds('E'))).toEqual([]);
    expect(caseFile.safeParse(all).success).toBe(true);
    const one = applyPatches(full, [found[0]!.patch]);
    expect(partyDifferences(one, other, countingIds('E'))).toHaveLength(found.length - 1);
  });

  test('the order of a list is no difference, and two of one name are two', () => {
    const turned = change(full, { 'vendor/officers': full.vendor.officers.toReversed() });
    expect(partyDifferences(full, turned, countingIds('D'))).toEqual([]);
    const twice = change(full, {
      [`vendor/officers/${added.id}`]: { ...officer, id: added.id },
    });
    expect(partyDifferences(full, twice, countingIds('D')).map((d) => d.kind)).toEqual(['added']);
  });
});
