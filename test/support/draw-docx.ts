/**
 * Word forms drawn at random, the way ministries draw them, with the truth about each paragraph: which field belongs there,
 * or that nothing may be written. The wordings are the test's own, not the vocabulary's.
 */
import { strToU8, zipSync } from 'fflate';

/** What belongs in a paragraph; null = it must stay as it is. */
export type Truth = { readonly field: string; readonly also?: string } | null;
export type Drawn = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly truths: readonly Truth[];
  readonly xml: string;
};

/** A small generator of numbers: the same seed draws the same form. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  }
}

type Ask = {
  readonly field: string | null;
  readonly labels: readonly string[];
  readonly date?: boolean;
  /** The end of a period that begins with `field`. */
  readonly also?: string;
};
type Section = {
  readonly headings: readonly string[];
  readonly asks: readonly Ask[];
  /** Labels that mean nothing without the heading, so it must be drawn. */
  readonly min: number;
};

const OURS: readonly Section[] = [
  {
    headings: [
      '申請者',
      '申請者に関する事項',
      '届出者',
      '申請者の概要',
      '事業者',
      '申請者情報',
      '報告者',
      '提出者',
    ],
    min: 3,
    asks: [
      {
        field: 'applicant.name',
        labels: ['商号又は名称', '名称', '法人名', '会社名', '事業者名', '申請者名', '氏名又は名称'],
      },
      { field: 'applicant.corporateNumber', labels: ['法人番号', '法人番号（13桁）'] },
      {
        field: 'applicant.address',
        labels: ['所在地', '住所', '本店所在地', '主たる事務所の所在地', '住所又は所在地'],
      },
      { field: 'representative.title', labels: ['代表者役職', '代表者の役職名', '代表者職名'] },
      { field: 'representative.name', labels: ['代表者氏名', '代表者の氏名', '代表者名'] },
    ],
  },
  {
    headings: ['代表者', '法人の代表者', '代表者に関する事項'],
    min: 2,
    asks: [
      { field: 'representative.title', labels: ['役職', '職名', '役職名', '肩書'] },
      { field: 'representative.name', labels: ['氏名', '代表者氏名', '名前'] },
    ],
  },
  {
    headings: ['連絡担当者', '担当者', '事務担当者', '担当者連絡先', '問合せ先', '連絡先', '申請担当者'],
    min: 2,
    asks: [
      { field: 'contact.department', labels: ['部署', '所属', '所属部署', '部署名', '担当部署', '部課名'] },
      { field: 'contact.name', labels: ['氏名', '担当者名', '担当者氏名'] },
      {
        field: 'contact.phone',
        labels: ['電話番号', '電話', 'ＴＥＬ', '電話番号（内線）', '連絡先電話番号'],
      },
      {
        field: 'contact.email',
        labels: ['メールアドレス', '電子メール', 'E-mail', 'Ｅメール', '電子メールアドレス'],
      },
    ],
  },
  {
    headings: [
      'クラウドサービス',
      '申請に係るクラウドサービス',
      '対象サービス',
      '登録を受けようとするクラウドサービス',
      'サービスに関する事項',
      'サービスの概要',
    ],
    min: 2,
    asks: [
      { field: 'service.name', labels: ['名称', 'サービス名', 'サービスの名称', 'クラウドサービス名'] },
      { field: 'service.url', labels: ['URL', 'サービスのＵＲＬ', 'ホームページ', 'ウェブサイト'] },
      {
        field: 'service.description',
        labels: ['概要', 'サービスの概要', 'サービス内容', 'サービスの内容（用途等）'],
      },
    ],
  },
  {
    headings: ['監査', '監査の実施', '監査の実施状況', '外部監査'],
    min: 2,
    asks: [
      { field: 'audit.firm', labels: ['監査機関', '監査機関の名称', '監査法人名', '監査の実施者'] },
      {
        field: 'audit.periodStart',
        also: 'audit.periodEnd',
        labels: ['対象期間', '監査の対象期間', '監査対象期間'],
        date: true,
      },
      {
        field: 'audit.reportDate',
        labels: ['監査報告書の日付', '報告書の日付', '報告書の作成日'],
        date: true,
      },
    ],
  },
  {
    headings: ['事前申請の結果', '事前申請', '事前申請結果'],
    min: 2,
    asks: [
      { field: 'preApplication.noticeDate', labels: ['通知日', '通知を受けた日', '結果通知日'], date: true },
      { field: 'preApplication.noticeNumber', labels: ['通知番号', '通知の番号', '文書番号', '通知書番号'] },
    ],
  },
  {
    headings: [
      'インシデントの内容',
      '事案の内容',
      '情報セキュリティインシデント',
      'インシデントに関する事項',
    ],
    min: 3,
    asks: [
      { field: 'incident.summary', labels: ['概要', '事案の概要', 'インシデントの概要'] },
      { field: 'incident.impact', labels: ['影響範囲', '影響の範囲', '影響の内容'] },
      { field: 'incident.cause', labels: ['原因', '発生原因', '発生の原因'] },
      { field: 'incident.response', labels: ['対応状況', '対応の状況', '対処の状況', '講じた措置'] },
      { field: 'incident.prevention', labels: ['再発防止策', '再発防止の措置', '再発防止'] },
      { field: 'incident.recognisedAt', labels: ['認知した日', '認知日', '認知年月日'], date: true },
    ],
  },
  {
    headings: ['変更の内容', '変更事項に関する事項', '変更した事項'],
    min: 2,
    asks: [
      { field: 'change.before', labels: ['変更前', '変更前の内容'] },
      { field: 'change.after', labels: ['変更後', '変更後の内容'] },
      { field: 'change.date', labels: ['変更年月日', '変更日', '変更のあった日'], date: true },
    ],
  },
  {
    headings: ['言明', '言明の内容', '言明事項'],
    min: 2,
    asks: [
      { field: 'statement.scope', labels: ['対象範囲', '言明の対象範囲', '言明の範囲'] },
      { field: 'statement.subsequentEvents', labels: ['後発事象', '後発事象の内容'] },
    ],
  },
];

const nobody = (...labels: string[]): Ask[] => labels.map((label) => ({ field: null, labels: [label] }));

/** Headings of others, and headings the vocabulary cannot know: nothing below them is ours. */
const OTHERS: readonly Section[] = [
  {
    headings: [
      '委託先',
      '再委託先',
      '緊急連絡先',
      '請求書の送付先',
      '代理人',
      '親会社',
      'データセンター',
      '前回の申請',
      '利用者',
    ],
    min: 2,
    asks: nobody(
      '名称',
      '氏名',
      '住所',
      '電話番号',
      '部署',
      'メールアドレス',
      '法人番号',
      '担当者名',
      '会社名',
      '代表者氏名',
      '役職',
    ),
  },
  {
    headings: [
      '設備の状況',
      '運用体制',
      'セキュリティ統括',
      '提供実績',
      '品質管理部門',
      '図面',
      '内部統制',
      '保険',
    ],
    min: 2,
    asks: nobody(
      '名称',
      '氏名',
      '所在地',
      '責任者氏名',
      '電話番号',
      '台数',
      '概要',
      '部署名',
      '責任者名',
      '番号',
      '国籍',
    ),
  },
];

const HINTS = [
  '（略さずに記入）',
  '（該当する場合のみ）',
  '（2026年4月1日現在）',
  '（必須）',
  '（記入例を参照）',
];
const PROSE = [
  '１　「名称」欄には、登記された商号を記載すること。',
  '２　氏名：　戸籍のとおりに記載してください。',
  '３　日付は「令和　　年　　月　　日」の形で記載する。',
  '（注１）住所：　番地まで記載すること。',
  '４　サービスの名称：　契約書に記載する名称とする。',
  '５　該当する□に☑を付けること（例：☑　新規）。',
  '６　電話番号及びメールアドレスは、日中に連絡の取れるものを記載すること。',
];

const escape = (t: string): string =>
  t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

class Pen {
  xml = '';
  readonly truths: Truth[] = [];
  readonly dice: Dice;
  readonly p: string;
  constructor(dice: Dice) {
    this.dice = dice;
    this.p = dice.chance(0.1) ? 'ns0:' : 'w:';
  }

  /** Text as one or several runs. */
  runs(text: string): string {
    if (text === '') return this.dice.chance(0.3) ? `<${this.p}r><${this.p}rPr/></${this.p}r>` : '';
    const chars = [...text];
    const cuts = this.dice.chance(0.4) && chars.length > 1 ? [1 + this.dice.below(chars.length - 1)] : [];
    const parts =
      cuts.length > 0 ? [chars.slice(0, cuts[0]).join(''), chars.slice(cuts[0]).join('')] : [text];
    return parts
      .map((t) =>
        t
          .split(/(\n|\t)/)
          .map((s) => {
            if (s === '\n') return `<${this.p}br/>`;
            if (s === '\t') return `<${this.p}tab/>`;
            return s === '' ? '' : `<${this.p}t xml:space="preserve">${escape(s)}</${this.p}t>`;
          })
          .join(''),
      )
      .map(
        (inner) =>
          `<${this.p}r><${this.p}rPr><${this.p}sz ${this.p}val="21"/></${this.p}rPr>${inner}</${this.p}r>`,
      )
      .join('<w:proofErr w:type="spellStart"/>'.replaceAll('w:', this.p));
  }

  para(text: string, truth: Truth = null, props = ''): string {
    this.truths.push(truth);
    const { p } = this;
    if (text === '' && props === '' && this.dice.chance(0.2)) return `<${p}p/>`;
    return `<${p}p>${props === '' ? '' : `<${p}pPr>${props}</${p}pPr>`}${this.runs(text)}</${p}p>`;
  }

  cell(inner: () => string, span = 1, merge: 'restart' | 'continue' | null = null): string {
    const { p } = this;
    const grid = span > 1 ? `<${p}gridSpan ${p}val="${span}"/>` : '';
    const v = merge === null ? '' : merge === 'restart' ? `<${p}vMerge ${p}val="restart"/>` : `<${p}vMerge/>`;
    return `<${p}tc><${p}tcPr><${p}tcW ${p}w="1000" ${p}type="dxa"/>${grid}${v}</${p}tcPr>${inner()}</${p}tc>`;
  }

  table(rows: readonly string[]): string {
    const { p } = this;
    return `<${p}tbl><${p}tblPr/><${p}tblGrid/>${rows.map((r) => `<${p}tr>${r}</${p}tr>`).join('')}</${p}tbl>`;
  }

  /** The label as somebody might have typed it. */
  label(text: string): string {
    const { dice } = this;
    let t = text;
    const plain = /^[^（）a-zA-ZＡ-Ｚ]{2,5}$/u.test(t);
    if (plain && dice.chance(0.4)) t = [...t].join(dice.pick(['　', '　　', ' ']));
    if (!/（/.test(t) && dice.chance(0.2)) t += dice.pick(['', '\n']) + dice.pick(HINTS);
    if (dice.chance(0.15)) t = `${dice.pick(['（１）', '①', '１　', '・', '1. '])}${t}`;
    return t;
  }
}

const DATE_LABELS = ['申請日：', '届出年月日　', '作成日：', '提出日　　', '報告日：'];
const DATE_BLANKS = [
  '令和　　年　　月　　日',
  '　　　年　　月　　日',
  '令和　年　月　日',
  '令和　　 年　　 月　　 日',
];

/** All words the drawings print for what is ours: headings and labels. */
export const DRAWN_WORDS: readonly string[] = [
  ...DATE_LABELS,
  ...OURS.flatMap((s) => [...s.headings, ...s.asks.flatMap((a) => a.labels)]),
];

const PERIODS = [
  '自　令和　　年　　月　　日　　至　令和　　年　　月　　日',
  '令和　　年　　月　　日から令和　　年　　月　　日まで',
  '令和　年　月　日～令和　年　月　日',
];

type Item = { readonly label: string; readonly truth: Truth; readonly date: boolean; readonly pair: boolean };

/** Draws a form. */
export function drawDocx(seed: number): Drawn {
  const dice = new Dice(seed);
  const pen = new Pen(dice);
  const { p } = pen;
  let body = '';
  const add = (xml: string): void => {
    body += xml;
  };
  if (dice.chance(0.6)) add(pen.para('様式１－１'));
  const dated = dice.chance(0.7);
  const dateFirst = dice.chance(0.5);
  const date = (): void => {
    if (!dated) return;
    const own = dice.chance(0.4) ? dice.pick(DATE_LABELS) : '';
    add(pen.para(`${own}${dice.pick(DATE_BLANKS)}`, { field: 'filing.date' }, `<${p}jc ${p}val="right"/>`));
  };
  if (dateFirst) date();
  add(
    pen.para(dice.pick(['事　前　申　請　書', '登録申請書', '申請書']), null, `<${p}jc ${p}val="center"/>`),
  );
  if (!dateFirst) date();
  add(pen.para(''));
  add(pen.para('クラウドサービス登録運営委員会　御中'));
  add(pen.para('　下記のとおり申請します。'));

  const ours = dice.shuffle(OURS).slice(0, 2 + dice.below(4));
  const others = dice.shuffle(OTHERS).slice(0, dice.below(3));
  let number = 0;
  for (const section of dice.shuffle([...ours, ...others])) {
    number++;
    const count = Math.min(section.asks.length, section.min + dice.below(section.asks.length));
    // The representative stands in one place: below the applicant, or under a heading of his own.
    const doubled = section === OURS[0] && ours.includes(OURS[1]!);
    const open = section.asks.filter((a) => !doubled || !a.field?.startsWith('representative.'));
    const asks = dice.shuffle(open).slice(0, count);
    const items = asks.map((ask): Item => ({
      label: pen.label(dice.pick(ask.labels)),
      truth:
        ask.field === null
          ? null
          : { field: ask.field, ...(ask.also === undefined ? {} : { also: ask.also }) },
      pair: ask.also !== undefined,
      date: ask.date === true,
    }));
    add(drawSection(pen, dice, dice.pick(section.headings), number, items));
    if (dice.chance(0.5)) add(pen.para(''));
  }
  if (dice.chance(0.4)) {
    add(
      pen.table([
        pen.cell(() => pen.para('※　受付番号')) + pen.cell(() => pen.para('')),
        pen.cell(() => pen.para('※　受付年月日')) + pen.cell(() => pen.para('　　年　　月　　日')),
      ]),
    );
  }
  add(pen.para(dice.pick(['記載要領', '記　載　要　領', '（記載上の注意）', '備考'])));
  for (const line of dice.shuffle(PROSE).slice(0, 4)) add(pen.para(line));

  const ns = `xmlns:${p.slice(0, -1)}="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${p}document ${ns}><${p}body>${body}<${p}sectPr/></${p}body></${p}document>`;
  return { bytes: packDocx(xml), truths: pen.truths, xml };
}

const MARKS = [
  (t: string, n: number) => `${n}．${t}`,
  (t: string) => `■\u3000${t}`,
  (t: string) => `（${t}）`,
  (t: string) => `【${t}】`,
  (t: string, n: number) => `第${n}\u3000${t}`,
];

function drawSection(pen: Pen, dice: Dice, heading: string, number: number, items: readonly Item[]): string {
  const blank = (item: Item): string => {
    if (item.pair) return dice.pick(PERIODS);
    return item.date ? dice.pick(DATE_BLANKS) : '';
  };
  const title = (): string => pen.para(dice.pick(MARKS)(heading, number));
  const value =
    (item: Item): (() => string) =>
    () =>
      pen.para(blank(item), item.truth);
  const name =
    (item: Item): (() => string) =>
    () =>
      pen.para(item.label);
  const noted = dice.chance(0.2);
  const side = (list: readonly Item[]): string[] =>
    list.map((i) => pen.cell(name(i)) + pen.cell(value(i)) + (noted ? pen.cell(() => pen.para('')) : ''));
  const style = dice.below(8);
  switch (style) {
    case 0:
      return title() + pen.table(side(items));
    case 1: {
      // Two pairs a row.
      const rows: string[] = [];
      const head = title();
      for (let n = 0; n < items.length; n += 2) {
        const [a, b] = [items[n]!, items[n + 1]];
        rows.push(
          pen.cell(name(a)) +
            pen.cell(value(a), b ? 1 : 3) +
            (b ? pen.cell(name(b)) + pen.cell(value(b)) : ''),
        );
      }
      return head + pen.table(rows);
    }
    case 2:
      // The heading as a cell merged down the left.
      return pen.table(
        items.map(
          (i, n) =>
            pen.cell(
              () =>
                pen.para(
                  n === 0 ? (dice.chance(0.3) && heading.length < 6 ? [...heading].join('\n') : heading) : '',
                ),
              1,
              n === 0 ? 'restart' : 'continue',
            ) +
            pen.cell(name(i)) +
            pen.cell(value(i)),
        ),
      );
    case 3:
      // Label above value.
      return title() + pen.table(items.flatMap((i) => [pen.cell(name(i)), pen.cell(value(i))]));
    case 4: {
      const line = dice.pick(['　＿＿＿＿＿＿＿＿＿＿', '：', '：　　　　　　　', '　__________']);
      return (
        title() +
        items
          .map((i) => pen.para(`${i.label.replace(/\n/g, '')}${i.date ? `：${blank(i)}` : line}`, i.truth))
          .join('')
      );
    }
    case 5: {
      // A table within a cell.
      const outer = pen.cell(() => pen.para(heading));
      return pen.table([outer + pen.cell(() => pen.table(side(items)) + pen.para(''))]);
    }
    case 6:
      // A band across, then rows.
      return pen.table([pen.cell(() => pen.para(heading), noted ? 3 : 2), ...side(items)]);
    default: {
      // A column inserted ahead: numbers.
      const top = title();
      const words = dice.pick([
        ['No.', '項目', '記入欄'],
        ['番号', '事項', '内容'],
      ]);
      const head = words.map((w) => pen.cell(() => pen.para(w))).join('');
      const rows = [head];
      items.forEach((i, n) => {
        rows.push(pen.cell(() => pen.para(`${n + 1}`)) + pen.cell(name(i)) + pen.cell(value(i)));
      });
      return top + pen.table(rows);
    }
  }
}

const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A package around a document part. */
export function packDocx(xml: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    zipSync(
      {
        '[Content_Types].xml': strToU8(
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        ),
        '_rels/.rels': strToU8(
          `<?xml version="1.0"?><Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
        ),
        'word/document.xml': strToU8(xml),
      },
      { level: 0 },
    ),
  );
}
