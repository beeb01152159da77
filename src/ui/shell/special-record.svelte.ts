import { untrack } from 'svelte';
import type { AppState, CaseSession } from '#state';

const LABEL = '特別措置を使った別の申請の記録';

/**
 * Keeps the record an open case has of the special measure's use in other cases of the browser (once for a service) in line
 * with them. Looked at where a case counts on the measure: when it is opened, when the answer or the screen changes. Not when
 * the record itself changes, or undo could never get past it. Call it while a component is set up.
 */
export function keepSpecialRecord(app: AppState, session: CaseSession, screen: () => string): void {
  const answers = $derived.by(() => {
    const { usedAuditScope, usedInternalAuditExemption } = session.case.specialMeasure;
    return `${usedAuditScope} ${usedInternalAuditExemption}`;
  });
  $effect(() => {
    void [answers, screen()];
    if (untrack(() => counts(session))) void bringInLine(app, session);
  });
}

function counts({ case: file }: CaseSession): boolean {
  const s = file.specialMeasure;
  const recorded = s.auditScopeUsedOn !== null || s.internalAuditExemptionUsedOn !== null;
  return !file.sample && (s.usedAuditScope || s.usedInternalAuditExemption || recorded);
}

async function bringInLine(app: AppState, session: CaseSession): Promise<void> {
  const [{ recordOfUses }, others] = await Promise.all([
    import('#domain/special-measure'),
    app.serviceUses(),
  ]);
  if (session.status !== 'ready') return;
  const patches = recordOfUses(session.case, others, app.today, session.rulebook);
  // A failed edit shows in the save state, and the next look tries again.
  if (patches.length > 0) await session.edit(LABEL, patches);
}
