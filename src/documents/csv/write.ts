const NEEDS_QUOTES = /[",\t\r\n]|^[\s\u3000]|[\s\u3000]$/;

/** The bytes of a table as CSV: UTF-8 with its mark (spreadsheets then read Japanese right), lines end in CR LF. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((cells) => cells.map(quoted).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.map((l) => `${l}\r\n`).join('')}`);
}

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
