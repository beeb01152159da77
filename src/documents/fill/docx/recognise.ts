/** Reads a .docx: which form it is, where its blanks are, and which fields they mean. */
import { ok, type Result } from '#kernel';
import type { OfficialCorrections, OfficialReading, OfficialVocabulary } from '#schemas';
import type { FillFailure } from '../contract.ts';
import { fingerprintOf, sha256 } from '../digest.ts';
import { formOfTitle, identify, type FormText } from '../form-identity.ts';
import { normaliseLabel, squash } from '../labels.ts';
import { openPackage, type OfficePackage } from '../package.ts';
import { matcherOf } from '../vocabulary-match.ts';
import { collect } from './candidates.ts';
import { decide, type Located } from './decide.ts';
import type { WordPart } from './model.ts';
import { readPart } from './read-part.ts';

export type { Located } from './decide.ts';
export type WordForm = {
  readonly opened: OfficePackage;
  /** The document, then the headers and footers it has. */
  readonly parts: readonly [WordPart, ...WordPart[]];
  readonly located: readonly Located[];
  readonly reading: OfficialReading;
};

/** Opens, reads and recognises; the reading is plain data, the rest is for writing. */
export async function readForm(
  bytes: Uint8Array<ArrayBuffer>,
  vocabulary: OfficialVocabulary,
  corrections: OfficialCorrections | null,
): Promise<Result<WordForm, FillFailure>> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const read = readParts(opened.value);
  if (!read.ok) return read;
  const parts = read.value;
  const [main, ...running] = parts;
  const matcher = matcherOf(vocabulary);
  const form = identify([...formTexts(main), ...running.flatMap(headTexts)], vocabulary);
  const isTitle = (text: string): boolean =>
    formOfTitle(text, vocabulary) !== null || (form.title !== '' && squash(text) === form.title);
  const collected = parts.map((part) => collect(part, matcher, isTitle, part === main));
  const fingerprint = fingerprintOf([
    form.no ?? '',
    ...main.paras.map((p) => normaliseLabel(p.text)).filter((t) => matcher.knows(t)),
  ]);
  const candidates = collected.flatMap((c) => c.candidates);
  const located = decide(candidates, matcher, form.no, fingerprint, corrections);
  const reading: OfficialReading = {
    format: 'docx',
    sha256: await sha256(bytes),
    form,
    fingerprint,
    labels: (collected[0]?.labels ?? []).filter((l) => l !== ''),
    places: located.map((l) => l.place),
  };
  return ok({ opened: opened.value, parts, located, reading });
}

/** The document and its headers and footers, each once. */
export function readParts(opened: OfficePackage): Result<[WordPart, ...WordPart[]], FillFailure> {
  const tree = opened.tree(opened.main);
  if (!tree.ok) return tree;
  const relations = opened.relations(opened.main);
  if (!relations.ok) return relations;
  const parts: [WordPart, ...WordPart[]] = [readPart(tree.value, opened.main)];
  for (const { external, type, target } of relations.value) {
    if (external || (type !== 'header' && type !== 'footer') || !opened.has(target)) continue;
    if (parts.some((p) => p.path === target)) continue;
    const extra = opened.tree(target);
    if (!extra.ok) return extra;
    parts.push(readPart(extra.value, target, false));
  }
  return ok(parts);
}

function formTexts(part: WordPart): FormText[] {
  const inBox = (start: number): boolean =>
    part.boxes.some((b) => b.element.start < start && start < b.element.end);
  return part.paras.map((p, n) => ({
    text: p.text,
    head: n < 12 || inBox(p.element.start),
    title: p.centred && n < 12,
  }));
}

const headTexts = (part: WordPart): FormText[] =>
  part.paras.map((p) => ({ text: p.text, head: true, title: false }));
