import type { AppState } from './contract.ts';

/** What the browser says of its storage for this origin: how much there is, and whether it may be cleared. */
export class BrowserStorage {
  persistence = $state<AppState['persistence']>('unknown');
  /** Bytes in use and the most there may be; null where the browser does not say. */
  estimate = $state.raw<AppState['storage']>(null);

  /** Asks that the storage be kept when space gets short; false where that was not granted. */
  async persist(): Promise<boolean> {
    const storage = globalThis.navigator?.storage;
    if (!storage?.persist) return false;
    const granted = await storage.persist();
    this.persistence = granted ? 'persistent' : 'notPersistent';
    return granted;
  }

  async measure(): Promise<void> {
    const storage = globalThis.navigator?.storage;
    if (!storage?.estimate) return;
    try {
      const { usage = 0, quota = 0 } = await storage.estimate();
      this.estimate = { usage, quota };
      this.persistence = (await storage.persisted()) ? 'persistent' : 'notPersistent';
    } catch {
      this.estimate = null;
    }
  }
}
