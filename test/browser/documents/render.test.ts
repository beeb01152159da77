import fontUrl from '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf?url';
import wasmUrl from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import { expect, test } from 'vitest';
import { renderDocx } from '#documents/docx';
import { renderPdf } from '#documents/pdf';
import { renderXlsx } from '#documents/xlsx-paper';
import office from '../../golden/documents/rich-paper.office.sha256?raw';
import golden from '../../golden/documents/rich-paper.sha256?raw';
import { richPaper } from '../../documents/fixture.ts';

const load = async (url: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer());

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

test('the browser makes the same PDF as Node', async () => {
  const assets = { font: await load(fontUrl), subsetterWasm: await load(wasmUrl) };
  const { bytes, lost } = await renderPdf(richPaper, assets);
  expect(lost).toEqual([]);
  const hash = await hashOf(bytes);
  expect(hash).toBe(golden.trim());
});

test('and the same Word document and workbook', async () => {
  const none = { font: new Uint8Array(), subsetterWasm: new Uint8Array() };
  const made = [await renderDocx(richPaper, none), await renderXlsx(richPaper, none)];
  expect(await Promise.all(made.map(({ bytes }) => hashOf(bytes)))).toEqual(office.trim().split('\n'));
});
