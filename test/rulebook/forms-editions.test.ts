import { describe, expect, test } from 'vitest';
import { currentEdition, editionOf, editions, formFact, formFacts } from '#rulebook';
import { provision } from '#rulebook/provisions';
import source from './fixtures/forms.json' with { type: 'json' };

describe('forms', () => {
  test('numbers, titles, authors and clauses are those of the sources', () => {
    const author = (by: string): string => (by === 'applicant+agency' ? 'applicantAndAgency' : by);
    expect(formFacts).toEqual([
      ...source.numbered.map((f) => ({ ...f, by: author(f.by), provenance: 'seed' })),
      ...source.unnumbered.map((f) => ({ no: null, ...f, by: author(f.by), provenance: 'seed' })),
    ]);
  });

  test('found by number, by 様式 and number, and by an unnumbered title', () => {
    expect(formFact('2-4')?.title).toBe('登録申請書');
    expect(formFact('様式2-4')).toBe(formFact('2-4'));
    expect(formFact('改善計画書')?.no).toBeNull();
    expect(formFact('3-1')).toBeUndefined();
  });

  test('each paper is named by the provisions that ask for it', () => {
    for (const f of formFacts) {
      for (const clause of f.clauses) {
        expect(provision(clause)?.forms, `${f.title} ${clause}`).toContain(f.no ?? f.title);
      }
    }
  });
});

describe('editions', () => {
  test('the current edition and what it covers', () => {
    expect(currentEdition.id).toBe('rules-2024-03-01');
    expect(currentEdition.title).toBe('ISMAP-LIUクラウドサービス登録規則（令和6年3月1日施行）');
    expect(currentEdition.coverage).toEqual({ from: '2022-11-01', source: '附則(R4.11.1)1' });
    expect(provision(currentEdition.coverage.source)?.effect.from).toBe(currentEdition.coverage.from);
    expect(currentEdition.laterRecord.map((r) => `${r.when} ${r.provenance}`)).toEqual([
      '2024-07 public',
      '2024-08 public',
      '2025-09 public',
    ]);
  });

  test('editions are found by id; an unknown one is not', () => {
    expect(editions).toContain(currentEdition);
    expect(editionOf('rules-2024-03-01')).toBe(currentEdition);
    expect(editionOf('rules-2099-01-01')).toBeUndefined();
  });
});
