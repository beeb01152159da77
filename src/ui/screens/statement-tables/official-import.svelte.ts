import { recogniseCriteria, type CriteriaReading, type SheetChoice } from '#domain/statement';
import { catalogueMessage } from '#messages';
import { catalogueOf } from '#rulebook/controls';
import { readOfficialFile, type CaseSession, type CriteriaState, type OfficialFile } from '#state';
import { Reading } from './reading.svelte.ts';

/** The vendor's own official workbook on its way in: found, corrected, kept only when told to. */
export class OfficialImportWork {
  readonly reading = new Reading<OfficialFile>();
  done = $state('');
  name = $state('');
  #file = $state.raw<OfficialFile | null>(null);
  #choices = $state.raw<ReadonlyMap<string, SheetChoice>>(new Map());
  readonly #session: () => CaseSession;
  readonly #criteria: () => CriteriaState;

  constructor(session: () => CaseSession, criteria: () => CriteriaState) {
    this.#session = session;
    this.#criteria = criteria;
  }

  /** What was found, corrections included. */
  readonly found: CriteriaReading | null = $derived.by(() => {
    if (!this.#file) return null;
    if (this.#choices.size === 0) return this.#file.reading;
    return recogniseCriteria(this.#file.workbook, catalogueOf(this.#session().case), this.#choices);
  });

  choose(sheet: string, choice: SheetChoice): void {
    this.#choices = new Map(this.#choices).set(sheet, { ...this.#choices.get(sheet), ...choice });
  }

  async read(file: Pick<File, 'name' | 'arrayBuffer'>): Promise<void> {
    this.drop();
    const own = this.#session().case.ownCatalogue;
    this.#file = await this.reading.read(file, (content) => readOfficialFile(content, own));
    this.name = file.name;
  }

  drop(): void {
    this.reading.cancel();
    this.#file = null;
    this.#choices = new Map();
    this.done = this.reading.trouble = '';
  }

  /** Keeps the texts, in one transaction. */
  async keep(): Promise<void> {
    const { found, name } = this;
    const file = this.#file;
    if (!found || !file || found.known === 0 || this.reading.busy) return;
    const kept = await this.#criteria().keepTexts({
      catalogue: this.#session().case.catalogue,
      source: { fileName: name.slice(0, 500), sha256: file.sha256 },
      texts: found.texts,
    });
    if (!kept.ok) {
      this.reading.say(catalogueMessage(kept.error));
      return;
    }
    this.drop();
    this.done = `${found.known} 件の文章をこのブラウザーに保存しました。`;
  }

  async remove(): Promise<void> {
    this.drop();
    const gone = await this.#criteria().dropTexts(this.#session().case.catalogue);
    if (gone.ok) this.done = '取り込んだ文章を削除しました。';
    else this.reading.say(catalogueMessage(gone.error));
  }
}
