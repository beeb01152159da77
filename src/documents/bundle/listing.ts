/** `一覧.html`: what is inside by clause, what is missing, which papers are drafts and what is open in them. */
import { el, hrefOf, renderTreeDocument, type Node } from '#documents/html';
import { formatBoth } from '#kernel';
import type { BundleManifest, BundlePlan, MissingPaper } from '#schemas';
import { CASE_PATH, MANIFEST_PATH } from './names.ts';

type Entry = BundleManifest['entries'][number];

/** The page as UTF-8 bytes. Every text of the case is escaped by the tree writer; links lead to the files beside it. */
export function renderListing(
  plan: BundlePlan,
  entries: readonly Entry[],
  missing: readonly MissingPaper[],
): Uint8Array<ArrayBuffer> {
  // Copies to work on are no papers of their own: they are among the files, and nowhere else.
  const papers = entries.filter((e) => e.copyOf === undefined);
  const drafts = papers.filter((e) => e.open.length > 0);
  const title = `提出バンドルの一覧（${plan.caseTitle}）`;
  const body = [
    el('h1', 'paper-title', title),
    el('p', '', `基準日：${formatBoth(plan.asOf)}`),
    el('p', '', `規則の版：${plan.editionTitle}（${plan.edition}）`),
    el('p', '', summary(papers.length, missing.length, drafts.length)),
    el(
      'p',
      'paper-note',
      (plan.official ?? []).length > 0
        ? '「公式様式」フォルダーのファイルは、貴社が用意した公式様式に LIU Navi が記入したものです。そのほかの書類は公式様式ではありません。提出の前に、公式の様式と最新の規則を確かめてください。'
        : 'この一覧と各書類は LIU Navi が作ったもので、公式様式ではありません。提出の前に、公式の様式と最新の規則を確かめてください。',
    ),
    ...missingSection(missing),
    ...droppedSection(plan.dropped),
    ...draftSection(drafts),
    ...officialSection(plan),
    ...filesSection(entries),
    ...clauseSection(papers, missing),
    el('h2', '', 'そのほかのファイル'),
    el(
      'ul',
      '',
      el('li', '', link(CASE_PATH), '：案件データ（LIU Navi に読み込めます）'),
      el('li', '', link(MANIFEST_PATH), '：検証用の目録（大きさ、SHA-256、様式、条項）'),
    ),
  ];
  return renderTreeDocument({ title, lang: 'ja', body: [el('article', 'paper paper-portrait', ...body)] });
}

function summary(files: number, missing: number, drafts: number): string {
  if (missing + drafts === 0) return `${files} 件の書類がそろっています。不足も下書きもありません。`;
  return `${files} 件の書類が入っています。不足 ${missing} 件、下書き ${drafts} 件。`;
}

function missingSection(missing: readonly MissingPaper[]): Node[] {
  const heading = el('h2', '', `不足している書類（${missing.length} 件）`);
  if (missing.length === 0) return [heading, el('p', '', 'ありません。')];
  const rows = missing.map((m) => [m.title, clauses(m.clauses), m.reason]);
  return [heading, table(['書類', '条項', '理由'], rows)];
}

/** Nothing is said where nothing is left out. */
function droppedSection(dropped: readonly MissingPaper[]): Node[] {
  if (dropped.length === 0) return [];
  const rows = dropped.map((d) => [d.title, clauses(d.clauses), d.reason]);
  return [
    el('h2', '', `規則により入れない書類（${dropped.length} 件）`),
    table(['書類', '条項', '理由'], rows),
  ];
}

function draftSection(drafts: readonly Entry[]): Node[] {
  const heading = el('h2', '', `下書きの書類（${drafts.length} 件）`);
  if (drafts.length === 0) return [heading, el('p', '', 'ありません。')];
  const parts = drafts.flatMap((d) => [
    el('h3', '', name(d), `（未記入・要確認 ${d.open.length} 件）`),
    el('ul', '', ...d.open.map((text) => el('li', '', text))),
  ]);
  return [heading, ...parts];
}

/** Nothing is said where the library had no official form. */
function officialSection({ official = [], officialNotes = [] }: BundlePlan): Node[] {
  if (official.length + officialNotes.length === 0) return [];
  const rows = official.map((o) => [
    link(o.path),
    `${o.form} ${o.title}`,
    `${o.source.fileName}（SHA-256 ${o.source.sha256}）`,
    `${new Set(o.fields.map((f) => f.place)).size} か所`,
    link(o.readingCopy),
  ]);
  const notes = officialNotes.map((n) => el('li', '', `${n.form} ${n.title}：${n.reason}`));
  return [
    el('h2', '', `記入した公式様式（${official.length} 件）`),
    ...(official.length > 0
      ? [table(['ファイル', '様式', '元のファイル', '記入', '読むための写し'], rows)]
      : [el('p', '', 'ありません。')]),
    ...(notes.length > 0 ? [el('p', '', '入れていない公式様式'), el('ul', '', ...notes)] : []),
  ];
}

function filesSection(entries: readonly Entry[]): Node[] {
  const rows = entries.map((e) => [
    link(e.path),
    name(e),
    clauses(e.clauses),
    e.open.length > 0 ? '下書き' : '完成',
  ]);
  return [
    el('h2', '', `入っているファイル（${entries.length} 件）`),
    table(['ファイル', '書類', '条項', '状態'], rows),
  ];
}

/** One line a clause: the files that answer it, or that it is missing. */
function clauseSection(entries: readonly Entry[], missing: readonly MissingPaper[]): Node[] {
  const byClause = new Map<string, Node[]>();
  const add = (clause: string, child: Node): void => {
    byClause.set(clause, [...(byClause.get(clause) ?? []), child]);
  };
  for (const e of entries) {
    for (const clause of e.clauses)
      add(clause, el('li', '', link(e.path), e.open.length > 0 ? '（下書き）' : ''));
  }
  for (const m of missing) for (const clause of m.clauses) add(clause, el('li', '', `不足：${m.title}`));
  const rows = [...byClause.keys()]
    .sort(byNumber)
    .map((clause) => [clause, el('ul', '', ...(byClause.get(clause) ?? []))]);
  return [el('h2', '', '条項ごとの書類'), table(['条項', 'ファイル'], rows)];
}

/** Clauses in the order of the rules: 7.5 before 7.10. Written out, since a locale's order differs between systems. */
function byNumber(a: string, b: string): number {
  const parts = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    if (x === y) continue;
    const numbers = /^\d/.test(x) && /^\d/.test(y);
    if (numbers && Number(x) !== Number(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return 0;
}

function name(entry: Entry): string {
  return entry.form === null ? entry.title : `${entry.form} ${entry.title}`;
}

function clauses(ids: readonly string[]): string {
  return ids.length === 0 ? '－' : ids.join('、');
}

function link(path: string): Node {
  return el('a', { href: hrefOf(path) }, path);
}

function table(head: readonly string[], rows: readonly (readonly Node[])[]): Node {
  return el(
    'table',
    'paper-table',
    el('thead', '', el('tr', '', ...head.map((text) => el('th', { scope: 'col' }, text)))),
    el('tbody', '', ...rows.map((cells) => el('tr', '', ...cells.map((cell) => el('td', '', cell))))),
  );
}
