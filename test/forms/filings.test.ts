import { describe, expect, it } from 'vitest';
import { filingOf, filings, formOf, planBundle, plansOf } from '#forms';
import { logKindInfo } from '#messages';
import { currentEdition, rulebookFor } from '#rulebook';
import { provision } from '#rulebook/provisions';
import { LOG_KINDS, type CaseFile, type LogKind } from '#schemas';
import { logged } from '#test/support/cases.ts';
import { AS_OF, complete, empty, incomplete } from './support.ts';

const book = rulebookFor(currentEdition.id);
const last = (key: string, file = complete): string => filingOf(key)?.subjects(file, AS_OF)?.at(-1)?.id ?? '';

describe('every filing', () => {
  it('has a name, a clause of the rules and a folder of its own', () => {
    expect(new Set(filings.map((f) => f.key)).size).toBe(filings.length);
    for (const f of filings) {
      expect(f.key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(provision(f.clause), f.clause).toBeDefined();
      expect(f.folder).toMatch(/^\d\d_\S+$/);
      expect(filingOf(f.key)).toBe(f);
    }
  });

  for (const f of filings) {
    it(`${f.key} asks for known papers in any case, and says why it is filed`, () => {
      for (const file of [complete, incomplete, empty]) {
        const subject = last(f.key, file);
        expect(f.occasion(file, AS_OF, book, subject).reason).toMatch(/（.+）。$|。$/);
        const items = f.items(file, AS_OF, book, subject);
        expect(items.length).toBeGreaterThan(0);
        for (const item of items) {
          expect(item.clauses.length).toBeGreaterThan(0);
          if (item.state === 'paper') expect(formOf(item.form.key)).toBe(item.form);
          else if (item.state === 'files') expect(item.files.length).toBeGreaterThan(0);
          else expect(item.reason).not.toBe('');
        }
        const entry = f.filed(file, AS_OF, subject);
        if (entry) {
          expect(LOG_KINDS).toContain(entry.kind);
          expect(logKindInfo(entry.kind).label).not.toBe('');
        }
      }
    });

    it(`${f.key} makes a plan of its own papers, in order`, () => {
      const filing = { key: f.key, subject: last(f.key) };
      const plan = planBundle(complete, AS_OF, '', book, filing);
      expect(plan.filing).toEqual(filing);
      expect(plan.entries.length + plan.missing.length + plan.dropped.length).toBeGreaterThan(0);
      for (const entry of plan.entries) expect(entry.path.startsWith(`${f.folder}/`)).toBe(true);
      expect(plansOf(complete, AS_OF, filing)[0]?.entries.map((e) => e.path)).toEqual(
        plan.entries.map((e) => e.path),
      );
    });
  }

  it('is refused by a name there is none of', () => {
    const none = { key: 'no-such-filing', subject: '' };
    expect(() => planBundle(complete, AS_OF, '', book, none)).toThrow(RangeError);
    expect(plansOf(complete, AS_OF, none)).toEqual([]);
  });
});

describe('occasions', () => {
  it('8.1: nothing is applied for while it is looked at, registered or withheld; once refused, it is again', () => {
    const unfiled: CaseFile = { ...complete, log: [] };
    const filed = logged(unfiled, 'app.filed', '2026-11-02');
    const isOpen = (file: CaseFile) => filingOf('application')!.occasion(file, AS_OF, book, '').open;
    const after = (kind: LogKind) => isOpen(logged(filed, kind, '2026-11-10'));
    expect([isOpen(unfiled), isOpen(filed)]).toEqual([true, false]);
    expect([after('decision.registered'), after('decision.withheld')]).toEqual([false, false]);
    expect([after('app.notAccepted'), after('decision.rejected')]).toEqual([true, true]);
  });

  it('the first application and the renewal exclude each other', () => {
    const renewing = {
      ...complete,
      log: [],
      application: { ...complete.application, kind: 'renewal' as const },
    };
    const open = (key: string, file: typeof complete): boolean =>
      filingOf(key)!.occasion(file, AS_OF, book, '').open;
    expect([open('application', renewing), open('renewal', renewing)]).toEqual([false, true]);
    const first = { ...complete, log: [] };
    expect([open('application', first), open('renewal', first)]).toEqual([true, false]);
  });
});
