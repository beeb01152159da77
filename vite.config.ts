import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The policy in index.html is the one that ships. The dev server injects styles and a websocket client, which that policy
 * forbids, so the tag is dropped there and only there.
 */
function noPolicyInDev(): Plugin {
  return {
    name: 'no-policy-in-dev',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}

export default defineConfig({
  // Relative: the built app runs from any folder of any static host.
  base: './',
  plugins: [
    svelte({ configFile: false }),
    noPolicyInDev(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        // Everything: after one visit the app works offline, the PDF font (4.5 MB) and wasm included.
        globPatterns: ['**/*'],
        globIgnores: ['sw.js', '**/*.map', 'screenshot.png'],
        maximumFileSizeToCacheInBytes: 16 * 1024 * 1024,
      },
    }),
  ],
  resolve: {
    alias: {
      // jsPDF's optional companions (HTML and SVG input): never used, and large.
      html2canvas: at('./src/documents/pdf/empty.ts'),
      canvg: at('./src/documents/pdf/empty.ts'),
      dompurify: at('./src/documents/pdf/empty.ts'),
    },
  },
  worker: { format: 'es', rolldownOptions: { checks: { pluginTimings: false } } },
  build: {
    target: ['chrome120', 'edge120', 'firefox121', 'safari17.2'],
    // The polyfill would be an inline script; every target knows modulepreload.
    modulePreload: { polyfill: false },
    // A data: font or wasm would break the policy; keep files files.
    assetsInlineLimit: 0,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
