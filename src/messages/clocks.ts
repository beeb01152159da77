/** Sentences about clocks: what they are, how they stand, and why a date is what it is. */
import { formatBoth, isPlainDate } from '#kernel';
import type { ExplanationStep } from '#domain/calendar';
import type { RunningClock } from '#domain/procedure';

type Params = ExplanationStep['params'];
const day = (value: unknown): string => (isPlainDate(value) ? formatBoth(value) : String(value));

const SENTENCES: Readonly<Record<string, (p: Params) => string>> = {
  'clock.trigger': (p) => `${p['clause']}の期間は「${p['event']}」（${day(p['date'])}）から数えます。`,
  'clock.firstDayNotCounted': (p) =>
    `初日の${day(p['date'])}は数えず、翌日の${day(p['start'])}から数えます（民法140条）。`,
  'clock.firstDayCounted': (p) =>
    `期間が${day(p['date'])}の始めから始まるため、初日も数えます（民法140条ただし書）。`,
  'clock.after.day': (p) => `${p['n']}日目の${day(p['due'])}が末日です。`,
  'clock.after.week': (p) => `${p['n']}週間（${Number(p['n']) * 7}日）目の${day(p['due'])}が末日です。`,
  'clock.corresponding': (p) =>
    `${months(p['months'])}後の応当日は${day(p['target'])}で、その前日の${day(p['due'])}が末日です（民法143条2項）。`,
  'clock.noCorresponding': (p) =>
    `${months(p['months'])}後の月に応当日（${String(p['start']).slice(8)}日）がないため、その月の末日の${day(p['due'])}が末日です（民法143条2項ただし書）。`,
  'clock.sameDate': (p) => `${p['years']}年後の同じ月日の${day(p['due'])}までは、1年以内として扱います。`,
  'clock.sameDateClamped': (p) => `${p['years']}年後に2月29日がないため、2月28日の${day(p['due'])}までです。`,
  'clock.openingDays': (p) =>
    `行政機関の休日を除いて${p['n']}日目の${day(p['due'])}が末日です。` +
    (p['closed'] === '' ? '間に休日はありません。' : `数えなかった日：${p['closed']}。`),
  'clock.halfYear': (p) => `この日が属する半期の末日は${day(p['end'])}です。そこから数えます。`,
  'clock.dueIsOpen': (p) => `${day(p['date'])}は開庁日なので、安全な期限も同じ日です。`,
  'clock.safe': (p) =>
    `末日の${day(p['date'])}は閉庁日にかかります（${p['closed']}）。規則には翌開庁日に延ばす定めがないため、直前の開庁日の${day(p['safe'])}を安全な期限とします。`,
  'clock.forecast': (p) => `${p['until']}より後の祝日は見込みです（要原文確認）。`,
  'clock.publicSource': (p) => `${p['source']}（要原文確認）`,
  'clock.beforeProvision': (p) =>
    `対象外：この定めは${day(p['start'])}から適用されます（${p['clause']}）。${day(p['date'])}には適用がありません。`,
  'clock.outsideHolidays': (p) =>
    `対象外：期間が祝日の分かっている範囲（2022年から2050年まで）の外に出るため、${day(p['date'])}からは計算しません。`,
};

function months(value: unknown): string {
  const n = Number(value);
  if (n % 12 === 0) return `${n / 12}年`;
  return n > 12 ? `${Math.floor(n / 12)}年${n % 12}か月` : `${n}か月`;
}

/** One step of an explanation as a sentence. */
export function explanationMessage(step: ExplanationStep): string {
  return SENTENCES[step.code]?.(step.params) ?? step.code;
}

/** Every code that has a sentence; the tests compare it with the codes in use. */
export const EXPLANATION_CODES: readonly string[] = Object.keys(SENTENCES);

const FORCE: Readonly<Record<string, string>> = {
  must: '義務',
  inPrinciple: '原則',
  effort: '努力義務',
  condition: '軽微と認められる要件',
};

const ACTOR: Readonly<Record<string, string>> = {
  vendor: '申請者',
  agency: '政府機関等',
  operator: 'ISMAP運用支援機関',
  ministries: '制度所管省庁',
  committee: 'ISMAP運営委員会',
  auditor: '監査機関',
};

/** Who an action or clock is on. */
export function actorLabel(actor: string): string {
  return ACTOR[actor] ?? actor;
}

/** How strongly the rules put it. */
export function forceLabel(force: string): string {
  return FORCE[force] ?? force;
}

/** Heading, state and remaining days of a running clock. */
export function clockMessage(clock: RunningClock): { title: string; state: string; detail: string } {
  if (!clock.covered) {
    return { title: `${clock.id}の期間`, state: '対象外', detail: explanationMessage(clock.reason) };
  }
  const detail = `${actorLabel(clock.by)}・${forceLabel(clock.force)}。${clock.consequence === '' ? '' : `過ぎると：${clock.consequence}。`}`;
  return { title: clock.task, state: clockState(clock), detail };
}

function clockState(clock: RunningClock & { covered: true }): string {
  switch (clock.state) {
    case 'met':
      return clock.metOn ? `済み（${clock.metOn}）` : '経過済み';
    case 'late':
      return `期限後に実施（${clock.metOn ?? ''}）`;
    case 'past':
      return `${-clock.daysLeft}日過ぎています`;
    case 'ended':
      return '手続が終わり、不要';
    case 'running':
      if (clock.direction === 'keepUntil') return `あと${clock.daysLeft}日保管`;
      if (clock.direction === 'notBefore') return `あと${clock.daysLeft}日は終えられません`;
      return clock.daysLeft === 0 ? '今日まで' : `あと${clock.daysLeft}日`;
  }
}
