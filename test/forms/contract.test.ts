/** One test over all forms: what forms/README.md promises. */
import { describe, expect, it } from 'vitest';
import { forms, formOf, formsFor } from '#forms';
import { getAt, hasControlCharacter, plainDate } from '#kernel';
import { fieldInfo } from '#messages';
import { currentEdition, formFact } from '#rulebook';
import type { CaseFile } from '#schemas';
import { abridged, AS_OF, empty, incomplete, sampleFor, stringsOf, valuesOf } from './support.ts';

// Numbers, titles and clauses as the rules name them (a copy of the facts, so that a slip in the rulebook shows too).
const FACTS = {
  '1-1': ['様式1-1', '事前申請書', ['3.1']],
  '1-2': ['様式1-2', 'SaaSの利用に係る業務・情報の影響度評価シート', ['3.1(1)', '3.3']],
  '1-5': ['様式1-5', '事前申請に係る異議申立書', ['6.1']],
  'special-measure-pledge': [null, '特別措置の適用に係る誓約書', ['special 2(2) bullet 4']],
  '2-4': ['様式2-4', '登録申請書', ['8.1']],
  '2-1': ['様式2-1', '言明書', ['7.1', '8.1(2)']],
  '2-1-annex': ['様式2-1', '言明書 別添', ['7.1', '8.1(2)']],
  '2-2': ['様式2-2', '経営者確認書', ['7.1', '8.1(3)']],
  'improvement-plan': [null, '改善計画書', ['7.4', '8.1(5)']],
  '7.5-information': [null, '7.5に規定する情報', ['7.5', '8.1(6)']],
  '7.6-oath': [null, '7.6に規定する事項に関する宣誓書', ['7.6', '8.1(7)']],
  '2-3': ['様式2-3', '内部監査に係る報告書', ['7.2', '8.1(8)']],
  'inquiry-answer': [null, '照会への回答書', ['4.5(1)', '9.5', '10.4']],
  '2-20': ['様式2-20', '登録留保に関する意思表明書', ['10.9']],
  '2-21': ['様式2-21', '登録留保に係る申請書', ['10.10(4)']],
  '2-1-followup': ['様式2-1', '言明書', ['7.1', '10.10(2)']],
  '2-1-annex-followup': ['様式2-1', '言明書 別添', ['7.1', '10.10(2)']],
  '2-2-followup': ['様式2-2', '経営者確認書', ['7.1', '10.10(2)']],
  'incident-flash': [null, 'インシデント速報', ['13.2', '別紙3']],
  '2-8': ['様式2-8', '情報セキュリティインシデントに関する報告書', ['13.3']],
  '2-9': ['様式2-9', 'クラウドサービスの登録の一時停止解除届出書', ['13.9', '16.6']],
  '2-10': ['様式2-10', '重大な統制変更等届出書', ['14.1']],
  '2-11': ['様式2-11', 'ISMAP-LIUクラウドサービスリスト掲載事項変更届出書', ['14.2']],
  'monitoring-answer': [null, 'モニタリング確認内容への回答', ['15.2(2)']],
  'monitoring-defence': [null, '弁明書', ['15.2(5)']],
  '2-1-reaudit': ['様式2-1', '言明書', ['7.1', '16.2']],
  '2-1-annex-reaudit': ['様式2-1', '言明書 別添', ['7.1', '16.2']],
  '2-15': ['様式2-15', '登録取下届出書', ['18.1']],
  '2-17': ['様式2-17', '異議申立書', ['19.1']],
} as const;

// Papers the rules name without a form of their own, and those made again for other controls (10.10(2)).
const OURS = new Set([
  'inquiry-answer',
  '2-1-followup',
  '2-1-annex-followup',
  '2-1-reaudit',
  '2-1-annex-reaudit',
  '2-2-followup',
]);

/** Every place of a path pattern in the case. */
function places(file: CaseFile, pattern: string): { path: string; value: unknown }[] {
  const tails = pattern.split('/*/');
  return tails.slice(1).reduce(
    (spots, tail) =>
      spots.flatMap(({ path, value }) =>
        (Array.isArray(value) ? value : []).map((element: unknown) => ({
          path: `${path}/${String(getAt(element, 'id'))}/${tail}`,
          value: getAt(element, tail),
        })),
      ),
    [{ path: tails[0]!, value: getAt(file, tails[0]!) }],
  );
}

it('the registry holds the papers of 3.1, 6.1, the special measure and 8.1, each once', () => {
  expect(forms.map((f) => f.key)).toEqual(Object.keys(FACTS));
  expect(formsFor('preApplication').map((f) => f.key)).toEqual(['1-1', '1-2']);
  expect(formsFor('application')).toHaveLength(8);
  expect(formOf('2-3')?.title).toBe('内部監査に係る報告書');
  expect(formOf('9-9')).toBeUndefined();
});

describe.each(forms.map((form) => [form.key, form] as const))('form %s', (key, form) => {
  // The sample of its part of the procedure.
  const complete = sampleFor(form);

  it('carries the exact number, title and clauses', () => {
    expect([form.formNo, form.title, form.clauses]).toEqual(FACTS[key as keyof typeof FACTS]);
    if (OURS.has(key)) return;
    const fact = formFact(form.formNo ?? form.title);
    expect(fact?.title).toBe(form.title.replace(' 別添', ''));
    expect(fact?.clauses).toEqual(form.clauses);
  });

  it('uses only fields that the messages know, each once', () => {
    expect(form.uses.filter((path) => fieldInfo(path) === null)).toEqual([]);
    expect(new Set(form.uses).size).toBe(form.uses.length);
  });

  it.each([
    ['empty', empty],
    ['complete', complete],
    ['incomplete', incomplete],
  ])('builds from the %s case, in plain text, and says that it is not official', (_name, file) => {
    for (const asOf of [AS_OF, plainDate('2023-06-01')]) {
      const paper = form.build(file, asOf);
      expect(paper.title).toBe(form.title);
      expect(paper.footer).toBe(`公式様式ではありません（LIU Navi 作成）／${currentEdition.title}に基づく`);
      expect(paper.stamp).toBe(file.sample ? 'サンプル' : null);
      expect(paper.date).toBe(asOf);
      expect(paper.blocks.length).toBeGreaterThan(2);
      expect(stringsOf(paper).filter((s) => hasControlCharacter(s) || /undefined|\[object/.test(s))).toEqual(
        [],
      );
      for (const block of paper.blocks) {
        if (block.type !== 'table') continue;
        const width = block.columns.reduce((sum, c) => sum + c.width, 0);
        expect(width).toBeCloseTo(1, 2);
        for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
      }
    }
  });

  it.each([
    ['complete', complete],
    ['incomplete', incomplete],
  ])('shows every value it uses of the %s case, with its path', (_name, file) => {
    const values = valuesOf(form.build(file, AS_OF));
    const bySource = new Map<string, string>();
    for (const v of values)
      if (v.source) bySource.set(v.source.path, `${bySource.get(v.source.path) ?? ''}${v.text}`);
    const everything = values.map((v) => v.text).join('\n');
    const lost = form.uses
      .flatMap((use) => places(file, use).map((place) => ({ ...place, kind: fieldInfo(use)?.kind })))
      .filter(({ value }) => value !== null && value !== '' && value !== undefined)
      .filter(({ path, value, kind }) =>
        typeof value === 'string' && (kind === 'line' || kind === 'text' || kind === 'code' || kind === 'url')
          ? !everything.includes(value.trim())
          : !bySource.has(path),
      );
    expect(lost).toEqual([]);
  });

  it('marks what is missing and lists it as open, with its section', () => {
    const paper = form.build(empty, AS_OF);
    expect(paper.open.length).toBeGreaterThan(0);
    expect(paper.open.some((line) => /^.+：.+/.test(line))).toBe(true);
    expect(valuesOf(paper).some((v) => v.missing === true)).toBe(true);
    // What is handed in by itself may have no occasion in the incomplete sample.
    if (form.filing === 'preApplication' || form.filing === 'application')
      expect(form.build(incomplete, AS_OF).open.length).toBeGreaterThan(0);
  });

  it('has nothing open for the complete sample', () => {
    expect(form.build(complete, AS_OF).open).toEqual([]);
    expect(valuesOf(form.build(complete, AS_OF)).filter((v) => v.missing)).toEqual([]);
  });

  it('reports only problems of its own fields', () => {
    for (const problem of form.problems(incomplete, AS_OF)) expect(problem.path).not.toBe('');
    expect(form.problems(complete, AS_OF).filter((p) => p.severity === 'error')).toEqual([]);
  });

  it('matches its golden paper', async () => {
    const paper = form.build(complete, AS_OF);
    const text = JSON.stringify({ ...paper, blocks: paper.blocks.map(abridged) }, null, 1);
    await expect(`${text}\n`).toMatchFileSnapshot(`../golden/forms/${key}.json`);
  });
});

it('no two papers are called the same in a list', () => {
  const names = forms.map((form) => form.name);
  expect(new Set(names).size).toBe(names.length);
});
