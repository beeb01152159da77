/** Words about what is due: for the notification on opening and the settings. */
import type { Attention } from '#domain/timeline';

/** 「期限を過ぎたもの1件、7日以内の期限2件、遅滞なく行う義務1件」; '' when there is nothing. */
export function attentionMessage(a: Attention): string {
  return [
    a.overdue > 0 ? `期限を過ぎたもの${a.overdue}件` : '',
    a.soon > 0 ? `7日以内の期限${a.soon}件` : '',
    a.duties > 0 ? `遅滞なく行う義務${a.duties}件` : '',
  ]
    .filter((t) => t !== '')
    .join('、');
}
