/** Font and subsetter from the installed packages, for rendering in Node. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { RenderAssets } from '#schemas';

/** The same two files the browser fetches. */
export async function loadAssets(): Promise<RenderAssets> {
  const require = createRequire(import.meta.url);
  const load = async (module: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await readFile(require.resolve(module)));
  const [font, subsetterWasm] = await Promise.all([
    load('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'),
    load('harfbuzzjs/dist/harfbuzz-subset.wasm'),
  ]);
  return { font, subsetterWasm };
}
