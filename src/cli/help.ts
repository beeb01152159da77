/** Help texts, in Japanese: `liu --help`, `liu COMMAND --help`. */
import { CLOCK_IDS } from '#rulebook/clocks';

const EXIT = `終了コード: 0 = 問題なし、1 = 問題あり、2 = 入力の誤り
結果は標準出力に JSON で、問題は標準エラーに日本語で出ます。`;

const HELP: Readonly<Record<string, string>> = {
  '': `使い方: npm run -s liu -- コマンド …

  sample [--kind 種類]                             サンプル案件を出力する
  check CASE.json [--as-of YYYY-MM-DD]             段階・期限・問題を調べる
  bundle CASE.json --out FILE.zip [--as-of YYYY-MM-DD]
                                                   提出バンドルを作る
  verify FILE.zip                                  提出バンドルを検証する
  schedule CASE.json [--as-of YYYY-MM-DD] [--target YYYY-MM-DD]
                                                   予定と逆算を出力する
  fill CASE.json FILE… --out DIR                   公式様式（.docx、.xlsx）に案件の内容を記入する
  fill --values VALUES.json FILE… --out DIR        公式様式に、項目ごとの内容を記入する
  rules [ID] [--as-of YYYY-MM-DD]                  条項の要旨と適用を出力する
  clock ID DATE                                    期限を計算する
  clock --stdin                                    期限をまとめて計算する

各コマンドの説明: npm run -s liu -- コマンド --help
ファイル名の代わりに - と書くと標準入力から読みます。

${EXIT}`,
  sample: `使い方: liu sample [--kind 種類 | --incomplete]

サンプル案件（架空）の案件ファイルを、添付ごと JSON で出力します。
  --incomplete  わざと不備を残した案件を出力する（--kind incomplete と同じ）
  --kind 種類   complete（申請の直前）、incomplete、registered（登録後）、withheld（登録留保）

${EXIT}`,
  check: `使い方: liu check CASE.json [--as-of YYYY-MM-DD] [--edition FILE.json]

案件の段階（stage）、期限（clocks：数え方の説明つき）、期間の定めのない義務（duties）、次にすること（actions）、
問題（problems：条項、場所、直し方）を出力します。
  --as-of    この日の時点で判断する（省くと日本の今日）
  --edition  この版のファイルの規則で判断する
  CASE.json に - と書くと標準入力から読みます。

重大度が error の問題が1つでもあれば終了コードは 1 です。
${EXIT}`,
  bundle: `使い方: liu bundle CASE.json --out FILE.zip [--filing 名前] [--as-of YYYY-MM-DD] [--edition FILE.json]
        liu bundle CASE.json --list [--official PATH] [--as-of YYYY-MM-DD]

提出バンドル（ZIP）を作り、読み返して検証してから FILE.zip に書き込みます。
作れなかったときは何も書き込みません。同じ案件と日付からは同じバイト列ができます。
  --out    書き込むファイル（あれば置き換える）
  --as-of  書類の基準日（省くと日本の今日）
  --edition  この版のファイルの規則で作る
  --filing 名前  その提出の書類だけを入れる（省くとすべて。pre-application など）
  --subject ID   提出の対象が複数あるとき（インシデント、変更など）の番号（省くと最後のもの）
  --formats 形式 書類をほかの形式でも入れる（pdf,docx,xlsx。docx は Word、xlsx は表の書類だけの Excel。省くと pdf だけ）
  --official PATH  このフォルダー、zip、ファイルにある公式様式に記入して入れる（確かめることのない様式だけ）
  --list         提出の名前の一覧と、それぞれを出す時かどうか、書類を出力する
                 （--official を付けると、公式様式が入るか、何を確かめるかも出力する）
  CASE.json に - と書くと標準入力から読みます。

下書き、不足書類、入れられなかった公式様式、書けない文字が1つでもあれば、書き込んだうえで終了コードは 1 です。
${EXIT}`,
  verify: `使い方: liu verify FILE.zip

提出バンドルが完全か（すべてのファイルの大きさとハッシュ値、余分や不足）、
そろっているか（不足書類、下書き）を調べます。
  FILE.zip に - と書くと標準入力から読みます。

中身が目録と違う、または不足や下書きがあれば終了コードは 1、
バンドルとして読めなければ 2 です。
${EXIT}`,
  schedule: `使い方: liu schedule CASE.json [--as-of YYYY-MM-DD] [--target YYYY-MM-DD] [--edition FILE.json]

これからの各段階の早い日・見込みの日・遅い日（steps）と、合わないところ（conflicts）を出力します。
  --as-of    この日から計算する（省くと日本の今日）
  --target   この日に登録されるための、各段階の安全な最後の日（backward）も計算する
  --edition  この版のファイルの規則で計算する
  CASE.json に - と書くと標準入力から読みます。

合わないところがあるか、希望の日に間に合わなければ、終了コードは 1 です。
${EXIT}`,
  fill: `使い方: liu fill CASE.json FILE… --out DIR [--subject ID] [--as-of YYYY-MM-DD]
        liu fill --values VALUES.json FILE… --out DIR

公式様式のファイル（.docx、.xlsx）の記入欄を見出しから見つけ、確かな欄だけに記入し、DIR に同じ名前で書き込みます。
書き込む前に読み返して確かめます。元のファイルは変わりません。
ファイルごとに、様式の番号、記入した項目（fields：場所 place、確からしさ confidence、内容 value）と、
記入しなかったところ（open：理由つき）を出力します。
  --out     書き込むフォルダー
  --values  案件の代わりに、この JSON の内容を記入する
  --subject この番号のインシデント、変更などについて記入する（省くと最後のもの。番号は bundle --list で見られます）
  --as-of   この日の時点の案件の内容を記入する（省くと日本の今日）
CASE.json、VALUES.json に - と書くと標準入力から読みます。

VALUES.json は、項目の名前と内容を並べたものです。
  文字・番号     "applicant.name": "株式会社例示"
  日付・日時     "filing.date": "2026-11-21"、"incident.recognisedAt": "2026-11-18T09:40"
  選択           "application.kind": "new"（値は下の一覧のもの）
  複数の選択     "incident.kind": ["confidentiality"]
  表             "findings[]": [{ "controlId": "9.2.1.1", "due": "2027-01-31" }, …]
                 "controls[]": [{ "id": "5.1.1.1", "adopted": true, "how": "…" }, …]
項目の一覧は fill --fields で見られます。

記入しなかった欄、場所が見つからない項目、読めない様式が1つでもあれば終了コードは 1 です
（案件から記入するときは、その様式にない項目は数えません）。
${EXIT}`,
  rules: `使い方: liu rules [ID] [--as-of YYYY-MM-DD] [--edition FILE.json]

条項の番号、要旨、対象、種類、適用（附則によるもの）、書類、関連、このアプリでの扱いを出力します。
ID（例: 8.2、'10.10(1)'、'附則(R5.7.3)1'）を指定するとその条項だけを、改正前後の定めとともに出力します。
  --as-of    この日の時点の定めを出力する（省くと日本の今日）
  --edition  この版のファイルの規則で出力する

${EXIT}`,
  clock: `使い方: liu clock ID DATE [--edition FILE.json]
        liu clock --stdin [--edition FILE.json]

起算日（YYYY-MM-DD）から期限を計算し、{"id","from","due","safeDue"} を1行で出力します。
due は厳密な期限、safeDue はその日以前で最後の開庁日です。
規定の適用前や祝日が分からない年は due と safeDue が null になり、notCovered に理由が入ります（終了コード 1）。

--stdin では、標準入力の1行「ID DATE」ごとに1行を出力します。空行は読み飛ばします。
誤った行は {"error":…} を1行出力し、終了コードは最後に 2 になります。

ID: ${CLOCK_IDS.join(' ')}
（かっこを含む ID は引用符で囲んでください）

${EXIT}`,
};

/** The help of a command, '' = all of them; null where there is no such command. */
export function help(command: string): string | null {
  return Object.hasOwn(HELP, command) ? HELP[command]! : null;
}
