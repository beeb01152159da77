/** Why the database did not do what was asked. Codes are put into words by `messages/`. */
export type StoreCode =
  | 'store.unavailable'
  | 'store.newerVersion'
  | 'store.blocked'
  | 'store.closed'
  | 'store.quota'
  | 'store.failed';

const BY_NAME: Readonly<Record<string, StoreCode>> = {
  QuotaExceededError: 'store.quota',
  DatabaseClosedError: 'store.closed',
  InvalidStateError: 'store.unavailable',
  MissingAPIError: 'store.unavailable',
  OpenFailedError: 'store.unavailable',
  SecurityError: 'store.unavailable',
  VersionError: 'store.newerVersion',
};

/** The code of whatever IndexedDB or Dexie threw. A cause inside (`inner`) says more than its wrapper. */
export function storeCode(thrown: unknown): StoreCode {
  let code: StoreCode = 'store.failed';
  let at = thrown;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    const name = 'name' in at && typeof at.name === 'string' ? at.name : '';
    const found = BY_NAME[name];
    if (found === 'store.quota') return found;
    if (found !== undefined && code === 'store.failed') code = found;
    at = 'inner' in at ? at.inner : undefined;
  }
  return code;
}
