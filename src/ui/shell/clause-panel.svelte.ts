/** What the right panel shows: the clauses asked for, or those of the field in focus. */
export class ClausePanelState {
  open = $state(false);
  /** Of what the clauses are: a field's label, or '' when one clause was asked for by itself. */
  about = $state('');
  clauses = $state.raw<readonly string[]>([]);
  #opener: HTMLElement | null = null;

  /** Opens the panel on one clause. */
  show(id: string): void {
    if (!this.open && document.activeElement instanceof HTMLElement) this.#opener = document.activeElement;
    this.about = '';
    this.clauses = [id];
    this.open = true;
  }

  /** Follows the focus, while the panel is open. */
  follow(about: string, clauses: readonly string[]): void {
    if (!this.open || clauses.length === 0) return;
    this.about = about;
    this.clauses = clauses;
  }

  toggle(): void {
    if (this.open) this.close();
    else this.open = true;
  }

  /** Closes it and gives the focus back to what opened it. */
  close(): void {
    this.open = false;
    if (this.#opener?.isConnected) this.#opener.focus();
    this.#opener = null;
  }
}
