/**
 * A small tree of elements, and the only two ways out of it: text with everything escaped (serialize.ts) and DOM nodes made
 * one by one (mount.ts). No string of markup ever comes from a value.
 */

export type Tag =
  | 'article'
  | 'header'
  | 'section'
  | 'footer'
  | 'div'
  | 'p'
  | 'span'
  | 'strong'
  | 'a'
  | 'hr'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'ul'
  | 'ol'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'table'
  | 'caption'
  | 'colgroup'
  | 'col'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td';

/** The attributes a tree may carry: none runs code, none loads anything. `href` is checked by `isSafeHref`. */
export type Attributes = {
  readonly class?: string;
  readonly lang?: string;
  readonly scope?: 'row' | 'col';
  readonly href?: string;
  readonly 'data-source'?: string;
};

export type Element = {
  readonly tag: Tag;
  readonly attrs: Attributes;
  readonly children: readonly Node[];
};

/** An element, or plain text. */
export type Node = Element | string;

/** An element; `class` may be given as a string in place of attributes. */
export function el(tag: Tag, attrs: Attributes | string, ...children: readonly Node[]): Element {
  return { tag, attrs: typeof attrs === 'string' ? (attrs === '' ? {} : { class: attrs }) : attrs, children };
}

/** Whether a link stays inside the bundle: a relative path or a fragment, nothing with a scheme or a host. */
export function isSafeHref(href: string): boolean {
  return !/^[\s\p{Cc}]*([a-z][a-z0-9+.-]*:|[/\\])/iu.test(href);
}

/** A relative link to a file of the bundle, each step percent-encoded. */
export function hrefOf(path: string): string {
  return `./${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The attributes to write, in a fixed order; an unsafe link loses its `href`. */
export function attributesOf({ attrs }: Element): [string, string][] {
  const names = ['class', 'lang', 'scope', 'href', 'data-source'] as const;
  return names.flatMap((name): [string, string][] => {
    const value = attrs[name];
    if (value === undefined || (name === 'href' && !isSafeHref(value))) return [];
    return [[name, value]];
  });
}
