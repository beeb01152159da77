/** 登録留保: the declaration, the follow-up audit, its application, and the registration. The log and the clocks follow. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '#documents/zip';
import { overview } from '#domain/procedure';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import type { CaseFile } from '#schemas';
import { startApp, type App } from '../support/app.ts';
import { caseId, download, readFileToRestore, ready, setAsOf, verify, visit } from '../support/walk.ts';

let app: App;
let page: Page;
let id: string;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage();
  await ready(page);
});
afterAll(() => app.close());

const section = (title: string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) });
const field = (name: string): Locator => page.locator(`[data-path="review/followup/${name}"]`);

/** The sample on the day the notice 2-19 came: nothing declared, no follow-up audit yet. */
function withheld(): CaseFile {
  const sample = sampleCase('withheld');
  const notice = sample.log.findIndex((e) => e.kind === 'decision.withheld');
  const { followup } = sample.review;
  const blank = { intent: null, intentOn: null, periodStart: null, periodEnd: null, reportDate: null };
  return {
    ...sample,
    log: sample.log.slice(0, notice + 1),
    review: { ...sample.review, followup: { ...followup, ...blank } },
  };
}

const review = (): Promise<void> => visit(page, `#/case/${id}/review`, '審査と登録留保');

async function write(name: string, date: string): Promise<void> {
  await field(name).locator('input.date').fill(date);
  await field(name).locator('input.date').press('Tab');
}

/** Makes the bundle of a section, has it verified; resolves with the case inside and the paths. */
async function bundled(
  title: string,
  noun: string,
): Promise<{ file: CaseFile; paths: string[]; report: string }> {
  await section(title)
    .getByRole('button', { name: `${noun}を作る` })
    .click();
  const save = section(title).getByRole('button', { name: 'zipを保存する' });
  await save.waitFor({ timeout: 90_000 });
  const bundle = await download(page, () => save.click());
  const report = await verify(page, bundle);
  const zip = readZip(new Uint8Array(bundle.bytes));
  if (!zip.ok) throw new Error(zip.error.code);
  const file = JSON.parse(Buffer.from(zip.value.get('案件.json')!).toString('utf8')) as CaseFile;
  await review();
  return { file, paths: [...zip.value.keys()], report };
}

async function filed(title: string, on: string, says: string): Promise<void> {
  await section(title).getByLabel('提出した日').fill(on);
  await section(title).getByRole('button', { name: '提出した', exact: true }).click();
  await section(title).getByText(new RegExp(says)).first().waitFor();
}

async function happened(title: string, on: string, name: string): Promise<void> {
  const within = section(title);
  await within.getByLabel('その日').fill(on);
  await within.getByRole('button', { name, exact: true }).click();
  await within.getByText(`${name}：`).first().waitFor();
}

test('2-20: declared within the month, verified, filed', async () => {
  const bytes = Buffer.from(JSON.stringify(withheld()));
  expect((await readFileToRestore(page, { name: '案件.json', bytes })).kind).toBe('preview');
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  id = caseId(page);
  await setAsOf(page, '2026-05-01');
  await page.getByText('登録留保', { exact: true }).first().waitFor();
  await review();
  await page.getByText('登録留保に係る審査を求める', { exact: true }).click();
  await write('intentOn', '2026-05-01');
  const { paths, report, file } = await bundled('意思の表明（様式2-20）', '意思表明のバンドル');
  expect(paths.filter((p) => p.startsWith('03_')).map((p) => /様式[\d-]+/.exec(p)?.[0])).toEqual([
    '様式2-20',
  ]);
  expect(report).toContain('壊れていません');
  expect(file.review.followup.intent).toBe('pursue');
  await filed('意思の表明（様式2-20）', '2026-05-01', '2026-05-01');
});

test('the follow-up audit goes into the log, and its clocks run from there', async () => {
  await setAsOf(page, '2026-11-21');
  await write('periodStart', '2026-05-15');
  await write('periodEnd', '2026-08-31');
  await write('reportDate', '2026-10-30');
  await page.getByRole('button', { name: '日付を手続の記録に入れる' }).click();
  await page.getByText('手続の記録と合っています').waitFor();
  const due = overview(sampleCase('withheld'), plainDate('2026-11-21')).clocks.find(
    (c) => c.id === '10.10(4)',
  );
  if (!due?.covered) throw new Error('10.10(4) does not run');
  await page.getByText(due.safeDue).first().waitFor();
});

test('2-21 with its three papers, verified, filed; accepted; registered', async () => {
  const title = '登録留保に係る申請（様式2-21）';
  const { paths, report, file } = await bundled(title, '登録留保に係る申請のバンドル');
  expect(report).toContain('壊れていません');
  expect(report).toContain('そろっています');
  expect(paths.find((p) => p.startsWith('03_登録留保に係る申請/01_様式2-21'))).toBeDefined();
  expect(file.log.map((e) => e.kind).slice(-3)).toEqual([
    'withheld.intent',
    'followup.period',
    'followup.report',
  ]);

  await filed(title, '2026-11-25', '2026-11-25');
  // The registration ends 16 months after the first audit period (12.1): the decision comes in time.
  await setAsOf(page, '2026-12-25');
  await happened(title, '2026-11-26', '受け付けられた');
  await happened(title, '2026-12-07', '受理された');
  await happened('審査のできごと', '2026-12-21', '様式2-6 登録された');

  // What the screen says is what the core says of the same log.
  const events = [
    ['followup.filed', '2026-11-25'],
    ['followup.received', '2026-11-26'],
    ['followup.accepted', '2026-12-07'],
    ['decision.registered', '2026-12-21'],
  ] as const;
  const base = file.log.at(-1)!;
  const log = [
    ...file.log,
    ...events.map(([kind, date], i) => ({
      ...base,
      id: `E${i}`,
      kind,
      date: plainDate(date),
      relatesTo: null,
    })),
  ];
  const expected = overview({ ...file, log }, plainDate('2026-12-25'));
  expect(expected.stage).toBe('registered');
  await visit(page, `#/case/${id}`);
  await page.getByText('登録中', { exact: true }).first().waitFor();
  await page.getByText(/済んだ期限/).click();
  const text = await page.locator('main').innerText();
  for (const clock of expected.clocks) {
    if (clock.covered && clock.id.startsWith('10.')) expect(text).toContain(clock.due);
  }
  const met = expected.clocks.filter((c) => ['10.9', '10.10(3)', '10.10(4)'].includes(c.id));
  expect(met.map((c) => c.covered && c.state)).toEqual(['met', 'met', 'met']);
  app.expectNoViolations();
});
