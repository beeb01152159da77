/** What is handed in after registration: changes (14), monitoring (15), re-audit (16), withdrawal (18), objection (19). */
import { classifyChange, type ChangePaper } from '#domain/changes';
import { storyOf } from '#domain/incident';
import type { PlainDate } from '#kernel';
import type { CaseFile, Monitoring, Reaudit } from '#schemas';
import { form210 } from '../2-10/index.ts';
import { form211 } from '../2-11/index.ts';
import { form215 } from '../2-15/index.ts';
import { form217 } from '../2-17/index.ts';
import { form29 } from '../2-9/index.ts';
import type { FormDefinition } from '../contract.ts';
import { monitoringAnswer } from '../monitoring-answer/index.ts';
import { contestable, monitoringDefence } from '../monitoring-defence/index.ts';
import { reauditAnnex, reauditStatement } from '../reaudit-statement/index.ts';
import type { Filing, FilingItem } from './contract.ts';
import { filesById, filesItem, paperItem } from './items.ts';

type Named = { readonly id: string };
const byId = <T extends Named>(list: readonly T[], id: string): T | undefined =>
  list.find((element) => element.id === id);

/** The paper of an element with its files, or what is missing while there is no such element. */
function paperOf(
  form: FormDefinition,
  element: { readonly id: string; readonly files: readonly string[] } | undefined,
  file: CaseFile,
  lack: { readonly reason: string; readonly path: string },
): readonly FilingItem[] {
  const { clauses } = form;
  if (!element) return [{ title: form.title, clauses, state: 'missing', ...lack }];
  const files = filesById(file, element.files);
  const paper = paperItem(form, { subject: element.id });
  return files.length > 0 ? [paper, { title: '添える資料', clauses, state: 'files', files }] : [paper];
}

const changeFiling = (paper: ChangePaper, of: Pick<Filing, 'key' | 'title' | 'clause'>): Filing => {
  const form = paper === 'material' ? form210 : form211;
  return {
    ...of,
    folder: '05_変更の届出',
    chapter: 14,
    subjects: (file) =>
      file.after.changes
        .filter((c) => classifyChange(c).papers.includes(paper))
        .map((c) => ({ id: c.id, label: `${c.occurredOn ?? ''} ${c.title || '（件名なし）'}`.trim() })),
    occasion: (file, asOf) => {
      const { needed, reason } = form.needed(file, asOf);
      return { open: needed, reason };
    },
    items: (file, _asOf, _rulebook, subject) => {
      const change = byId(file.after.changes, subject);
      return paperOf(form, change && { id: change.id, files: change.attachmentIds }, file, {
        reason: '届け出る変更がまだ書かれていません。「変更届」の画面に変更を加えてください。',
        path: 'after/changes',
      });
    },
    checks: [],
    filed: (file, _asOf, subject) => {
      const change = byId(file.after.changes, subject);
      return paper === 'material'
        ? { kind: 'change.filedMaterial', relatesTo: change?.materialEntryId ?? null }
        : { kind: 'change.filedListed', relatesTo: change?.listedEntryId ?? null };
    },
  };
};

const monitoringLabel = (m: Monitoring): string =>
  `${m.noticeOn ?? ''} ${m.number === '' ? 'モニタリング' : m.number}`.trim();

const monitoringFiling = (
  of: Pick<Filing, 'key' | 'title' | 'clause' | 'filed'> & {
    readonly form: FormDefinition;
    readonly files: (m: Monitoring) => readonly string[];
  },
): Filing => ({
  key: of.key,
  title: of.title,
  clause: of.clause,
  folder: '06_モニタリング',
  chapter: 15,
  subjects: (file) => file.after.monitoring.map((m) => ({ id: m.id, label: monitoringLabel(m) })),
  occasion: (file, asOf) => {
    const { needed, reason } = of.form.needed(file, asOf);
    return { open: needed, reason };
  },
  items: (file, _asOf, _rulebook, subject) => {
    const monitoring = byId(file.after.monitoring, subject);
    return paperOf(of.form, monitoring && { id: monitoring.id, files: of.files(monitoring) }, file, {
      reason: 'モニタリングがまだ書かれていません。「モニタリング」の画面に通知を加えてください。',
      path: 'after/monitoring',
    });
  },
  checks: [],
  filed: of.filed,
});

const reauditClause = (r: Reaudit | undefined): '16.2' | '16.6' => (r?.basis === '16.5' ? '16.6' : '16.2');

/** 16.6 asks for the notice of release too. */
function releaseItem(file: CaseFile, asOf: PlainDate): FilingItem {
  const incident = file.incidents.findLast((i) => storyOf(file, i, asOf).suspension !== null);
  if (incident) return paperItem(form29, { clauses: ['16.6'], subject: incident.id });
  const reason = '一時停止のもとになったインシデントが記録されていません。';
  return { title: form29.title, clauses: ['16.6'], state: 'missing', reason, path: 'incidents' };
}

const reaudit: Filing = {
  key: 'reaudit',
  title: '再監査の書類の提出',
  clause: '16.2',
  folder: '07_再監査',
  chapter: 16,
  subjects: (file) =>
    file.after.reaudits.map((r) => ({
      id: r.id,
      label: `${r.requestedOn ?? ''} ${r.parts.slice(0, 40)}`.trim(),
    })),
  occasion: (file, asOf) => {
    const filed = new Set(
      file.log.filter((e) => e.kind === 'reaudit.filed' && e.date <= asOf).map((e) => e.relatesTo),
    );
    return file.after.reaudits.some((r) => r.entryId === null || !filed.has(r.entryId))
      ? {
          open: true,
          reason: '通知書に示された期日までに、該当箇所の言明書と実施結果報告書を出します（16.2、16.6）。',
        }
      : { open: false, reason: '提出していない再監査は記録されていません（16.2、16.6）。' };
  },
  items: (file, asOf, _rulebook, subject) => {
    const about = byId(file.after.reaudits, subject);
    if (!about)
      return [
        {
          title: reauditStatement.title,
          clauses: ['16.2'],
          state: 'missing',
          reason: '再監査の求めがまだ書かれていません。「モニタリング」の画面に再監査を加えてください。',
          path: 'after/reaudits',
        },
      ];
    const clauses = [reauditClause(about)];
    return [
      ...(about.basis === '16.5' ? [releaseItem(file, asOf)] : []),
      paperItem(reauditStatement, { clauses, subject }),
      paperItem(reauditAnnex, { clauses, subject }),
      filesItem(filesById(file, about.attachmentIds), {
        title: '実施結果報告書（該当箇所）',
        clauses,
        lack: '再監査の実施結果報告書のファイルを添付してください（16.2、16.6）。',
        path: `after/reaudits/${about.id}/attachmentIds`,
      }),
    ];
  },
  checks: [],
  filed: (file, _asOf, subject) => ({
    kind: 'reaudit.filed',
    relatesTo: byId(file.after.reaudits, subject)?.entryId ?? null,
  }),
};

const withdrawal: Filing = {
  key: 'withdrawal',
  title: '登録の取下げ',
  clause: '18.1',
  folder: '08_登録の取下げ',
  chapter: 18,
  subjects: () => null,
  occasion: (file, asOf) => {
    const { needed, reason } = form215.needed(file, asOf);
    return { open: needed, reason };
  },
  items: () => [paperItem(form215)],
  checks: [],
  filed: (file) => ({ kind: 'withdrawal.filed', relatesTo: file.after.withdrawal.entryId }),
};

const objection: Filing = {
  key: 'objection',
  title: '登録に係る異議申立',
  clause: '19.1',
  folder: '09_異議申立',
  chapter: 19,
  subjects: (file) =>
    file.after.objections.map((o) => ({ id: o.id, label: `${o.treatedOn ?? ''} ${o.against}`.trim() })),
  occasion: (file, asOf) => {
    const { needed, reason } = form217.needed(file, asOf);
    return { open: needed, reason };
  },
  items: (file, _asOf, _rulebook, subject) => {
    const about = byId(file.after.objections, subject);
    return paperOf(form217, about && { id: about.id, files: about.attachmentIds }, file, {
      reason: '異議がまだ書かれていません。「更新・取下げ・異議」の画面に異議を加えてください。',
      path: 'after/objections',
    });
  },
  checks: [],
  filed: (file, _asOf, subject) => ({
    kind: 'objection.filed',
    relatesTo: byId(file.after.objections, subject)?.entryId ?? null,
  }),
};

export const afterFilings: readonly Filing[] = [
  changeFiling('material', { key: 'change-material', title: '重大な統制変更等の届出', clause: '14.1' }),
  changeFiling('listed', { key: 'change-listed', title: '掲載事項の変更の届出', clause: '14.2' }),
  monitoringFiling({
    key: 'monitoring-answer',
    title: 'モニタリング確認内容への回答',
    clause: '15.2(2)',
    form: monitoringAnswer,
    files: (m) => m.questions.flatMap((q) => q.attachmentIds),
    filed: (file, _asOf, subject) => ({
      kind: 'monitoring.answered',
      relatesTo: byId(file.after.monitoring, subject)?.entryId ?? null,
    }),
  }),
  monitoringFiling({
    key: 'monitoring-defence',
    title: 'モニタリングの結果への弁明',
    clause: '15.2(5)',
    form: monitoringDefence,
    files: (m) => m.attachmentIds,
    filed: (file, asOf, subject) => {
      const about = byId(file.after.monitoring, subject);
      const result = about ? contestable(file, about, asOf) : null;
      return { kind: 'monitoring.defence', relatesTo: result?.id ?? about?.entryId ?? null };
    },
  }),
  reaudit,
  withdrawal,
  objection,
];
