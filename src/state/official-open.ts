import type { Store } from '#store';
import { OfficialFormsImpl } from './official-forms.svelte.ts';
import { startOfficial } from './official-job.ts';

/** The library over the store, with a worker for each job. */
export async function openOfficialForms(store: Store | null, now: () => string): Promise<OfficialFormsImpl> {
  return new OfficialFormsImpl(store, store && (await store.library()), now, startOfficial);
}
