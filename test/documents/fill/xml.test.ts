/** Offsets into XML, and splices. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applySplices,
  attribute,
  attributesOf,
  childrenOf,
  descendantsOf,
  eachAttribute,
  escapeAttribute,
  escapeText,
  ownText,
  rootOf,
  type XmlTree,
} from '../../../src/documents/fill/xml.ts';
import { scanXml } from '../../../src/documents/fill/xml-scan.ts';

function scanned(text: string): XmlTree {
  const tree = scanXml(text);
  if (!tree.ok) throw new Error(tree.error);
  return tree.value;
}

type Node = {
  readonly name: string;
  readonly attrs: readonly (readonly [string, string])[];
  readonly kids: readonly (Node | string)[];
};
const word = fc.constantFrom('a', 'w:p', 'x:c', 'b-1', '名');
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    name: word,
    attrs: fc.uniqueArray(fc.tuple(fc.constantFrom('r', 'w:val', 'id'), fc.string()), {
      selector: ([n]) => n,
      maxLength: 3,
    }),
    kids: fc.array(fc.oneof({ maxDepth: 4 }, fc.string(), tie('node')), { maxLength: 4 }),
  }),
}));
const clean = (text: string): string =>
  text.replace(/\p{Cs}/gu, '\uFFFD').replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
const xmlOf = (n: Node): string =>
  `<${n.name}${n.attrs.map(([k, v]) => ` ${k}="${escapeAttribute(v)}"`).join('')}>${n.kids.map((k) => (typeof k === 'string' ? escapeText(k) : xmlOf(k))).join('')}</${n.name}>`;

describe('scanXml', () => {
  test('finds every element, its text and its attributes where they are', () => {
    fc.assert(
      fc.property(node, (root) => {
        const tree = scanned(xmlOf(root));
        const flat = (n: Node): Node[] => [
          n,
          ...n.kids.flatMap((k) => (typeof k === 'string' ? [] : flat(k))),
        ];
        const all = flat(root);
        expect(tree.elements.length).toBe(all.length);
        all.forEach((n, i) => {
          const e = tree.elements[i]!;
          expect(tree.text.slice(e.start, e.end)).toBe(xmlOf(n));
          expect(ownText(tree, e)).toBe(clean(n.kids.filter((k) => typeof k === 'string').join('')));
          const found = attributesOf(tree, e);
          expect(found.map((a) => [a.name, a.value])).toEqual(n.attrs.map(([k, v]) => [k, clean(v)]));
          for (const a of found) expect(tree.text.slice(a.start, a.end).startsWith(`${a.name}="`)).toBe(true);
          const quick: [string, string][] = [];
          eachAttribute(tree, e, (name, value) => quick.push([name, value]));
          expect(quick).toEqual(found.map((a) => [a.name, a.value]));
          expect(childrenOf(tree, e).length).toBe(n.kids.filter((k) => typeof k !== 'string').length);
          expect(descendantsOf(tree, e).length).toBe(flat(n).length - 1);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('namespaces count, prefixes do not', () => {
    const tree = scanned(
      '<x:a xmlns:x="u" xmlns="v"><b/><x:b><c xmlns="w" r:id="1" id="2"/></x:b><b/></x:a>',
    );
    expect(tree.elements.map((e) => `${e.ns}|${e.name}`)).toEqual(['u|a', 'v|b', 'u|b', 'w|c', 'v|b']);
    expect(attribute(tree, tree.elements[3]!, 'r:id')?.value).toBe('1');
    expect(attribute(tree, tree.elements[3]!, 'id')?.value).toBe('2');
    expect(rootOf(tree).last).toBe(4);
  });

  test('comments, CDATA, instructions and > in quotes', () => {
    const tree = scanned(
      '<?xml version="1.0"?><!-- < --><a k=">">1<!-- <b> --><![CDATA[<&]]>&amp;<?x >?>2</a>\n',
    );
    expect(tree.elements.length).toBe(1);
    expect(ownText(tree, rootOf(tree))).toBe('1<&&2');
  });

  test.each([
    ['', 'xml.malformed'],
    ['<a>', 'xml.malformed'],
    ['<a></b>', 'xml.malformed'],
    ['<a/><b/>', 'xml.malformed'],
    ['x<a/>', 'xml.malformed'],
    ['<a', 'xml.malformed'],
    ['<a b="<"/>', 'ok'],
    ['<!DOCTYPE a><a/>', 'xml.docType'],
    [`${'<a>'.repeat(600)}${'</a>'.repeat(600)}`, 'xml.tooLarge'],
  ])('%s', (text, code) => {
    const read = scanXml(text);
    expect(read.ok ? 'ok' : read.error).toBe(code);
  });

  test('twenty megabytes', () => {
    const text = `<s>${'<c r="AB12" s="3" t="s"><v>17</v></c>'.repeat(540_000)}</s>`;
    expect(scanned(text).elements.length).toBe(1_080_001);
  });
});

describe('applySplices', () => {
  test('changes the spots and nothing else, in any order', () => {
    expect(
      applySplices('abcdef', [
        { start: 4, end: 6, text: 'X' },
        { start: 1, end: 1, text: '1' },
        { start: 1, end: 1, text: '2' },
        { start: 0, end: 1, text: '' },
      ]),
    ).toBe('12bcdX');
    expect(() =>
      applySplices('abc', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toThrow(RangeError);
  });
});
