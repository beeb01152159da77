import { expect, test } from 'vitest';
import { el, mountHtml, paperCss, paperTree } from '#documents/html';
import { AWKWARD, richPaper } from '../../documents/fixture.ts';

test('a paper mounts as elements and text, markup in values included', () => {
  const place = document.body.appendChild(document.createElement('div'));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(paperCss);
  document.adoptedStyleSheets.push(sheet);
  mountHtml(paperTree(richPaper), place);
  expect(place.querySelector('script, b, [style], [onclick]')).toBeNull();
  expect(place.textContent).toContain(AWKWARD.markup);
  expect(place.querySelector('[data-source="vendor/name"]')?.textContent).toBe('株式会社サンプル・クラウド');
  expect(place.querySelectorAll('.paper-table tbody tr').length).toBe(62);
  const width = place.querySelector('article')!.getBoundingClientRect().width;
  expect(width).toBeLessThanOrEqual(794);
  mountHtml(el('p', '', '別の紙'), place);
  expect(place.childNodes.length).toBe(1);
  place.remove();
  document.adoptedStyleSheets.pop();
});
