import { editionSwitchPatches, planEditionSwitch, type EditionSwitch } from '#domain/statement';
import { catalogueMessage } from '#messages';
import { catalogue as shipped, parseMapping } from '#rulebook/controls';
import type { CatalogueData, CatalogueFile, CatalogueMapping } from '#schemas';
import type { CaseSession, CriteriaState } from '#state';
import { failureText } from '../../parts/failure-text.ts';

/** A catalogue a case may follow; `data` null = the shipped one. */
export type KnownCatalogue = {
  readonly id: string;
  readonly title: string;
  readonly file: CatalogueFile | null;
};

/** Editions of the catalogue: taken in, tried out on the case, gone over to. */
export class CatalogueWork {
  busy = $state(false);
  trouble = $state('');
  done = $state('');
  wanted = $state('');
  /** A mapping from a file of its own, in the place of the one an edition brings. */
  #mapping = $state.raw<CatalogueMapping | null>(null);
  readonly #session: () => CaseSession;
  readonly #criteria: () => CriteriaState;

  constructor(session: () => CaseSession, criteria: () => CriteriaState) {
    this.#session = session;
    this.#criteria = criteria;
  }

  readonly known: readonly KnownCatalogue[] = $derived.by(() => [
    { id: shipped.id, title: shipped.title, file: null },
    ...this.#criteria().catalogues.map((file) => ({ id: file.id, title: file.title, file })),
  ]);
  readonly #target: KnownCatalogue | undefined = $derived(this.known.find((k) => k.id === this.wanted));
  readonly mapping: CatalogueMapping | null = $derived.by(() => {
    const { catalogue } = this.#session().case;
    const fits = (m: CatalogueMapping | null | undefined): m is CatalogueMapping =>
      !!m && [m.from, m.to].includes(catalogue) && [m.from, m.to].includes(this.wanted);
    // The way back is read from the mapping of the edition the case is on.
    const all = [this.#mapping, ...this.known.map((k) => k.file?.mapping)];
    return all.find(fits) ?? null;
  });
  /** What going over would do to the case as it is now. */
  readonly plan: EditionSwitch | null = $derived.by(() => {
    const session = this.#session();
    if (!this.#target || this.wanted === session.case.catalogue) return null;
    return planEditionSwitch(session.case, dataOf(this.#target.file), this.mapping, session.source);
  });

  async take(file: Pick<File, 'name' | 'arrayBuffer'>): Promise<void> {
    this.trouble = this.done = '';
    this.busy = true;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const mapping = mappingIn(bytes);
    if (mapping) {
      this.#mapping = mapping;
      this.done = `対応表（${mapping.from} → ${mapping.to}、${mapping.ids.length} 件）を読み込みました。`;
    } else {
      const result = await this.#criteria().importCatalogue({ name: file.name, bytes });
      if (result.ok) this.done = `「${result.value.title}」を読み込みました。`;
      else this.#say(catalogueMessage(result.error));
    }
    this.busy = false;
  }

  async remove(id: string): Promise<void> {
    const gone = await this.#criteria().removeCatalogue(id);
    if (!gone.ok) this.#say(catalogueMessage(gone.error));
    else if (this.wanted === id) this.wanted = '';
  }

  async apply(): Promise<void> {
    const session = this.#session();
    if (!this.#target || !this.plan || this.busy) return;
    this.busy = true;
    const patches = editionSwitchPatches(
      session.case,
      dataOf(this.#target.file),
      this.mapping,
      session.source,
    );
    const written = await session.edit(`管理基準の版を「${this.#target.title}」に`, patches);
    this.busy = false;
    if (!written.ok) {
      this.trouble = failureText(written.error);
      return;
    }
    this.wanted = '';
    this.done = '管理基準の版を替えました。「元に戻す」で戻せます。';
  }

  #say(message: { title: string; remedy: string }): void {
    this.trouble = `${message.title}${message.remedy}`;
  }
}

/** What a case keeps of an edition. Plain data, in the order of the schema. */
function dataOf(file: CatalogueFile | null): CatalogueData | null {
  if (!file) return null;
  const { id, title, controls, headings } = file;
  return { id, title, controls, headings };
}

function mappingIn(bytes: Uint8Array): CatalogueMapping | null {
  try {
    const read = parseMapping(JSON.parse(new TextDecoder().decode(bytes)));
    return read.ok ? read.value : null;
  } catch {
    return null;
  }
}
