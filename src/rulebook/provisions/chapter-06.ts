import { define, screen } from './define.ts';

export const chapter06 = define('6', [
  {
    id: '6.1',
    title: '事前申請への異議申立',
    summary:
      '事前申請の扱いに納得できないときは、運用支援機関を経由し、制度所管省庁に様式1-5で異議を申し立てられます。',
    binds: ['applicant', 'registrant'],
    kind: 'may',
    forms: ['1-5'],
    refs: ['6.2'],
    use: [screen('log')],
  },
  {
    id: '6.2',
    title: '異議申立への回答',
    summary: '申立てを受けた制度所管省庁は、様式1-6で申立者に答えます。',
    binds: ['ministries'],
    kind: 'must',
    forms: ['1-6'],
    refs: ['6.1'],
    use: [screen('log')],
  },
]);
