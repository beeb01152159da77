/** The bytes renderers need, read from the installed packages as the build would copy them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RenderAssets } from '#schemas';

const require = createRequire(import.meta.url);

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(path));
}

let assets: Promise<RenderAssets> | null = null;

/** The font and the subsetter, read once. */
export function renderAssets(): Promise<RenderAssets> {
  assets ??= (async () => {
    const fontPackage = dirname(require.resolve('@expo-google-fonts/biz-udpgothic/package.json'));
    return {
      font: await bytesOf(join(fontPackage, '400Regular', 'BIZUDPGothic_400Regular.ttf')),
      subsetterWasm: await bytesOf(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')),
    };
  })();
  return assets;
}
