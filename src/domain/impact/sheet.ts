/**
 * 様式1-2 as a workbook: what it says and by which words it is recognised when it comes back. The words are a file format:
 * they change only together with `SHEET_VERSION`, whatever the screens come to say.
 */
import { cleanText } from '#kernel';
import { impactScale, type ImpactScalePack } from '#rulebook/packs';
import type { Assessment, Axis, CaseFile, Level } from '#schemas';
import { AXES } from './levels.ts';

export const SHEET_VERSION = 1;
/** Stands in the hidden sheet, in a defined name and in a custom property. */
export const SHEET_MARK = 'liu-navi/1-2';
export const IDENTITY_NAME = 'LIU_identity';
/** In front of the path that a row carries in its hidden column. */
export const KEY_MARK = 'liu:';

export type AgencyField = 'body' | 'kind' | 'department' | 'date' | 'overall' | 'remarks';

/** The agency's own fields: their label on the sheet, the defined name of their cell, and the hint beside. */
export const AGENCY_FIELDS: Readonly<Record<AgencyField, { label: string; name: string; hint: string }>> = {
  body: { label: '評価した政府機関等の名称', name: 'LIU_body', hint: '府省庁名または法人名' },
  kind: { label: '政府機関等の種類', name: 'LIU_kind', hint: '一覧から選んでください' },
  department: { label: '評価した部署', name: 'LIU_department', hint: '問い合わせ先になる部署' },
  date: { label: '評価した日', name: 'LIU_date', hint: '例：2026/6/15　または　令和8年6月15日' },
  overall: {
    label: '全体の影響度評価結果',
    name: 'LIU_overall',
    hint: '情報ごとの評価を終えてから選んでください',
  },
  remarks: { label: '備考', name: 'LIU_remarks', hint: '評価の前提や条件があれば書いてください' },
};

type BodyKind = NonNullable<Assessment['kind']>;
export const SHEET_KINDS: readonly (readonly [BodyKind, string])[] = [
  ['ministry', '国の行政機関'],
  ['incorporatedAgency', '独立行政法人'],
  ['designatedCorporation', '指定法人'],
];

/** A label of a pack as a drop-down can hold it: these lists end at a comma, and at 255 characters in all. */
export const choiceText = (label: string): string =>
  [...label.normalize('NFC')].slice(0, 60).join('').replaceAll(',', '，').replaceAll('"', '”').trim();

export type SheetScale = {
  readonly axes: readonly (readonly [Axis, string])[];
  readonly levels: readonly (readonly [Level, string])[];
};

/** The words of a pack as the sheet uses them. The levels' labels are those of the first axis. */
export function scaleOf(pack: ImpactScalePack = impactScale): SheetScale {
  return {
    axes: pack.axes.map((a) => [a.axis, choiceText(a.label)] as const),
    levels: (pack.axes[0]?.levels ?? []).map((l) => [l.level, choiceText(l.label)] as const),
  };
}

export const NAME_HEAD = '情報の名称';
export const REASON_HEAD = '自己評価の理由';
export const ownHead = (axis: string): string => `自己評価\n${axis}`;
export const agencyHead = (axis: string): string => `政府機関等の評価\n${axis}`;

/** Columns of the vendor's tables: the field, its heading. */
export const COLUMNS = {
  functions: [
    ['name', '機能の名称'],
    ['description', '機能の説明'],
  ],
  works: [
    ['name', '業務の名称'],
    ['description', '業務の説明'],
    ['listed', '対象業務一覧に掲載'],
    ['listEntry', '一覧での名称'],
  ],
  information: [
    ['name', NAME_HEAD],
    ['description', '情報の内容'],
    ['subjects', '誰についての情報か'],
    ['volume', '件数・量'],
    ['storage', '保存する場所と期間'],
    ['personalData', '個人情報を含む'],
  ],
} as const;

/** The vendor's table of what would follow; a second one about the same rows. */
export const CONSEQUENCES = [
  ['name', NAME_HEAD],
  ['leak', '漏れたとき'],
  ['falsification', '書き換えられたとき'],
  ['stop', '使えなくなったとき'],
] as const;

/** The single fields of the vendor's part. */
export const GRID = [
  ['vendor/name', '申請者の名称'],
  ['service/name', 'クラウドサービスの名称'],
  ['service/url', 'サービスのURL'],
  ['service/summary', 'サービスの概要'],
  ['service/dataLocation', '情報を保存する場所'],
  ['service/subcontractors', '外部サービス・再委託先'],
] as const;

const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'はい' : 'いいえ');

/**
 * Everything the vendor says on the sheet, by its path in the case, as the text that stands in the cell. What is not
 * filled in is ''. In the order of the sheet.
 */
export function vendorTexts(file: CaseFile, scale: SheetScale): ReadonlyMap<string, string> {
  const levels = new Map(scale.levels);
  const level = (l: Level | null): string => (l === null ? '' : (levels.get(l) ?? ''));
  const all: [string, string][] = [
    ['vendor/name', file.vendor.name],
    ['service/name', file.service.name],
    ['service/url', file.service.url],
    ['service/summary', file.service.summary],
    ['service/dataLocation', file.service.dataLocation],
    ['service/subcontractors', file.service.subcontractors],
  ];
  const add = (list: string, id: string, fields: Readonly<Record<string, string>>): void => {
    for (const [field, text] of Object.entries(fields)) all.push([`${list}/${id}/${field}`, text]);
  };
  for (const f of file.functions) add('functions', f.id, { name: f.name, description: f.description });
  for (const w of file.works) {
    add('works', w.id, {
      name: w.name,
      description: w.description,
      listed: yesNo(w.listed),
      listEntry: w.listEntry,
    });
  }
  for (const i of file.information) {
    add('information', i.id, {
      name: i.name,
      description: i.description,
      subjects: i.subjects,
      volume: i.volume,
      storage: i.storage,
      personalData: yesNo(i.personalData),
      leak: i.leak,
      falsification: i.falsification,
      stop: i.stop,
      ...Object.fromEntries(AXES.map((axis) => [`self/${axis}`, level(i.self[axis])])),
      'self/reason': i.self.reason,
    });
  }
  return new Map(all.map(([path, text]) => [path, cleanText(text)]));
}

/** A short fingerprint of the vendor's part (16 hexadecimal digits). It tells revisions apart and proves nothing. */
export function revisionOf(texts: ReadonlyMap<string, string>): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const [path, text] of texts) {
    for (const part of [path, '\u0001', text, '\u0002']) {
      for (let i = 0; i < part.length; i++) {
        const c = part.charCodeAt(i);
        a = Math.imul(a ^ c, 0x01000193);
        b = Math.imul((b ^ c) + 0x7f4a7c15, 0x85ebca6b);
        b ^= b >>> 13;
      }
    }
  }
  return [a, b].map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('');
}

export type SheetIdentity = {
  readonly version: number;
  readonly caseId: string;
  readonly revision: string;
  readonly edition: string;
  readonly pack: string;
};

/** What identifies a sheet made of this case now; `texts` = its vendor's part in the words of the pack. */
export function sheetIdentity(
  file: CaseFile,
  pack: ImpactScalePack = impactScale,
  texts: ReadonlyMap<string, string> = vendorTexts(file, scaleOf(pack)),
): SheetIdentity {
  return {
    version: SHEET_VERSION,
    caseId: file.id,
    revision: revisionOf(texts),
    edition: file.edition,
    pack: `${pack.id}@${pack.version}`,
  };
}

/** The identity as one line, for the defined name and the custom property. */
export const identityLine = (i: SheetIdentity): string =>
  [SHEET_MARK, i.version, i.caseId, i.revision, i.edition, i.pack].join('|');

/** The line read back; null when it is none of ours. */
export function parseIdentityLine(line: string): SheetIdentity | null {
  const [mark, version, caseId, revision, edition, pack, ...more] = line.trim().split('|');
  if (mark !== SHEET_MARK || !caseId || !revision || more.length > 0) return null;
  if (!version || !/^[1-9]\d{0,5}$/.test(version)) return null;
  return { version: Number(version), caseId, revision, edition: edition ?? '', pack: pack ?? '' };
}

/** The rows of the hidden sheet: identity, the words of the scale, and the vendor's part as it was handed over. */
export function hiddenRows(
  file: CaseFile,
  pack: ImpactScalePack = impactScale,
): readonly (readonly [string, string])[] {
  const scale = scaleOf(pack);
  return [
    [SHEET_MARK, identityLine(sheetIdentity(file, pack))],
    ...scale.axes.map(([axis, label]) => [`axis/${axis}`, label] as const),
    ...scale.levels.map(([level, label]) => [`level/${level}`, label] as const),
    ...[...vendorTexts(file, scale)].map(([path, text]) => [`${KEY_MARK}${path}`, text] as const),
  ];
}
