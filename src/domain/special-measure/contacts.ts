/** Where the notice says to ask (special, section 4). Shown as text; nothing is sent there by the program. */
export const CONTACT_POINTS = {
  name: 'デジタル庁 ISMAP-LIU 相談窓口',
  mail: 'IsmapLiu@digital.go.jp',
  page: 'https://www.digital.go.jp/policies/security/ismap-liu',
} as const;
