import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import type { Attachment } from '#schemas';
import type { CaseSession } from '#state';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';
import Sheet from '#ui/screens/impact/Sheet.svelte';
import { sheetCase } from '../../forms/1-2/sheet-case.ts';

type Name = 'filled' | 'tampered' | 'rearranged';
const FILES: Record<Name, string> = {
  filled: new URL('../../forms/1-2/returned/filled.xlsx', import.meta.url).href,
  tampered: new URL('../../forms/1-2/returned/tampered.xlsx', import.meta.url).href,
  rearranged: new URL('../../forms/1-2/returned/rearranged.xlsx', import.meta.url).href,
};

type Kept = { name: string; listPath: string | undefined; kind: string };
type SheetSession = FakeSession & { kept: Kept[] };

/** A session on the case of the sheet that takes attachments. */
function sheetSession(): SheetSession {
  const session = new FakeSession();
  const kept: Kept[] = [];
  session.case = sheetCase();
  const attach: CaseSession['attach'] = (file, meta) => {
    kept.push({ name: file.name, listPath: meta.listPath, kind: meta.kind });
    const at = session.source.now();
    const value: Attachment = {
      id: 'ATT1',
      created: at,
      changed: at,
      kind: meta.kind,
      title: meta.title,
      fileName: file.name,
      mediaType: file.type,
      bytes: file.bytes.length,
      sha256: '0'.repeat(64),
      documentDate: meta.documentDate,
    };
    return Promise.resolve({ ok: true, value });
  };
  return Object.assign(session, { kept, attach });
}

async function open(name: Name): Promise<{ session: SheetSession; container: Element }> {
  const session = sheetSession();
  const { container } = await render(Sheet, { session });
  const bytes = await (await fetch(FILES[name])).arrayBuffer();
  await userEvent.upload(
    page.getByLabelText(/記入済みのシートを取り込む/),
    new File([bytes], `回答 (2).xlsx`),
  );
  await expect.element(page.getByRole('heading', { name: '取り込む内容の確認' })).toBeVisible();
  return { session, container };
}

// The first one waits for the screen to be compiled.
describe('a returned sheet', { timeout: 60_000 }, () => {
  test('shows each change before anything is written; nothing is written when the vendor says no', async () => {
    const { session, container } = await open('filled');
    await expect.element(page.getByText('渡したときの内容と一致しています')).toBeVisible();
    const row = page.getByRole('row', { name: /職員の名簿/ });
    await expect.element(row).toHaveTextContent(/未記入 → 中位\s*I16/);
    await expect.element(page.getByRole('row', { name: /評価された日/ })).toHaveTextContent('令和8年6月15日');
    expect(document.activeElement?.textContent).toBe('取り込む内容の確認');
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'やめる' }));
    await expect.poll(() => page.getByText('取り込む内容の確認').elements().length).toBe(0);
    expect([session.edits, session.kept, session.case.assessments]).toEqual([[], [], []]);
  });

  test('is taken over as one edit that can be undone, and kept as the signed paper', async () => {
    const { session } = await open('rearranged');
    await userEvent.click(page.getByRole('button', { name: '取り込む', exact: true }));
    await expect.element(page.getByText(/評価シートの内容を取り込みました/)).toBeVisible();
    expect(session.edits.map((e) => e.patches.length)).toEqual([1]);
    const [made] = session.case.assessments;
    expect(made).toMatchObject({ body: '例示省', date: '2026-06-15', overall: 'low', kind: 'ministry' });
    expect(made?.results[0]?.levels.confidentiality).toBe('moderate');
    expect(session.kept).toEqual([
      { name: '回答 (2).xlsx', kind: 'assessmentSigned', listPath: `assessments/${made?.id}/attachmentIds` },
    ]);
    await session.undo();
    expect(session.case.assessments).toEqual([]);
  });

  test('names what is wrong by its cell, and follows the case while it is shown', async () => {
    const { session, container } = await open('tampered');
    await expect
      .element(
        page.getByText('「職員の名簿」の機密性の「低い」は、影響度の選択肢にありません（取り込みません）。'),
      )
      .toBeVisible();
    await expect.element(page.getByText('「第2部 政府機関等」のI16')).toBeVisible();
    await expect.element(page.getByText(/数式は取り込みません/)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await session.edit('elsewhere', [{ path: 'service/name', value: '新しい名称' }]);
    await expect.element(page.getByText(/渡した後の変更：.*「例示サービス」 → 「新しい名称」/)).toBeVisible();
  });

  test('a file that is no workbook is refused in words', async () => {
    const session = sheetSession();
    await render(Sheet, { session });
    await userEvent.upload(
      page.getByLabelText(/記入済みのシートを取り込む/),
      new File(['%PDF-1.7'], '評価.pdf'),
    );
    await expect.element(page.getByRole('alert')).toHaveTextContent(/PDFファイルです/);
    expect(session.edits).toEqual([]);
  });
});
