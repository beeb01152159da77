/** Words of the timeline: lanes, items, why a step lies where it does, and the events of a calendar file. */
import { formatBoth, type PlainDate } from '#kernel';
import type { Counting } from '#rulebook/clocks';
import type { AssumptionId, Span } from '#domain/schedule';
import type { CalendarItem, ItemState, Lane, StepBasis, TimelineItem, ZoomUnit } from '#domain/timeline';
import { actorLabel, clockMessage, explanationMessage, forceLabel } from './clocks.ts';
import { logKindInfo } from './log-kinds.ts';
import { actionMessage } from './procedure.ts';
import { assumptionLabel, conflictMessage, stepLabel } from './schedule.ts';

export const LANE_LABELS = {
  plan: '見通し',
  own: '申請者と監査機関の期限',
  others: '相手方の期間',
  log: '手続の記録',
} as const satisfies Record<Lane, string>;

export const ZOOM_LABELS = {
  year: '年',
  quarter: '四半期',
  month: '月',
  week: '週',
  day: '日',
} as const satisfies Record<ZoomUnit, string>;

const STATES: Readonly<Record<ItemState, string>> = {
  recorded: '記録済み',
  future: '基準日より後の記録',
  running: '期間中',
  past: '期限を過ぎている',
  met: '済み',
  late: '期限後に実施',
  ended: '終了',
  notCovered: '対象外',
  open: '遅滞なく行う義務',
  done: '済み',
  planned: '予定日が決まっている',
  projected: '見込み',
};

/** What an item is. */
export function itemTitle(item: TimelineItem): string {
  switch (item.kind) {
    case 'entry': {
      const info = logKindInfo(item.entry.kind);
      const outcome = info.outcomes.find((o) => o.value === item.entry.outcome);
      return outcome ? `${info.label}（${outcome.label}）` : info.label;
    }
    case 'clock':
      return clockMessage(item.clock).title;
    case 'duty':
      return dutyWords(item).what;
    case 'step':
      return stepLabel(item.step.id);
  }
}

const dutyWords = ({ duty }: Extract<TimelineItem, { kind: 'duty' }>): { what: string; why: string } =>
  actionMessage({
    code: duty.code,
    params: { since: duty.since, age: duty.ageDays },
    screen: 'log',
    path: duty.path,
    clauses: [duty.clause],
    due: duty.safeDue,
    by: 'vendor',
  });

/** How an item stands. */
export function itemState(item: TimelineItem): string {
  return item.kind === 'clock' ? clockMessage(item.clock).state : STATES[item.state];
}

export type ItemFact = { readonly label: string; readonly text: string };
const date = (label: string, value: PlainDate): ItemFact => ({ label, text: formatBoth(value) });

/** The days of an item, each with its name. */
export function itemDates(item: TimelineItem): readonly ItemFact[] {
  switch (item.kind) {
    case 'entry': {
      const { entry } = item;
      return [
        date('日付', entry.date),
        ...(entry.from && entry.to
          ? [{ label: '期間', text: `${formatBoth(entry.from)} から ${formatBoth(entry.to)} まで` }]
          : []),
        ...(entry.due ? [date('期日', entry.due)] : []),
      ];
    }
    case 'clock': {
      const { clock } = item;
      if (!clock.covered) return [date('起算', clock.from)];
      return [date('起算', clock.from), date('期限', clock.due), date('安全な期限', clock.safeDue)];
    }
    case 'duty':
      return [
        date('生じた日', item.duty.since),
        ...(item.duty.due ? [date('通知で示された期日', item.duty.due)] : []),
        ...(item.duty.safeDue ? [date('安全な期限', item.duty.safeDue)] : []),
      ];
    case 'step': {
      const { step, lastSafe } = item;
      const safe = lastSafe ? [date('希望日に間に合う最後の日', lastSafe)] : [];
      if (step.state === 'done') return [date('済んだ日', step.likely), ...safe];
      if (step.state === 'planned') return [date('予定日', step.likely), ...safe];
      return [
        date('早ければ', step.earliest),
        date('見込み', step.likely),
        date('遅ければ', step.latest),
        ...safe,
      ];
    }
  }
}

const unitOf = (id: AssumptionId): string => (id === 'auditPeriod' ? 'か月' : '日');

/** 「5〜30日（見込み14日）」. */
export function spanMessage(id: AssumptionId, span: Span): string {
  const unit = unitOf(id);
  return span.min === span.max
    ? `${span.likely}${unit}`
    : `${span.min}〜${span.max}${unit}（見込み${span.likely}${unit}）`;
}

/** Why a step lies where it does, sentence by sentence. */
export function basisMessages(basis: StepBasis, asOf: PlainDate): readonly string[] {
  const from = basis.after
    ? `「${stepLabel(basis.after.id)}」（見込み ${formatBoth(basis.after.date)}）から数えます。`
    : `基準日（${formatBoth(asOf)}）から数えます。`;
  const words = [from];
  if (basis.assumption) {
    const { id, span } = basis.assumption;
    words.push(`前提「${assumptionLabel(id)}」：${spanMessage(id, span)}。この前提は変えられます。`);
  }
  if (basis.clock) {
    words.push(
      basis.clock.cap
        ? `ただし、${basis.clock.id}の期限より後にはなりません。`
        : `日数は規則（${basis.clock.id}）によります。見込みと「遅ければ」には、規則が認める最後の日を使います。`,
      ...basis.clock.explanation.map(explanationMessage),
    );
  }
  return words;
}

/** Why an item is as it is, apart from its days. A projected step also has its basis (`basisMessages`). */
export function itemReasons(item: TimelineItem): readonly string[] {
  switch (item.kind) {
    case 'entry':
      return item.entry.note === '' ? [] : [item.entry.note];
    case 'clock': {
      const detail = clockMessage(item.clock).detail;
      const steps = item.clock.explanation.map(explanationMessage);
      return item.clock.covered ? [detail, ...steps] : steps;
    }
    case 'duty':
      return [dutyWords(item).why];
    case 'step':
      return [
        ...(item.state === 'planned' ? ['入力された予定日です。前提からの計算より、こちらを使います。'] : []),
        ...item.conflicts.map(conflictMessage),
      ];
  }
}

/** One line for a screen reader: what, when, how it stands. */
export function itemSummary(item: TimelineItem): string {
  const days = itemDates(item).map((d) => `${d.label} ${d.text}`);
  return [itemTitle(item), LANE_LABELS[item.lane], itemState(item), ...days].join('、');
}

const UNITS = { day: '日', week: '週間', month: 'か月', year: '年' } as const;

/** How a period of the rules is counted, in a few words. */
export function countingMessage(c: Counting): string {
  switch (c.rule) {
    case 'after':
      return `翌日から数えて${c.n}${UNITS[c.unit]}`;
    case 'counted':
      return `初日を含めて${c.n}${UNITS[c.unit]}`;
    case 'sameDate':
      return `${c.years}年後の同じ日まで`;
    case 'openingDays':
      return `行政機関の休日を除いて${c.n}日`;
    case 'halfYear':
      return `半期の末日から${c.months}か月`;
  }
}

export type EventText = {
  readonly summary: string;
  readonly description: string;
  readonly category: string;
};

/** The words of a calendar event: the safe day is the event, the strict day and the way of counting stand in its text. */
export function eventText(event: CalendarItem, asOf: PlainDate): EventText {
  const { item } = event;
  const title = itemTitle(item);
  const clauses = `根拠：登録規則 ${item.clauses.join('、')}`;
  const tail = [
    `${formatBoth(asOf)} の時点でLIUナビが計算しました。非公式の計算です。原文で確かめてください。`,
  ];
  const dates = itemDates(item).map((d) => `${d.label}：${d.text}`);
  const text = (category: string, prefix: string, more: readonly string[]): EventText => ({
    summary: `${prefix}${title}`,
    description: [...dates, ...more, clauses, ...tail].join('\n'),
    category,
  });
  switch (item.kind) {
    case 'clock': {
      const { clock } = item;
      const force = clock.covered ? `（${actorLabel(clock.by)}・${forceLabel(clock.force)}）` : '';
      const own = item.lane === 'own';
      const prefix = event.cancelled ? '【取消】' : own ? '【期限】' : '【待ち】';
      return text(own ? '期限' : '相手方の期間', prefix, [
        `${itemState(item)}${force}`,
        ...clock.explanation.map(explanationMessage),
      ]);
    }
    case 'duty':
      return text('期限', '【期日】', itemReasons(item));
    case 'step':
      return text('見通し', item.state === 'planned' ? '【予定】' : '【見込み】', itemReasons(item));
  }
}
