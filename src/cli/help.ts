/** Help texts, in Japanese: `liu --help`, `liu COMMAND --help`. */
import { CLOCK_IDS } from '#rulebook/clocks';

const EXIT = `終了コード: 0 = 問題なし、1 = 問題あり、2 = 入力の誤り
結果は標準出力に JSON で、問題は標準エラーに日本語で出ます。`;

const HELP: Readonly<Record<string, string>> = {
  '': `使い方: npm run -s liu -- コマンド …

  sample [--incomplete]                            サンプル案件を出力する
  check CASE.json [--as-of YYYY-MM-DD]             段階・期限・問題を調べる
  bundle CASE.json --out FILE.zip [--as-of YYYY-MM-DD]
                                                   提出バンドルを作る
  verify FILE.zip                                  提出バンドルを検証する
  clock ID DATE                                    期限を計算する
  clock --stdin                                    期限をまとめて計算する

各コマンドの説明: npm run -s liu -- コマンド --help
ファイル名の代わりに - と書くと標準入力から読みます。

${EXIT}`,
  sample: `使い方: liu sample [--incomplete]

サンプル案件（架空）の案件ファイルを、添付ごと JSON で出力します。
  --incomplete  わざと不備を残した案件を出力する

${EXIT}`,
  check: `使い方: liu check CASE.json [--as-of YYYY-MM-DD]

案件の段階（stage）、期限（clocks）、問題（problems：条項、場所、直し方）を出力します。
  --as-of  この日の時点で判断する（省くと日本の今日）
  CASE.json に - と書くと標準入力から読みます。

重大度が error の問題が1つでもあれば終了コードは 1 です。
${EXIT}`,
  bundle: `使い方: liu bundle CASE.json --out FILE.zip [--as-of YYYY-MM-DD]

提出バンドル（ZIP）を作り、読み返して検証してから FILE.zip に書き込みます。
作れなかったときは何も書き込みません。同じ案件と日付からは同じバイト列ができます。
  --out    書き込むファイル（あれば置き換える）
  --as-of  書類の基準日（省くと日本の今日）
  CASE.json に - と書くと標準入力から読みます。

下書き、不足書類、書けない文字が1つでもあれば、書き込んだうえで終了コードは 1 です。
${EXIT}`,
  verify: `使い方: liu verify FILE.zip

提出バンドルが完全か（すべてのファイルの大きさとハッシュ値、余分や不足）、
そろっているか（不足書類、下書き）を調べます。
  FILE.zip に - と書くと標準入力から読みます。

中身が目録と違う、または不足や下書きがあれば終了コードは 1、
バンドルとして読めなければ 2 です。
${EXIT}`,
  clock: `使い方: liu clock ID DATE
        liu clock --stdin

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
