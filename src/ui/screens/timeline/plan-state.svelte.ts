import { DEFAULT_ASSUMPTIONS, withDefaults, type AssumptionId, type Span } from '#domain/schedule';
import { NO_PLAN, timelineOf, type PlanChoice, type Timeline } from '#domain/timeline';
import { newRecord, type Plan } from '#schemas';
import type { CaseSession } from '#state';

/** Which plan the timeline shows, and with which it is compared. Every change of a plan is an edit of the case, with undo. */
export class PlanState {
  readonly #session: () => CaseSession;
  /** Id of the plan shown; '' = the default assumptions. */
  chosen = $state('');
  /** Id of the plan it is compared with; '' = the default assumptions. */
  comparedTo = $state('');

  constructor(session: () => CaseSession) {
    this.#session = session;
    this.chosen = session().case.plans[0]?.id ?? '';
  }

  get plans(): readonly Plan[] {
    return this.#session().case.plans;
  }
  readonly current: Plan | null = $derived.by(() => this.plans.find((p) => p.id === this.chosen) ?? null);
  readonly other: Plan | null = $derived.by(
    () => this.plans.find((p) => p.id === this.comparedTo && p.id !== this.chosen) ?? null,
  );
  readonly choice: PlanChoice = $derived.by(() => this.current ?? NO_PLAN);
  readonly assumptions = $derived.by(() => withDefaults(this.choice.assumptions));
  readonly timeline: Timeline = $derived.by(() =>
    timelineOf(this.#session().case, this.#session().asOf, this.choice, this.#session().rulebook),
  );
  /** The same case and day with the plan compared with; null where both are the same. */
  readonly otherTimeline: Timeline | null = $derived.by(() => {
    if (!this.current) return null;
    const { case: file, asOf, rulebook } = this.#session();
    return timelineOf(file, asOf, this.other ?? NO_PLAN, rulebook);
  });

  nameOf(plan: Plan | null): string {
    return plan ? plan.name || '名前のない計画' : '既定の前提';
  }

  /** Makes a plan from the one shown and shows it. Returns its id, or null when it could not be stored. */
  async create(changes: Partial<Pick<Plan, 'assumptions'>> = {}): Promise<string | null> {
    const session = this.#session();
    const made = newRecord.plan(session.source, this.#freeName());
    const plan: Plan = {
      ...made,
      target: this.choice.target,
      assumptions: { ...this.choice.assumptions, ...changes.assumptions },
    };
    const done = await session.edit('計画の追加', [{ path: `plans/${plan.id}`, value: plan }]);
    if (!done.ok) return null;
    this.comparedTo = this.chosen;
    this.chosen = plan.id;
    return plan.id;
  }

  #freeName(): string {
    const taken = new Set(this.plans.map((p) => p.name));
    let n = this.plans.length + 1;
    while (taken.has(`計画${n}`)) n++;
    return `計画${n}`;
  }

  async remove(): Promise<boolean> {
    const plan = this.current;
    if (!plan) return false;
    const done = await this.#session().edit('計画の削除', [{ path: `plans/${plan.id}`, value: undefined }]);
    if (done.ok) {
      this.chosen = this.plans.find((p) => p.id !== plan.id)?.id ?? '';
      if (this.comparedTo === plan.id) this.comparedTo = '';
    }
    return done.ok;
  }

  /** Sets an assumption of the plan shown; null = back to the default. With the defaults shown, a plan is made for it. */
  async setSpan(id: AssumptionId, span: Span | null): Promise<boolean> {
    if (!this.current) return span === null || (await this.create({ assumptions: { [id]: span } })) !== null;
    const { [id]: _before, ...others } = this.current.assumptions;
    const next = span && !same(span, DEFAULT_ASSUMPTIONS[id]) ? { ...others, [id]: span } : others;
    const path = `plans/${this.current.id}/assumptions`;
    const done = await this.#session().edit('前提の変更', [{ path, value: next }], {
      group: `${path}/${id}`,
    });
    return done.ok;
  }
}

const same = (a: Span, b: Span): boolean => a.min === b.min && a.likely === b.likely && a.max === b.max;
