import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase, sampleFileBytes } from '#domain/sample';
import { newRecord } from '#schemas';
import { reveal } from '#ui/parts/reveal.ts';
import Preview from '#ui/screens/evidence/Preview.svelte';
import { previewKind } from '#ui/screens/evidence/preview-kind.ts';
import Cover from '#ui/screens/statement/Cover.svelte';
import RowEvidence from '#ui/screens/evidence/RowEvidence.svelte';
import Screen from '#ui/screens/evidence/Screen.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp, FakeSession } from '#test/support/fake-state.svelte.ts';

const complete = sampleCase('complete');
const incomplete = sampleCase('incomplete');
const utf8 = (t: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(t);
let session: FakeSession;

/** Hands files to the input behind a label, as the picker does. */
async function choose(
  label: string | RegExp,
  ...files: [name: string, bytes: Uint8Array<ArrayBuffer>][]
): Promise<void> {
  const input = page.getByLabelText(label).element() as HTMLInputElement;
  const data = new DataTransfer();
  for (const [name, bytes] of files) data.items.add(new File([bytes], name));
  input.files = data.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
async function open(file = complete): Promise<HTMLElement> {
  session.case = file;
  for (const a of file.attachments)
    session.files.set(
      a.sha256,
      Uint8Array.from(atob(a.data ?? ''), (c) => c.charCodeAt(0)),
    );
  const { container } = await render(Screen, { session, app: new FakeApp() });
  return container;
}
const piece = (title: string) => session.case.evidence.find((e) => e.title === title)!;

beforeEach(async () => {
  session = new FakeSession();
  await page.viewport(1400, 1000);
});

describe('the register', () => {
  test('takes several files at once, one step for all, and offers what it holds already', async () => {
    await open();
    await choose(
      '証跡のファイルを加える',
      ['棚卸し.csv', utf8('a,b')],
      ['点検.txt', utf8('点検した')],
      ['写し.csv', utf8('a,b')],
    );
    await expect.poll(() => session.case.evidence.length).toBe(complete.evidence.length + 2);
    expect(session.edits).toHaveLength(1);
    expect(piece('点検')).toMatchObject({ kind: 'file', date: null });
    await choose('証跡のファイルを加える', ['別名.txt', utf8('点検した')]);
    await expect.element(page.getByText('「別名.txt」は、証跡「点検」と同じ内容です。')).toBeVisible();
    expect(session.edits).toHaveLength(1);
    await page.getByRole('button', { name: 'その証跡を開く' }).click();
    await expect.element(page.getByRole('heading', { name: '点検' })).toBeVisible();
    await page.getByRole('button', { name: '別の証跡として加える' }).click();
    await expect.poll(() => piece('別名')).toBeDefined();
  });

  test('narrows to what is wrong, and names each fault', async () => {
    const container = await open(incomplete);
    await page.getByLabelText('足りないもの').selectOptions('expired');
    await expect.element(page.getByText('1 件を表示しています。')).toBeVisible();
    await expect.element(page.getByRole('button', { name: '脆弱性診断の結果' })).toBeVisible();
    await page.getByLabelText('足りないもの').selectOptions('any');
    await page.getByLabelText(/^名前・保管場所/).fill('議事録');
    await expect.element(page.getByText('管理部の書庫、議事録綴り 2026-01')).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  test('replaces a file and keeps the version before; the same content is refused', async () => {
    await open();
    await page.getByRole('button', { name: '権限の棚卸しの記録' }).click();
    const before = piece('権限の棚卸しの記録').attachmentId;
    await choose('新しい版に差し替える', ['同じ.pdf', sampleFileBytes('access')]);
    await expect.element(page.getByText('いまの版と同じ内容です。')).toBeVisible();
    await choose('新しい版に差し替える', ['二版.pdf', utf8('%PDF-1.7 二版')]);
    await expect.element(page.getByText('前の版（1）')).toBeVisible();
    expect(piece('権限の棚卸しの記録').earlierIds).toEqual([before]);
  });

  test('says which bytes are lost and takes the same file back by its hash', async () => {
    session.files.clear();
    await open();
    const hash = complete.attachments.find((a) => a.title === 'リスク台帳と見直しの記録')!.sha256;
    session.files.delete(hash);
    await page.getByRole('button', { name: 'リスク台帳と見直しの記録' }).click();
    session.case = { ...session.case, attachments: [...session.case.attachments] };
    await expect.element(page.getByText('中身のない証跡が 1 件あります。', { exact: false })).toBeVisible();
    await choose('もう一度、同じファイルを加える', ['台帳.pdf', sampleFileBytes('risk')]);
    await expect.element(page.getByText('「リスク台帳と見直しの記録」の中身が戻りました。')).toBeVisible();
    await expect.poll(() => document.body.textContent).not.toContain('中身のない証跡');
    expect(session.files.has(hash)).toBe(true);
    expect(session.case.evidence).toEqual(complete.evidence);
  });

  test('links rows by search, and removing it can be undone', async () => {
    const container = await open();
    expect(reveal(`evidence/${complete.evidence.at(-1)!.id}/reference`)).toBe(true);
    await page.getByRole('button', { name: '管理策を選ぶ' }).click();
    await page.getByLabelText('番号・見出し・記録した文章から探す').fill('5.1.1.1');
    await page.getByRole('checkbox', { name: /^5\.1\.1\.1 / }).click();
    const minutes = complete.evidence.at(-1)!;
    await expect.poll(() => session.row('5.1.1.1')?.evidenceIds).toContain(minutes.id);
    await page.getByRole('button', { name: '表示中のものをすべて外す' }).click();
    await expect.poll(() => session.row('5.1.1.1')?.evidenceIds).not.toContain(minutes.id);
    expect(await axeFindings(container)).toEqual([]);
    await page.getByRole('button', { name: 'この証跡を削除する' }).click();
    await expect.poll(() => session.case.evidence.length).toBe(complete.evidence.length - 1);
    expect(session.case.rows.some((r) => r.evidenceIds.includes(minutes.id))).toBe(false);
    await session.undo();
    expect(session.case.rows.filter((r) => r.evidenceIds.includes(minutes.id)).length).toBeGreaterThan(1);
  });

  test('draws only what is in view of a thousand pieces', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) =>
      newRecord.evidence(session.source, 'reference', `記録 ${n}`),
    );
    await open({ ...complete, evidence: many });
    await expect.element(page.getByText('1000 件を表示しています。')).toBeVisible();
    expect(document.querySelectorAll('.title').length).toBeLessThan(60);
  });
});

describe('the evidence of a row', () => {
  test('is chosen from the register, added as a file, and taken off', async () => {
    session.case = complete;
    const { container } = await render(RowEvidence, { session, rowId: '5.1.1.1' });
    await page.getByRole('button', { name: '証跡の一覧から選ぶ' }).click();
    await page.getByLabelText('証跡を探す').fill('脆弱性');
    await page.getByRole('button', { name: '「脆弱性診断の結果」を結び付ける' }).click();
    await expect.poll(() => session.row('5.1.1.1')?.evidenceIds).toHaveLength(2);
    await choose('証跡のファイルを加える', ['方針.txt', utf8('承認した')]);
    await expect.poll(() => session.row('5.1.1.1')?.evidenceIds).toHaveLength(3);
    expect(await axeFindings(container)).toEqual([]);
    await page.getByRole('button', { name: '証跡「方針」をこの管理策から外す' }).click();
    await expect.poll(() => session.row('5.1.1.1')?.evidenceIds).toHaveLength(2);
    expect(piece('方針')).toBeDefined();
  });
});

describe('a look at a file', () => {
  test('goes by its bytes, never by its name; HTML and SVG are text', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    expect(previewKind(utf8(svg))).toEqual({ kind: 'text', text: svg, cut: false });
    expect(previewKind(utf8('%PDF-1.7'))).toEqual({ kind: 'pdf' });
    expect(previewKind(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toEqual({ kind: 'image', type: 'image/jpeg' });
    expect(previewKind(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toEqual({ kind: 'none' });
    // 「点検」 in Shift_JIS.
    expect(previewKind(Uint8Array.of(0x93, 0x5f, 0x8c, 0x9f))).toMatchObject({ kind: 'text', text: '点検' });
    expect(previewKind(utf8('あ'.repeat(100_000)))).toMatchObject({ kind: 'text', cut: true });
  });

  test('draws a PDF page and gives its words', async () => {
    const bytes = sampleFileBytes('drill');
    session.files.set('h', bytes);
    await render(Preview, { session, sha256: 'h', name: '訓練.pdf' });
    await page.getByRole('button', { name: '中身を見る' }).click();
    await expect.element(page.getByText('1／1 ページ')).toBeVisible();
    await expect.poll(() => document.querySelector('canvas')?.textContent).toContain('訓練');
    await userEvent.click(page.getByRole('button', { name: '中身を閉じる' }));
    expect(document.querySelector('canvas')).toBeNull();
  });

  test('shows text without running it', async () => {
    session.files.set(
      'h',
      utf8('<img src=x onerror="document.title = 1"><script>document.title = 2</' + 'script>'),
    );
    await render(Preview, { session, sha256: 'h', name: '記録.html' });
    await page.getByRole('button', { name: '中身を見る' }).click();
    await expect.element(page.getByText('<img src=x', { exact: false })).toBeVisible();
    expect(document.querySelector('pre img, pre script')).toBeNull();
  });
});

describe('the cover of the statement', () => {
  test('reminds of the translation of an English annex and names the rows in the other language', async () => {
    session.case = { ...complete, statement: { ...complete.statement, annexLanguage: 'en' } };
    const { container } = await render(Cover, { session });
    await expect.element(page.getByText('参考和訳を付けるよう', { exact: false })).toBeVisible();
    await expect.element(page.getByText(/日本語のままの行が [\d,]+ 件あります/)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  test('shows what becomes public, each value with its field', async () => {
    session.case = complete;
    await render(Cover, { session });
    await page.getByRole('button', { name: 'プレビュー', exact: true }).click();
    const scope = (): Element | null => document.querySelector('[data-source="statement/scope"]');
    await expect.poll(scope).not.toBeNull();
    expect(scope()?.textContent).toContain('あさぎり会議室予約');
    const paper = page.getByRole('region', { name: '公開される内容の見本のプレビュー' }).element();
    expect(paper.textContent).toContain('(13)');
    const [row] = complete.rows.filter((r) => r.decision === 'adopted');
    expect(paper.textContent).not.toContain(row!.how);
  });
});
