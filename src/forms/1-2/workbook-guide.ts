/** The first sheet of the workbook: what the agency is asked to do, and what each level means. */
import { formatBoth, type PlainDate } from '#kernel';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseFile, SheetRow, WorkbookSheet } from '#schemas';
import { cell, heightOf, SHEET_NAMES } from './workbook-cells.ts';

const WIDTHS = [14, 12, 46, 34] as const;
const ALL = WIDTHS.length;
const WIDE = 106;

const STEPS = [
  '「第1部 申請者」のシートで、サービスの機能、業務、取り扱う情報を確かめてください。',
  '「第2部 政府機関等」のシートの太い枠の欄に、評価した政府機関等、情報ごとの評価、全体の影響度評価結果を記入してください。影響度と種類は一覧から選べます。',
  '記入したファイルを、申請者に返送してください。ファイル名は変えてもかまいません。PDFや紙での返送も受け取れます。',
  '第1部の内容に誤りがあるときは、書き換えずに申請者へ連絡してください。直したシートを送り直します。',
] as const;

export function guideSheet(file: CaseFile, asOf: PlainDate, pack: ImpactScalePack): WorkbookSheet {
  const wide = (text: string, look: 'title' | 'heading' | 'plain' | 'small', height?: number): SheetRow => ({
    cells: [cell(text, look, { span: ALL })],
    height: height ?? heightOf([[text, WIDE]]),
  });
  const service = [file.service.name, file.vendor.name].filter((t) => t !== '').join('／');
  const rows: SheetRow[] = [
    wide('様式1-2　SaaSの利用に係る業務・情報の影響度評価シート', 'title', 28),
    wide(`対象：${service}\u3000作成：${formatBoth(asOf)}`, 'plain'),
    wide(
      'ISMAP-LIUの事前申請（規程3.1(1)、3.3）に添えるため、政府機関等による影響度の評価をお願いするものです。',
      'plain',
    ),
    wide('記入のしかた', 'heading', 26),
    ...STEPS.map((text, i) => wide(`${i + 1}．${text}`, 'plain')),
    wide('影響度の目安', 'heading', 26),
    wide(pack.overallText, 'plain'),
    ...(pack.needsCheck
      ? [
          wide(
            '【要原文確認】この目安は公式の別紙1ではなく、申請者が使った初期設定です。貴機関の基準や公式の別紙1があれば、そちらを優先してください。',
            'small',
          ),
        ]
      : []),
    {
      cells: [cell('観点', 'head'), cell('影響度', 'head'), cell('目安', 'head'), cell('例', 'head')],
      height: 20,
    },
    ...pack.axes.flatMap((axis) =>
      axis.levels.map((level): SheetRow => {
        const examples = level.examples.join('、');
        return {
          cells: [
            cell(axis.label, 'label'),
            cell(level.label, 'centre'),
            cell(level.guidance, 'value'),
            cell(examples, 'value'),
          ],
          height: heightOf([
            [level.guidance, WIDTHS[2]],
            [examples, WIDTHS[3]],
          ]),
        };
      }),
    ),
  ];
  return { name: SHEET_NAMES.guide, state: 'visible', widths: WIDTHS, rows, rules: [], landscape: false };
}
