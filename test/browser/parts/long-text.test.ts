import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import Field from '#ui/parts/Field.svelte';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

test('a field does not look for phrases: that took seconds a key in 20,000 characters', async () => {
  await render(Field, { session: new FakeSession(), path: 'service/summary' });
  const box = page.getByRole('textbox').element();
  expect(getComputedStyle(document.body).wordBreak).toBe('auto-phrase');
  expect(getComputedStyle(box).wordBreak).toBe('normal');
});
