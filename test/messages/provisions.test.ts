import { describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import {
  CONTENT_CODES,
  CONTENT_REASONS,
  contentMessage,
  effectMessage,
  partyLabel,
  verdictMessage,
} from '#messages';
import { effectOn, PARTIES, partyName, provision, provisions } from '#rulebook/provisions';

const asOf = plainDate('2026-11-21');

describe('a provision in words', () => {
  test('since when, for what, and by which supplementary provision', () => {
    expect(effectMessage(provision('8.2')!.effect)).toBe(
      '令和4年11月1日（2022-11-01）から（附則(R4.11.1)1）。',
    );
    expect(effectMessage(provision('10.7')!.effect)).toBe(
      '令和5年10月2日（2023-10-02）から（附則(R5.7.3)1）。登録申請の日が令和5年10月2日（2023-10-02）以後の登録申請（新規・更新）に適用します。',
    );
    expect(effectMessage(provision('13.2')!.effect)).toContain('インシデントを認知した日が');
  });

  test('how each effect stands says something for every verdict', () => {
    for (const { effect } of provisions) {
      for (const fact of [null, plainDate('2023-01-01'), asOf]) {
        for (const day of [plainDate('2022-01-01'), asOf]) {
          const text = verdictMessage(effectOn(effect, day, fact), effect, day, fact);
          expect(text).toMatch(/。$/);
          expect(text).not.toContain('undefined');
        }
      }
    }
  });

  test('the parties are called as in the rules', () => {
    for (const party of PARTIES) expect(partyLabel(party)).toBe(partyName[party]);
  });
});

describe('a refused edition or pack', () => {
  test('every code has a title that says that nothing was changed, and a remedy', () => {
    for (const code of CONTENT_CODES) {
      const { title, remedy } = contentMessage({ code, where: 'clocks.0.from', params: { reason: 'x' } });
      expect(title).toMatch(/何も変更していません。$/);
      expect(title + remedy).not.toContain('undefined');
      expect(remedy).not.toBe('');
    }
  });

  test('every reason within a file has words', () => {
    for (const reason of CONTENT_REASONS) {
      const { title } = contentMessage({ code: 'content.pack.invalid', where: 'axes', params: { reason } });
      expect(title).toContain('項目「axes」');
      expect(title).not.toContain(reason);
    }
  });
});
