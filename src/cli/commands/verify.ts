/** `liu verify FILE.zip`: whether a bundle is whole and complete. */
import { bundleFile, recheck, verifyBundle, type VerifyFailure } from '#documents/bundle';
import { plansOf, recheckOfficial } from '#forms';
import { cliMessage, verifyMessage } from '#messages';
import { parseArgs } from '../args.ts';
import { fail, type Command } from '../io.ts';
import { formFiller } from '../official.ts';

export const verify: Command = async (argv, io) => {
  const args = parseArgs(argv, { positions: ['FILE.zip'] });
  if (!args.ok) return fail(io, [args.error]);
  const bytes = await io.read(args.value.positions[0]!);
  if (!bytes.ok) return fail(io, [bytes.error]);

  const checked = await verifyBundle(bytes.value);
  if (!checked.ok) {
    const problems = problemsOf(checked.error);
    for (const problem of problems) io.err(`${problem.message}\n`);
    await io.out(`${JSON.stringify({ whole: false, complete: false, problems }, null, 2)}\n`);
    // What cannot be read as a bundle is bad input; a bundle whose contents were changed is a problem found.
    return checked.error.kind === 'unreadable' ? 2 : 1;
  }
  const { manifest, repacked, file, ...said } = checked.value;
  const plans = plansOf(file, said.asOf, manifest.filing, manifest.formats);
  const differs = [
    ...recheck(manifest, plans),
    ...(await recheckOfficial(manifest, file, plans, formFiller, (path) => bundleFile(bytes.value, path))),
  ];
  const report = { ...said, complete: said.complete && differs.length === 0 };
  const problems = repacked
    ? [
        {
          code: 'bundle.repacked',
          where: '',
          message: verifyMessage({ code: 'bundle.repacked', where: '', params: {} }),
        },
      ]
    : [];
  problems.push(...differs.map((d) => ({ code: d.code, where: d.where, message: verifyMessage(d) })));
  for (const problem of problems) io.err(`${problem.message}\n`);
  for (const d of report.drafts)
    io.err(`${cliMessage('bundle.draft', { title: d.title, n: d.open.length })}\n`);
  for (const m of report.missing)
    io.err(`${cliMessage('bundle.missing', { title: m.title, reason: m.reason })}\n`);
  await io.out(`${JSON.stringify({ whole: true, ...report, repacked, problems }, null, 2)}\n`);
  return report.complete && !repacked ? 0 : 1;
};

function problemsOf(failure: VerifyFailure): { code: string; where: string; message: string }[] {
  return [failure, ...failure.others].map((f) => ({
    code: f.code,
    where: f.where,
    message: verifyMessage(f),
  }));
}
