/** What the cases of this browser say of their service: the special measure can be used once for each (special 2(4)). */
import { serviceUseOf, type ServiceUse } from '#domain/special-measure';
import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { Store } from '#store';

/** The facts of every case but the samples as of a day. `rulebook` gives the rules of imported editions. */
export async function readServiceUses(
  store: Store,
  today: PlainDate,
  rulebook: (edition: string) => Rulebook | undefined,
): Promise<readonly ServiceUse[]> {
  const uses: ServiceUse[] = [];
  for (const head of await store.listCases()) {
    if (head.sample) continue;
    const file = await store.readBody(head.id);
    if (file) uses.push(serviceUseOf(file, today, rulebook(file.edition)));
  }
  return uses;
}
