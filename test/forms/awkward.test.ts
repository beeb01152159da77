/** Every paper in each of its formats, filled with what breaks programs that make documents: nothing of it is lost. */
import { describe, expect, test } from 'vitest';
import { renderDocx } from '#documents/docx';
import { renderHtml } from '#documents/html';
import { renderPdf } from '#documents/pdf';
import { renderXlsx } from '#documents/xlsx-paper';
import { forms, ownPapers, type FormDefinition } from '#forms';
import { applyPatches, getAt, type Patch } from '#kernel';
import { fieldInfo } from '#messages';
import type { CaseFile, Renderer } from '#schemas';
import { renderAssets } from '../support/assets.ts';
import { visibleText } from '../support/html-text.ts';
import { sheetText, wordText } from '../support/ooxml.ts';
import { bare, bodyText, readPdf } from '../support/pdf-text.ts';
import { AS_OF, registered, sampleFor } from './support.ts';

const AWKWARD = [
  '𠮷野𠮷平',
  '髙橋と﨑山',
  '葛\u{E0100}城と辻\u{E0101}堂',
  'ﾊﾝｶｸｶﾅ ﾃﾞｰﾀｾﾝﾀｰ',
  '👨\u200D👩\u200D👧 と 👍🏽 と 🇯🇵',
  '<script>&amp;"\'</script>',
  '=HYPERLINK("http://example.jp")',
  'か\u3099き\u3099とハ\u309A',
  // A word of 500 characters, each part of which is known.
  Array.from({ length: 125 }, (_, i) => `w${String(i).padStart(3, '0')}`).join(''),
] as const;
/** About ten pages of a column. */
const ANSWER = Array.from(
  { length: 150 },
  (_, i) => `${i + 1}段目。${'𠮷田が毎月、記録を見直す。'.repeat(4)}`,
);

type Place = { readonly path: string; readonly value: unknown };

/** Up to three elements of each list of a path with `*`. */
function places(file: CaseFile, pattern: string): Place[] {
  const [first = '', ...tails] = pattern.split('/*/');
  return tails.reduce<Place[]>(
    (spots, tail) =>
      spots.flatMap(({ path, value }) =>
        (Array.isArray(value) ? value : []).slice(0, 3).map((element: unknown) => ({
          path: `${path}/${String(getAt(element, 'id'))}/${tail}`,
          value: getAt(element, tail),
        })),
      ),
    [{ path: first, value: getAt(file, first) }],
  );
}

/** The sample of the paper with each free text replaced, and what must be found of it. */
function filled(form: FormDefinition, sample: CaseFile): { file: CaseFile; texts: string[] } {
  const free = form.uses
    .filter((use) => ['line', 'text'].includes(fieldInfo(use)?.kind ?? ''))
    .flatMap((use) => places(sample, use).map((place) => ({ ...place, kind: fieldInfo(use)!.kind })))
    // Lists of numbers, one a line, decide which rows a paper has.
    .filter(({ path, value }) => typeof value === 'string' && value !== '' && !/controlIds?$/.test(path));
  const answered = free.findLast(({ kind }) => kind === 'text');
  const patches = free.map((place, i): Patch => {
    const text = `${AWKWARD[i % AWKWARD.length]!}（${i}）`;
    return { path: place.path, value: place === answered ? ANSWER.join('\n') : text };
  });
  return { file: applyPatches(sample, patches), texts: patches.map(({ value }) => String(value)) };
}

const FORMATS: readonly { name: string; render: Renderer; read: (bytes: Uint8Array) => Promise<string> }[] = [
  { name: 'pdf', render: renderPdf, read: async (bytes) => bodyText(await readPdf(bytes)) },
  { name: 'html', render: renderHtml, read: async (bytes) => bare(visibleText(bytes)) },
  { name: 'docx', render: renderDocx, read: async (bytes) => bare(wordText(bytes)) },
  { name: 'xlsx', render: renderXlsx, read: async (bytes) => bare(sheetText(bytes)) },
];

/** What is not there; of a text that goes over pages, no more than what a page end may lie across. */
function lostOf(texts: readonly string[], found: string): string[] {
  return texts.flatMap((text) => {
    const parts = text.split('\n').flatMap((line) => pure(line).match(/.{1,60}/gsu) ?? []);
    const absent = parts.filter((part) => !found.includes(part));
    const allowed = parts.length > 5 ? 1 + Math.floor(parts.length / 20) : 0;
    return absent.length > allowed ? absent : [];
  });
}

/** Without what nobody sees: white space, and the joiners within an emoji. */
const pure = (text: string): string => bare(text).replaceAll('\u200D', '');

const papers = [...forms, ...ownPapers].map((form) => [form.key, form] as const);

describe.each(papers)('%s', (_, form) => {
  test('comes out whole in each format', async () => {
    const { file, texts } = filled(form, ownPapers.includes(form) ? registered : sampleFor(form));
    expect(texts.length).toBeGreaterThan(0);
    const whole = form.build(file, AS_OF);
    // The annex by its first sections: what is replaced stands there.
    const paper = { ...whole, blocks: whole.blocks.slice(0, 40) };
    const shown = bare(JSON.stringify(paper).replaceAll('\\n', '').replaceAll('\\"', '"'));
    // One at most is shown in other words.
    const wanted = texts.filter((text) => shown.includes(bare(text)));
    expect(wanted.length).toBeGreaterThanOrEqual(texts.length - 1);
    const assets = await renderAssets();
    for (const { name, render, read } of FORMATS) {
      if (name === 'xlsx' && !form.tabular) continue;
      const { bytes, lost } = await render(paper, assets);
      expect(lostOf(wanted, pure(await read(bytes))), name).toEqual([]);
      // The font of the PDF has no emoji: said beforehand, and copied as they are.
      expect(
        lost.filter(({ character }) => !/\p{Emoji}/u.test(character)),
        name,
      ).toEqual([]);
    }
  });
});
