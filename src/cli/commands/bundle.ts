/** `liu bundle CASE.json --out FILE.zip`: the submission bundle, verified before it is written. */
import { buildBundle, sha256Hex } from '#documents/bundle';
import { renderPdf } from '#documents/pdf';
import { canonicalCaseJson, planBundle } from '#forms';
import { bundleMessage, cliMessage } from '#messages';
import type { BundleFiling, CaseFile } from '#schemas';
import { asOfArg, parseArgs } from '../args.ts';
import { loadAssets } from '../assets.ts';
import { fail, failure, type Bytes, type Command } from '../io.ts';
import { readCase } from '../read-case.ts';
import { editionArg, warnOfEdition } from '../read-edition.ts';

export const bundle: Command = async (argv, io) => {
  const args = parseArgs(argv, {
    options: ['--out', '--as-of', '--edition', '--filing'],
    positions: ['CASE.json'],
  });
  if (!args.ok) return fail(io, [args.error]);
  const out = args.value.option('--out');
  if (out === undefined) return fail(io, [failure('args.needed', { name: '--out FILE.zip' })]);
  const asOf = asOfArg(args.value, io.today);
  if (!asOf.ok) return fail(io, [asOf.error]);
  const edition = await editionArg(args.value, io);
  if (!edition.ok) return fail(io, [edition.error]);
  const filing = filingArg(args.value.option('--filing'));
  if (filing === null)
    return fail(io, [failure('args.filing', { value: args.value.option('--filing') ?? '' })]);
  const file = await readCase(args.value.positions[0]!, io);
  if (!file.ok) return fail(io, file.error);
  await warnOfEdition(file.value.edition, edition.value, io);

  const plan = planBundle(file.value, asOf.value, canonicalCaseJson(file.value), edition.value, filing);
  const attachments = attachmentsOf(file.value);
  const built = await buildBundle(plan, {
    renderPdf,
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

  const drafts = manifest.entries.filter((e) => e.open.length > 0);
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
    files: manifest.entries.map(({ path, bytes: size, form, clauses, open }) => ({
      path,
      bytes: size,
      form,
      clauses,
      open,
    })),
    missing: manifest.missing,
    lost,
  };
  await io.out(`${JSON.stringify(answer, null, 2)}\n`);
  return drafts.length + manifest.missing.length + lost.length > 0 ? 1 : 0;
};

/** Everything where the option is left out; null for a filing there is none of. */
function filingArg(value: string | undefined): BundleFiling | null {
  if (value === undefined || value === 'all') return 'all';
  return value === 'pre-application' ? 'preApplication' : null;
}

/** A lone JSON file carries its attachments as base64. What it does not carry is listed as missing by the bundle. */
function attachmentsOf(file: CaseFile): (sha256: string) => Bytes | null {
  const data = new Map(file.attachments.map((a) => [a.sha256, a.data]));
  return (sha256) => {
    const base64 = data.get(sha256);
    return base64 === undefined ? null : new Uint8Array(Buffer.from(base64, 'base64'));
  };
}
