/** 事前申請 (3.1, 3.3, 4.1) and the objection against its outcome (6.1). */
import { lastEntry } from '#domain/facts';
import { form11 } from '../1-1/index.ts';
import { form12 } from '../1-2/index.ts';
import { form15 } from '../1-5/index.ts';
import type { Filing } from './contract.ts';
import { fileItem, paperItem } from './items.ts';

export const preApplication: Filing = {
  key: 'pre-application',
  title: '事前申請',
  clause: '3.1',
  folder: '01_事前申請',
  chapter: 3,
  subjects: () => null,
  occasion: (file, asOf) => {
    const last = lastEntry(file, ['pre.filed', 'pre.notAccepted'], asOf);
    return last?.kind === 'pre.filed'
      ? { open: false, reason: '事前申請は提出済みです（3.1）。' }
      : { open: true, reason: '登録申請の前に、該当性の判断を求めて提出します（3.1）。' };
  },
  items: (file) => [
    paperItem(form11),
    paperItem(form12),
    fileItem(file, 'assessmentSigned', {
      title: '政府機関等から受け取った影響度評価シート',
      clauses: ['3.1(1)', '3.3'],
      lack: '政府機関等が記入した影響度評価シートのファイルを添付してください（3.3）。',
      path: 'assessments',
    }),
  ],
  checks: ['4.1', '5.1'],
  filed: () => ({ kind: 'pre.filed' }),
};

export const preObjection: Filing = {
  key: 'pre-objection',
  title: '事前申請に係る異議申立',
  clause: '6.1',
  folder: '01_事前申請に係る異議申立',
  chapter: 6,
  subjects: () => null,
  occasion: (file, asOf) => {
    const { needed, reason } = form15.needed(file, asOf);
    return { open: needed, reason };
  },
  items: () => [paperItem(form15)],
  checks: [],
  filed: () => ({ kind: 'pre.objection' }),
};
