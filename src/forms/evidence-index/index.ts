/** 証跡の一覧: every piece with its own date, where it is, and the rows it serves; for the audit firm. A paper of our own. */
import { evidenceEntries, type EvidenceEntry } from '#domain/evidence';
import { EVIDENCE_FLAG_WORDS } from '#messages';
import type { Block, CaseFile, Value } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { elementValue, say } from '../values.ts';

const NOTHING_LOST: ReadonlySet<string> = new Set();

export const evidenceIndex = defineForm({
  key: 'evidence-index',
  formNo: null,
  title: '証跡の一覧',
  clauses: ['10.3(2)'],
  filing: 'other',
  orientation: 'landscape',
  tabular: true,
  uses: [
    ...must('vendor/name', 'service/name', 'externalAudit/periodStart', 'externalAudit/periodEnd'),
    ...must('evidence/*/title', 'evidence/*/date'),
    ...may('evidence/*/expires', 'evidence/*/owner', 'evidence/*/reference'),
  ],
  needed: (file) =>
    file.evidence.length > 0
      ? {
          needed: true,
          reason: '監査手続の終わりまでに証跡をすべて出せるよう、監査機関と共有します（10.3(2)）。',
        }
      : { needed: false, reason: '証跡がまだ登録されていないため、不要です。' },
  blocks: (file, asOf): readonly Block[] => {
    const entries = evidenceEntries(file, { asOf, lostBytes: NOTHING_LOST });
    return [
      p.grid(file, ['vendor/name', 'service/name', 'externalAudit/periodStart', 'externalAudit/periodEnd']),
      p.table(
        [
          ['証跡', 0.16],
          ['日付', 0.09],
          ['有効期限', 0.09],
          ['管理者', 0.09],
          ['ファイル・保管場所', 0.14],
          ['SHA-256', 0.08],
          ['管理策', 0.29],
          ['状態', 0.06],
        ],
        entries.map(cells),
        'evidence',
      ),
      p.heading(2, '証跡を結び付けていない管理策'),
      p.paragraph(bare(file)),
    ];
  },
});

function cells({ evidence: e, file, rowIds, flags }: EvidenceEntry): Value[] {
  const field = (name: string, optional = false): Value => elementValue('evidence', e, name, optional);
  const place: Value = file
    ? { text: file.fileName, source: { path: `evidence/${e.id}/title` } }
    : field('reference');
  return [
    field('title'),
    field('date'),
    field('expires', true),
    field('owner', true),
    place,
    say(file ? file.sha256.slice(0, 16) : '—'),
    say(rowIds.length === 0 ? 'なし' : rowIds.join('、')),
    say(flags.map((flag) => EVIDENCE_FLAG_WORDS[flag].label).join('、') || '問題なし'),
  ];
}

/** Adopted rows that say how but name no evidence. */
function bare(file: CaseFile): string {
  const ids = file.rows
    .filter((r) => r.decision === 'adopted' && r.how.trim() !== '' && r.evidenceIds.length === 0)
    .map((r) => r.id);
  return ids.length === 0 ? 'ありません。' : `${ids.length}件：${ids.join('、')}`;
}
