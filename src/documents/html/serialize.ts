/** Tree in, a page of HTML out: one file that needs nothing else and runs nothing. */
import { paperCss } from './paper-css.ts';
import { attributesOf, type Node } from './tree.ts';

const VOID = new Set(['hr', 'col']);

/** A whole page. `title` is plain text, `lang` a language tag, `body` the tree inside `<body>`. */
export type TreeDocument = { readonly title: string; readonly lang: string; readonly body: readonly Node[] };

/** The page as UTF-8 bytes. Same input, same bytes. */
export function renderTreeDocument({ title, lang, body }: TreeDocument): Uint8Array<ArrayBuffer> {
  const html = [
    '<!doctype html>',
    `<html lang="${escape(lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    // A page opened from a disk has no server to send this header.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    `<style>\n${paperCss}</style>`,
    '</head>',
    '<body class="paper-page">',
    ...body.map(serialize),
    '</body>',
    '</html>',
    '',
  ].join('\n');
  return new TextEncoder().encode(html);
}

/** The tree as HTML text, everything escaped. */
export function serialize(node: Node): string {
  if (typeof node === 'string') return escape(node);
  const attributes = attributesOf(node).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const open = `<${node.tag}${attributes.join('')}>`;
  return VOID.has(node.tag) ? open : `${open}${node.children.map(serialize).join('')}</${node.tag}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
