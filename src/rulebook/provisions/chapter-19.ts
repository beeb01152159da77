import { define, screen } from './define.ts';

export const chapter19 = define('19', [
  {
    id: '19.1',
    title: '登録への異議申立',
    summary:
      '登録についての処置に納得できないときは、運用支援機関を経由し、運営委員会に様式2-17で異議を申し立てられます。',
    binds: ['applicant', 'registrant'],
    kind: 'may',
    forms: ['2-17'],
    refs: ['11.4', '18.2', '19.2'],
    use: [screen('log')],
  },
  {
    id: '19.2',
    title: '異議申立への回答',
    summary: '申立てを受けた運営委員会は、様式2-18で申立者に答えます。',
    binds: ['committee'],
    kind: 'must',
    forms: ['2-18'],
    refs: ['19.1'],
    use: [screen('log')],
  },
]);
