import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  FILL_FAILURE_CODES,
  OPEN_POINT_CODES,
  PLACE_REASON_CODES,
  fillFailureMessage,
  openPointMessage,
  placeReasonMessage,
  valuesProblemMessage,
} from '#messages';

const SRC = join(import.meta.dirname, '../../src/documents/fill');
const text = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(SRC, name), 'utf8'))
  .join('\n');
const codes = (area: string): string[] =>
  [...new Set([...text.matchAll(new RegExp(`'(${area}\\.[A-Za-z]+)'`, 'g'))].map((m) => m[1]!))].sort();

it('has a sentence for every code of the filler', () => {
  expect([...FILL_FAILURE_CODES].sort()).toEqual(codes('fill'));
  expect([...OPEN_POINT_CODES].sort()).toEqual(codes('open'));
  expect([...PLACE_REASON_CODES].sort()).toEqual(codes('why'));
  for (const code of codes('values')) expect(valuesProblemMessage({ code, at: 'x' })).toMatch(/^x：.*[。]$/);
});

it('says what happened, and that nothing was changed', () => {
  for (const code of FILL_FAILURE_CODES) {
    const { title, remedy } = fillFailureMessage({ code, where: '' });
    expect(title).toMatch(/。何も変更していません。$/);
    expect(remedy).toMatch(/。$/);
  }
  for (const code of OPEN_POINT_CODES) expect(openPointMessage(code)).toMatch(/。$/);
  for (const code of PLACE_REASON_CODES) {
    expect(placeReasonMessage({ code, params: { label: '氏名', heading: '担当者' } })).toMatch(/。$/);
  }
});
