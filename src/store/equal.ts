const STAMPS = new Set(['changed', 'howChanged', 'evidenceChanged']);

/** Whether two stored values say the same. Stamps are left out: they are not something a person wrote. */
export function sameContent(a: unknown, b: unknown): boolean {
  return equal(a, b, true);
}

/** Whether two plain values are the same throughout; a property that is undefined equals one that is missing. */
export function deepEqual(a: unknown, b: unknown): boolean {
  return equal(a, b, false);
}

function equal(a: unknown, b: unknown, skipChanged: boolean): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((v, i) => equal(v, b[i], skipChanged));
  }
  const left = new Map(Object.entries(a));
  const right = new Map(Object.entries(b));
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    if (skipChanged && STAMPS.has(key)) continue;
    if (!equal(left.get(key), right.get(key), skipChanged)) return false;
  }
  return true;
}
