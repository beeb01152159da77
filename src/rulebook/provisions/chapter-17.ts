import { define, screen } from './define.ts';

export const chapter17 = define('17', [
  {
    id: '17.1',
    title: '再申請の手続',
    summary: '15.2(5)や16.4で再申請を求められたら、第3章から第11章までと同じ手続を行います。',
    binds: ['registrant', 'operator', 'ministries', 'committee'],
    kind: 'must',
    refs: ['15.2(5)', '16.4', '18.2(4)'],
    use: [screen('pre-application'), screen('application')],
  },
]);
