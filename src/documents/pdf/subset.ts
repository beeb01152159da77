/**
 * Cuts a font down to the glyphs a document draws, with HarfBuzz. The WebAssembly module has no imports, so the same few
 * lines run in Node and in a browser worker under `script-src 'self' 'wasm-unsafe-eval'`.
 */

// hb-subset.h: HB_SUBSET_FLAGS_NO_HINTING | _RETAIN_GIDS | _NO_LAYOUT_CLOSURE, HB_SUBSET_SETS_DROP_TABLE_TAG.
// Glyph numbers stay, so that what was already written into pages remains right.
const FLAGS = 0x1 | 0x2 | 0x200;
const DROP_TABLES = 3;
const MEMORY_MODE_READONLY = 1;
// A font inside a PDF is addressed by glyph number: these tables would only weigh.
const UNUSED = [
  'GSUB',
  'GPOS',
  'GDEF',
  'BASE',
  'cmap',
  'name',
  'post',
  'OS/2',
  'meta',
  'gasp',
  'vhea',
  'vmtx',
  'DSIG',
];

type HarfBuzz = {
  readonly memory: WebAssembly.Memory;
  readonly call: (name: string, ...args: number[]) => number;
};

const loaded = new WeakMap<Uint8Array, Promise<HarfBuzz>>();

async function load(wasm: Uint8Array<ArrayBuffer>): Promise<HarfBuzz> {
  const { instance } = await WebAssembly.instantiate(wasm, {});
  const { exports } = instance;
  const memory = exports['memory'];
  if (!(memory instanceof WebAssembly.Memory)) throw new TypeError('subsetter: no memory');
  const call = (name: string, ...args: number[]): number => {
    const found = exports[name];
    if (typeof found !== 'function') throw new TypeError(`subsetter: no ${name}`);
    return Number(found(...args) ?? 0);
  };
  call('_initialize');
  return { memory, call };
}

/** A function that cuts a font down to some glyphs (glyph numbers kept, hinting dropped). `wasm` = harfbuzz-subset.wasm. */
export async function openSubsetter(
  wasm: Uint8Array<ArrayBuffer>,
): Promise<(font: Uint8Array, glyphs: Iterable<number>) => Uint8Array<ArrayBuffer>> {
  const waiting = loaded.get(wasm) ?? load(wasm);
  loaded.set(wasm, waiting);
  const hb = await waiting;
  return (font, glyphs) => subset(hb, font, glyphs);
}

const tagOf = (name: string): number => [...name].reduce((tag, c) => tag * 256 + c.charCodeAt(0), 0);

function subset(
  { memory, call }: HarfBuzz,
  font: Uint8Array,
  glyphs: Iterable<number>,
): Uint8Array<ArrayBuffer> {
  const at = call('malloc', font.byteLength);
  // `memory.buffer` is read anew each time: growing the memory detaches the old one.
  new Uint8Array(memory.buffer).set(font, at);
  const blob = call('hb_blob_create', at, font.byteLength, MEMORY_MODE_READONLY, 0, 0);
  const face = call('hb_face_create', blob, 0);
  const input = call('hb_subset_input_create_or_fail');
  const wanted = call('hb_subset_input_glyph_set', input);
  for (const glyph of glyphs) call('hb_set_add', wanted, glyph);
  const dropped = call('hb_subset_input_set', input, DROP_TABLES);
  for (const table of UNUSED) call('hb_set_add', dropped, tagOf(table));
  call('hb_subset_input_set_flags', input, FLAGS);
  const made = call('hb_subset_or_fail', face, input);
  if (made === 0) throw new RangeError('subsetter: this font cannot be subset');
  const result = call('hb_face_reference_blob', made);
  const length = call('hb_blob_get_length', result);
  const data = call('hb_blob_get_data', result, 0);
  const bytes = new Uint8Array(memory.buffer).slice(data, data + length);
  for (const [free, what] of [
    ['hb_blob_destroy', result],
    ['hb_face_destroy', made],
    ['hb_subset_input_destroy', input],
    ['hb_face_destroy', face],
    ['hb_blob_destroy', blob],
    ['free', at],
  ] as const) {
    call(free, what);
  }
  return bytes;
}
