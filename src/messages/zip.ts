/** Why a zip was refused (bundles, backups, exported cases). Nothing was changed when one of these is said. */

const COPY_AGAIN = 'もう一度コピーするか、作り直したものを選んでください。';

const SENTENCES: Readonly<Record<string, (entry: string) => string>> = {
  'zip.notZip': () => 'ZIP ファイルではありません。LIU Navi が書き出した ZIP を選んでください。',
  'zip.truncated': (entry) => `ZIP が途中で切れているか壊れています${at(entry)}。${COPY_AGAIN}`,
  'zip.path': (entry) =>
    `ZIP の中に、安全でないファイル名があります${at(entry)}。このファイルは使わないでください。`,
  'zip.duplicate': (entry) =>
    `ZIP の中に、同じ名前のファイルが2つあります${at(entry)}。このファイルは使わないでください。`,
  'zip.entries': () => 'ZIP の中のファイルが多すぎます。LIU Navi が書き出したものか確かめてください。',
  'zip.single': (entry) =>
    `ZIP の中に、大きすぎるファイルがあります${at(entry)}。LIU Navi が書き出したものか確かめてください。`,
  'zip.total': () => 'ZIP を展開した大きさが上限を超えます。LIU Navi が書き出したものか確かめてください。',
  'zip.size': (entry) =>
    `ZIP の中に、書かれた大きさと中身が違うファイルがあります${at(entry)}。${COPY_AGAIN}`,
  'zip.encrypted': (entry) =>
    `パスワード付きの ZIP は読めません${at(entry)}。パスワードを外したものを選んでください。`,
  'zip.method': (entry) =>
    `読めない圧縮方式の ZIP です${at(entry)}。LIU Navi が書き出した ZIP を選んでください。`,
  'zip.zip64': () => 'この形式（ZIP64）の ZIP は読めません。LIU Navi が書き出した ZIP を選んでください。',
  'zip.overlap': (entry) =>
    `ZIP の中のファイルが重なり合っています${at(entry)}。このファイルは使わないでください。`,
  'zip.crc': (entry) => `ZIP の中のファイルが壊れています${at(entry)}。${COPY_AGAIN}`,
};

function at(entry: string): string {
  return entry === '' ? '' : `（${entry}）`;
}

/** The sentence for a code of the zip reader; null for any other code. `entry` = the file inside, '' = the whole. */
export function zipMessage(code: string, entry: string): string | null {
  return SENTENCES[code]?.(entry) ?? null;
}
