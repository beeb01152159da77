/**
 * Labels that are not listed but say the same in slightly other words: 認知した日時 and 認知日時, 部署名 and 部署. Only what
 * carries no meaning of its own may differ; anything else (外, 前, 略称) makes another label.
 */

const LIGHT =
  /^(?:名称|名|番号|等|内容|された|した|する|のあった|があった|あった|が|を|に|は|年|月|日時|日|時|先|こと|事項|状況|実施|発生|又は|・|及び|主たる|事務所|電子|アドレス|となる|対象|当該|行った|年度|一覧|名簿|書|ページ)*$/u;

/** Of a heading of a column, which the table's other columns speak for: what one of two may have more than the other. */
const OF_COLUMN = /^(?:等|者|日|年月日|された|した|する|を|に|が|場合|該当する|当該)*$/u;

/** Whether one of two canonical headings of columns says no more than the other, in the same words. */
export function sameColumn(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 2 || short.length * 3 < long.length) return false;
  let rest = '';
  let at = 0;
  for (const letter of long) {
    if (letter === short[at]) at++;
    else rest += letter;
  }
  return at === short.length && OF_COLUMN.test(rest) && !(/日$/.test(short) && /者/.test(rest));
}

type Type = 'date' | 'number' | 'phone' | 'mail' | 'url' | 'address' | 'name' | '';

/** What kind of thing a label asks for, by how it ends. */
function typeOf(key: string): Type {
  if (/電話|tel/.test(key)) return 'phone';
  if (/メール|mail/.test(key)) return 'mail';
  if (/url|ホームページ|サイト/.test(key)) return 'url';
  if (/(?:日|日時|期日|期限|期間)$/.test(key)) return 'date';
  if (/(?:番号|no)$/.test(key)) return 'number';
  if (/(?:住所|所在地)$/.test(key)) return 'address';
  return /(?:名|名称|者|商号)$/.test(key) ? 'name' : '';
}

const typesAgree = (a: Type, b: Type): boolean =>
  a === b || (a === '' && b === 'name') || (a === 'name' && b === '');

/** How alike two canonical labels are, 0 to 1; 0 where a difference could matter. */
export function likeness(a: string, b: string): number {
  if (a.length < 2 || b.length < 2 || a.length > 30 || b.length > 30) return 0;
  if (Math.min(a.length, b.length) * 2 < Math.max(a.length, b.length)) return 0;
  if (!typesAgree(typeOf(a), typeOf(b))) return 0;
  const x = [...a];
  const y = [...b];
  // The longest common subsequence, and what either has beside it.
  const width = y.length + 1;
  const best = new Uint16Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      best[i * width + j] =
        x[i] === y[j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  const common = best[0]!;
  if (common < 2 || common * 2 < Math.max(x.length, y.length)) return 0;
  const runs: string[] = [''];
  const others: string[] = [''];
  let i = 0;
  let j = 0;
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      if (runs.at(-1) !== '') runs.push('');
      if (others.at(-1) !== '') others.push('');
      i++;
      j++;
    } else if (j >= y.length || (i < x.length && best[(i + 1) * width + j]! >= best[i * width + j + 1]!)) {
      runs[runs.length - 1] += x[i++]!;
    } else others[others.length - 1] += y[j++]!;
  }
  if (![...runs, ...others].every((run) => LIGHT.test(run))) return 0;
  return (2 * common) / (x.length + y.length);
}
