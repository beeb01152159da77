/** 登録申請 with its nine papers (8.1), and the renewal, which goes the same way (12.1, 12.2). */
import { lastEntry } from '#domain/facts';
import type { PlainDate } from '#kernel';
import type { CaseFile, LogKind } from '#schemas';
import { form21Annex } from '../2-1-annex/index.ts';
import { form21 } from '../2-1/index.ts';
import { form22 } from '../2-2/index.ts';
import { form23 } from '../2-3/index.ts';
import { form24 } from '../2-4/index.ts';
import { form75 } from '../7.5-information/index.ts';
import { form76 } from '../7.6-oath/index.ts';
import { enclosures, type Enclosure } from '../enclosures.ts';
import { improvementPlan } from '../improvement-plan/index.ts';
import type { Filing, FilingItem } from './contract.ts';
import { paperItem } from './items.ts';

const ENCLOSED = [form21, form21Annex, form22, improvementPlan, form75, form76, form23];

/** One of the nine as what the filing asks for: a paper each, or the files, or why not. */
function itemsOf(enclosure: Enclosure): FilingItem[] {
  const { title, clause, state, reason, path, files } = enclosure;
  const common = { title, clauses: [clause] };
  if (state === 'missing') return [{ ...common, state, reason, path }];
  if (state !== 'ready') return [{ ...common, state, reason }];
  const papers = ENCLOSED.filter((form) => enclosure.forms.includes(form.key)).map((form) => paperItem(form));
  return files.length > 0 ? [...papers, { ...common, state: 'files', files }] : papers;
}

const isRenewal = (file: CaseFile): boolean => file.application.kind === 'renewal';

type Occasion = ReturnType<Filing['occasion']>;

/** Why there is nothing to apply for: it is on its way, or decided; null before, and again once it was refused. */
function settled(file: CaseFile, asOf: PlainDate): Occasion | null {
  const last = lastEntry(file, ['app.filed', 'app.notAccepted', ...DECISIONS], asOf);
  const reason = last === null ? undefined : SETTLED[last.kind];
  return reason === undefined ? null : { open: false, reason };
}
const DECISIONS = ['decision.registered', 'decision.rejected', 'decision.withheld'] as const;
const SETTLED: Partial<Record<LogKind, string>> = {
  'app.filed': '提出済みで、審査の結果を待っています（9.1、10.6）。',
  'decision.registered': '登録されています。次は、有効期限までの更新の申請です（12.1）。',
  'decision.withheld': '登録留保の通知を受けています。続きは、登録留保に係る手続です（10.9、10.10）。',
};

const common = {
  folder: '02_登録申請',
  subjects: () => null,
  items: (file, asOf, rulebook) => [
    paperItem(form24),
    ...enclosures(file, asOf, rulebook).flatMap((enclosure) => itemsOf(enclosure)),
  ],
  checks: ['9.1', '10.1'],
  filed: () => ({ kind: 'app.filed' }),
} satisfies Partial<Filing>;

export const application: Filing = {
  ...common,
  key: 'application',
  title: '登録申請',
  clause: '8.1',
  chapter: 8,
  occasion: (file, asOf) => {
    if (isRenewal(file)) return { open: false, reason: 'この案件は更新の申請です（12.1）。' };
    return (
      settled(file, asOf) ?? {
        open: true,
        reason: '実施結果報告書の日付から1か月以内に提出します（8.1、8.2）。',
      }
    );
  },
};

export const renewal: Filing = {
  ...common,
  key: 'renewal',
  title: '更新の申請',
  clause: '12.1',
  chapter: 12,
  occasion: (file, asOf) => {
    if (!isRenewal(file)) return { open: false, reason: 'この案件は新規の申請です（8.1）。' };
    return (
      settled(file, asOf) ?? {
        open: true,
        reason: '登録の有効期限までに、登録申請と同じ書類で提出します（12.1、12.2）。',
      }
    );
  },
};
