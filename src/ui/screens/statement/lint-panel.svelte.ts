import { LINT_RULES, lintPath, type LintFinding, type LintLevel, type LintRule } from '#domain/statement';
import { lintRuleLabel } from '#messages';
import { newRecord } from '#schemas';
import type { Result } from '#kernel';
import type { CaseSession, EditFailure } from '#state';

const PAGE = 50;

/** Which advice is shown, and muting it. */
export class LintPanelState {
  level = $state<LintLevel | 'any'>('any');
  rule = $state<LintRule | 'any'>('any');
  muted = $state(false);
  limit = $state(PAGE);
  /** The finding whose muting waits for its reason, and whether its whole rule is meant. */
  asking = $state.raw<{ readonly finding: LintFinding; readonly everywhere: boolean } | null>(null);
  reason = $state('');
  readonly #session: () => CaseSession;
  readonly #advice: () => readonly LintFinding[];

  constructor(session: () => CaseSession, advice: () => readonly LintFinding[]) {
    this.#session = session;
    this.#advice = advice;
  }

  readonly found = $derived.by(() =>
    this.#advice().filter(
      (f) =>
        (f.mute !== null) === this.muted &&
        (this.level === 'any' || LINT_RULES[f.rule].level === this.level) &&
        (this.rule === 'any' || f.rule === this.rule),
    ),
  );
  readonly page = $derived(this.found.slice(0, this.limit));
  /** The rules that found something, with how many rows. */
  readonly rules = $derived.by(() => {
    const counts = new Map<LintRule, number>();
    for (const f of this.#advice())
      if ((f.mute !== null) === this.muted) counts.set(f.rule, (counts.get(f.rule) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  });

  more(): void {
    this.limit += PAGE;
  }

  ask(finding: LintFinding, everywhere: boolean): void {
    this.asking = { finding, everywhere };
    this.reason = '';
  }

  /** Mutes what was asked for, with its reason; null while there is none. */
  async mute(): Promise<Result<void, EditFailure> | null> {
    const { asking } = this;
    const reason = this.reason.trim();
    if (!asking || reason === '') return null;
    const { finding, everywhere } = asking;
    const mute = newRecord.lintMute(
      this.#session().source,
      finding.rule,
      everywhere ? '' : finding.rowId,
      reason,
    );
    const label = `「${lintRuleLabel(finding.rule)}」の点検を止める`;
    const done = await this.#session().edit(label, [{ path: `workbench/mutes/${mute.id}`, value: mute }]);
    if (done.ok) this.asking = null;
    return done;
  }

  /** Lets muted advice speak again. */
  unmute(finding: LintFinding): Promise<Result<void, EditFailure>> | null {
    if (!finding.mute) return null;
    const label = `「${lintRuleLabel(finding.rule)}」の点検を戻す`;
    return this.#session().edit(label, [{ path: `workbench/mutes/${finding.mute.id}`, value: undefined }]);
  }

  pathOf = lintPath;
}
