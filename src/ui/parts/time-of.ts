/** HH:MM of what was typed (`1750`, `17:50`, `17時50分`, full width too); null for nothing, undefined for no time. */
export function timeOf(typed: string): string | null | undefined {
  const text = typed.normalize('NFKC').replace(/\s/g, '').replace('時', ':').replace(/分$/, '');
  if (text === '') return null;
  const match = /^(\d{1,2}):?(\d{2})$/.exec(text);
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return undefined;
  return `${match[1]!.padStart(2, '0')}:${match[2]}`;
}
