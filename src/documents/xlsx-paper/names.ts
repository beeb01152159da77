/** Names of sheets as Excel takes them: 31 characters at most, some refused, no two the same. */

const LONGEST = 31;

/** Gives each title a name no other has. */
export function sheetNames(): (title: string) => string {
  const taken = new Set<string>();
  return (title) => {
    const clean = title
      .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
      .replace(/[[\]:*?/\\：＊？／＼［］]/gu, '_')
      .trim()
      .replace(/^'+|'+$/g, '');
    const base = clean === '' ? '表' : clean;
    for (let n = 1; ; n++) {
      const name = `${cut(base, LONGEST - (n === 1 ? 0 : String(n).length + 2))}${n === 1 ? '' : `(${n})`}`;
      const key = name.normalize('NFKC').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
}

/** The longest beginning of whole characters of at most so many UTF-16 units, as Excel counts. */
function cut(text: string, units: number): string {
  let out = '';
  for (const character of text) {
    if (out.length + character.length > units) break;
    out += character;
  }
  return out.trimEnd();
}
