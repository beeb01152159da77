/** Text on its way into XML: what XML can hold, escaped; what it can't, seen and reported. */
import type { LostCharacter } from '#schemas';

const AROUND = 10;
/** What stands for a character a file of XML cannot hold. */
const SUBSTITUTE = '〓';

// Half of a pair, and the two code points that are no characters: XML has no way to write them.
const IMPOSSIBLE = /[\uD800-\uDFFF\uFFFE\uFFFF]/u;
// Controls are invisible; XML forbids all but tab and line feed.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text as content or as the value of an attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c]!);

/** Turns the texts of one paper into XML text and keeps what was lost on the way. */
export class TextWriter {
  readonly #lost = new Map<string, LostCharacter>();

  /** Each character lost, once per text it stands in. */
  get lost(): readonly LostCharacter[] {
    return [...this.#lost.values()];
  }

  /** The lines of a text, without what cannot be seen or written. Not escaped yet. */
  lines(text: string): string[] {
    const seen = text.replace(/\r\n?/g, '\n').replace(CONTROLS, '');
    const whole = IMPOSSIBLE.test(seen) ? this.#replace(seen) : seen;
    return whole.split('\n');
  }

  #replace(text: string): string {
    const characters = [...text];
    characters.forEach((character, at) => {
      if (!IMPOSSIBLE.test(character)) return;
      const codePoint = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
      const context = characters.slice(Math.max(0, at - AROUND), at + AROUND + 1).join('');
      this.#lost.set(`${codePoint} ${context}`, { character, codePoint, context });
    });
    return characters.map((c) => (IMPOSSIBLE.test(c) ? SUBSTITUTE : c)).join('');
  }
}
