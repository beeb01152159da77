import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { scaleOfCase } from '#rulebook/packs';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';
import { keepingSession } from '#ui/screens/impact/keep-scale.ts';
import { ReturnedImport } from '#ui/screens/impact/returned-import.svelte.ts';
import Sheet from '#ui/screens/impact/Sheet.svelte';
import { sheetCase } from '../../forms/1-2/sheet-case.ts';

type Name = 'filled' | 'tampered' | 'rearranged';
const FILES: Record<Name, string> = {
  filled: new URL('../../forms/1-2/returned/filled.xlsx', import.meta.url).href,
  tampered: new URL('../../forms/1-2/returned/tampered.xlsx', import.meta.url).href,
  rearranged: new URL('../../forms/1-2/returned/rearranged.xlsx', import.meta.url).href,
};

function sheetSession(): FakeSession {
  const session = new FakeSession();
  session.case = sheetCase();
  session.attaching = true;
  return session;
}
const scale = scaleOfCase(sheetCase());

async function open(name: Name): Promise<{ session: FakeSession; container: Element }> {
  const session = sheetSession();
  const keeping = keepingSession(
    () => session,
    () => scale.pack,
  );
  const { container } = await render(Sheet, { session: keeping, scale });
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
    expect([session.edits, session.case.attachments, session.case.assessments]).toEqual([[], [], []]);
  });

  test('is taken over as one edit that can be undone, and kept as the signed paper', async () => {
    const { session } = await open('rearranged');
    await userEvent.click(page.getByRole('button', { name: '取り込む', exact: true }));
    await expect.element(page.getByText(/評価シートの内容を取り込みました/)).toBeVisible();
    const [made] = session.case.assessments;
    expect(made).toMatchObject({ body: '例示省', date: '2026-06-15', overall: 'low', kind: 'ministry' });
    expect(made?.results[0]?.levels.confidentiality).toBe('moderate');
    expect(session.edits.map((e) => e.label)).toEqual(['記入済みの評価シートの取り込み']);
    const [file] = session.case.attachments;
    expect(file).toMatchObject({
      kind: 'assessmentSigned',
      fileName: '回答 (2).xlsx',
      title: '影響度評価シート（例示省）',
      documentDate: '2026-06-15',
    });
    expect(made?.attachmentIds).toEqual([file?.id]);
    // The first level of the case: the scale it was chosen by comes with it.
    expect(session.case.impactScale).toEqual(scale.pack);
    await session.undo();
    expect(session.case).toEqual(sheetCase());
  });

  test('may be taken over without its file', async () => {
    const { session } = await open('filled');
    await userEvent.click(page.getByRole('checkbox', { name: /受け取ったファイルも/ }));
    await userEvent.click(page.getByRole('button', { name: '取り込む', exact: true }));
    await expect.element(page.getByText(/評価シートの内容を取り込みました/)).toBeVisible();
    expect([session.case.attachments, session.edits.length]).toEqual([[], 1]);
    expect(session.case.assessments).toHaveLength(1);
  });

  test('a reading that is stopped changes nothing and says so', async () => {
    const session = sheetSession();
    const incoming = new ReturnedImport(
      () => session,
      () => scale.pack,
    );
    const reading = incoming.read(new File([await (await fetch(FILES.filled)).arrayBuffer()], '回答.xlsx'));
    await expect.poll(() => incoming.busy).toBe(true);
    await expect
      .poll(() => {
        incoming.stop();
        return incoming.busy;
      })
      .toBe(false);
    await reading;
    expect(incoming.trouble).toMatch(/^読み込みを中止しました。/);
    expect([incoming.preview, session.edits]).toEqual([null, []]);
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
    await render(Sheet, { session, scale });
    await userEvent.upload(
      page.getByLabelText(/記入済みのシートを取り込む/),
      new File(['%PDF-1.7'], '評価.pdf'),
    );
    await expect.element(page.getByRole('alert')).toHaveTextContent(/PDFファイルです/);
    expect(session.edits).toEqual([]);
  });
});
