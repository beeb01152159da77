import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  el,
  hrefOf,
  isSafeHref,
  paperTree,
  renderHtml,
  renderTreeDocument,
  serialize,
} from '#documents/html';
import type { Block, Paper } from '#schemas';
import { renderAssets } from '../../support/assets.ts';
import { tagsOf, visibleText } from '../../support/html-text.ts';
import { AWKWARD, richPaper } from '../fixture.ts';

/** A paper that says `text` in every place that can hold text. */
function everywhere(text: string): Paper {
  const value = { text, source: { path: text } };
  const blocks: Block[] = [
    { type: 'heading', level: 1, text },
    { type: 'paragraph', value },
    { type: 'grid', rows: [{ label: text, value }] },
    { type: 'table', caption: `表${text}`, columns: [{ label: text, width: 1 }], rows: [[value]] },
    { type: 'checks', items: [{ checked: true, value }] },
    { type: 'list', ordered: true, items: [value] },
    { type: 'signature', date: null, rows: [{ label: text, value }] },
    { type: 'note', text },
  ];
  return {
    ...richPaper,
    formNo: text,
    title: text,
    footer: text,
    stamp: `印${text}`,
    open: [text],
    author: text,
    blocks,
  };
}

const page = async (paper: Paper): Promise<Uint8Array> =>
  (await renderHtml(paper, await renderAssets())).bytes;
const shape = (bytes: Uint8Array): string[] =>
  tagsOf(bytes).map((tag) => tag.replace(/ data-source="[^"]*"/, ''));

describe('markup in a value stays text', () => {
  test.each([
    AWKWARD.markup,
    '"><img src=x onerror=alert(1)>',
    '</style></title><script>',
    "' onclick='x",
    '<!-- -->',
  ])('%s', async (text) => {
    const bytes = await page(everywhere(text));
    expect(shape(bytes)).toEqual(shape(await page(everywhere('字'))));
    expect(visibleText(bytes).split(text).length - 1).toBe(17);
  });

  test('any text at all', async () => {
    const plain = shape(await page(everywhere('字')));
    const hostile = fc.string({ unit: fc.constantFrom(...'<>&"\'/=!-;aZ 字`'), minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expect(shape(await page(everywhere(text)))).toEqual(plain);
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });
});

describe('a page on its own', () => {
  test('loads nothing and runs nothing', async () => {
    const html = new TextDecoder().decode(await page(richPaper));
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(
      tagsOf(await page(richPaper)).filter((tag) => /<(script|link|img)|\s(src|style|on\w+)=/.test(tag)),
    ).toEqual([]);
    expect(html).not.toMatch(/url\(|@import/);
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('@media print');
  });

  test('values know their field', async () => {
    expect(new TextDecoder().decode(await page(richPaper))).toContain(
      'data-source="vendor/name">株式会社サンプル・クラウド<',
    );
  });
});

describe('trees', () => {
  test('a page of any tree, with links that stay inside', () => {
    const path = '01_事前申請/様式 1-1 #控.pdf';
    const tree = el('p', '', el('a', { href: hrefOf(path) }, path));
    const html = new TextDecoder().decode(renderTreeDocument({ title: 'A & B', lang: 'ja', body: [tree] }));
    expect(html).toContain('<title>A &amp; B</title>');
    expect(html).toContain(
      `href="./01_%E4%BA%8B%E5%89%8D%E7%94%B3%E8%AB%8B/%E6%A7%98%E5%BC%8F%201-1%20%23%E6%8E%A7.pdf"`,
    );
  });

  test.each([
    'javascript:alert(1)',
    ' JavaScript:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'https://a.jp',
    '//a.jp',
    '\\\\a\\b',
  ])('a link to %s is not written', (href) => {
    expect(isSafeHref(href)).toBe(false);
    expect(serialize(el('a', { href }, 'x'))).toBe('<a>x</a>');
  });

  test.each(['a/b.pdf', './%E4%BA%8B', '#part', '../x'])('a link to %s is', (href) => {
    expect(isSafeHref(href)).toBe(true);
  });

  test('column widths add up without a style attribute', () => {
    const table = serialize(paperTree(richPaper));
    expect(table).toContain('<col class="paper-w-46">');
    expect(tagsOf(new TextEncoder().encode(table)).filter((tag) => tag.includes(' style='))).toEqual([]);
  });
});
