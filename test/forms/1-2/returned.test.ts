import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readXlsx, writeXlsx } from '#documents/xlsx';
import { applyReturned, likelyTarget, previewReturned, readReturned, type Returned } from '#domain/impact';
import { assessmentWorkbook } from '#forms';
import { applyPatches } from '#kernel';
import { returnedMessage, placeLabel } from '#messages';
import { caseFile, type CaseFile, type ReadWorkbook } from '#schemas';
import { change, source } from '#test/support/cases.ts';
import { HANDED_OVER, sheetCase } from './sheet-case.ts';

const FOLDER = join(import.meta.dirname, 'returned');
const bytesOf = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(FOLDER, `${name}.xlsx`)));

function read(bytes: Uint8Array<ArrayBuffer>): ReadWorkbook {
  const result = readXlsx(bytes);
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.where}`);
  return result.value;
}
const returned = (name: string, file: CaseFile = sheetCase()): Returned =>
  readReturned(file, read(bytesOf(name)));
const found = (r: Returned): string[] =>
  r.findings.map((f) => `${f.severity} ${f.code} ${f.at ? `${f.at.sheet}!${f.at.ref}` : '-'}`);
const codes = (r: Returned): string[] => [...new Set(r.findings.map((f) => f.code))].sort();
const fields = (r: Returned): Record<string, string> =>
  Object.fromEntries(r.fields.map((f) => [f.field, f.value]));
const levels = (r: Returned): string[] =>
  r.levels.map((l) => `${l.informationId} ${l.axis.slice(0, 1)} ${l.value}`).sort();

const FILLED = {
  body: '例示省',
  kind: 'ministry',
  department: '大臣官房 情報システム室',
  date: '2026-06-15',
  overall: 'low',
  remarks: '条件：\n利用者は職員に限る',
};
const ALL = ['A', 'B', 'C', 'D', 'E'].flatMap((i) =>
  ['a', 'c', 'i'].map((axis) => `INFO-${i} ${axis} ${i === 'A' && axis === 'c' ? 'moderate' : 'low'}`),
);

describe('sheets saved by LibreOffice', () => {
  test('filled in as asked: every value, no finding', () => {
    const r = returned('filled');
    expect(fields(r)).toEqual(FILLED);
    expect(levels(r)).toEqual(ALL);
    expect(found(r)).toEqual([]);
  });

  test('filled in by the macro of the journey: the same, everything low', () => {
    const r = returned('low');
    expect(fields(r)).toEqual({ ...FILLED, remarks: undefined });
    expect(levels(r)).toEqual(ALL.map((l) => l.replace('moderate', 'low')));
    expect(codes(r)).toEqual(['returned.blank']);
  });

  test('renamed, moved, sorted, widened, with more rows, columns and sheets: the same values', () => {
    const r = returned('rearranged');
    expect(fields(r)).toEqual(FILLED);
    expect(levels(r)).toEqual(ALL);
    expect(found(r)).toEqual([]);
    const sheets = read(bytesOf('rearranged')).sheets.map((s) => s.name);
    expect(sheets[0]).toBe('評価（回答）');
    expect(sheets).toContain('決裁');
  });

  test('tampered with: what is wrong is named cell by cell, and not taken', () => {
    const r = returned('tampered');
    expect(codes(r)).toEqual([
      'returned.extraRow',
      'returned.formula',
      'returned.missingRow',
      'returned.unknownKind',
      'returned.unknownLevel',
      'returned.unreadableDate',
      'returned.vendorChanged',
    ]);
    const at = Object.fromEntries(r.findings.map((f) => [f.code, f.at?.ref]));
    expect(at['returned.unknownLevel']).toBe('I16');
    expect(at['returned.formula']).toBe('J17');
    expect(r.findings.find((f) => f.code === 'returned.missingRow')?.params['name']).toBe('来訪者の記録');
    expect(r.findings.find((f) => f.code === 'returned.extraRow')?.params['name']).toBe('鍵の貸出の記録');
    expect(
      r.findings.flatMap((f) => (f.code === 'returned.vendorChanged' ? [f.params['path']] : [])),
    ).toEqual(['service/dataLocation', 'information/INFO-D/name']);
    expect(
      levels(r).filter((l) => l.startsWith('INFO-A c') || l.startsWith('INFO-B i') || l.includes('INFO-E')),
    ).toEqual([]);
    expect(fields(r)).not.toHaveProperty('date');
    expect(fields(r)).not.toHaveProperty('kind');
  });

  test('without keys, names, properties and hidden sheet: by headings and names', () => {
    const r = returned('stripped');
    expect(r.identity).toBeNull();
    expect(fields(r)).toEqual(FILLED);
    expect(levels(r)).toEqual(ALL.map((l) => l.replace('moderate', 'low')));
    expect(codes(r)).toEqual(['returned.byName', 'returned.noIdentity', 'returned.vendorPartMissing']);
  });

  test('two copies that disagree: the doubtful level is not taken', () => {
    const r = returned('copied');
    expect(levels(r)).toEqual(ALL.filter((l) => l !== 'INFO-A c moderate'));
    expect(found(r)).toEqual(['error returned.rowTwice 第2部 政府機関等!I16']);
  });

  test('keeps its drop-downs, locks and hidden sheet', () => {
    const rulesOf = (name: string): string[] =>
      read(bytesOf(name))
        .sheets.flatMap((s) => s.rules)
        .map((rule) => `${rule.type} ${rule.type === 'list' ? rule.formula : ''}`)
        .sort();
    const ours = rulesOf('handed-over');
    expect(ours.filter((r) => r === 'list "低位,中位,高位"').length).toBe(4);
    expect(ours).toContain('list "国の行政機関,独立行政法人,指定法人"');
    expect(ours.some((r) => r.startsWith('date'))).toBe(true);
    expect([...new Set(rulesOf('filled'))]).toEqual([...new Set(ours)]);
    const saved = read(bytesOf('filled'));
    expect(saved.sheets.find((s) => s.name === '_LIU')?.state).not.toBe('visible');
    expect(saved.sheets.filter((s) => s.locked).length).toBe(4);
    expect(saved.application).toMatch(/LibreOffice/);
  });
});

describe('our own round trip', () => {
  test('what was handed over then is what is handed over now', async () => {
    const now = read(await writeXlsx(assessmentWorkbook(sheetCase(), HANDED_OVER)));
    const then = read(bytesOf('handed-over'));
    const kept = (w: ReadWorkbook): unknown[] => [
      w.sheets.at(-1),
      w.names,
      w.properties,
      w.sheets.flatMap((s) => s.rules),
    ];
    expect(kept(now)).toEqual(kept(then));
  });

  test('the same case and date give the same bytes', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map(() => writeXlsx(assessmentWorkbook(sheetCase(), HANDED_OVER))),
    );
    expect(Buffer.from(a!).equals(Buffer.from(b!))).toBe(true);
  });

  test('blank: nothing but blanks', () => {
    const r = returned('handed-over');
    expect(r.fields).toEqual([]);
    expect(r.levels).toEqual([]);
    expect(codes(r)).toEqual(['returned.blank']);
    expect(r.findings.length).toBe(6 + 15);
  });

  test('what looks like a formula stays text', () => {
    const cells = read(bytesOf('handed-over')).sheets.flatMap((s) => s.cells);
    const formula = cells.filter((c) => c.text.startsWith('=HYPERLINK'));
    expect(formula.length).toBeGreaterThan(2);
    expect(cells.some((c) => c.formula)).toBe(false);
  });
});

describe('against the case', () => {
  test('a case that moved on: stale, with what changed', () => {
    const moved = change(sheetCase(), {
      'service/dataLocation': '国内と国外',
      'information/INFO-B/self/integrity': 'high',
    });
    const r = returned('filled', moved);
    expect(
      r.findings.map((f) => [
        f.code,
        f.params['path'] ?? '',
        f.params['before'] ?? '',
        f.params['after'] ?? '',
      ]),
    ).toEqual([
      ['returned.staleRevision', '', '', ''],
      ['returned.staleField', 'service/dataLocation', '国内', '国内と国外'],
      ['returned.staleField', 'information/INFO-B/self/integrity', '低位', '高位'],
    ]);
    expect(levels(r)).toEqual(ALL);
  });

  test('information deleted since is not taken, information added since is missing', () => {
    const file = sheetCase();
    const [first, ...rest] = file.information;
    const r = returned('filled', {
      ...file,
      information: [...rest, { ...first!, id: 'INFO-Z', name: '新しい情報' }],
    });
    expect(codes(r)).toContain('returned.removedInformation');
    expect(r.findings.find((f) => f.code === 'returned.missingRow')?.params['name']).toBe('新しい情報');
    expect(levels(r).every((l) => !l.startsWith('INFO-A'))).toBe(true);
  });

  test('the sheet of another case is refused; nothing can be applied', () => {
    const file = sheetCase();
    const other = {
      ...file,
      id: 'OTHER',
      information: file.information.map((i) => ({ ...i, id: `X${i.id}`, name: `別の${i.name}` })),
    };
    const r = returned('filled', other);
    expect(r.refused).toBe(true);
    expect(codes(r)).toEqual(['returned.otherCase']);
    expect(applyReturned(other, r, null, source())).toBeNull();
  });

  test('a workbook of somebody else is refused', async () => {
    const own = assessmentWorkbook(sheetCase(), HANDED_OVER);
    const foreign = read(
      await writeXlsx({ ...own, sheets: own.sheets.slice(0, 1), names: [], properties: {} }),
    );
    const r = readReturned(sheetCase(), foreign);
    expect([r.refused, codes(r)]).toEqual([true, ['returned.foreign']]);
  });
});

describe('taking it over', () => {
  test('as a new assessment: one patch, a valid case', () => {
    const file = sheetCase();
    const r = returned('filled');
    expect(likelyTarget(file, r)).toBeNull();
    const preview = previewReturned(file, r, null);
    expect(preview.changes.length).toBe(6 + 15);
    const edit = applyReturned(file, r, null, source('NEW'))!;
    expect(edit.patches.length).toBe(1);
    const after = applyPatches(file, edit.patches);
    expect(caseFile.safeParse(after).success).toBe(true);
    const made = after.assessments.find((a) => a.id === edit.assessmentId)!;
    expect(made).toMatchObject(FILLED);
    expect(made.results.map((x) => x.informationId)).toEqual(file.information.map((i) => i.id));
    expect(made.results[0]?.levels).toEqual({
      confidentiality: 'moderate',
      integrity: 'low',
      availability: 'low',
    });
    // Taken a second time, nothing changes any more.
    expect(likelyTarget(after, r)).toBe(edit.assessmentId);
    const again = previewReturned(after, r, edit.assessmentId);
    expect([again.changes, again.same]).toEqual([[], 21]);
    expect(applyReturned(after, r, edit.assessmentId, source())?.patches).toEqual([]);
  });

  test('into an assessment that exists: only what differs, rows that are missing included', () => {
    const file = sheetCase();
    const made = applyPatches(file, applyReturned(file, returned('filled'), null, source('NEW'))!.patches);
    const id = made.assessments[0]!.id;
    const first = made.assessments[0]!.results[0]!;
    const before = change(made, {
      [`assessments/${id}/overall`]: 'moderate',
      [`assessments/${id}/results/${first.id}`]: undefined,
      [`assessments/${id}/attachmentIds`]: [],
    });
    const r = returned('filled', before);
    const preview = previewReturned(before, r, id);
    expect(preview.changes.map((c) => [c.kind, c.before, c.after])).toEqual([
      ['field', 'moderate', 'low'],
      ['level', null, 'moderate'],
      ['level', null, 'low'],
      ['level', null, 'low'],
    ]);
    const after = applyPatches(before, applyReturned(before, r, id, source('MORE'))!.patches);
    expect(caseFile.safeParse(after).success).toBe(true);
    expect(previewReturned(after, r, id).changes).toEqual([]);
  });

  test('every finding has words, and a place that can be named', () => {
    for (const name of ['filled', 'rearranged', 'tampered', 'stripped', 'copied', 'handed-over']) {
      for (const f of returned(name).findings) {
        expect(returnedMessage(f)).not.toMatch(/undefined|null|\*|returned\./);
        if (f.at) expect(placeLabel(f.at)).toMatch(/^「.+」の[A-Z]+\d+$/);
      }
    }
  });
});

/** The program itself, where it is installed; the committed files above stand in for it elsewhere. */
function libreOffice(): string | null {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return 'soffice';
  } catch {
    return null;
  }
}

test('LibreOffice, live where it is installed (the committed files stand in for it elsewhere), saves what we write without loss', async () => {
  const office = libreOffice();
  if (office === null) {
    console.info('LibreOffice is not installed: checked with the files it saved earlier.');
    expect(levels(returned('filled'))).toEqual(ALL);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'liu-sheet-'));
  try {
    writeFileSync(join(folder, 'a.xlsx'), await writeXlsx(assessmentWorkbook(sheetCase(), HANDED_OVER)));
    execFileSync(
      office,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'a.xlsx'),
      ],
      { stdio: 'ignore', timeout: 90_000 },
    );
    const saved = read(new Uint8Array(readFileSync(join(folder, 'out', 'a.xlsx'))));
    const r = readReturned(sheetCase(), saved);
    expect(codes(r)).toEqual(['returned.blank']);
    expect(saved.sheets.flatMap((s) => s.rules).filter((x) => x.formula === '"低位,中位,高位"').length).toBe(
      4,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
