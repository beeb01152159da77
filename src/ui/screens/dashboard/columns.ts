export const COLUMNS = ['案件', '段階', '次にすること', '最も近い期限', '問題', 'バックアップ'] as const;
