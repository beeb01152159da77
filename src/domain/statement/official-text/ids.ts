/** Control ids as people and programs write them: full-width, with other separators, glued to their text, turned into dates. */
import type { Catalogue } from '#rulebook/controls';

/** An id read at the start of a text, and what follows it. */
export type FoundId = {
  readonly id: string;
  /** `control` = a row of the statement or an objective; `heading` = a chapter, category or heading. */
  readonly kind: 'control' | 'heading' | 'unknown';
  /** What stands behind the id in the same cell, as it was written. */
  readonly rest: string;
};

const ID =
  /^[\s【[(「『〔<]*(?:(?:no|nr|id|番号|項番|管理策)[.:\s]*)?(\d{1,2}(?:\s?[.,・\-_/]\s?\d{1,3}){0,4})(?:\s?[.・\-_/]?\s?(PB|P|B)(?![A-Za-z]))?/i;
const BEHIND = /^[\s】\])」』〕>.:、,・-]+/;
const LOOKED_AT = 60;

/**
 * The id a text begins with, in the form of the catalogue (`6.1.3.3.PB`), or null. A number of one part is an id only
 * where nothing follows it.
 */
export function findId(text: string, catalogue: Catalogue): FoundId | null {
  const m = ID.exec(foldForId(text.slice(0, LOOKED_AT)));
  if (!m) return null;
  const number = m[1]!
    .replace(/\s/g, '')
    .replace(/\D+/g, '.')
    .replace(/(^|\.)0+(?=\d)/g, '$1');
  const suffix = m[2]?.toUpperCase();
  const known = suffix === undefined ? catalogue.resolve(number) : catalogue.resolve(`${number}.${suffix}`);
  // `5.1.1.1 P社の` begins with an id that has no suffix: the letter belongs to the text.
  const isText =
    suffix !== undefined && known?.id.endsWith(`.${suffix}`) === false && /\s[a-z]+$/i.test(m[0]);
  const behind = text.slice(isText ? m[0].length - suffix.length : m[0].length);
  // 5.1.1000 and 10.5% are no ids.
  if (/^[\d%‰]/.test(foldForId(behind.slice(0, 1)))) return null;
  const skipped = BEHIND.exec(foldForId(behind.slice(0, LOOKED_AT)))?.[0].length ?? 0;
  const rest = behind.slice(skipped).trim();
  if (!number.includes('.') && rest !== '') return null;
  if (known) return { ...known, rest };
  return { id: suffix === undefined ? number : `${number}.${suffix}`, kind: 'unknown', rest };
}

/** A day that was an id before a spreadsheet took it for one (`5.1.1` → 2005-01-01), if the catalogue has that id. */
export function idOfDate(day: string, catalogue: Catalogue): FoundId | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  const known = m && catalogue.resolve([Number(m[1]) % 100, Number(m[2]), Number(m[3])].join('.'));
  return known ? { ...known, rest: '' } : null;
}

/** Half-width, one character for one, so that places stay where they are. */
function foldForId(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000。‐‑‒–—―−ー]/g, (c) => {
    if (c === '\u3000') return ' ';
    if (c === '。') return '.';
    const code = c.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : '-';
  });
}
