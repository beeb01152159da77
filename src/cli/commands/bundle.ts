/** `liu bundle CASE.json --out FILE.zip`: the submission bundle, verified before it is written. */
import { buildBundle, sha256Hex } from '#documents/bundle';
import { renderDocx } from '#documents/docx';
import { renderPdf } from '#documents/pdf';
import { renderXlsx } from '#documents/xlsx-paper';
import {
  canonicalCaseJson,
  filingOf,
  filings,
  officialNo,
  officialOutlook,
  planBundle,
  withFormats,
  withOfficial,
  type Filing,
  type FilingItem,
  type OfficialFile,
} from '#forms';
import { bundleMessage, cliMessage } from '#messages';
import { ok, type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import { EVERYTHING, type CaseFile, type ExtraFormat } from '#schemas';
import { asOfArg, parseArgs } from '../args.ts';
import { loadAssets } from '../assets.ts';
import { fail, failure, type Bytes, type Command, type ExitCode, type Io } from '../io.ts';
import { formFiller, formsAt } from '../official.ts';
import { readCase } from '../read-case.ts';
import { editionArg, warnOfEdition } from '../read-edition.ts';

export const bundle: Command = async (argv, io) => {
  const args = parseArgs(argv, {
    options: ['--out', '--as-of', '--edition', '--filing', '--subject', '--formats', '--official'],
    flags: ['--list'],
    positions: ['CASE.json'],
  });
  if (!args.ok) return fail(io, [args.error]);
  const out = args.value.option('--out');
  const list = args.value.flag('--list');
  if (out === undefined && !list) return fail(io, [failure('args.needed', { name: '--out FILE.zip' })]);
  const asOf = asOfArg(args.value, io.today);
  if (!asOf.ok) return fail(io, [asOf.error]);
  const edition = await editionArg(args.value, io);
  if (!edition.ok) return fail(io, [edition.error]);
  const key = args.value.option('--filing') ?? EVERYTHING.key;
  const asked = key === EVERYTHING.key ? null : filingOf(key);
  if (asked === undefined)
    return fail(io, [failure('args.filing', { value: key, known: filings.map((f) => f.key).join(', ') })]);
  const formats = formatsArg(args.value.option('--formats'));
  if (formats === null)
    return fail(io, [failure('args.formats', { value: args.value.option('--formats') ?? '' })]);
  const file = await readCase(args.value.positions[0]!, io);
  if (!file.ok) return fail(io, file.error);
  await warnOfEdition(file.value.edition, edition.value, io);
  const rulebook = edition.value ?? rulebookFor(file.value.edition);
  const at = args.value.option('--official');
  const official = at === undefined ? ok(null) : await formsAt(at, io);
  if (!official.ok) return fail(io, [official.error]);
  if (list || out === undefined) return listFilings(io, file.value, asOf.value, rulebook, official.value);
  const subject = args.value.option('--subject') ?? '';
  const subjects = asked?.subjects(file.value, asOf.value) ?? null;
  if (subject !== '' && !subjects?.some((s) => s.id === subject))
    return fail(io, [
      failure('args.subject', { value: subject, known: subjects?.map((s) => s.id).join(', ') ?? '' }),
    ]);

  const filing = { key, subject };
  const papers = withFormats(
    planBundle(file.value, asOf.value, canonicalCaseJson(file.value), rulebook, filing),
    formats,
  );
  const plan = official.value
    ? await withOfficial(papers, file.value, asOf.value, official.value, formFiller)
    : papers;
  const attachments = attachmentsOf(file.value);
  const built = await buildBundle(plan, {
    renderPdf,
    renderers: { docx: renderDocx, xlsx: renderXlsx },
    assets: await loadAssets(),
    attachment: (sha256) => Promise.resolve(attachments(sha256)),
  });
  if (!built.ok) {
    io.err(`${bundleMessage(built.error)}\n`);
    return 2;
  }
  const { bytes, manifest, lost } = built.value;
  const written = await io.write(out, bytes);
  if (!written.ok) return fail(io, [written.error]);

  const drafts = manifest.entries.filter((e) => e.open.length > 0 && e.copyOf === undefined);
  for (const d of drafts) io.err(`${cliMessage('bundle.draft', { title: d.title, n: d.open.length })}\n`);
  for (const m of manifest.missing)
    io.err(`${cliMessage('bundle.missing', { title: m.title, reason: m.reason })}\n`);
  for (const note of manifest.officialNotes) io.err(`${cliMessage('official.note', note)}\n`);
  for (const l of lost) io.err(`${cliMessage('bundle.lost', l)}\n`);
  const answer = {
    file: out,
    bytes: bytes.byteLength,
    sha256: await sha256Hex(bytes),
    caseId: manifest.caseId,
    caseSha256: manifest.caseSha256,
    edition: manifest.edition,
    asOf: manifest.asOf,
    filing: manifest.filing,
    formats: manifest.formats,
    files: manifest.entries.map(({ path, bytes: size, form, clauses, open }) => ({
      path,
      bytes: size,
      form,
      clauses,
      open,
    })),
    official: manifest.official.map(({ fields, ...form }) => ({ ...form, fields: fields.length })),
    officialNotes: manifest.officialNotes,
    missing: manifest.missing,
    dropped: manifest.dropped,
    lost,
  };
  await io.out(`${JSON.stringify(answer, null, 2)}\n`);
  const problems = [drafts, manifest.missing, manifest.officialNotes, lost];
  return problems.some((list) => list.length > 0) ? 1 : 0;
};

/** The formats besides PDF, which is always there; null where one is none of ours. */
function formatsArg(value: string | undefined): readonly ExtraFormat[] | null {
  const asked = (value ?? 'pdf').split(',').filter((format) => format !== 'pdf');
  const formats = (['docx', 'xlsx'] as const).filter((format) => asked.includes(format));
  return formats.length === new Set(asked).size ? formats : null;
}

/**
 * `--list`: every filing, whether there is an occasion for it, what it may be about, and how the official forms of its papers
 * stand (`official` null = none were given: only their numbers are told).
 */
async function listFilings(
  io: Io,
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook,
  official: readonly OfficialFile[] | null,
): Promise<ExitCode> {
  const outlookOf = outlooks(file, asOf, official);
  const entry = async (filing: Filing): Promise<unknown> => {
    const subjects = filing.subjects(file, asOf);
    const subject = subjects?.at(-1)?.id ?? '';
    const { open, reason } = filing.occasion(file, asOf, rulebook, subject);
    const items: unknown[] = [];
    for (const item of filing.items(file, asOf, rulebook, subject)) {
      const { title, clauses, state } = item;
      items.push({ title, clauses, state, ...(await outlookOf(item)) });
    }
    const { key, title, clause } = filing;
    return { filing: key, title, clause, open, reason, ...(subjects && { subjects }), items };
  };
  const entries: unknown[] = [];
  for (const filing of filings) entries.push(await entry(filing));
  await io.out(`${JSON.stringify({ asOf, filings: entries }, null, 2)}\n`);
  return 0;
}

/** What the list says of the official form of an item; a form that several filings hold is filled once. */
function outlooks(
  file: CaseFile,
  asOf: PlainDate,
  official: readonly OfficialFile[] | null,
): (item: FilingItem) => Promise<object> {
  const known = new Map<string, object>();
  return async (item) => {
    const no = item.state === 'paper' ? officialNo(item.form) : null;
    if (item.state !== 'paper' || no === null) return {};
    const use = { no, form: item.form.key, subject: item.subject ?? '' };
    if (official === null) return { officialForm: no };
    const key = JSON.stringify(use);
    const before = known.get(key);
    if (before) return before;
    const paper = { use, title: item.title, path: '' };
    const [outlook] = await officialOutlook([paper], file, asOf, official, formFiller);
    const { state, source, asked, blank, reason } = outlook!;
    const said = {
      officialForm: no,
      official: { state, ...source, asked, blank, ...(reason && { reason }) },
    };
    known.set(key, said);
    return said;
  };
}

/** A lone JSON file carries its attachments as base64. What it does not carry is listed as missing by the bundle. */
function attachmentsOf(file: CaseFile): (sha256: string) => Bytes | null {
  const data = new Map(file.attachments.map((a) => [a.sha256, a.data]));
  return (sha256) => {
    const base64 = data.get(sha256);
    return base64 === undefined ? null : new Uint8Array(Buffer.from(base64, 'base64'));
  };
}
