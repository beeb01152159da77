/** What a browser would show of a page of ours, without a browser: tags removed, entities resolved. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text inside `<body>`. */
export function visibleText(bytes: Uint8Array): string {
  const html = new TextDecoder().decode(bytes);
  const body = html.slice(html.indexOf('<body'), html.lastIndexOf('</body>'));
  return body
    .replace(/<[^>]*>/g, '')
    .replace(/&([a-z]+|#39);/g, (_, name: string) => ENTITIES[name] ?? '\uFFFD');
}

/** The tags of a page in order, with their attributes. */
export function tagsOf(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).match(/<[^>]*>/g) ?? [];
}
