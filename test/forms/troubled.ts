/** A registered service whose monitoring ends in a re-audit, an objection, and at last the withdrawal. */
import { countingIds, plainDate as d } from '#kernel';
import { newAfter, newRecord, type CaseFile, type LogEntry, type LogKind, type RecordSource } from '#schemas';

export function troubledCase(registered: CaseFile): CaseFile {
  const s: RecordSource = { id: countingIds('TROUBLED'), now: () => '2026-11-05T01:30:00.000Z' };
  const { after } = registered;
  const log = registered.log.filter((e) => e.kind !== 'monitoring.result' && !e.kind.startsWith('change.'));
  const add = (on: string, kind: LogKind, more: Partial<LogEntry> = {}): LogEntry => {
    const entry = { ...newRecord.logEntry(s, kind, d(on)), ...more };
    log.push(entry);
    return entry;
  };
  const monitoring = after.monitoring[0]!;
  const change = add('2026-08-03', 'change.occurred', { outcome: 'material' });
  add('2026-08-05', 'change.filedMaterial', { relatesTo: change.id });
  const result = add('2026-10-05', 'monitoring.result', {
    outcome: 'reaudit',
    due: d('2027-01-29'),
    relatesTo: monitoring.entryId,
  });
  add('2026-10-09', 'monitoring.defence', { relatesTo: result.id });
  add('2026-10-19', 'objection.filed', { relatesTo: result.id });
  const end = add('2026-11-16', 'service.ended', { outcome: 'unsustainable' });
  return {
    ...registered,
    log,
    after: {
      ...after,
      changes: [
        {
          ...newAfter.change(s),
          title: '監視の委託先の変更',
          occurredOn: d('2026-08-03'),
          what: '夜間の監視を行っていた委託先が業務を終え、自社の当番に切り替えた。',
          before: '委託先による24時間の監視',
          after: '平日の日中は基盤運用部、夜間と休日は当番1人による監視',
          material: true,
          mayLead: true,
          judgedReason: '言明した監視の体制が変わり、夜間の検知が遅れるおそれがある。',
          controlIds: registered.findings.map((f) => f.controlId).join('\n'),
          impact: '夜間の検知が最大で30分遅れる。利用者の情報の扱いは変わらない。',
          measures: '当番の手順を定めた。11月に新しい委託先と契約し、以前の体制に戻す。',
          filedOn: d('2026-08-05'),
          materialEntryId: change.id,
        },
      ],
      monitoring: [
        {
          ...monitoring,
          unconfirmed: '8月の権限の見直しの記録が示されなかったこと。',
          defenceOn: d('2026-10-09'),
          defence: '見直しは8月28日に行い、記録は部の台帳にある。写しを添える。',
          attachmentIds: registered.attachments.slice(0, 1).map((a) => a.id),
        },
      ],
      reaudits: [
        {
          ...newAfter.reaudit(s),
          basis: '16.1',
          requestedOn: d('2026-10-05'),
          due: d('2027-01-29'),
          parts: '利用者の権限の見直しに関する統制',
          controlIds: registered.findings.map((f) => f.controlId).join('\n'),
          scope: '本番環境の運用を行う部署（基盤運用部）',
          firm: '有限責任架空監査法人',
          periodStart: d('2026-09-01'),
          periodEnd: d('2026-10-31'),
          reportDate: d('2026-11-18'),
          preparedOn: d('2026-11-06'),
          subsequentEvents: '該当なし',
          attachmentIds: registered.externalAudit.attachmentIds,
          entryId: result.id,
        },
      ],
      withdrawal: {
        reason: 'unsustainable',
        occurredOn: d('2026-11-16'),
        explanation: '夜間の監視の体制を期日までに戻せる見込みが立たないと判断した。',
        notice: '利用している2つの府省庁の担当者に電子メールで知らせ、サイトにも載せる。',
        filedOn: d('2026-11-20'),
        entryId: end.id,
      },
      objections: [
        {
          ...newAfter.objection(s),
          against: '様式2-13によるモニタリングの結果',
          treatedOn: d('2026-10-05'),
          content: '権限の見直しの記録がないとされた点に異議がある。',
          request: '添えた記録の写しを確かめた上で、結果を改めること。',
          reasons: '見直しは毎月行われ、8月分の記録も部の台帳にある。通知の前に示す機会がなかった。',
          filedOn: d('2026-10-19'),
          entryId: result.id,
        },
      ],
    },
  };
}
