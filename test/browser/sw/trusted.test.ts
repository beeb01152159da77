import { expect, test } from 'vitest';
import { trustedScriptUrl } from '#sw';

test('a script of the app becomes a trusted, absolute URL', () => {
  const url: unknown = trustedScriptUrl('assets/render.js');
  expect(url).toBeInstanceOf(
    (globalThis as unknown as { TrustedScriptURL: new () => object }).TrustedScriptURL,
  );
  expect(String(url)).toBe(new URL('assets/render.js', location.href).href);
});

test.each([
  'https://example.com/x.js',
  '//example.com/x.js',
  'data:text/javascript,1',
  'blob:https://example.com/1',
])('a script from elsewhere is refused: %s', (url) => {
  expect(() => trustedScriptUrl(url)).toThrow(TypeError);
});
