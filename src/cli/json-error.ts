/** Where a text stops being JSON. The engines' own messages name the place only sometimes, and each in its own way. */

export type JsonErrorPlace = { readonly line: number; readonly column: number; readonly atEnd: boolean };

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const OPEN_STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![0-9A-Za-z_.+-])/y;

/** The first place that breaks the grammar (1-based), or null where the text is JSON. Does not recurse. */
export function jsonErrorPlace(text: string): JsonErrorPlace | null {
  const at = jsonErrorOffset(text);
  if (at === null) return null;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - before.lastIndexOf('\n'), atEnd: at >= text.length };
}

function jsonErrorOffset(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let at = 0;
  const eat = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const take = (char: string): boolean => {
    if (text[at] !== char) return false;
    at++;
    return true;
  };
  // Inside a string that does not end, the place is where it breaks, not where it begins.
  const stop = (): number => {
    eat(OPEN_STRING);
    return at;
  };
  // What may come next: a value; a key (or, right after `{`, its end); or what follows a value.
  let next: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'after' = 'value';
  for (;;) {
    eat(SPACE);
    const inside = open.at(-1);
    if (next === 'after') {
      if (inside === undefined) return at >= text.length ? null : at;
      if (take(',')) next = inside === '{' ? 'key' : 'value';
      else if (take(inside === '{' ? '}' : ']')) open.pop();
      else return at;
    } else if (next === 'key' || next === 'keyOrEnd') {
      if (next === 'keyOrEnd' && take('}')) {
        open.pop();
        next = 'after';
        continue;
      }
      if (!eat(STRING)) return stop();
      eat(SPACE);
      if (!take(':')) return at;
      next = 'value';
    } else if (next === 'valueOrEnd' && take(']')) {
      open.pop();
      next = 'after';
    } else if (take('{')) {
      open.push('{');
      next = 'keyOrEnd';
    } else if (take('[')) {
      open.push('[');
      next = 'valueOrEnd';
    } else if (eat(STRING) || eat(PLAIN)) {
      next = 'after';
    } else {
      return stop();
    }
  }
}
