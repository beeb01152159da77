/** Words about the app itself, above everything: a new version, an error nobody expected. */
export class Notices {
  /** Set when a new version waits; switches to it (after the open edits are saved) and reloads. */
  update = $state.raw<(() => void) | null>(null);
  /** Set when another tab already switched: parts of this page not yet loaded are gone. */
  replaced = $state.raw<(() => void) | null>(null);
  error = $state.raw<string | null>(null);

  /** An error nobody expected. The first one is kept: it is the one that explains the others. */
  failed(reason: unknown): void {
    const words = reason instanceof Error ? reason.message : String(reason);
    // A browser says this of any list that measures its rows; it only means "the rest in the next frame".
    if (words.startsWith('ResizeObserver loop')) return;
    this.error ??= words;
  }
}
