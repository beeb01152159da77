/** What the app is built from, as its licences ask to be named. */
export const LICENCES: readonly { readonly name: string; readonly use: string; readonly licence: string }[] =
  [
    {
      name: 'BIZ UDPGothic',
      use: 'PDFのフォント（© 2022 The BIZ UDGothic Project Authors）',
      licence: 'SIL OFL 1.1',
    },
    { name: 'デジタル庁デザインシステム デザイントークン', use: '配色と文字の大きさ', licence: 'MIT' },
    { name: 'Svelte', use: '画面', licence: 'MIT' },
    { name: 'svelte-spa-router', use: '画面の移動', licence: 'MIT' },
    { name: 'Bits UI', use: '確認の窓', licence: 'MIT' },
    { name: 'virtua', use: '長い一覧', licence: 'MIT' },
    { name: 'Dexie', use: 'ブラウザー内の保存', licence: 'Apache-2.0' },
    { name: 'Zod', use: 'データの検査', licence: 'MIT' },
    { name: 'jsPDF', use: 'PDFの作成', licence: 'MIT' },
    { name: 'harfbuzzjs', use: 'フォントの切り出し', licence: 'MIT' },
    { name: 'fflate', use: 'zipの読み書き', licence: 'MIT' },
    { name: 'hucre', use: 'Excelブックの作成', licence: 'MIT' },
    { name: 'Workbox', use: 'オフラインでの動作', licence: 'MIT' },
    { name: 'holiday_jp', use: '祝日のデータ', licence: 'MIT' },
  ];
