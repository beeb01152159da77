import fontUrl from '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf?url';
import wasmUrl from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import { expect, test } from 'vitest';
import { renderPdf } from '#documents/pdf';
import golden from '../../golden/documents/rich-paper.sha256?raw';
import { richPaper } from '../../documents/fixture.ts';

const load = async (url: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer());

test('the browser makes the same PDF as Node', async () => {
  const assets = { font: await load(fontUrl), subsetterWasm: await load(wasmUrl) };
  const { bytes, lost } = await renderPdf(richPaper, assets);
  expect(lost).toEqual([]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(hash).toBe(golden.trim());
});
