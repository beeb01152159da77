import { expect, test } from 'vitest';
import { FILL_FAILURE_CODES, LIBRARY_FAILURE_CODES, officialFailureMessage } from '#messages';

test('every refusal of the library and of a form says what happened and what to do', () => {
  for (const code of [...LIBRARY_FAILURE_CODES, ...FILL_FAILURE_CODES]) {
    const { title, remedy } = officialFailureMessage({ code, where: '' });
    expect(title, code).toMatch(/。$/);
    expect(remedy, code).toMatch(/。$/);
  }
  expect(officialFailureMessage({ code: 'official.notOfForm', where: '' }).title).toBe(
    '別の様式のファイルです。',
  );
  expect(officialFailureMessage({ code: 'fill.pdf', where: '' }).title).toContain('PDF');
});
