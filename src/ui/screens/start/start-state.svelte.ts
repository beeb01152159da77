import { answeredCount, selfCheck, withAnswers, type QuestionId, type SelfCheck } from '#domain/self-check';
import type { Result } from '#kernel';
import { selfCheckCaseWords } from '#messages';
import { readSelfCheck, type SelfCheckAnswers } from '#schemas';
import type { AppState, EditFailure } from '#state';

/** The answers of the self-check: kept as they are given, and what follows from them. */
export class StartState {
  readonly #app: AppState;
  answers = $state.raw<SelfCheckAnswers>({});
  saved = $state<'none' | 'saving' | 'saved' | 'failed'>('none');
  /** The answers without the texts beside them, which decide nothing: a key typed there draws no report anew. */
  readonly #deciding: string = $derived.by(() => {
    const { serviceName: _name, work: _work, ...rest } = this.answers;
    return JSON.stringify(rest);
  });
  readonly result: SelfCheck = $derived.by(() =>
    selfCheck(readSelfCheck(JSON.parse(this.#deciding)), this.#app.today),
  );
  readonly count: number = $derived(answeredCount(this.answers));
  #writes = 0;

  constructor(app: AppState) {
    this.#app = app;
    this.answers = readSelfCheck(app.selfCheck);
  }

  /** Sets an answer; undefined takes it back. Resolves when it is stored. */
  async set<K extends keyof SelfCheckAnswers>(id: K, value: SelfCheckAnswers[K]): Promise<void> {
    await this.#keep(readSelfCheck({ ...this.answers, [id]: value }));
  }

  /** Answers a question with one of its choices. */
  async choose(id: QuestionId, choice: string): Promise<void> {
    await this.#keep(readSelfCheck({ ...this.answers, [id]: choice }));
  }

  /** Adds a choice to those of a question that takes several, or takes it out. */
  async toggle(id: QuestionId, choice: string, on: boolean): Promise<void> {
    const given = this.answers[id];
    const others = Array.isArray(given) ? given.filter((c) => c !== choice) : [];
    await this.#keep(readSelfCheck({ ...this.answers, [id]: on ? [...others, choice] : others }));
  }

  async clear(): Promise<void> {
    await this.#keep({});
  }

  async #keep(answers: SelfCheckAnswers): Promise<void> {
    this.answers = answers;
    this.saved = 'saving';
    const write = ++this.#writes;
    const done = await this.#app.setSelfCheck(answers);
    if (write === this.#writes) this.saved = done ? 'saved' : 'failed';
  }

  /** A case with the answers filled in; its id. */
  makeCase(): Promise<Result<string, EditFailure>> {
    const { answers } = this;
    const today = this.#app.today;
    return this.#app.createCase(answers.serviceName?.trim() || '自己診断からの案件', (file, source) =>
      withAnswers(file, answers, today, source, selfCheckCaseWords),
    );
  }
}
