/** Every paper of the sample as Word document and as workbook: structure, text, and what a program of theirs makes of it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDocx } from '#documents/docx';
import { textsOf } from '#documents/pdf';
import { renderXlsx } from '#documents/xlsx-paper';
import { forms, ownPapers } from '#forms';
import type { Paper } from '#schemas';
import { AS_OF, complete, empty, incomplete, sampleFor } from '../../forms/support.ts';
import { renderAssets } from '../../support/assets.ts';
import { headless, outside, wordLayout } from '../../support/layout.ts';
import { packageProblems, sheetText, wordProblems, wordText } from '../../support/ooxml.ts';
import { bare, readPdf } from '../../support/pdf-text.ts';
import { richPaper } from '../fixture.ts';

type Made = { readonly paper: Paper; readonly docx: Uint8Array; readonly xlsx: Uint8Array };
const made = new Map<string, Made>();

async function make(paper: Paper): Promise<Made> {
  const assets = await renderAssets();
  const docx = await renderDocx(paper, assets);
  const xlsx = await renderXlsx(paper, assets);
  expect([...docx.lost, ...xlsx.lost]).toEqual([]);
  return { paper, docx: docx.bytes, xlsx: xlsx.bytes };
}

beforeAll(async () => {
  for (const form of forms) made.set(form.key, await make(form.build(sampleFor(form), AS_OF)));
  for (const form of ownPapers) made.set(form.key, await make(form.build(complete, AS_OF)));
  made.set('rich-paper', await make(richPaper));
}, 60_000);

/** The texts of the paper that are not found. */
function unread(paper: Paper, text: string): string[] {
  const found = bare(text);
  return textsOf(paper).filter((wanted) => {
    // A text cut by rows or pages is looked for in parts.
    const parts = wanted.length > 1500 ? (wanted.match(/.{1,24}/gsu) ?? []) : [wanted];
    return !parts.every((part) => found.includes(bare(part)));
  });
}

// Characters another program takes from another font, and so draws before or after the text they stand in.
const RARE = /([\u{10000}-\u{10FFFF}]|.[\u{E0100}-\u{E01EF}]|[\u2610-\u2612\u3300-\u33FF]|[\uFF61-\uFF9F]+)/u;

/** The texts of the paper that are not drawn; rare characters count apart from the text around them. */
function undrawn(paper: Paper, text: string): string[] {
  const found = bare(text);
  const tokens = textsOf(paper).flatMap((wanted) => wanted.split(RARE));
  return tokens.flatMap((token) => {
    const plain = token.replace(/[\u{E0100}-\u{E01EF}]/gu, '');
    const parts = plain.length > 300 ? (plain.match(/.{1,12}/gsu) ?? []) : [plain];
    const there = parts.filter((part) => found.includes(bare(part))).length;
    // At most one part lies across each page end.
    return there < parts.length - Math.floor(parts.length / 40) ? [token] : [];
  });
}

/** The annex by its first sections: the others are of the same kind, and eighty pages take their time. */
const CUT = 40;
const cut = (paper: Paper): Paper => ({ ...paper, blocks: paper.blocks.slice(0, CUT) });

/** A long text by its two ends, its length and its hash, so that a golden file stays readable. */
function abridged(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= 500) return `${text}\n`;
  const hash = createHash('sha256').update(text).digest('hex');
  const middle = `… ${lines.length} lines, sha256 ${hash} …`;
  return `${[...lines.slice(0, 150), middle, ...lines.slice(-60)].join('\n')}\n`;
}

const ALL = [...forms, ...ownPapers];
const KEYS = [...ALL.map((form) => form.key), 'rich-paper'];
const TABLES = [...ALL.filter((form) => form.tabular).map((form) => form.key), 'rich-paper'];

describe.each(KEYS)('%s', (key) => {
  test('says as a Word document what it said when it was approved', async () => {
    const { paper, docx } = made.get(key)!;
    const text = wordText(docx);
    expect(unread(paper, text)).toEqual([]);
    await expect(abridged(text)).toMatchFileSnapshot(`../../golden/papers/${key}.docx.txt`);
  });

  test('has the structure Word and Excel insist on, whole, as a draft and empty', async () => {
    const { paper, docx, xlsx } = made.get(key)!;
    expect([...wordProblems(docx), ...packageProblems(xlsx)]).toEqual([]);
    const form = ALL.find((f) => f.key === key);
    // An annex is as long in every case.
    if (!form || paper.blocks.length > CUT) return;
    for (const file of [incomplete, empty]) {
      const draft = await make(form.build(file, AS_OF));
      expect([...wordProblems(draft.docx), ...packageProblems(draft.xlsx)]).toEqual([]);
      expect(unread(draft.paper, wordText(draft.docx))).toEqual([]);
      expect(unread(draft.paper, sheetText(draft.xlsx))).toEqual([]);
    }
  });
});

test.each(TABLES)('%s says as a workbook what it said when it was approved', async (key) => {
  const { paper, xlsx } = made.get(key)!;
  const text = sheetText(xlsx);
  expect(unread(paper, text)).toEqual([]);
  await expect(abridged(text)).toMatchFileSnapshot(`../../golden/papers/${key}.xlsx.txt`);
});

test('the bytes of the rich paper, which the browser must make too', async () => {
  const { docx, xlsx } = made.get('rich-paper')!;
  const hashes = [docx, xlsx].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
  await expect(`${hashes.join('\n')}\n`).toMatchFileSnapshot(
    '../../golden/documents/rich-paper.office.sha256',
  );
});

describe('LibreOffice, where it is installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liu-office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('opens every paper, shows all of its text, and sets it as it is meant', async () => {
    const papers = [
      ...forms.map((form) => ({ key: form.key, tabular: form.tabular, ...made.get(form.key)! })),
    ];
    const shown = await Promise.all(
      papers.map(async (p) => (p.paper.blocks.length > CUT ? { ...p, ...(await make(cut(p.paper))) } : p)),
    );
    shown.push({ key: 'rich-paper', tabular: true, ...made.get('rich-paper')! });
    const files = shown.flatMap(({ key, tabular, paper, docx, xlsx }) => [
      { name: `${key}-docx`, ext: 'docx', paper, bytes: docx },
      ...(tabular ? [{ name: `${key}-xlsx`, ext: 'xlsx', paper, bytes: xlsx }] : []),
    ]);
    for (const { name, ext, bytes } of files) writeFileSync(join(folder, `${name}.${ext}`), bytes);
    try {
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          ...['--headless', '--convert-to', 'pdf', '--outdir', folder],
          ...files.map(({ name, ext }) => join(folder, `${name}.${ext}`)),
        ],
        { stdio: 'ignore', timeout: 120_000 },
      );
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
      console.info('LibreOffice is not installed: the structure is checked above.');
      expect(made.size).toBe(KEYS.length);
      return;
    }
    const drawn = files.filter(({ name }) => existsSync(join(folder, `${name}.pdf`)));
    // It comes in parts: without the one for texts (or the one for tables) it opens none of that kind.
    const kinds = new Set(drawn.map(({ ext }) => ext));
    expect(drawn.map(({ name }) => name)).toEqual(
      files.filter(({ ext }) => kinds.has(ext)).map(({ name }) => name),
    );
    const wrong: Record<string, readonly string[]> = {};
    for (const { name, paper, ext } of drawn) {
      const pdf = await readPdf(new Uint8Array(readFileSync(join(folder, `${name}.pdf`))));
      const text = pdf.pages.flatMap((page) => page.pieces.map((piece) => piece.text)).join('');
      expect(undrawn(paper, text), name).toEqual([]);
      const found = [
        ...outside(pdf),
        ...headless(paper, pdf),
        ...(ext === 'docx' ? wordLayout(paper, pdf) : []),
      ];
      if (found.length > 0) wrong[name] = found;
    }
    expect(wrong).toEqual({});
  }, 180_000);
});
