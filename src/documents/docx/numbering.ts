/** Lists: bullets, and numbers that start anew in each list. */

export const BULLETS = 1;
/** The first list that counts; the next ones follow by one. */
export const FIRST_LIST = 2;

const level = (format: string, text: string, indent: number): string =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
  `<w:pPr><w:ind w:left="${indent}" w:hanging="${indent}"/></w:pPr></w:lvl>`;
const abstract = (id: number, lvl: string): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/>${lvl}</w:abstractNum>`;

/** `word/numbering.xml` (children of the root) for so many counted lists. */
export function numbering(lists: number): string {
  const counted = Array.from(
    { length: lists },
    (_, i) =>
      `<w:num w:numId="${FIRST_LIST + i}"><w:abstractNumId w:val="1"/>` +
      '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
  );
  return [
    abstract(0, level('bullet', '・', 240)),
    abstract(1, level('decimal', '%1．', 480)),
    `<w:num w:numId="${BULLETS}"><w:abstractNumId w:val="0"/></w:num>`,
    ...counted,
  ].join('');
}
