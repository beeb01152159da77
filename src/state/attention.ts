/** What is due in every case: what the badge counts and a notification names. */
import { caseAttention } from '#domain/timeline';
import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { Store } from '#store';
import type { CaseAttention } from './contract.ts';

/** The cases with something due on a day, samples left out. `rulebook` gives the rules of imported editions. */
export async function readAttention(
  store: Store,
  today: PlainDate,
  rulebook: (edition: string) => Rulebook | undefined,
): Promise<readonly CaseAttention[]> {
  const found: CaseAttention[] = [];
  for (const head of await store.listCases()) {
    if (head.sample) continue;
    const file = await store.readBody(head.id);
    const attention = file && caseAttention(file, today, rulebook(file.edition));
    if (attention && attention.total > 0) found.push({ caseId: head.id, title: head.title, attention });
  }
  return found;
}
