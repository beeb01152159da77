/** `liu bundle CASE.json --out FILE.zip`: the submission bundle, verified before it is written. */
import { buildBundle, sha256Hex } from '#documents/bundle';
import { renderDocx } from '#documents/docx';
import { renderPdf } from '#documents/pdf';
import { renderXlsx } from '#documents/xlsx-paper';
import { canonicalCaseJson, filingOf, filings, planBundle, withFormats, type Filing } from '#forms';
import { bundleMessage, cliMessage } from '#messages';
import { type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import { EVERYTHING, type CaseFile, type ExtraFormat } from '#schemas';
import { asOfArg, parseArgs } from '../args.ts';
import { loadAssets } from '../assets.ts';
import { fail, failure, type Bytes, type Command, type ExitCode, type Io } from '../io.ts';
import { readCase } from '../read-case.ts';
import { editionArg, warnOfEdition } from '../read-edition.ts';

export const bundle: Command = async (argv, io) => {
  const args = parseArgs(argv, {
    options: ['--out', '--as-of', '--edition', '--filing', '--subject', '--formats'],
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
  if (list || out === undefined) return listFilings(io, file.value, asOf.value, rulebook);
  const subject = args.value.option('--subject') ?? '';
  const subjects = asked?.subjects(file.value, asOf.value) ?? null;
  if (subject !== '' && !subjects?.some((s) => s.id === subject))
    return fail(io, [
      failure('args.subject', { value: subject, known: subjects?.map((s) => s.id).join(', ') ?? '' }),
    ]);

  const filing = { key, subject };
  const plan = withFormats(
    planBundle(file.value, asOf.value, canonicalCaseJson(file.value), rulebook, filing),
    formats,
  );
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
    missing: manifest.missing,
    dropped: manifest.dropped,
    lost,
  };
  await io.out(`${JSON.stringify(answer, null, 2)}\n`);
  return drafts.length + manifest.missing.length + lost.length > 0 ? 1 : 0;
};

/** The formats besides PDF, which is always there; null where one is none of ours. */
function formatsArg(value: string | undefined): readonly ExtraFormat[] | null {
  const asked = (value ?? 'pdf').split(',').filter((format) => format !== 'pdf');
  const formats = (['docx', 'xlsx'] as const).filter((format) => asked.includes(format));
  return formats.length === new Set(asked).size ? formats : null;
}

/** `--list`: every filing, whether there is an occasion for it, and what it may be about. */
async function listFilings(io: Io, file: CaseFile, asOf: PlainDate, rulebook: Rulebook): Promise<ExitCode> {
  const entry = (filing: Filing): unknown => {
    const subjects = filing.subjects(file, asOf);
    const subject = subjects?.at(-1)?.id ?? '';
    const { open, reason } = filing.occasion(file, asOf, rulebook, subject);
    const items = filing.items(file, asOf, rulebook, subject).map((item) => ({
      title: item.title,
      clauses: item.clauses,
      state: item.state,
      ...('reason' in item && { reason: item.reason }),
    }));
    const { key, title, clause } = filing;
    return { filing: key, title, clause, open, reason, ...(subjects && { subjects }), items };
  };
  await io.out(`${JSON.stringify({ asOf, filings: filings.map(entry) }, null, 2)}\n`);
  return 0;
}

/** A lone JSON file carries its attachments as base64. What it does not carry is listed as missing by the bundle. */
function attachmentsOf(file: CaseFile): (sha256: string) => Bytes | null {
  const data = new Map(file.attachments.map((a) => [a.sha256, a.data]));
  return (sha256) => {
    const base64 = data.get(sha256);
    return base64 === undefined ? null : new Uint8Array(Buffer.from(base64, 'base64'));
  };
}
