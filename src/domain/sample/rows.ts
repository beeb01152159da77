/** Own-words statement rows for every control id of a catalogue. */
import { plainDate, type PlainDate } from '#kernel';
import type { StatementRow } from '#schemas';
import type { SampleEvidence } from './evidence.ts';
import { NOT_OURS, OTHER_REASONS, TOPICS, type Topic } from './topics.ts';

/** What the generator has to know of a control. */
export type ControlFact = { readonly id: string; readonly plain: boolean };

const CYCLES = ['毎月', '四半期ごとに', '半年ごとに', '年1回', '変更の都度', '毎週'] as const;
const SINCE: readonly PlainDate[] = [
  '2023-04-03',
  '2023-10-02',
  '2024-04-01',
  '2024-10-01',
  '2025-04-01',
  '2025-07-01',
  '2025-10-01',
  '2026-01-05',
].map(plainDate);

/** A small stable number from a text (FNV-1a), so that the sample varies without chance. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h;
}

const pick = <T>(list: readonly [T, ...T[]] | readonly T[], n: number): T => list[n % list.length] as T;

/** The topic of a control id: that of its longest prefix. */
export function topicOf(controlId: string): Topic {
  const parts = controlId.split('.');
  for (let n = Math.min(3, parts.length); n >= 2; n--) {
    const topic = TOPICS[parts.slice(0, n).join('.')];
    if (topic) return topic;
  }
  return TOPICS['4.4']!;
}

function howOf(controlId: string, topic: Topic): string {
  const h = hash(controlId);
  // The last step of a cloud-specific objective is a letter: `6.3.1.P`.
  const last = Number.parseInt(controlId.split('.')[3] ?? '0', 10) || 0;
  const does = pick(topic.does, last + h);
  const other = pick(topic.does, last + h + 1);
  const cycle = pick(CYCLES, h >>> 3);
  const cloud = /\.PB?$/.test(controlId)
    ? '利用者には、公開している「責任分界説明書」の該当する節で分担と手順を示している。'
    : '';
  const upwards =
    topic.owner === '情報セキュリティ責任者' || topic.owner === '代表取締役'
      ? '経営会議'
      : '情報セキュリティ責任者';
  const body = [
    `「${topic.doc}」に${does}の手順を定め、${topic.owner}が${cycle}実施状況を確かめている。結果は${topic.record}に残す。`,
    `${topic.owner}が${does}を行い、${cycle}${upwards}へ報告している。手順は「${topic.doc}」による。`,
    `${does}と${other}を「${topic.doc}」に定めて運用し、${topic.record}で${cycle}点検している。`,
    `${does}は担当者の申請と${topic.owner}の承認によって行い、${topic.record}に日時と承認者を残している。点検は${cycle}行う。`,
  ] as const;
  return pick(body, h >>> 7) + cloud;
}

/** Why a plain row is left out, or null where it is adopted. The first row of an objective always stays. */
function reasonAgainst(control: ControlFact, keep: ReadonlySet<string>): string | null {
  const parts = control.id.split('.');
  if (!control.plain || keep.has(control.id) || Number(parts[3] ?? 1) <= 1) return null;
  const h = hash(control.id);
  const ours = NOT_OURS[parts.slice(0, 3).join('.')];
  if (ours !== undefined) return h % 10 < 8 ? ours : null;
  return h % 100 < 4 ? pick(OTHER_REASONS, h >>> 9) : null;
}

/**
 * Every row decided: all that the basic requirements ask for adopted; a few plain rows left out with their reason. Rows
 * in `keep` are adopted in any case (those with findings).
 */
export function sampleRows(
  controls: readonly ControlFact[],
  keep: ReadonlySet<string>,
  evidence: Pick<SampleEvidence, 'ids' | 'minutes'>,
  now: string,
): StatementRow[] {
  return controls.map((control): StatementRow => {
    const topic = topicOf(control.id);
    const reason = reasonAgainst(control, keep);
    const blank = {
      id: control.id,
      created: now,
      changed: now,
      reason: '',
      how: '',
      owner: '',
      operatingSince: null,
      evidenceIds: [],
      note: '',
      work: 'done' as const,
      howChanged: null,
      evidenceChanged: null,
    };
    if (reason !== null) return { ...blank, decision: 'notAdopted', reason };
    return {
      ...blank,
      decision: 'adopted',
      how: howOf(control.id, topic),
      owner: topic.owner,
      operatingSince: pick(SINCE, hash(`since ${control.id.split('.').slice(0, 3).join('.')}`)),
      // What the board itself decides is in its minutes too.
      evidenceIds: control.id.startsWith('3.1.3.')
        ? [evidence.ids[topic.evidence], evidence.minutes]
        : [evidence.ids[topic.evidence]],
    };
  });
}
