import { define, info } from './define.ts';
import { FRAME } from './reasons.ts';

export const chapter01 = define('1', [
  {
    id: '1.1',
    title: 'この規則が扱う範囲',
    summary:
      '基本規程にもとづき、リスクの小さい業務や情報を扱うSaaS向けの登録の仕組み（ISMAP-LIU）について、登録の手続を決める規則です。',
    binds: [],
    kind: 'fact',
    use: info(FRAME),
  },
  {
    id: '1.2',
    title: '運用支援機関の役割',
    summary: '登録にかかわる実務は、運営規則が認める範囲でISMAP運用支援機関が受け持ちます。',
    binds: ['operator'],
    kind: 'fact',
    use: info(FRAME),
  },
]);
